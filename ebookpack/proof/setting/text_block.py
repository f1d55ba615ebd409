"""The text block that the pages of a book share: type size, leading, edges, head and foot.

All of it is what most lines have in common. Text reaches from the first to the last full line of
any page, and as far as lines follow those without a gap: what stands beyond is a running head or a
folio.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from ebookpack.proof.setting.pages import Line
from ebookpack.proof.setting.reading import Sheet

ALIKE = 0.06
"""Sizes that differ by less, as a part of the body's, are of running text."""
SMALLEST = 0.7
"""The smallest type of a note, as a part of the body's."""
FULL = 0.6
"""A line is full if its words alone take this part of the measure."""
PARTED = 1.2
"""A running head is farther from the text than that, in lines."""
_MOSTLY = 0.8
"""Part of the pages that have a running head which is parted from the text."""
_FREQUENT = 0.15
"""Part of all lines that start at the left edge at the least: where paragraphs have two lines and
are indented, every second one does."""
_JUSTIFIED = 0.2
"""Part of all full lines that end at one place if it is the edge of the measure."""
_ENOUGH = 6
"""Full lines that show the edges of their own page."""

Edges = tuple[float, float]


class TextBlock(Struct, frozen=True, kw_only=True):
    """What the pages of a book share."""

    size: float
    leading: float
    top: float
    """Base line of the highest line of text on any page."""
    lowest: float
    """Base line of the lowest one."""
    edges: tuple[Edges, ...]
    """Left and right edge of the measure on each page."""

    def holds(self, line: Line) -> bool:
        """Whether a line stands between head and foot."""
        near = self.leading / 2
        return self.top - near < line.baseline < self.lowest + near

    def is_body(self, line: Line) -> bool:
        """Whether a line is of the size of running text."""
        return abs(line.size - self.size) < ALIKE * self.size


def find_text_block(sheets: Sequence[Sheet]) -> TextBlock | None:
    """The text block of a book; None if there is no text."""
    size = _body_size(sheets)
    if size is None:
        return None
    body = [
        [line for line in sheet.lines if abs(line.size - size) < ALIKE * size] for sheet in sheets
    ]
    leading = _leading(body, size)
    measure = _measure(body, size)
    heads = _head_rows(sheets, leading)
    full = [
        [
            line
            for line in sheet.lines
            if round(line.baseline) not in heads and _is_full(line, size, measure)
        ]
        for sheet in sheets
    ]
    rows = [
        row
        for sheet, lines in zip(sheets, full, strict=True)
        for row in _rows_of_text(sheet, lines, PARTED * leading)
    ]
    sides = [_edges(full[side::2], body[side::2]) for side in (0, 1)]
    return TextBlock(
        size=size,
        leading=leading,
        top=min(rows, default=0.0),
        lowest=max(rows, default=max(sheet.height for sheet in sheets)),
        edges=tuple(
            _edges_of(full[n], body[n], sides[n % 2] or sides[1 - n % 2]) or (0.0, sheet.width)
            for n, sheet in enumerate(sheets)
        ),
    )


def _body_size(sheets: Sequence[Sheet]) -> float | None:
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            letters[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    return letters.most_common(1)[0][0] if letters else None


def _leading(body: Sequence[Sequence[Line]], size: float) -> float:
    steps: Counter[float] = Counter()
    for lines in body:
        for above, below in pairwise(lines):
            step = round(below.baseline - above.baseline, 1)
            if size * 0.8 < step < size * 3:
                steps[step] += 1
    return steps.most_common(1)[0][0] if steps else size * 1.2


def _measure(body: Sequence[Sequence[Line]], size: float) -> float:
    """The width that most of the longer lines have; or of nearly the longest, in ragged text."""
    widths = sorted(round(line.right - line.left) for lines in body for line in lines)
    long = [width for width in widths if width > 4 * size] or widths
    width, count = Counter(long).most_common(1)[0]
    if count > len(long) / 10 and width > long[len(long) // 3]:
        return float(width)
    return float(long[int(len(long) * 0.95)])


def _head_rows(sheets: Sequence[Sheet], leading: float) -> set[int]:
    """Heights at which pages have a first line that is parted from the text: running heads."""
    rows: dict[int, list[bool]] = {}
    for sheet in sheets:
        if len(sheet.lines) > 1:
            first, second = sheet.lines[:2]
            parted = second.baseline - first.baseline > PARTED * leading
            rows.setdefault(round(first.baseline), []).append(parted)
    return {row for row, parted in rows.items() if sum(parted) >= _MOSTLY * len(parted)}


def _rows_of_text(sheet: Sheet, full: Sequence[Line], parted: float) -> Iterator[float]:
    """Base lines of a page's full lines, and of those that follow them without a gap."""
    if not full:
        return
    rows = [line.baseline for line in sheet.lines]
    first, last = rows.index(full[0].baseline), rows.index(full[-1].baseline)
    while first > 0 and rows[first] - rows[first - 1] < parted:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1] - rows[last] < parted:
        last += 1
    yield from (rows[first], rows[last])


def _is_full(line: Line, size: float, measure: float) -> bool:
    return (
        SMALLEST * size < line.size < (1 + ALIKE) * size
        and line.width_of_words > FULL * measure
        and line.right - line.left < 1.2 * measure
    )


def _edges_of(full: Sequence[Line], body: Sequence[Line], usual: Edges | None) -> Edges | None:
    """The edges of a page: those of all pages of its side, unless its lines keep to others."""
    if usual is None:
        return None
    left, right = usual
    keeps = any(
        min(abs(line.left - left), abs(line.right - right)) < line.size / 2 for line in full
    )
    return usual if keeps or len(full) < _ENOUGH else _edges([full], [body]) or usual


def _edges(full: Sequence[Sequence[Line]], body: Sequence[Sequence[Line]]) -> Edges | None:
    """Left and right edge of the measure on some pages; None if they have no full line.

    Marks that hang out of it are too few to be taken for it.
    """
    rights = Counter(round(line.right, 1) for lines in full for line in lines)
    if not rights:
        return None
    lefts = Counter(round(line.left, 1) for lines in body for line in lines)
    frequent = [at for at in lefts if _around(lefts, at) > _FREQUENT * lefts.total()]
    left = min(frequent, default=min(lefts, default=0.0))
    right = max(rights, key=lambda at: _around(rights, at))
    if _around(rights, right) < max(_JUSTIFIED * rights.total(), 2):
        right = max(rights)
    return left, right


def _around(places: Counter[float], at: float) -> int:
    """How many are at a place; tenths of a point next to each other are one."""
    return sum(places[round(at + tenth / 10, 1)] for tenth in (-1, 0, 1))
