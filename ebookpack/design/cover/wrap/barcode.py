"""The bar code of an ISBN (EAN-13), of rectangles on whole modules, black on white.

Sizes are those of GS1's general specifications: a module of 0.33 mm at full size, 80 % at least;
11 modules of white at the left and 7 at the right; guards five modules longer than the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from barcode import EAN13
from msgspec import Struct

from ebookpack.core.lengths import MILLIMETRE
from ebookpack.core.wrap import Area, Solid

MODULE = 0.33 * MILLIMETRE
BAR_HEIGHT = 22.85 * MILLIMETRE
QUIET_LEFT, QUIET_RIGHT = 11, 7
"""Modules."""
LEAST_SCALE = 0.8
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

_MODULES = 95
_GUARDS = ((0, 3), (45, 50), (92, 95))
"""Modules at the ends and in the middle that reach further down."""
_GUARD_LONGER = 5
_DIGITS_HIGH = 11.5
"""Modules that the line of digits takes below the bars..."""
_HEADING_HIGH = 12.5
"""...and that of the ISBN above them, white counted in."""


class Code(Struct, frozen=True, kw_only=True):
    """A bar code in its place."""

    bars: tuple[Solid, ...]
    module: float
    """Width of the thinnest bar, in points."""
    left: float
    """Where the bars start..."""
    top: float
    bottom: float
    """...and the shorter ones end."""

    def at(self, modules: float) -> float:
        """The place so many modules from the first bar."""
        return self.left + modules * self.module

    @property
    def right(self) -> float:
        """Where the bars end."""
        return self.at(_MODULES)


def modules(isbn: str) -> str:
    """The 95 modules of an EAN-13, `1` for a black one."""
    (built,) = EAN13(isbn).build()
    return str(built)


def set_code(isbn: str, area: Area) -> Code:
    """The bars in the middle of an area, as large as it allows, up to full size.

    Where it is too low for that, the bars are shorter and not the modules thinner.
    """
    wide = area.width / (_MODULES + QUIET_LEFT + QUIET_RIGHT) / MODULE
    high = area.height / (BAR_HEIGHT / MODULE + _DIGITS_HIGH + _HEADING_HIGH) / MODULE
    module = MODULE * min(1.0, wide, max(high, LEAST_SCALE))
    bars_high = min(
        BAR_HEIGHT / MODULE * module, area.height - (_DIGITS_HIGH + _HEADING_HIGH) * module
    )
    # The quiet zone is wider at the left, so the bars stand a little right of the middle.
    across = (_MODULES + QUIET_LEFT + QUIET_RIGHT) * module
    left = area.left + (area.width - across) / 2 + QUIET_LEFT * module
    spare = area.height - bars_high - (_DIGITS_HIGH + _HEADING_HIGH) * module
    top = area.top + spare / 2 + _HEADING_HIGH * module
    bottom = top + bars_high
    bars = tuple(
        Solid(
            area=Area(
                left=left + start * module,
                top=top,
                right=left + end * module,
                bottom=bottom + (_GUARD_LONGER * module if is_guard else 0.0),
            ),
            colour=BLACK,
        )
        for start, end, is_guard in _bars(modules(isbn))
    )
    return Code(bars=bars, module=module, left=left, top=top, bottom=bottom)


def _bars(bits: str) -> Iterator[tuple[int, int, bool]]:
    """(first module, one after the last, whether it is part of a guard) of each bar."""
    place = 0
    for bit, run in groupby(bits):
        end = place + len(list(run))
        if bit == "1":
            yield place, end, any(start <= place < stop for start, stop in _GUARDS)
        place = end
