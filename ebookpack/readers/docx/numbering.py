"""Numbering of lists and headings: what number or sign stands before a paragraph.

ISO/IEC 29500-1, 17.9. A paragraph names a numbering, a numbering an abstract one, and that has
nine levels. Numberings of one abstract one count on from one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from msgspec import Struct

from ebookpack.readers.docx.names import Element, attribute, child, children, value_of
from ebookpack.readers.word_processor.lists import Item
from ebookpack.readers.word_processor.numerals import numeral

LEVELS = 9
MOST_COUNT = 100_000


class Level(Struct, frozen=True, kw_only=True):
    """One level of a numbering."""

    format: str = "decimal"
    text: str = ""
    """`Chapter %1`: `%n` stands for the number of level n."""
    start: int = 1
    legal: bool = False
    """Whether numbers of outer levels are shown in Arabic numerals."""

    @property
    def counts(self) -> bool:
        """Whether it shows a number, not a bullet or nothing."""
        return self.format not in ("bullet", "none") and "%" in self.text


@dataclass(slots=True)
class Numbering:
    """The numberings of a document, and how far each has counted."""

    _abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)
    """Abstract numbering of each numbering."""
    _overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    """Where a numbering starts anew, by its levels."""
    _own_levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Read the numbering part; None for a document without one."""
        numbering = cls()
        by_style = {
            value_of(element, "w:styleLink"): element
            for element in children(root, "w:abstractNum")
            if value_of(element, "w:styleLink")
        }
        for element in children(root, "w:abstractNum"):
            ident = attribute(element, "w:abstractNumId") or ""
            linked = by_style.get(value_of(element, "w:numStyleLink"), element)
            numbering._abstract[ident] = dict(map(_level, children(linked, "w:lvl")))
        for element in children(root, "w:num"):
            numbering._add(element)
        return numbering

    def _add(self, element: Element) -> None:
        ident = attribute(element, "w:numId") or ""
        self._kinds[ident] = value_of(element, "w:abstractNumId")
        for override in children(element, "w:lvlOverride"):
            level = _int(attribute(override, "w:ilvl") or "", 0)
            started = value_of(override, "w:startOverride")
            if started:
                self._overrides.setdefault(ident, {})[level] = _int(started, 1)
            own = child(override, "w:lvl")
            if own is not None:
                self._own_levels.setdefault(ident, {})[level] = _level(own)[1]

    def shows_number(self, number: tuple[str, int]) -> bool:
        """Whether paragraphs of a numbering (its id and level) have a number before them."""
        return self._at(*number).counts

    def next_item(self, number: tuple[str, int]) -> Item:
        """Count a paragraph of a numbering (its id and level) and give its number."""
        ident, depth = number
        kind = self._kinds.get(ident, f"?{ident}")
        counts = self._counts.setdefault(kind, [-1] * LEVELS)
        if ident not in self._begun:
            self._begun.add(ident)
            for level, start in self._overrides.get(ident, {}).items():
                if 0 <= level < LEVELS:
                    counts[level:] = [start - 1, *[-1] * (LEVELS - level - 1)]
        for level in range(depth + 1):
            if counts[level] < 0:
                counts[level] = self._at(ident, level).start - (level == depth)
        counts[depth] = min(counts[depth] + 1, MOST_COUNT)
        counts[depth + 1 :] = [-1] * (LEVELS - depth - 1)
        found = self._at(ident, depth)
        return Item(
            count=counts[depth],
            ordered=found.counts,
            label=self._label(ident, found, counts) if found.counts else "",
        )

    def _at(self, ident: str, depth: int) -> Level:
        own = self._own_levels.get(ident, {}).get(depth)
        known = self._abstract.get(self._kinds.get(ident, ""), {})
        return own or known.get(depth) or Level(format="bullet")

    def _label(self, ident: str, level: Level, counts: list[int]) -> str:
        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            shown = "decimal" if level.legal else self._at(ident, depth).format
            return numeral(max(counts[depth], 0), shown)

        return re.sub(r"%([1-9])", number, level.text[:200]).strip()


def _level(element: Element) -> tuple[int, Level]:
    legal = child(element, "w:isLgl")
    level = Level(
        format=value_of(element, "w:numFmt") or "decimal",
        text=value_of(element, "w:lvlText"),
        start=_int(value_of(element, "w:start"), 1),
        legal=legal is not None,
    )
    return _int(attribute(element, "w:ilvl") or "", 0), level


def _int(written: str, otherwise: int) -> int:
    return min(int(written), MOST_COUNT) if re.fullmatch(r"[0-9]{1,9}", written) else otherwise
