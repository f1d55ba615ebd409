"""A pattern paper of small stars set half-drop, loud and quiet."""

from __future__ import annotations

from math import pi

from ebookpack.design.cover.plate import Plate, Point, polar
from ebookpack.design.cover.rhythm import Rhythm

_PITCH = 132.0


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    pitch = _PITCH * plate.unit
    points = rhythm.choose("stars.points", (4, 6, 8))
    x0, y0 = plate.focus
    columns = int(plate.reach / pitch) + 2
    rows = int(plate.reach / (pitch * 0.5)) + 2
    index = 0
    for row in range(-rows, rows + 1):
        y = y0 + row * pitch * 0.5
        for column in range(-columns, columns + 1):
            x = x0 + (column + 0.5 * (row % 2)) * pitch
            index += 1
            if -pitch < x < plate.width + pitch and -pitch < y < plate.height + pitch:
                _star(plate, (x, y), pitch * (0.16 + 0.24 * rhythm.beat(index)), points)
                for side in (-0.25, 0.25):
                    plate.disc((x + side * pitch, y + 0.25 * pitch), pitch * 0.022, second=True)


def _star(plate: Plate, centre: Point, radius: float, points: int) -> None:
    """A star whose rays are ridged: one flank in the first ink, one in the second."""
    waist = 0.34 if points == 4 else 0.42
    for ray in range(points):
        angle = 2 * pi * ray / points - pi / 2
        tip = polar(centre, radius, angle)
        for flank in (1, -1):
            notch = polar(centre, radius * waist, angle + flank * pi / points)
            plate.area((centre, tip, notch), second=flank == 1)
