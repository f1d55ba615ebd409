"""Engine turning: bands of interlaced curves, their petals counted by the book's own number."""

from __future__ import annotations

from math import cos, pi

from ebookpack.design.cover.plate import Plate, Point, polar
from ebookpack.design.cover.rhythm import Rhythm

_LINES = 6
_WEIGHT = 3.8
_EYE = 46.0
"""Radius of the still middle, in pixels."""
_POINTS_A_PETAL = 14


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave bands round the focus, out to the corners."""
    petals = 10 + 2 * (rhythm.count % 5)
    inner, band = _EYE * plate.unit, 0
    plate.ring(plate.focus, inner * 0.9, 4 * plate.unit)
    plate.disc(plate.focus, inner * 0.55)
    while inner < plate.reach:
        width = (150 + 130 * rhythm.swell(band * 3)) * plate.unit
        _band(plate, inner + width / 2, width * 0.56, petals, band)
        inner += width
        band += 1
        petals += 2 * round(rhythm.between(f"guilloche.{band}", 1, 4))


def _band(plate: Plate, radius: float, swing: float, petals: int, band: int) -> None:
    """One band: the same wavy circle, turned a little for each line."""
    count = petals * _POINTS_A_PETAL
    for line in range(_LINES):
        shift = 2 * pi * line / _LINES
        points: list[Point] = []
        for i in range(count + 1):
            angle = 2 * pi * i / count
            wave = cos(petals * angle + shift)
            points.append(polar(plate.focus, radius + swing * wave, angle))
        weight = _WEIGHT * plate.unit**0.5
        plate.stroke(points, [weight] * len(points), second=(band + line) % 2 == 1)
