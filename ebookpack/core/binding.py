"""What somebody who binds a book at home decides: how it is folded, and on what paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ebookpack.core.lengths import MILLIMETRE

FEWEST_PAGES, MOST_PAGES = 4, 32
"""Pages of a signature: from a single folded sheet to eight, more than which gape when sewn."""

_SHEETS = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B4": (250, 353),
    "B5": (176, 250),
    "SRA3": (320, 450),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""Paper that is sold for printers, in millimetres (ISO 216, ISO 217, ANSI Y14.1)."""
SHEETS = {name: (wide * MILLIMETRE, tall * MILLIMETRE) for name, (wide, tall) in _SHEETS.items()}
"""(width, height) in points by name."""
USUAL_SHEET = "A4"
USUAL_THICKNESS = 0.1
"""Of a sheet of 80 g/m² (20 lb bond) paper, in millimetres."""


class Scale(StrEnum):
    """How large pages are printed on the two halves of a sheet."""

    SHRINK = "shrink"
    """At their own size, or smaller where the sheet asks for it."""
    FILL = "fill"
    """As large as the half of a sheet."""
    ACTUAL = "actual"
    """At their own size, or not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeBinding:
    """A book that is printed two pages a side, folded, and sewn or stapled."""

    signature: int | None = None
    """Pages of a signature, a multiple of 4; None for a booklet, all sheets in one another."""
    sheet_name: str = USUAL_SHEET
    """Key of SHEETS: the paper."""
    scale: Scale = Scale.SHRINK
    millimetres: float = USUAL_THICKNESS
    """Thickness of the paper."""
    marks: bool = False
    """Whether it is marked where to fold, to pierce and to cut."""

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper in points, upright."""
        return SHEETS[self.sheet_name]

    @property
    def thickness(self) -> float:
        """Thickness of the paper in points."""
        return self.millimetres * MILLIMETRE

    @property
    def what(self) -> str:
        """`booklet` or `signatures`: also part of the names of its files."""
        return "booklet" if self.signature is None else "signatures"
