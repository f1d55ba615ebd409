"""Glyphs that a font of the PDF lacks: what is drawn for them is .notdef, a box or nothing.

A page's text says which codes it draws. In composite fonts a code leads to a CID, and CID 0 is
.notdef (ISO 32000-1, 9.7.6.3); in simple ones the encoding names it. Text of forms (XObjects) is
not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from msgspec import Struct

from ebookpack.proof.setting.defects import Box, Defect, Kind, at_lines, at_page, line_box
from ebookpack.proof.setting.pages import Line, Page, Setting, Word

_OPERATORS = "Tf Tj TJ ' \""
_SECTION = re.compile(rb"begin(cidchar|cidrange|notdefrange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(-?\d+)|\[|\]")
_ZERO = re.compile(rb"<(?:[0-9A-Fa-f]{4})*0000|\0\0|\\0")
"""How a string with code 0 of two bytes may be written; spaces within hexadecimals are not."""
_CODE_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f\s]+)>")


class _Font(Struct, frozen=True):
    """What is to be known of a font."""

    bytes_per_code: int
    only_zero: bool
    """Whether code 0 alone may lead to .notdef."""
    lacks: Callable[[int], bool]
    """Whether a code leads to .notdef."""
    unicode: dict[int, str]
    """What codes stand for."""


def missing_glyphs(data: bytes, setting: Setting) -> Iterator[Defect]:
    """Characters that a page draws as .notdef, each told once a page."""
    import pikepdf

    # What stands in a damaged file where a font should be leads pikepdf to any of these; of such a
    # page no glyph is known to be missing.
    damaged = (pikepdf.PdfError, pikepdf.DataDecodingError, AttributeError, TypeError, ValueError)
    try:
        document = pikepdf.open(BytesIO(data))
    except pikepdf.PdfError:
        return
    fonts: dict[tuple[int, int], _Font] = {}
    with document:
        for n, page in enumerate(setting.pages):
            missing: list[str] = []
            with suppress(*damaged, IndexError):
                missing += _drawn_as_notdef(document.pages[n], fonts)
            yield from (_defect(page, character) for character in dict.fromkeys(missing))


def _drawn_as_notdef(sheet: Any, fonts: dict[tuple[int, int], _Font]) -> Iterator[str]:
    """What the codes stand for that lead to .notdef; "" where nothing says."""
    import pikepdf

    resources = sheet.get("/Resources", {}).get("/Font", {})
    here = {name: _known(found, fonts) for name, found in resources.items()}
    # Nearly all pages have no such code, which is far sooner seen than read.
    if all(font.only_zero for font in here.values()) and not _ZERO.search(_content(sheet)):
        return
    font: _Font | None = None
    for instruction in pikepdf.parse_content_stream(sheet, _OPERATORS):
        operands = instruction.operands
        if str(instruction.operator) == "Tf":
            font = here.get(str(operands[0]))
            continue
        if font is None:
            continue
        shown = operands[-1]
        texts = shown if isinstance(shown, pikepdf.Array) else [shown]
        for text in texts:
            if isinstance(text, pikepdf.String):
                yield from _missing(bytes(text), font)


def _content(sheet: Any) -> bytes:
    """What draws a page."""
    import pikepdf

    content = sheet.get("/Contents", ())
    streams = content if isinstance(content, pikepdf.Array) else [content]
    return b"\n".join(part.read_bytes() for part in streams if isinstance(part, pikepdf.Stream))


def _missing(text: bytes, font: _Font) -> Iterator[str]:
    for n in range(0, len(text), font.bytes_per_code):
        code = int.from_bytes(text[n : n + font.bytes_per_code], "big")
        if font.lacks(code):
            yield font.unicode.get(code, "")


def _known(found: Any, fonts: dict[tuple[int, int], _Font]) -> _Font:
    if not found.is_indirect:
        return _font(found)
    if found.objgen not in fonts:
        fonts[found.objgen] = _font(found)
    return fonts[found.objgen]


def _font(found: Any) -> _Font:
    import pikepdf

    stands_for = found.get("/ToUnicode")
    unicode = (
        {
            code: value.decode("utf-16-be", "replace")
            for code, value in _mapped(stands_for.read_bytes())
            if isinstance(value, bytes)
        }
        if isinstance(stands_for, pikepdf.Stream)
        else {}
    )
    encoding = found.get("/Encoding")
    if found.get("/Subtype") != "/Type0":
        unnamed = _unnamed(encoding)
        return _Font(1, not unnamed, lambda code: code in unnamed, unicode)
    if not isinstance(encoding, pikepdf.Stream):
        # Of the CMaps with names only the identity is sure to lead to CID 0 by code 0 alone.
        identity = str(encoding).startswith("/Identity")
        return _Font(2, True, lambda code: identity and code == 0, unicode)
    cmap = encoding.read_bytes()
    cids = {code: value for code, value in _mapped(cmap) if isinstance(value, int)}
    space = _CODE_SPACE.search(cmap)
    width = len(space.group(1).strip()) // 2 if space else 2
    return _Font(width, False, lambda code: cids.get(code, 0) == 0, unicode)


def _unnamed(encoding: Any) -> set[int]:
    """Codes of a simple font that are given the name .notdef."""
    import pikepdf

    codes: set[int] = set()
    if not isinstance(encoding, pikepdf.Dictionary):
        return codes
    code = 0
    for entry in encoding.get("/Differences", ()):
        if isinstance(entry, pikepdf.Name):
            if entry == "/.notdef":
                codes.add(code)
            code += 1
        else:
            code = int(entry)
    return codes


def _mapped(cmap: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Codes of a CMap and what they lead to: a CID, or text in UTF-16 (Adobe TN 5014, 5411)."""
    for section in _SECTION.finditer(cmap):
        values = [
            bytes.fromhex(token.group(1).decode()) if token.group(1) is not None
            else int(token.group(2)) if token.group(2) else token.group()
            for token in _TOKEN.finditer(section.group(2))
        ]  # fmt: skip
        tokens = iter(values)
        for first in tokens:
            if not isinstance(first, bytes):
                continue
            code = int.from_bytes(first, "big")
            if section.group(1).endswith(b"char"):
                yield code, next(tokens, 0)
                continue
            last = next(tokens, first)
            end = int.from_bytes(last, "big") if isinstance(last, bytes) else code
            yield from _range(code, end, tokens, counts=section.group(1) != b"notdefrange")


def _range(
    code: int, end: int, tokens: Iterator[int | bytes], *, counts: bool
) -> Iterator[tuple[int, int | bytes]]:
    start = next(tokens, 0)
    if start == b"[":
        for value in tokens:
            if value == b"]":
                return
            yield code, value
            code += 1
        return
    for n in range(min(end - code, 0xFFFF) + 1):
        if isinstance(start, int):
            yield code + n, start + n * counts
        else:
            number = int.from_bytes(start, "big") + n
            yield code + n, number.to_bytes(max(len(start), 2), "big")


def _defect(page: Page, character: str) -> Defect:
    told = f"the font has no glyph for {_named(character)}"
    for line in page.lines:
        boxes = [_box(line, word) for word in line.words if character and character in word.text]
        if boxes and line in page.matter:
            return at_lines(Kind.GLYPH, page, [line], told, boxes)
    return at_page(Kind.GLYPH, page, told, (page.left, 0.0, page.right, page.height))


def _named(character: str) -> str:
    if not character:
        return "a character that the file does not name"
    points = " ".join(f"U+{ord(c):04X}" for c in character)
    return f"“{character}” ({points})" if character.isprintable() else points


def _box(line: Line, word: Word) -> Box:
    _, top, _, bottom = line_box(line)
    return (word.left, top, word.right, bottom)
