"""What a font file says of itself, read from its tables (OpenType 1.9, "otff", "cmap", "fvar"...).

fontTools reads all of that too, but takes a tenth of a second to load, and builds an object for
each lookup of a font of which only the names of its features are wanted.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_SINGLE = (b"\0\1\0\0", b"OTTO", b"true")
"""How a file of one font starts that is not compressed."""
_FULL, _BASIC = 12, 4
"""Formats of the table that says which characters a font has: of all Unicode, and of its start."""
_UNICODE = {(3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0)}
"""(platform, encoding) of those whose codes are Unicode's."""


class UnusualFontError(Exception):
    """A font that is not of the usual form: compressed, one of a collection, of another format."""


def feature_tags(path: str) -> frozenset[str]:
    """The OpenType features by which glyphs are replaced, as `smcp`.

    Raises UnusualFontError for a file of another form.
    """
    table = _table(path, b"GSUB")
    if not table:
        return frozenset()
    try:
        (features,) = struct.unpack_from(">H", table, 6)
        (count,) = struct.unpack_from(">H", table, features)
        records = struct.iter_unpack(">4sH", table[features + 2 :][: 6 * count])
        return frozenset(tag.decode("latin-1") for tag, _ in records)
    except struct.error as error:
        raise UnusualFontError(path) from error


def axes(path: str) -> tuple[str, ...]:
    """The axes along which it varies, as `wght`; none if it is static.

    Raises UnusualFontError for a file of another form.
    """
    table = _table(path, b"fvar")
    if not table:
        return ()
    try:
        first, _, count, size = struct.unpack_from(">HHHH", table, 4)
        tags = (table[first + size * axis :][:4] for axis in range(count))
        return tuple(tag.decode("latin-1") for tag in tags)
    except struct.error as error:
        raise UnusualFontError(path) from error


def characters(path: str) -> frozenset[str]:
    """The characters that have a glyph.

    Raises UnusualFontError for a file of another form.
    """
    table = _table(path, b"cmap")
    try:
        (count,) = struct.unpack_from(">H", table, 2)
        starts = [
            start
            for platform, encoding, start in struct.iter_unpack(">HHI", table[4:][: 8 * count])
            if (platform, encoding) in _UNICODE
        ]
        # Of several tables that with the most is the font's; it has what the others have.
        found = [(struct.unpack_from(">H", table, start)[0], start) for start in starts]
        form, start = max((one for one in found if one[0] in (_FULL, _BASIC)), default=(0, 0))
        if not form:
            raise UnusualFontError(path)
        codes = _all_unicode(table, start) if form == _FULL else _first_plane(table, start)
        return frozenset(map(chr, codes))
    except (struct.error, ValueError) as error:
        raise UnusualFontError(path) from error


def _all_unicode(table: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", table, start + 12)
    for first, last, glyph in struct.iter_unpack(">III", table[start + 16 :][: 12 * groups]):
        yield from range(first + (glyph == 0), last + 1)


def _first_plane(table: bytes, start: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", table, start + 6)
    row = f">{twice // 2}H"
    at = start + 14
    lasts = struct.unpack_from(row, table, at)
    firsts = struct.unpack_from(row, table, at + twice + 2)
    deltas = struct.unpack_from(row, table, at + 2 * twice + 2)
    places = at + 3 * twice + 2
    offsets = struct.unpack_from(row, table, places)
    for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                place = places + 2 * index + offsets[index] + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", table, place)
            if (offsets[index] and not glyph) or not (glyph + deltas[index]) & 0xFFFF:
                continue
            yield code


def _table(path: str, wanted: bytes) -> bytes:
    """A table of a font; empty if it has none such."""
    with Path(path).open("rb") as file:
        head = file.read(12)
        if head[:4] not in _SINGLE or len(head) < 12:
            raise UnusualFontError(path)
        (count,) = struct.unpack_from(">H", head, 4)
        directory = file.read(16 * count)
        for tag, _, start, length in struct.iter_unpack(">4sIII", directory[: 16 * count]):
            if tag == wanted:
                file.seek(start)
                return file.read(length)
    return b""
