"""Rivers: word spaces that stand below each other, and run through the text as a white line.

There is no agreed measure. Here a river runs through spaces that are wider than natural, each of
them overlapping the one above by more than half a natural space, so that white meets white. Three
lines in a row happen on every page and are seen by nobody; see `FEWEST` and `WIDENED`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ebookpack.proof.setting.defects import Box, Defect, Kind, at_lines, line_box
from ebookpack.proof.setting.pages import Line, Page, Setting

FEWEST = 4
"""Lines that a river runs through."""
WIDENED = 1.25
"""How wide its spaces are at least, in natural spaces."""
OVERLAP = 0.6
"""How far a space stands below the one above, in natural spaces."""
_FOLLOWING = 1.3
"""Lines farther apart than that, in lines, do not stand right below each other."""


class _Stone(Struct, frozen=True):
    """A space that a river runs through, with what is above it."""

    line: Line
    left: float
    right: float
    above: _Stone | None
    length: int
    """Lines that the river has run through down to here."""


def rivers(setting: Setting) -> Iterator[Defect]:
    """Rivers of a book, each told once, by its longest course."""
    for page in setting.pages:
        for river in _rivers(page, setting):
            lines = [stone.line for stone in river]
            boxes: list[Box] = []
            for stone in river:
                _, top, _, bottom = line_box(stone.line)
                boxes.append((stone.left, top, stone.right, bottom))
            yield at_lines(
                Kind.RIVER, page, lines, f"white runs down through {len(lines)} lines", boxes
            )


def _rivers(page: Page, setting: Setting) -> Iterator[list[_Stone]]:
    found: list[_Stone] = []
    above: list[_Stone] = []
    for line in page.text:
        if above and line.baseline - above[0].line.baseline > _FOLLOWING * setting.leading:
            found += above
            above = []
        here = [_stone(line, left, right, above, setting) for left, right in _wide(line, setting)]
        gone_on = {id(stone.above) for stone in here}
        found += (stone for stone in above if id(stone) not in gone_on)
        above = here
    found += above
    taken: set[int] = set()
    for stone in sorted(found, key=lambda stone: -stone.length):
        course = _course(stone)
        if stone.length >= FEWEST and not taken & {id(part) for part in course}:
            taken |= {id(part) for part in course}
            yield course


def _wide(line: Line, setting: Setting) -> list[tuple[float, float]]:
    least = WIDENED * setting.space * line.size
    # The signs of a list's items stand below each other, and so does the white behind them.
    listed = not any(map(str.isalnum, line.words[0].text))
    spaces = line.spaces[1:] if listed else line.spaces
    return [(left, right) for left, right in spaces if right - left >= least]


def _stone(line: Line, left: float, right: float, above: list[_Stone], setting: Setting) -> _Stone:
    least = OVERLAP * setting.space * line.size
    joined = [stone for stone in above if min(right, stone.right) - max(left, stone.left) >= least]
    best = max(joined, key=lambda stone: stone.length, default=None)
    return _Stone(line, left, right, best, best.length + 1 if best else 1)


def _course(last: _Stone) -> list[_Stone]:
    course: list[_Stone] = []
    stone: _Stone | None = last
    while stone is not None:
        course.append(stone)
        stone = stone.above
    return course[::-1]
