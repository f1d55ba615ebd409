"""The words of a book, compared with those that a reading system shows."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

NEAR = 600
"""Letters that may stand between two of its words: numbers of lists, a contents page."""
_WORD = re.compile(r"[^\W_]+")
_SPINE = "string(//*[local-name()='manifest']/*[@id=$id]/@href)"


def words_of(text: str) -> list[str]:
    """The words of a text, whichever its letters: capitals, ligatures and marks do not count."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold())


def words_of_epub(book: Path) -> list[str]:
    """Words of the documents of a book in the order of its spine; the navigation is left out."""
    words: list[str] = []
    with zipfile.ZipFile(book) as container:
        package = etree.fromstring(container.read("EPUB/content.opf"))
        for reference in package.iterfind(".//{*}itemref"):
            href = str(package.xpath(_SPINE, id=reference.get("idref", "")))
            if href == "nav.xhtml":
                continue
            body = etree.fromstring(container.read(f"EPUB/{href}")).find("{*}body")
            if body is not None:
                for reading in body.iterfind(".//{*}rp"):
                    reading.text = None
                words += words_of("\n".join(map(str, body.itertext())))
    return words


def lost_words(wanted: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Passages of the words wanted that are not shown in their place.

    What is shown is taken as one run of letters: markup parts words that others do not part, as an
    initial from what it begins.
    """
    run = "".join(shown)
    lost: list[list[str]] = []
    place, last = 0, -1
    for number, word in enumerate(wanted):
        start = run.find(word, place, place + len(word) + NEAR)
        if start != -1:
            place = start + len(word)
            continue
        if not lost or number != last + 1:
            lost.append([])
        lost[-1].append(word)
        last = number
    return [" ".join(words) for words in lost]
