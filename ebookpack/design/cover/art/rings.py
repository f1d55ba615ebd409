"""The rings of a tree, good years and bad ones."""

from __future__ import annotations

from math import pi, sin

from ebookpack.design.cover.plate import Plate, polar
from ebookpack.design.cover.rhythm import Rhythm

_STEPS = 150
_FULL_SHAPE = 420.0
"""Radius at which the trunk has reached its own outline."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave rings round the focus, out to the corners."""
    phases = [rhythm.between(f"rings.{lobe}", 0, 2 * pi) for lobe in range(5)]
    every = 5 + rhythm.count % 5
    radius, ring = 9 * plate.unit, 0
    plate.disc(plate.focus, radius * 0.8)
    while radius < plate.reach * 1.25:
        gap = (13 + 27 * rhythm.swell(ring)) * plate.unit
        radius += gap
        grown = min(radius / (_FULL_SHAPE * plate.unit), 1.6)
        points, weights = [], []
        for step in range(_STEPS + 1):
            angle = 2 * pi * step / _STEPS
            bulge = 0.075 * sin(2 * angle + phases[0]) + 0.045 * sin(3 * angle + phases[1])
            ripple = 0.014 * sin(7 * angle + phases[2] + ring * 0.11)
            bark = 0.006 * sin(13 * angle + phases[3] - ring * 0.2)
            reach = radius * (1 + (bulge + ripple + bark) * grown)
            points.append(polar(plate.focus, reach, angle))
            lit = 0.5 + 0.5 * sin(angle + phases[4] + ring * 0.05)
            weights.append(gap * (0.16 + 0.42 * lit))
        plate.stroke(points, weights, second=ring % every == every - 1)
        ring += 1
