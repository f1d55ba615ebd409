"""How characters and paragraphs look once all that their styles say is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.nodes import Align

TWIPS_A_COLUMN = 120
"""Half an em of 12-point type."""
TWIPS_A_LINE = 240
MOST_TWIPS = 31_680
"""22 inches, the widest page of Word."""
_MEASURE = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|pi)?")
_TWIPS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 566.93, "mm": 56.693, "pc": 240.0, "pi": 240.0}
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"toc(?: heading|\s*\d)|contents \d|contents heading", re.IGNORECASE)
_ROLES = {
    **{name: name for name in ("title", "subtitle", "author", "date", "caption")},
    **dict.fromkeys(("illustration", "figure", "drawing"), "caption"),
}


class RunLook(Struct, frozen=True, kw_only=True):
    """How the characters of a run look."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    hidden: bool = False
    raised: str = ""
    """`superscript`, `subscript` or empty."""
    font: str = ""
    size: float = 0
    """Points; 0 if nothing says it."""
    language: str = ""
    """BCP 47 tag of a run that is marked with one itself, or by its character style."""

    def beside(self, base: RunLook) -> RunLook:
        """What stands out of text that looks like `base`: roman in italics, italics in roman."""
        return replace(
            self,
            bold=self.bold and not base.bold,
            italic=self.italic is not base.italic,
            underline=self.underline and not base.underline,
            caps=self.caps and not base.caps,
            small_caps=self.small_caps and not base.small_caps,
        )


PLAIN = RunLook()


class ParagraphLook(Struct, frozen=True, kw_only=True):
    """What a paragraph is given by itself and by its style; measures are twips, 1/1440 inch."""

    style_id: str = ""
    style: str = ""
    """Name of the style."""
    role: str = ""
    """`title`, `subtitle`, `author`, `date`, `caption`, `contents`: what the style's name says."""
    outline: int | None = None
    """Rank of a heading, 0 for the outermost; None for text."""
    align: Align = Align.NATURAL
    left: int = 0
    first: int = 0
    """How much further the first line stands in."""
    before: int = 0
    after: int = 0
    page_break: bool = False
    rule_above: bool = False
    rule_below: bool = False
    drop_cap: bool = False
    number: tuple[str, int] | None = None
    """(id of its numbering, level) of a list's item."""


@lru_cache(maxsize=4096)
def twips(written: str) -> int:
    """A measure in twips: a bare number, or one with a unit (22.9.2.14); 0 if it is none."""
    found = _MEASURE.fullmatch(written.strip())
    if found is None:
        return 0
    measure = round(float(found[1]) * _TWIPS[found[2] or ""])
    return max(-MOST_TWIPS, min(measure, MOST_TWIPS))


def role_of(names: Iterable[str]) -> str:
    """The role that the names of a style and of those it is based on tell; empty for none."""
    for name in names:
        folded = name.casefold()
        if _CONTENTS_ENTRY.fullmatch(folded):
            return "contents"
        if folded in _ROLES:
            return _ROLES[folded]
    return ""


def heading_level(style: str) -> int | None:
    """Rank of the headings that the name of a style tells, 0 for the outermost; None for none."""
    named = _HEADING_NAME.fullmatch(style)
    return int(named[1]) - 1 if named and named[1] != "0" else None
