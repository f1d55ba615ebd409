"""Full-blown roses strewn over the cover, petal behind petal."""

from __future__ import annotations

from math import pi, sin

from ebookpack.design.cover.plate import Plate, Point, polar
from ebookpack.design.cover.rhythm import Rhythm

_PITCH = 400.0
_STEPS = 60


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    pitch = _PITCH * max(plate.unit, 0.5)
    places: list[Point] = []
    for row in range(-1, int(plate.height / (pitch * 0.82)) + 2):
        for column in range(-1, int(plate.width / pitch) + 2):
            index = len(places)
            shift = 0.5 * (row % 2)
            dx = rhythm.fraction(f"rose.x.{index}") - 0.5
            dy = rhythm.fraction(f"rose.y.{index}") - 0.5
            places.append(((column + shift + 0.3 * dx) * pitch, (row * 0.82 + 0.3 * dy) * pitch))
    order = sorted(range(len(places)), key=rhythm.beat)
    for index in order:
        _rose(plate, rhythm, places[index], pitch * (0.42 + 0.26 * rhythm.beat(index)), index)


def _rose(plate: Plate, rhythm: Rhythm, centre: Point, radius: float, index: int) -> None:
    """Petals from the outermost inwards, each cut out of those behind it and rimmed."""
    petals = 5 + index % 3
    turn = 2 * pi * rhythm.fraction(f"rose.turn.{index}")
    rings = 5
    for ring in range(rings):
        size = radius * (1 - ring / rings) ** 0.9
        outline = []
        for step in range(_STEPS + 1):
            angle = 2 * pi * step / _STEPS
            wave = abs(sin(petals * angle / 2 + turn * (ring + 1)))
            outline.append(polar(centre, size * (0.80 + 0.20 * wave**0.7), angle + ring * 0.6))
        if ring == 0:
            plate.cut(outline)
        rim = 0.030 if ring % 2 == 0 else 0.012
        swell = [
            radius * (rim + 0.020 * (0.5 + 0.5 * sin(4 * pi * step / _STEPS + turn)))
            for step in range(_STEPS + 1)
        ]
        plate.stroke(outline, swell, second=ring == 1)
    plate.disc(centre, radius * 0.07)
