"""The words of a book, compared with those that a reading system shows."""

from __future__ import annotations

import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from lxml import etree

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
    """Passages of the words wanted that are not shown in their place, by the program `diff`.

    Others may stand between them: numbers of lists, a contents page. Nor is lost what is one word
    there and several here, as an initial and what it begins.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("wanted", "shown")]
        for file, words in zip(files, (wanted, shown), strict=True):
            file.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        ran = subprocess.run(["diff", *files], capture_output=True, text=True, check=False)
    lost = []
    for is_change, lines in groupby(ran.stdout.splitlines(), lambda line: line[0] in "<>-"):
        if is_change:
            sides = {side: [line[2:] for line in there] for side, there in _by_side(lines)}
            missing = sides.get("<", [])
            if "".join(missing) not in "".join(sides.get(">", [])):
                lost.append(" ".join(missing))
    return lost


def _by_side(lines: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    return groupby(lines, itemgetter(0))
