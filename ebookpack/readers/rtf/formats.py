"""What control words say of characters and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from locale import windows_locale

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.nodes import Align
from ebookpack.readers.word_processor.looks import MOST_TWIPS, RunLook

_TOGGLES = {
    "b": "bold",
    "i": "italic",
    "strike": "strike",
    "striked": "strike",
    "scaps": "small_caps",
    "caps": "caps",
    "v": "hidden",
}
_UNDERLINES = frozenset(
    "ul uld uldash uldashd uldashdd uldb ulhwave ulldash ulth ulthd ulthdash ulthdashd ulthdashdd"
    " ulthldash ululdbwave ulw ulwave".split()
)
_RAISED = {"super": "superscript", "sub": "subscript", "nosupersub": ""}
_ALIGN = {
    "ql": Align.NATURAL,
    "qj": Align.NATURAL,
    "qd": Align.NATURAL,
    "qc": Align.CENTER,
    "qr": Align.RIGHT,
}
_MEASURES = {
    "li": "left",
    "lin": "left",
    "fi": "first",
    "sb": "before",
    "sa": "after",
}
USUAL_HALF_POINTS = 24
"""Size of letters that `fs` says nothing of, after `plain`."""
MOST_HALF_POINTS = 3276
USUAL = RunLook(size=USUAL_HALF_POINTS / 2)
"""The look of characters that nothing is said of."""
_BORDERS = {"brdrt": "top", "brdrb": "bottom", "brdrl": "left", "brdrr": "right", "box": "box"}


class ParagraphFormat(Struct, frozen=True, kw_only=True):
    """What a paragraph is given; measures are twips."""

    style: int = 0
    outline: int | None = None
    align: Align = Align.NATURAL
    left: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    page_break: bool = False
    drop_cap: bool = False
    in_table: bool = False
    depth: int = 0
    """Of tables within one another; 0 if it is not said."""
    borders: tuple[str, ...] = ()
    """Sides that have one, in the order in which they came."""
    listed: int | None = None
    """Number of its list."""
    level: int = 0
    """Depth in its list."""

    @property
    def tables(self) -> int:
        """How many tables the paragraph is within."""
        return self.depth or int(self.in_table)

    @property
    def is_boxed(self) -> bool:
        """Whether a border goes all around it."""
        return not {"left", "right", "box"}.isdisjoint(self.borders)


START = ParagraphFormat()


@lru_cache(maxsize=4096)
def with_look(look: RunLook, word: str, number: int | None) -> RunLook | None:
    """A look after a control word; None for a word that says nothing of looks."""
    if word in _TOGGLES:
        return _changed(look, **{_TOGGLES[word]: number != 0})
    if word in _UNDERLINES:
        return _changed(look, underline=number != 0)
    if word == "ulnone":
        return _changed(look, underline=False)
    if word in _RAISED:
        return _changed(look, raised=_RAISED[word] if number != 0 else "")
    if word in ("up", "dn"):
        raised = "superscript" if word == "up" else "subscript"
        return _changed(look, raised=raised if number else "")
    if word == "lang":
        return _changed(look, language=windows_locale.get(number or 0, "").replace("_", "-"))
    if word == "fs":
        return _changed(look, size=max(0, min(number or USUAL_HALF_POINTS, MOST_HALF_POINTS)) / 2)
    return USUAL if word == "plain" else None


def _changed(look: RunLook, **changes: str | bool | float) -> RunLook:
    return replace(look, **changes)


def with_format(given: ParagraphFormat, word: str, number: int | None) -> ParagraphFormat | None:
    """A format after a control word; None for a word that says nothing of paragraphs."""
    if word == "pard":
        return START
    if word in _MEASURES:
        measure = max(-MOST_TWIPS, min(number or 0, MOST_TWIPS))
        return replace(given, **{_MEASURES[word]: measure})
    if word in _ALIGN:
        return replace(given, align=_ALIGN[word])
    if word in _BORDERS:
        return replace(given, borders=(*given.borders, _BORDERS[word])[-8:])
    match word:
        case "s":
            return replace(given, style=number or 0)
        case "outlinelevel":
            level = number if number is not None and 0 <= number < 9 else None
            return replace(given, outline=level)
        case "pagebb":
            return replace(given, page_break=number != 0)
        case "dropcapli":
            return replace(given, drop_cap=bool(number))
        case "intbl":
            return replace(given, in_table=number != 0)
        case "itap":
            return replace(given, depth=max(0, min(number or 0, 9)))
        case "ls":
            return replace(given, listed=number or None)
        case "ilvl":
            return replace(given, level=max(0, min(number or 0, 8)))
        case "brdrnil" | "brdrnone":
            return replace(given, borders=given.borders[:-1])
    return None


CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\t": "\t",
}
"""Control words and symbols that stand for a character."""
