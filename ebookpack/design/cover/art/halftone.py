"""A picture out of dots, as a copying machine makes it: circles of light that come and go."""

from __future__ import annotations

from math import cos, hypot, sin

from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

_PITCH = 38.0
_DARK = 0.3


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    pitch = _PITCH * max(plate.unit, 0.45)
    angle = rhythm.choose("halftone.angle", (0.26, 0.785, 1.31))
    x0 = plate.start + plate.span * rhythm.choose("halftone.side", (0.15, 0.5, 0.85))
    y0 = plate.height * rhythm.choose("halftone.height", (0.2, 0.72, 0.9))
    wave = plate.span * rhythm.between("halftone.wave", 0.16, 0.30)
    count = int(plate.reach / pitch) + 2
    for row in range(-count, count + 1):
        for column in range(-count, count + 1):
            u, v = column * pitch, row * pitch
            x = plate.focus[0] + u * cos(angle) - v * sin(angle)
            y = plate.focus[1] + u * sin(angle) + v * cos(angle)
            if -pitch < x < plate.width + pitch and -pitch < y < plate.height + pitch:
                away = hypot(x - x0, y - y0)
                loud = rhythm.swell(int(away / wave))
                tone = (0.5 + 0.5 * cos(away / wave * 3.14159)) * (0.35 + 0.65 * loud)
                plate.disc((x, y), pitch * (0.08 + 0.56 * tone))
                if tone < _DARK:
                    # A second drum, a little out of register.
                    plate.disc((x + pitch / 2, y + pitch / 2), pitch * 0.16, second=True)
