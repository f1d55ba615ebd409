"""Numbers and bullets of lists and headings (ODF 1.3, part 3, 16.30 to 16.34)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.readers.odt.names import Element, attribute, kind
from ebookpack.readers.odt.styles import list_styles
from ebookpack.readers.word_processor.lists import Item
from ebookpack.readers.word_processor.numerals import numeral

LEVELS = 10
MOST_COUNT = 100_000
OUTLINE = "#outline"
"""The list style of headings."""
_FORMATS = {"i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


class Level(Struct, frozen=True, kw_only=True):
    """One level of a list style."""

    counts: bool
    """Whether it shows a number."""
    bullet: bool = False
    format: str = "decimal"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """Numbers of how many levels are shown, its own the last."""


_BULLET = Level(counts=False, bullet=True)


@dataclass(slots=True)
class _Counting:
    """A list that is being counted."""

    levels: Mapping[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class ListNumbering:
    """The lists of a document, and how far each has counted."""

    styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, _Counting] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> ListNumbering:
        """Read the list styles of some parts."""
        numbering = cls()
        for name, element in list_styles(roots):
            numbering.styles[name] = dict(map(_level, element))
        numbering.begin(OUTLINE, OUTLINE)
        return numbering

    def begin(self, ident: str, style: str, *, start: tuple[int, int] | None = None) -> None:
        """Begin a list of a style; `start` is a level and the number that it starts at."""
        levels = dict(self.styles.get(style, {}))
        if start is not None:
            levels[start[0]] = replace(levels.get(start[0], _BULLET), start=start[1])
        self._lists.setdefault(ident, _Counting(levels=levels))

    def marks(self, number: tuple[str, int]) -> bool:
        """Whether there is anything before the items of a list at a level."""
        level = self._at(number)
        return level.counts or level.bullet

    def shows_number(self, number: tuple[str, int]) -> bool:
        """Whether paragraphs of a list, at a level, have a number before them."""
        return self._at(number).counts

    def next_item(self, number: tuple[str, int]) -> Item:
        """Count a paragraph of a list, at a level, and give its number."""
        ident, depth = number
        level = self._at(number)
        counts = self._lists[ident].counts
        for outer in range(depth):
            if counts[outer] is None:
                counts[outer] = self._at((ident, outer)).start
        last = counts[depth]
        count = level.start if last is None else min(last + 1, MOST_COUNT)
        counts[depth:] = [count, *[None] * (LEVELS - depth - 1)]
        return Item(count=count, ordered=level.counts, label=self._label(ident, depth))

    def _at(self, number: tuple[str, int]) -> Level:
        counting = self._lists.get(number[0])
        return counting.levels.get(number[1], _BULLET) if counting else _BULLET

    def _label(self, ident: str, depth: int) -> str:
        level = self._at((ident, depth))
        if not level.counts:
            return ""
        counts = self._lists[ident].counts
        numbers = [
            numeral(counts[d] or 0, self._at((ident, d)).format)
            for d in range(max(0, depth - level.shown + 1), depth + 1)
            if d == depth or self._at((ident, d)).counts
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()


def _level(element: Element) -> tuple[int, Level]:
    written = attribute(element, "text:level") or ""
    depth = int(written) - 1 if written in "123456789" and written else LEVELS - 1
    if kind(element) == "text:list-level-style-number" or kind(element).startswith("text:outline"):
        number_format = attribute(element, "style:num-format") or ""
        start = attribute(element, "text:start-value") or ""
        shown = attribute(element, "text:display-levels") or ""
        return depth, Level(
            counts=bool(number_format),
            format=_FORMATS.get(number_format, "decimal"),
            prefix=(attribute(element, "style:num-prefix") or "")[:100],
            suffix=(attribute(element, "style:num-suffix") or "")[:100],
            start=whole(start, 1),
            shown=min(whole(shown, 1), LEVELS),
        )
    sign = kind(element) != "text:list-level-style-bullet" or attribute(element, "text:bullet-char")
    return depth, Level(counts=False, bullet=bool(sign))


def whole(written: str | None, otherwise: int) -> int:
    """A whole number as it is written, bounded; `otherwise` for anything else."""
    if written and written.isascii() and written.isdecimal() and len(written) < 9:
        return min(int(written), MOST_COUNT)
    return otherwise
