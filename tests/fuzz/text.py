"""Plain texts in every habit and encoding, damaged in their bytes or made of odd pieces."""

from __future__ import annotations

import textwrap
from random import Random

from ebookpack.core.book import Manuscript
from tests.fuzz.mutations import damaged_bytes
from tests.manuscripts import manuscript_of

_SENTENCES = (
    "The weir had been mended with whatever was at hand, and nobody was asked.",
    "It rained on the gate, and they stood and watched the water make up its mind.",
    "“That is my grandmother’s gate,” he said, “and it is holding.”",
    "Über den Dächern fiel Schnee, und die Tür blieb zu.",
    "Река молчала, и луна светила на крыши.",
    "川は静かで、月が町の屋根を照らしていた。",
)
_PIECES = (
    *("Chapter One", "CHAPTER II.", "3", "iv", "* * *", "oOo", "***", "THE END", "----------"),
    *("Summary: It rains.", "A/N: Hello all!", "Disclaimer: not mine", "by Ada Quill", "The Weir"),
    *("Part One", "Prologue", "Table of Contents", "[Pg 12]", "- 12 -", "Page 3 of 9", "\x0c"),
    *("_so_", "*so*", "**so**", "__", "_ _", "/so/", "[i]so[/i]", "[b]", "[/i]", "<i>so</i>"),
    *("<br>", "<p>", "</p>", "<center>x</center>", "[url=http://a.b]c[/url]", "&mdash;", "&#0;"),
    *("> quoted", ">> twice", "| a | b |", "+---+---+", "a    b    c", "From: x@y.z", "Subject: q"),
    *("Title: The Weir", "Rating: T", "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "\t\tTab"),
    *(
        "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
        "      centred",
        "\u3000一",
        "《るび》",
        "｜",
    ),
    *("-" * 300, "_" * 300, "a" * 3000, " " * 3000, "[i]" * 200, "<i>" * 200, "(" * 500, "\u200b"),
)
_WORDS = tuple(piece.encode() for piece in _PIECES)
_ENCODINGS = (
    *("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be", "cp1252", "cp437"),
    *("mac_roman", "cp1251", "koi8-r", "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5"),
)
_LINE_ENDS = ("\n", "\n", "\r\n", "\r", "\r\r\n", "\u2028", "\x85")


def manuscript(chance: Random) -> Manuscript:
    """A plain text that nobody would type."""
    end = chance.choice(_LINE_ENDS)
    text = _text(chance).replace("\n", end)
    data = text.encode(chance.choice(_ENCODINGS), "replace")
    if chance.random() < 0.6:
        data = damaged_bytes(data, chance, _WORDS)
    if chance.random() < 0.1:
        data += b"\x1a" + chance.randbytes(chance.choice((3, 300, 3000)))
    return manuscript_of(data, "story.txt")


def _text(chance: Random) -> str:
    width = chance.choice((0, 40, 60, 72, 100))
    gap = chance.choice(("\n", "\n\n", "\n\n\n"))
    blocks = [_block(chance, width) for _ in range(chance.choice((1, 5, 30, 200)))]
    text = gap.join(blocks)
    if chance.random() < 0.1:
        text = text.replace("\n", "\n\n")
    if chance.random() < 0.1:
        text = textwrap.indent(text, "> ")
    return text


def _block(chance: Random, width: int) -> str:
    if chance.random() < 0.35:
        lines = [chance.choice(_PIECES) for _ in range(chance.choice((1, 1, 1, 2, 4)))]
        return chance.choice(("\n", " ")).join(lines)
    text = " ".join(chance.choice(_SENTENCES) for _ in range(chance.choice((1, 3, 12))))
    if chance.random() < 0.2:
        at = chance.randrange(len(text))
        text = f"{text[:at]}{chance.choice(_PIECES)}{text[at:]}"
    first = chance.choice(("", "", "    ", "\t"))
    return textwrap.fill(text, width, initial_indent=first) if width else first + text
