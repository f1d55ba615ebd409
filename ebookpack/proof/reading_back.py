"""Finished files read back into text, by libraries that had no part in writing them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby

from ebookpack.core.edition import Artifact, PageSpec

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


def print_texts(artifact: Artifact, page: PageSpec) -> dict[str, str]:
    """Text of the pages of each section of a print edition by its id, heads and folios left out."""
    starts = artifact.pages.pages if artifact.pages else ()
    labelled = zip(starts, _page_texts(artifact.data, page), strict=True)
    texts: dict[str, str] = {}
    for section, pages in groupby(labelled, key=lambda pair: pair[0].section):
        texts[section] = texts.get(section, "") + "".join(text for _, text in pages)
    return texts


def _page_texts(data: bytes, page: PageSpec) -> Iterator[str]:
    """Text between the top and the bottom margin of each page; heads and folios stand in them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for sheet in document:
            text = sheet.get_textpage()
            yield text.get_text_bounded(
                left=0,
                right=page.width,
                # A line's accents and tails may reach out of the text block by a little.
                bottom=page.bottom - 4,
                top=page.height - page.top + 4,
            )
            text.close()
            sheet.close()
    finally:
        document.close()
