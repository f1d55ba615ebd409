"""A pattern paper of climbing stems, each leaf as long as its beat is loud."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from ebookpack.design.cover.plate import Plate, Point
from ebookpack.design.cover.rhythm import Rhythm

_COLUMN = 200.0
_STEP = 12.0


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate with upright stems, each a mirror of the next."""
    columns = max(round(plate.width / (_COLUMN * plate.unit)), 1)
    width = plate.width / columns
    wave = width * rhythm.between("leaves.wave", 2.0, 2.6)
    for column in range(-1, columns + 1):
        _stem(plate, rhythm, (column + 0.5) * width, width, wave, column)


def _stem(
    plate: Plate, rhythm: Rhythm, axis: float, width: float, wave: float, column: int
) -> None:
    side = 1 if column % 2 else -1
    sway = width * 0.17 * side

    def at(y: float) -> Point:
        return axis + sway * sin(2 * pi * y / wave), y

    rows = int(plate.height / (_STEP * plate.unit)) + 3
    points = [at(i * _STEP * plate.unit) for i in range(-1, rows)]
    plate.stroke(points, [5.0 * plate.unit] * len(points))
    spacing = wave / 6
    for leaf in range(-1, int(plate.height / spacing) + 2):
        x, y = at(leaf * spacing)
        x2, y2 = at(leaf * spacing - 4)
        stem = atan2(y2 - y, x2 - x)
        beat = rhythm.beat(leaf + 17 * (column + 1))
        hand = 1 if leaf % 2 else -1
        length = width * (0.36 + 0.24 * beat)
        _leaf(plate, (x, y), stem + hand * (0.72 + 0.22 * beat), length, hand)
        if leaf % 3 == 0:
            _berry(plate, (x, y), stem - hand * 0.95, width)


def _leaf(plate: Plate, foot: Point, angle: float, length: float, hand: int) -> None:
    """A pointed leaf: one half in the first ink, one in the second, a bare vein between."""
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))

    def at(way: float, off: float) -> Point:
        bend = hand * 0.10 * length * way * way
        off -= bend
        return (
            foot[0] + along[0] * way * length + across[0] * off,
            foot[1] + along[1] * way * length + across[1] * off,
        )

    ways = [i / 12 for i in range(13)]
    vein = 0.018 * length
    for half in (1, -1):
        edge = [at(w, half * max(_breadth(w) * length, vein * (1 - w))) for w in ways]
        spine = [at(w, half * vein * (1 - w)) for w in reversed(ways)]
        plate.area([*edge, *spine], second=half == hand)


def _breadth(way: float) -> float:
    """Half a leaf's breadth at a way along it, both as shares of its length."""
    return 0.30 * sin(pi * way**0.8) * (1 - 0.35 * way)


def _berry(plate: Plate, foot: Point, angle: float, width: float) -> None:
    reach = width * 0.27
    end = foot[0] + reach * cos(angle), foot[1] + reach * sin(angle)
    weight = 3.0 * plate.unit
    plate.stroke((foot, end), (weight, weight))
    plate.disc(end, width * 0.055)
