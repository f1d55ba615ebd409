"""Crop marks: where the printer cuts, drawn outside of what bleeds."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.lengths import MILLIMETRE
from ebookpack.core.press import PageBoxes

DISTANCE = 2 * MILLIMETRE
"""Between the bleed and a mark."""
LENGTH = 6 * MILLIMETRE
WIDTH = 0.25
"""Points."""


def crop_marks(boxes: PageBoxes) -> bytes:
    """Operators that draw two lines at each corner of the trim."""
    lines = "\n".join(
        f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S" for x, y, to_x, to_y in _lines(boxes)
    )
    return f"/Artifact BMC q 0 G {WIDTH} w\n{lines}\nQ EMC".encode()


def _lines(boxes: PageBoxes) -> Iterator[tuple[float, float, float, float]]:
    trim, bleed = boxes.trim, boxes.bleed
    for y in (trim.bottom, trim.top):
        for edge, away in ((bleed.left, -1), (bleed.right, 1)):
            start = edge + away * DISTANCE
            yield start, y, start + away * LENGTH, y
    for x in (trim.left, trim.right):
        for edge, away in ((bleed.bottom, -1), (bleed.top, 1)):
            start = edge + away * DISTANCE
            yield x, start, x, start + away * LENGTH
