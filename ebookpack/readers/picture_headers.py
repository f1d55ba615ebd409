"""What the first bytes of a picture say: its format and its size, without decoding it."""

from __future__ import annotations

import re
import struct

from msgspec import Struct

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_SVG = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:svg:)?svg\b",
    re.DOTALL | re.IGNORECASE,
)
_UTF8_MARK = b"\xef\xbb\xbf"
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that give the size (ITU-T T.81, B.1.1.3)."""
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


class Header(Struct, frozen=True, kw_only=True):
    """What a picture says it is."""

    media_type: str
    width: int
    """Pixels; 0 where the header does not say (SVG, TIFF, BMP, WebP)."""
    height: int


def read_header(data: bytes) -> Header | None:
    """Format and size of a picture; None if it is none that we know, or its header is broken."""
    media_type = _media_type(data)
    if media_type is None:
        return None
    size: tuple[int, int] | None = (0, 0)
    if media_type == "image/png":
        size = (
            struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) > 24 else None
        )
    elif media_type == "image/gif":
        size = struct.unpack("<HH", data[6:10]) if len(data) > 10 else None
    elif media_type == "image/jpeg":
        size = _jpeg_size(data)
    return size and Header(media_type=media_type, width=size[0], height=size[1])


def _media_type(data: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if _SVG.match(data[:4096].removeprefix(_UTF8_MARK)):
        return "image/svg+xml"
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
