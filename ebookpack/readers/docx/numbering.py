"""Numbering of lists and headings: what number or sign stands before a paragraph.

ISO/IEC 29500-1, 17.9. A paragraph names a numbering, a numbering an abstract one, and that has
nine levels. Numberings of one abstract one count on from one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ebookpack.readers.docx.names import Element, attribute, child, children, value_of

LEVELS = 9
MOST_COUNT = 100_000

_UNITS = (
    " One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen"
    " Sixteen Seventeen Eighteen Nineteen"
).split(" ")
_TENS = "  Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" ")
_ORDINALS = {
    "One": "First",
    "Two": "Second",
    "Three": "Third",
    "Five": "Fifth",
    "Eight": "Eighth",
    "Nine": "Ninth",
    "Twelve": "Twelfth",
}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The number of one paragraph."""

    count: int
    ordered: bool
    label: str
    """As it is shown: `Chapter 2`, `(iv)`; empty for bullets."""


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


def numeral(count: int, number_format: str) -> str:
    """A number as a list shows it (17.18.59); formats that are not known as Arabic numerals."""
    match number_format:
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "decimalZero":
            return f"{count:02}"
        case "cardinalText" if count < 100:
            return _cardinal(count)
        case "ordinalText" if count < 100:
            return _ordinal(_cardinal(count))
        case "ordinal":
            ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
            return f"{count}{'th' if count % 100 in (11, 12, 13) else ending}"
        case "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written


def _letters(count: int) -> str:
    """Letters from a to z, then aa to zz, as Word counts."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _cardinal(count: int) -> str:
    if count < 20:
        return _UNITS[count] or "Zero"
    return "-".join(filter(None, [_TENS[count // 10], _UNITS[count % 10].lower()]))


def _ordinal(cardinal: str) -> str:
    head, dash, last = cardinal.rpartition("-")
    found = _ORDINALS.get(last.capitalize())
    if found is None:
        found = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return head + dash + (found.lower() if head else found)


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
