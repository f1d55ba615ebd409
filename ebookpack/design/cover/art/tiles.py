"""Square tiles of discs, halves and quarters: what a tile shows hangs on its beat."""

from __future__ import annotations

from math import pi

from ebookpack.design.cover.plate import Plate, Point, polar
from ebookpack.design.cover.rhythm import Rhythm

_ACROSS = (4, 5, 6)
_STEPS = 24


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    side = plate.span / rhythm.choose("tiles.across", _ACROSS)
    first = plate.start % side - side
    index, y = 0, 0.0
    while y < plate.height:
        x = first
        while x < plate.width:
            _tile(plate, rhythm, (x, y), side, index)
            x += side
            index += 1
        y += side


def _tile(plate: Plate, rhythm: Rhythm, corner: Point, side: float, index: int) -> None:
    kind = int(rhythm.beat(index) * 5.99)
    turned = int(rhythm.fraction(f"tile.{index}") * 4)
    second = rhythm.fraction(f"tile.ink.{index}") < 0.4
    x, y = corner
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    match kind:
        case 0:
            return
        case 1:
            plate.disc((x + side / 2, y + side / 2), side * 0.25, second=second)
        case 2:
            plate.area(corners, second=second)
            plate.cut(_sector(corners[turned], side, turned))
        case 3:
            plate.area(_sector(corners[turned], side, turned), second=second)
        case 4:
            plate.area((corners[turned], corners[turned - 1], corners[turned - 2]), second=second)
        case _:
            plate.area(corners, second=second)
            plate.cut_disc((x + side / 2, y + side / 2), side * 0.34)


def _sector(corner: Point, radius: float, turned: int) -> list[Point]:
    """A quarter of a disc about a corner of its tile."""
    start = turned * pi / 2
    return [
        corner,
        *(polar(corner, radius, start + pi / 2 * s / _STEPS) for s in range(_STEPS + 1)),
    ]
