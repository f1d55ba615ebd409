"""Finished files read back into text, by libraries that had no part in writing them."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import Any

from ebookpack.core.crew import Hands
from ebookpack.core.edition import Artifact, PageSpec
from ebookpack.core.shelf import NoShelf, Shelf, get_sealed, put_sealed
from ebookpack.proof.opened_pdf import OpenedPdf, Reading, digest_of, reading

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
    shelf = shelf or NoShelf()
    starts = artifact.pages.pages if artifact.pages else ()
    keys = _page_keys(artifact.data, page)
    runs = [
        (section, [index for index, _ in indexed])
        for section, indexed in groupby(enumerate(starts), key=lambda item: item[1].section)
    ]
    found: list[str | None] = []
    for _, pages in runs:
        kept = get_sealed(shelf, _key(keys, pages))
        found.append(None if kept is None else kept.decode("utf-8", "surrogatepass"))
    unread = [pages for (_, pages), text in zip(runs, found, strict=True) if text is None]
    new = iter(hands([partial(_text_of, page=page, pages=pages) for pages in unread]))
    texts: dict[str, str] = {}
    for (section, pages), kept_text in zip(runs, found, strict=True):
        text = kept_text
        if text is None:
            text = next(new)
            put_sealed(shelf, _key(keys, pages), text.encode("utf-8", "surrogatepass"))
        texts[section] = texts.get(section, "") + text
    return texts


def _page_keys(data: bytes, page: PageSpec) -> list[bytes]:
    """For each page a digest of all that decides what is read from it.

    Of its operators those count that come before the pagination artifacts, the running head and the
    folio, which stand outside of the text block.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        fonts: dict[object, bytes] = {}
        keys = []
        for sheet in document.pages:
            resources = sheet.obj.get("/Resources", pikepdf.Dictionary())
            held = resources.get("/Font", pikepdf.Dictionary())
            named = tuple((name, font.objgen) for name, font in held.items())
            if named not in fonts:
                fonts[named] = digest_of(held)
            text, _, _ = sheet.Contents.read_bytes().partition(b"/Artifact")
            digest = sha256(
                f"{page} {list(map(float, (*sheet.mediabox, *sheet.trimbox)))}".encode()
            )
            digest.update(fonts[named] + text)
            keys.append(digest.digest())
    return keys


def _key(keys: list[bytes], pages: list[int]) -> str:
    return "text of pages " + sha256(b"".join(keys[page] for page in pages)).hexdigest()


def _text_of(opened: OpenedPdf, page: PageSpec, pages: list[int]) -> str:
    """Text between the top and the bottom margin of pages; heads and folios stand in them."""
    texts = []
    for index in pages:
        sheet = opened.drawn[index]
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
        sheet.close()
    return "".join(texts)
