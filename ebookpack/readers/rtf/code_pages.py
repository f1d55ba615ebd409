"""Code pages: what the bytes of a text mean."""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from msgspec import Struct

_DOCUMENT_SETS = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
"""Control words that name the character set of a whole file."""
_CHARSETS = {
    77: "mac-roman",
    78: "cp932",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Code pages of the character sets of fonts; 0 and 1 are the file's own, 2 is symbols."""
_PAGES = {10000: "mac-roman", 10001: "cp932", 10006: "mac-greek", 10007: "mac-cyrillic"} | {
    10029: "mac-latin2",
    10081: "mac-turkish",
    936: "gbk",
    708: "iso8859-6",
    65001: "utf-8",
}
SYMBOLS = 2
SYMBOL_PLANE = 0xF000
"""Where the characters of symbol fonts are put."""


class Font(Struct, frozen=True, kw_only=True):
    """A font of the font table."""

    name: str = ""
    charset: int = 1
    page: int = 0
    """Its code page, if it names one."""


def page_named(number: int) -> str:
    """The codec of a code page by its number; Windows' own if it is not known."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def document_set(word: str) -> str:
    """The codec that `ansi`, `mac`, `pc` or `pca` names; empty for any other control word."""
    return _DOCUMENT_SETS.get(word, "")


def page_of(font: Font, own: str, fonts: Mapping[int, Font]) -> str:
    """The codec of text in a font, in a file whose own is given.

    Character set 0 is Windows' Western one. In a file of another code page none of whose fonts
    says so, it is that of the file: its writer did not care.
    """
    if font.page:
        return page_named(font.page)
    if font.charset in _CHARSETS:
        return _CHARSETS[font.charset]
    if font.charset == 0 and any(_CHARSETS.get(f.charset) == own for f in fonts.values()):
        return "cp1252"
    return own


def decoded(data: bytes, font: Font, own: str, fonts: Mapping[int, Font]) -> str:
    """Text of bytes in a font."""
    if font.charset == SYMBOLS and not font.page:
        return "".join(chr(byte if byte < 0x20 else SYMBOL_PLANE + byte) for byte in data)
    return data.decode(page_of(font, own, fonts), "replace")
