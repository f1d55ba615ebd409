"""A sea in engraved lines, loud ones the higher swell."""

from __future__ import annotations

from math import cos, pi, sin

from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

_STEP = 14.0
_NEAREST = 50.0
"""Distance of two lines at the lower edge, in pixels..."""
_FARTHEST = 19.0
"""...and at the upper one: the sea goes back to a horizon."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    drift = rhythm.between("waves.drift", 0.5, 1.1) * rhythm.choose("waves.side", (-1, 1))
    long = rhythm.between("waves.long", 520, 760) * plate.unit
    short = rhythm.between("waves.short", 210, 290) * plate.unit
    phase = rhythm.between("waves.phase", 0, 2 * pi)
    every = 5 + rhythm.count % 4
    horizon = _moonrise(plate, rhythm) if plate.open_sky else 0.0
    y, line = horizon - (0 if horizon else _NEAREST * plate.unit * 2), 0
    while y < plate.height + 3 * _NEAREST * plate.unit:
        depth = min(max((y - horizon) / (plate.height - horizon), 0.0), 1.0)
        pitch = (_FARTHEST + (_NEAREST - _FARTHEST) * depth) * plate.unit
        # Far off the sea is level.
        swell = (
            pitch * (0.55 + 1.2 * rhythm.swell(line)) * min((0.15 if horizon else 1) + 2 * depth, 1)
        )
        points, weights = [], []
        x = -_STEP
        while x < plate.width + 2 * _STEP * plate.unit:
            stretch = 0.6 + 0.4 * depth
            a = 2 * pi * x / (long * stretch) + drift * line * 0.22 + phase
            b = 2 * pi * x / (short * stretch) - drift * line * 0.15
            points.append((x, y + swell * (0.72 * sin(a) + 0.28 * sin(b))))
            lit = 0.5 + 0.5 * (0.75 * cos(a) + 0.25 * cos(b))
            weights.append(pitch * (0.09 + 0.46 * lit**1.5))
            x += _STEP * plate.unit**0.5
        plate.stroke(points, weights, second=line % every == 0)
        y += pitch
        line += 1


def _moonrise(plate: Plate, rhythm: Rhythm) -> float:
    """A moon over the place where the sea begins, which is given back."""
    below = plate.height - plate.lowest_cover
    horizon = plate.lowest_cover + below * rhythm.between("waves.horizon", 0.34, 0.46)
    radius = min(plate.span * rhythm.between("waves.moon", 0.1, 0.15), below * 0.14)
    x = plate.start + plate.span * rhythm.choose("waves.moon.side", (0.3, 0.5, 0.7))
    plate.disc((x, horizon - radius * rhythm.between("waves.rise", 0.7, 1.3)), radius)
    plate.cut(
        ((0, horizon), (plate.width, horizon), (plate.width, plate.height), (0, plate.height))
    )
    return horizon
