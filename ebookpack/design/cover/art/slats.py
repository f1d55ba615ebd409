"""Light through a blind: slats over the whole cover, broken where a beam comes in."""

from __future__ import annotations

from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import Rhythm

_STEPS = 60


def engrave(plate: Plate, rhythm: Rhythm) -> None:
    """Engrave the whole plate."""
    unit = plate.unit
    pitch = 74 * unit
    lean = rhythm.between("slats.lean", 0.25, 0.6) * rhythm.choose("slats.side", (-1, 1))
    middle = plate.start + plate.span * rhythm.between("slats.beam", 0.35, 0.65)
    y, index = -pitch, 0
    while y < plate.height + pitch:
        beam = middle + lean * (y - plate.height / 2)
        half = plate.span * (0.14 + 0.12 * rhythm.swell(index))
        points, weights = [], []
        for step in range(_STEPS + 1):
            x = plate.width * step / _STEPS
            lit = max(1 - abs(x - beam) / half, 0.0) if half else 0.0
            points.append((x, y + 10 * unit * lit))
            weights.append(pitch * (0.80 - 0.62 * min(lit * 1.8, 1.0)))
        plate.stroke(points, weights)
        plate.stroke(
            [(x, y + pitch * 0.5) for x, _ in points], [2.4 * unit] * len(points), second=True
        )
        y += pitch
        index += 1
