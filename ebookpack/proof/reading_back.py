"""Finished files read back into text, by libraries that had no part in writing them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ebookpack.core.crew import Hands
from ebookpack.core.edition import Artifact, PageSpec
from ebookpack.core.shelf import NoShelf, Shelf, get_sealed, put_sealed
from ebookpack.proof.opened_pdf import (
    OpenedPdf,
    Reading,
    Steps,
    read_alone,
    reading,
)

if TYPE_CHECKING:
    from ebookpack.proof.page_digests import PageDigest

_XHTML = "{http://www.w3.org/1999/xhtml}"


def epub_texts(data: bytes) -> dict[str, str]:
    """Text of each content document of an EPUB by the stem of its name.

    Furniture that says nothing of the manuscript's is in it too: a heading that the edition adds,
    the numbers of notes.
    """
    from lxml import etree

    texts: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as epub:
        for name in epub.namelist():
            if name.endswith(".xhtml"):
                root = etree.fromstring(epub.read(name))
                body = root.find(f"{_XHTML}body")
                stem = name.rpartition("/")[2].removesuffix(".xhtml")
                texts[stem] = "".join(map(str, body.itertext())) if body is not None else ""
    return texts


def archive_texts(artifact: Artifact) -> dict[str, str]:
    """Text of the files of each section for an archive by its id, behind its title.

    The titles stand in the first file.
    """
    from lxml import html

    def text(name: str) -> str:
        data = artifact.files[name].decode()
        return "".join(map(str, html.fromstring(f"<div>{data}</div>").itertext()))

    work = html.fromstring(artifact.files[next(iter(artifact.files))].decode())
    titles = ["".join(map(str, item.itertext())) for item in work.iterfind(".//ol/li")]
    return {
        section: "\n".join((title, *map(text, names)))
        for (section, names), title in zip(artifact.parts, titles, strict=True)
    }


def print_texts(
    artifact: Artifact,
    page: PageSpec,
    hands: Hands[Reading, Any] | None = None,
    shelf: Shelf | None = None,
) -> dict[str, str]:
    """Text of the pages of each section of a print edition by its id, heads and folios left out.

    The hands (`reading`) read the pages, but for those of sections that the shelf has: what is read
    from a page follows from its operators, its fonts and its size, and those are its key.
    """
    if hands is None:
        with reading(artifact.data) as own:
            return print_texts(artifact, page, own, shelf)
    opened = OpenedPdf(artifact.data)
    return read_alone(hands, texts_in_steps(opened, section_runs(artifact), page, shelf))


def texts_in_steps(
    opened: OpenedPdf,
    runs: Sequence[tuple[str, range]],
    page: PageSpec,
    shelf: Shelf | None = None,
) -> Steps[dict[str, str]]:
    """`print_texts`, for those who read something else of the pages too (`section_runs`)."""
    shelf = shelf or NoShelf()
    keys = {run: _key(opened.digests, page, run) for _, run in runs}
    kept = {run: get_sealed(shelf, key) for run, key in keys.items()}
    read = yield {
        run: partial(_text_of, page=page, pages=run) for run, text in kept.items() if text is None
    }
    texts: dict[str, str] = {}
    for section, run in runs:
        sealed = kept[run]
        if sealed is None:
            text = read[run]
            put_sealed(shelf, keys[run], text.encode("utf-8", "surrogatepass"))
        else:
            text = sealed.decode("utf-8", "surrogatepass")
        texts[section] = texts.get(section, "") + text
    return texts


def section_runs(artifact: Artifact) -> list[tuple[str, range]]:
    """The pages of each section of a print edition, where it is not parted by another."""
    starts = artifact.pages.pages if artifact.pages else ()
    runs = []
    for section, found in groupby(range(len(starts)), key=lambda index: starts[index].section):
        first, *more = found
        runs.append((section, range(first, first + 1 + len(more))))
    return runs


def _key(digests: Sequence[PageDigest], page: PageSpec, pages: range) -> str:
    """What is read from pages hangs on: all but heads and folios, and where those are left out."""
    drawn = b"".join(digests[index].above for index in pages)
    return "text of pages " + sha256(f"{page}\n".encode() + drawn).hexdigest()


def _text_of(opened: OpenedPdf, page: PageSpec, pages: range) -> str:
    """Text between the top and the bottom margin of pages; heads and folios stand in them."""
    texts = []
    for index in pages:
        sheet = opened.page(index)
        text = sheet.get_textpage()
        left, bottom, right, top = sheet.get_trimbox()
        texts.append(
            text.get_text_bounded(
                left=left,
                right=right,
                # A line's accents and tails may reach out of the text block by a little.
                bottom=bottom + page.bottom - 4,
                top=top - page.top + 4,
            )
        )
        text.close()
    return "".join(texts)
