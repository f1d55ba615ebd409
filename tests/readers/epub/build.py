"""Small books, made of strings of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block
from ebookpack.readers.epub.reader import read_epub
from tests.manuscripts import manuscript_of

XHTML = "application/xhtml+xml"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)


def page(body: str, *, kind: str = "", head: str = "") -> str:
    """A content document; `kind` is the `epub:type` of its body."""
    said = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>{head}</head>'
        f"<body{said}>{body}</body></html>"
    )


def nav(*entries: tuple[str, str], landmarks: str = "") -> str:
    """A navigation document: (address, title) of each entry."""
    lines = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title in entries)
    return page(
        f'<nav epub:type="toc"><ol>{lines}</ol></nav>'
        f'<nav epub:type="landmarks"><ol>{landmarks}</ol></nav>'
    )


def ncx(*entries: tuple[str, str]) -> str:
    points = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{href}'/></navPoint>"
        for href, title in entries
    )
    return (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx-2005-1.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )


def epub(
    pages: Mapping[str, str],
    *,
    metadata: str = "",
    navigation: str = "",
    ncx: str = "",
    guide: str = "",
    files: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Bytes of a book whose spine is the pages, in their order."""
    items = [
        f'<item id="i{n}" href="{name}" media-type="{XHTML}"/>' for n, name in enumerate(pages)
    ]
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    contents: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        **{f"OPS/{name}": text for name, text in pages.items()},
    }
    if navigation:
        items.append(f'<item id="nav" href="nav.xhtml" media-type="{XHTML}" properties="nav"/>')
        contents["OPS/nav.xhtml"] = navigation
    if ncx:
        items.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
        contents["OPS/toc.ncx"] = ncx
    contents["OPS/book.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{''.join(items)}</manifest>"
        f'<spine toc="ncx">{spine}</spine><guide>{guide}</guide></package>'
    )
    return zipped({**contents, **(files or {})})


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(data: bytes, diagnostics: Diagnostics | None = None) -> Document:
    """The document that the reader makes of bytes."""
    return read_epub(manuscript_of(data, "novel.epub"), diagnostics or Diagnostics())


def texts(blocks: Iterable[Block]) -> list[str]:
    return [block_text(block) for block in blocks]


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.code for finding in diagnostics]
