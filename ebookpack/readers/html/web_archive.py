"""Web pages that a browser saved in one file: `.mhtml`, a message of MIME parts (RFC 2557).

The page is the first part of HTML; its pictures are parts named by their addresses. Bodies are
split and decoded here, each part once and parts in parts to a bounded depth, so that time and
memory stay within what the file's size allows.
"""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.encodings import encoding_named
from ebookpack.core.errors import ManuscriptError

MOST_PARTS = 5000
DEEPEST = 4
"""Parts in parts: related parts hold alternatives at most."""
MOST_HEADER_BYTES = 64 * 1024
_PAGE = re.compile(rb"<html[\s>]|<!doctype html", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")


class _Part(Struct, frozen=True, kw_only=True):
    header: Message
    body: bytes

    @property
    def type(self) -> str:
        return self.header.get_content_type()

    def header_text(self, name: str) -> str:
        return str(self.header.get(name, "")).strip()

    def decoded(self) -> bytes:
        """The content, its transfer encoding undone; what is damaged in it is passed over."""
        encoding = self.header_text("content-transfer-encoding").lower()
        try:
            if encoding == "base64":
                return b64decode(self.body, validate=False)
            if encoding == "quoted-printable":
                return quopri.decodestring(self.body)
        except (binascii.Error, ValueError):
            return b""
        return self.body


class WebArchive(Struct, frozen=True, kw_only=True):
    """A page, and the files that were saved with it."""

    page: bytes
    encoding: str
    """Python's name of the encoding that the archive says the page is in; empty for none."""
    address: str
    """Where the page was on the web."""
    _files: Mapping[str, _Part]

    def file(self, address: str) -> bytes | None:
        """The file that the page calls by an address; None if it was not saved."""
        part = self._files.get(address) or self._files.get(_absolute(self.address, address))
        return part.decoded() if part is not None else None


def open_web_archive(data: bytes, span: Span) -> WebArchive:
    """Open a page that was saved in one file.

    Raises ManuscriptError if there is no page in it (R343).
    """
    parts = list(_parts(data, DEEPEST))
    page = next((part for part in parts if part.type in _PAGES), None)
    if page is None and _PAGE.search(data[:MOST_HEADER_BYTES]) and len(parts) == 1:
        page = replace(parts[0], body=data)  # a page as it is, by a wrong name
    if page is None:
        raise ManuscriptError.at(
            span, "R343", "there is no page in this file", "save the page anew, as HTML"
        )
    files: dict[str, _Part] = {}
    for part in parts:
        ident = part.header_text("content-id").strip("<>")
        for name in (part.header_text("content-location"), f"cid:{ident}" if ident else ""):
            if name and part is not page:
                files.setdefault(name, part)
    charset = page.header.get_content_charset("")
    return WebArchive(
        page=page.decoded(),
        encoding=encoding_named(charset) if charset else "",
        address=page.header_text("content-location"),
        _files=files,
    )


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _parts(data: bytes, depth: int) -> Iterator[_Part]:
    """The parts of a message that hold no others, in order."""
    waiting = [(data, depth)]
    count = 0
    while waiting and count < MOST_PARTS:
        raw, depth = waiting.pop()
        count += 1
        part = _part(raw)
        boundary = part.header.get_boundary()
        if part.header.get_content_maintype() != "multipart" or not boundary or not depth:
            yield part
            continue
        inner = _split(part.body, boundary.encode("ascii", "replace"))
        waiting += [(each, depth - 1) for each in reversed(inner)]


def _part(raw: bytes) -> _Part:
    """A part's header and body; without the blank line between them, all of it is the body."""
    raw = raw.lstrip(b"\r\n")
    head, mark, body = min(
        (raw.partition(mark) for mark in (b"\r\n\r\n", b"\n\n")), key=lambda cut: len(cut[0])
    )
    if not mark or len(head) > MOST_HEADER_BYTES:
        head, body = b"", raw
    return _Part(header=BytesHeaderParser().parsebytes(head), body=body)


def _split(body: bytes, boundary: bytes) -> list[bytes]:
    """The parts between the lines of a boundary (RFC 2046, 5.1.1)."""
    line = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?:\n|$)")
    inner: list[bytes] = []
    start: int | None = None
    for found in line.finditer(body):
        if start is not None:
            inner.append(body[start : found.start()])
        start = found.end()
        if found[1] or len(inner) >= MOST_PARTS:
            return inner
    return inner if start is None else [*inner, body[start:]]
