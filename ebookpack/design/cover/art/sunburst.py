"""A sun of long rays and short ones, in a ring of beads."""

from __future__ import annotations

from ebookpack.design.cover.plate import Plate, polar, turn
from ebookpack.design.cover.rhythm import Rhythm


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate, the sun in its focus."""
    centre, unit = plate.focus, plate.unit
    disc = 150 * unit
    rays = 4 * round(rhythm.between("sun.rays", 30, 42))
    outer = plate.reach * 1.02
    for ray in range(rays):
        angle = turn(ray, rays)
        principal = ray % 4 == 0
        share = 1.0 if principal else 0.30 + 0.55 * rhythm.swell(ray)
        tip = disc * 1.5 + (outer - disc * 1.5) * share
        half = 0.30 * (2 * 3.14159 / rays)
        root = disc * (1.34 if ray % 2 else 1.5)
        wide = half * (1.15 if principal else 0.8)
        plate.area(
            (
                polar(centre, root, angle - wide * 0.5),
                polar(centre, tip, angle - wide * (1.0 if principal else 0.12)),
                polar(centre, tip, angle + wide * (1.0 if principal else 0.12)),
                polar(centre, root, angle + wide * 0.5),
            ),
            second=ray % 2 == 1,
        )
        if not principal:
            plate.disc(polar(centre, tip + 12 * unit, angle), 5.5 * unit, second=ray % 2 == 1)
    _sun(plate, rhythm, disc)


def _sun(plate: Plate, rhythm: Rhythm, radius: float) -> None:
    centre, unit = plate.focus, plate.unit
    plate.cut_disc(centre, radius * 1.22)
    plate.ring(centre, radius * 1.20, 3.5 * unit)
    beads = max(rhythm.count, 12) * (1 if rhythm.count > 23 else 2)
    for bead in range(beads):
        plate.disc(polar(centre, radius * 1.095, turn(bead, beads)), 5.5 * unit)
    plate.disc(centre, radius)
    plate.cut_disc(centre, radius * 0.93)
    plate.disc(centre, radius * 0.90)
