"""A wood at moonrise: firs behind firs, tall and small."""

from __future__ import annotations

from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

_ROWS = 4
_BOUGHS = 7
_DUSK = 0.012
"""How much heavier each line of a sky is than the last, for each unit between them."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    unit = plate.unit
    _sky(plate, rhythm)
    base = plate.lowest_cover
    room = plate.height - base
    for row in range(_ROWS):
        ground = base + room * (0.52 + 0.16 * row) if base else plate.height * (0.62 + 0.14 * row)
        tall = (240 + 190 * row) * unit
        x, tree = -60.0 * unit, row * 23
        while x < plate.width + 60 * unit:
            height = tall * (0.6 + 0.5 * rhythm.beat(tree))
            _fir(plate, x, ground + 30 * unit * rhythm.beat(tree + 3), height, row)
            x += height * (0.30 + 0.16 * rhythm.beat(tree + 7))
            tree += 1


def _sky(plate: Plate, rhythm: Rhythm) -> None:
    """Lines that thin out upwards, and the moon left white in them."""
    unit = plate.unit
    y = plate.lowest_cover + 0.0 if plate.open_sky else 8.0 * unit
    while y < plate.height:
        weight = (2.2 + 4.6 * y / plate.height) * unit
        if plate.open_sky:
            weight = min(weight, 0.5 + (y - plate.lowest_cover) * _DUSK)
        plate.stroke(((0, y), (plate.width, y)), (weight, weight), second=True)
        y += 19 * unit
    x = plate.start + plate.span * rhythm.choose("woodland.moon", (0.24, 0.5, 0.76))
    if plate.lowest_cover:
        y = plate.lowest_cover + (plate.height - plate.lowest_cover) * 0.22
    else:
        y = plate.height * 0.26
    radius = plate.span * 0.11
    plate.cut_disc((x, y), radius)
    plate.ring((x, y), radius, 4 * unit)


def _fir(plate: Plate, x: float, ground: float, height: float, row: int) -> None:
    """A fir of jagged boughs; those far away in the second ink."""
    half = height * 0.21
    left: list[tuple[float, float]] = []
    for bough in range(1, _BOUGHS + 1):
        share = bough / _BOUGHS
        y = ground - height * (1 - share * 0.94)
        left += [(-half * share, y), (-half * share * 0.56, y - height * 0.012)]
    outline = [(x, ground - height)]
    outline += [(x + dx, y) for dx, y in left]
    outline += [(x - dx, y) for dx, y in reversed(left)]
    edge = 5 * plate.unit
    plate.cut([(px + (px - x) * 0.06, py - edge) for px, py in outline])
    plate.area(outline, second=row < 1)
    trunk = height * 0.028
    foot = plate.height if row == _ROWS - 1 else ground + height * 0.06
    plate.area(
        (
            (x - trunk, ground - edge),
            (x + trunk, ground - edge),
            (x + trunk, foot),
            (x - trunk, foot),
        ),
        second=row < 1,
    )
