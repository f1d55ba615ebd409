"""Characters of symbol fonts, which stand at code points of their own, as Unicode.

`Symbol` is Adobe's encoding of that name; of the Wingdings fonts, the signs that people put
between scenes or before an item.
"""

from __future__ import annotations

import re

_SYMBOL = {
    **dict(
        zip(
            range(0x41, 0x5B),
            "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
            strict=True,
        )
    ),
    **dict(
        zip(
            range(0x61, 0x7B),
            "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
            strict=True,
        )
    ),
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅",
    0x5C: "∴",
    0x5E: "⊥",
    0xA2: "′",
    0xA3: "≤",
    0xA4: "⁄",
    0xA5: "∞",
    0xA7: "♣",
    0xA8: "♦",
    0xA9: "♥",
    0xAA: "♠",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB5: "∝",
    0xB6: "∂",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC5: "⊕",
    0xC6: "∅",
    0xC7: "∩",
    0xC8: "∪",
    0xC9: "⊃",
    0xCC: "⊂",
    0xCE: "∈",
    0xCF: "∉",
    0xD1: "∇",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD5: "∏",
    0xD6: "√",
    0xD7: "⋅",
    0xD8: "¬",
    0xD9: "∧",
    0xDA: "∨",
    0xE0: "◊",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS = {
    0x22: "✂",
    0x28: "☎",
    0x2A: "✉",
    0x36: "⌛",
    0x3E: "✇",
    0x3F: "✍",
    0x41: "✌",
    0x46: "☞",
    0x45: "☜",
    0x4A: "☺",
    0x4C: "☹",
    0x4E: "☠",
    0x51: "✈",
    0x52: "☼",
    0x54: "❄",
    0x56: "✞",
    0x58: "✠",
    0x59: "✡",
    0x5A: "☪",
    0x5B: "☯",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x7B: "❀",
    0x7C: "✿",
    0x96: "☙",
    0x97: "❧",
    0x98: "❧",
    0x99: "☙",
    0x9E: "·",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "◻",
    0xAA: "✦",
    0xAB: "★",
    0xAC: "✶",
    0xAD: "✴",
    0xAE: "✹",
    0xAF: "✵",
    0xB2: "✧",
    0xB6: "☆",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE_CHARACTER = re.compile("[\ue000-\uf8ff]")
_PRIVATE = 0xF000
"""Word writes the characters of symbol fonts in this private block (17.3.3.30)."""


def symbol_of(font: str, code: int) -> str:
    """The character of a symbol font; empty if it is not known."""
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    table = _FONTS.get(font.casefold())
    if table is None:
        return chr(code) if not _is_private(code) else ""
    if place in table:
        return table[place]
    return chr(place) if table is _SYMBOL and 0x20 <= place < 0x7F else ""


def with_symbols(text: str, font: str) -> str:
    """Typed text with private characters of its symbol font as Unicode, where it is known."""
    if not _PRIVATE_CHARACTER.search(text):
        return text
    return "".join((symbol_of(font, ord(c)) or c) if _is_private(ord(c)) else c for c in text)


def _is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or not 0 <= code < 0x110000 or 0xD800 <= code < 0xE000
