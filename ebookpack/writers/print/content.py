"""Content streams of pages, put together from parts that are compressed already.

To compress the pages of a book takes longer than anything else that is done with them once they are
drawn. So those who draw a piece compress its text, each page by itself; when the book is joined,
what stands around the text is compressed behind it, as if both had been one (RFC 1950, RFC 1951: a
stream is blocks one behind the other, and a block may repeat what stood in those before it).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from msgspec import Struct

_NAME = re.compile(rb"(?<!\S)/([^\s/<>\[\]()]+)")
_HEADER = b"\x78\x9c"
"""Of a stream compressed as zlib does by default."""
_END = b"\x03\x00"
"""A last block, with nothing in it."""
_WINDOW = 1 << 15
"""Bytes that a block can repeat something from."""
_MODULUS = 65_521


class Part(Struct, frozen=True, kw_only=True):
    """A part of a content stream."""

    blocks: bytes
    """Its operators, as whole blocks of which none is the last."""
    checksum: int
    """Adler-32 of the operators."""
    size: int
    """Bytes of the operators."""
    names: tuple[str, ...]
    """Of resources that it draws with, and perhaps some that are none."""


EMPTY = Part(blocks=b"", checksum=1, size=0, names=())


def part(operators: bytes, before: bytes = b"") -> Part:
    """Operators as a part of a stream; they may repeat some of the bytes that stand before them."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS, zdict=before[-_WINDOW:])
    return Part(
        # The operators of the next part start on a line of their own.
        blocks=packing.compress(operators + b"\n") + packing.flush(zlib.Z_SYNC_FLUSH),
        checksum=zlib.adler32(operators + b"\n"),
        size=len(operators) + 1,
        names=names_in(operators),
    )


def names_in(operators: bytes) -> tuple[str, ...]:
    """The names in operators: of resources, and perhaps some others."""
    return tuple(sorted({name.decode("latin-1") for name in _NAME.findall(operators)}))


def operators_of(found: Part) -> bytes:
    """The operators of a part that repeats nothing from before it. Raises zlib.error."""
    return zlib.decompressobj(wbits=-zlib.MAX_WBITS).decompress(found.blocks)


def stream(parts: Iterable[Part]) -> bytes:
    """A content stream, as the filter FlateDecode takes it."""
    blocks, checksum = [_HEADER], 1
    for each in parts:
        blocks.append(each.blocks)
        checksum = _together(checksum, each)
    return b"".join((*blocks, _END, checksum.to_bytes(4, "big")))


def _together(checksum: int, more: Part) -> int:
    """Adler-32 of something and a part behind it: two sums, of the bytes and of the first sum."""
    low, high = checksum & 0xFFFF, checksum >> 16
    more_low, more_high = more.checksum & 0xFFFF, more.checksum >> 16
    # Each of the first sums counts from 1.
    both_low = (low + more_low - 1) % _MODULUS
    both_high = (high + more_high + more.size * (low - 1)) % _MODULUS
    return both_high << 16 | both_low
