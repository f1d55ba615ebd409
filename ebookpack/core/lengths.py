"""Lengths as people write them, in points (1/72 in)."""

from __future__ import annotations

import re

INCH = 72.0
"""Points in an inch."""
MILLIMETRE = INCH / 25.4

UNITS = {"in": INCH, '"': INCH, "″": INCH, "mm": MILLIMETRE, "cm": 10 * MILLIMETRE, "pt": 1.0}
"""Points in each unit, by how it is written."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(in|mm|cm|pt|\"|″)")


def parse_length(text: str) -> float:
    """Points of a length with its unit: `0.125in`, `3 mm`. Raises ValueError if it is none."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(f'"{text}" is not a length: write it as 0.125in or 3mm')
    return float(found[1]) * UNITS[found[2]]


def inches(points: float) -> str:
    """A length for people of the trade: `0.125 in (3.2 mm)`."""
    return f"{round(points / INCH, 4):g} in ({round(points / MILLIMETRE, 1):g} mm)"
