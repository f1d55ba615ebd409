"""Open space: bright stars and faint ones, and a planet half in its own night."""

from __future__ import annotations

from math import cos, pi, sin, sqrt

from ebookpack.design.cover.plate import Plate, Point
from ebookpack.design.cover.rhythm import Rhythm

_STARS = 520
_RING_STEPS = 72
_FAINT = 2.0
"""Radius of stars that may be seen between letters."""


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    unit = plate.unit
    for index in range(_STARS):
        x = rhythm.fraction(f"star.x.{index}") * plate.width
        y = rhythm.fraction(f"star.y.{index}") * plate.height
        size = (1.6 + 5.0 * rhythm.beat(index) ** 4) * max(unit, 0.5)
        if plate.open_sky and y < plate.lowest_cover and size > _FAINT:
            continue
        plate.disc((x, y), size, second=index % 3 == 0)
    radius = plate.span * rhythm.between("planet.radius", 0.24, 0.36)
    x = plate.start + plate.span * rhythm.choose("planet.side", (0.2, 0.5, 0.82))
    below = plate.height - plate.lowest_cover
    y = plate.lowest_cover + below * (0.55 if plate.lowest_cover else 0.62)
    tilt = rhythm.between("planet.tilt", -0.5, 0.5)
    _ring(plate, (x, y), radius, tilt, front=False)
    _planet(plate, (x, y), radius)
    _ring(plate, (x, y), radius, tilt, front=True)


def _planet(plate: Plate, centre: Point, radius: float) -> None:
    """A disc hatched along its parallels, the lines thin by day and thick by night."""
    x, y = centre
    plate.cut_disc(centre, radius + 8 * plate.unit)
    plate.ring(centre, radius, 5 * plate.unit)
    pitch = max(radius / 34, 7 * plate.unit)
    row = -radius + pitch
    while row < radius - pitch / 2:
        half = sqrt(radius**2 - row**2)
        places = [-half + 2 * half * step / 24 for step in range(25)]
        night = [max((place / radius + 0.55) / 1.5, 0.04) for place in places]
        points = [(x + place, y + row) for place in places]
        plate.stroke(points, [pitch * min(share, 0.92) for share in night])
        row += pitch


def _ring(plate: Plate, centre: Point, radius: float, tilt: float, *, front: bool) -> None:
    """The half of the rings that is before the planet, or that behind it."""
    for ring, weight in ((1.45, 9.0), (1.58, 4.0), (1.72, 14.0), (1.86, 3.0)):
        start = 0.0 if front else pi
        points = []
        for step in range(_RING_STEPS + 1):
            angle = start + pi * step / _RING_STEPS
            across, along = ring * radius * cos(angle), 0.26 * ring * radius * sin(angle)
            points.append(
                (
                    centre[0] + across * cos(tilt) - along * sin(tilt),
                    centre[1] + across * sin(tilt) + along * cos(tilt),
                )
            )
        plate.stroke(points, [weight * plate.unit] * len(points), second=ring == 1.58)
