"""Hills one behind the other under a low sun."""

from __future__ import annotations

from math import pi, sin

from ebookpack.design.cover.plate import Plate, Point
from ebookpack.design.cover.rhythm import Rhythm

_STEP = 16.0
_LEAST_OPEN = 600
"""Pixels below a label that are enough for hills and sun."""
_CLEAR = 0.45
"""The share of a sky, from above, that is not hatched."""
_DAWN = 0.014
"""How much heavier each line of a sky is than the last, for each unit between them."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate: sky and sun above, ridges below."""
    open_from = plate.lowest_cover if plate.height - plate.lowest_cover > _LEAST_OPEN else 0
    horizon = min(max(plate.focus[1], plate.height * 0.25), plate.height * 0.55)
    if open_from:
        horizon = open_from + (plate.height - open_from) * 0.45
    radius = rhythm.between("hills.sun", 0.15, 0.19) * plate.span
    _sky(plate, rhythm, horizon, min(radius, (horizon - open_from) * 0.5))
    ridges = 5 + rhythm.count % 3
    for ridge in range(ridges):
        share = ridge / ridges
        top = horizon + (plate.height * 1.04 - horizon) * share**1.15
        _ridge(plate, rhythm, ridge, top, share)


def _sky(plate: Plate, rhythm: Rhythm, horizon: float, radius: float) -> None:
    unit = plate.unit
    # Lines all over would be those of a notebook: above there is nothing, or type.
    clear = float(plate.lowest_cover) if plate.open_sky else horizon * _CLEAR
    y = clear
    while y < horizon + 260 * unit:
        depth = min(max(y / max(horizon, 1.0), 0.0), 1.2)
        # What is hatched begins faintly.
        weight = min((7.5 - 5.0 * depth) * unit, 0.5 + (y - clear) * _DAWN)
        plate.stroke(((0, y), (plate.width, y)), (weight, weight), second=True)
        y += (17 + 3 * depth) * unit
    x = plate.start + plate.span * rhythm.choose("hills.side", (0.34, 0.5, 0.66))
    centre = x, horizon - radius * rhythm.between("hills.rise", 0.25, 0.7)
    plate.cut_disc(centre, radius + 14 * unit)
    plate.disc(centre, radius)


def _ridge(plate: Plate, rhythm: Rhythm, ridge: int, top: float, share: float) -> None:
    """Cut the ridge out of what is behind it, then hatch it with lines that follow it."""
    unit = plate.unit
    height = (70 + 150 * share) * unit
    phase = rhythm.between(f"hills.{ridge}", 0, 2 * pi)
    slow = plate.span * rhythm.between(f"hills.slow.{ridge}", 0.8, 1.4)
    spacing = 150 * unit

    def profile(x: float) -> float:
        place = x / spacing
        left = int(place // 1)
        ease = place - left
        ease = ease * ease * (3 - 2 * ease)
        index = left + ridge * 11
        beat = rhythm.swell(index) * (1 - ease) + rhythm.swell(index + 1) * ease
        return top - height * (0.9 * beat + 0.5 * sin(2 * pi * x / slow + phase))

    xs = [i * _STEP * unit**0.5 for i in range(-1, int(plate.width / (_STEP * unit**0.5)) + 3)]
    crest: list[Point] = [(x, profile(x)) for x in xs]
    plate.cut([*crest, (xs[-1], plate.height + 9), (xs[0], plate.height + 9)])
    depth, line = 0.0, 0
    pitch = (11 + 13 * share) * unit
    while depth < height * 3.4 + 200 * unit:
        fade = 1 - min(depth / (height * 3.0), 1.0)
        points = [(x, y + depth + 0.10 * depth * sin(x / slow * 5 + phase)) for x, y in crest]
        weight = pitch * (0.16 + 0.52 * fade)
        plate.stroke(points, [weight] * len(points), second=ridge % 2 == 1 and line > 0)
        depth += pitch * (1 + 0.35 * (1 - fade))
        line += 1
