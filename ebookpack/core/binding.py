"""What somebody who binds a book at home decides: how it is folded, and on what paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from msgspec import Struct

from ebookpack.core.lengths import MILLIMETRE

BOOKLET = "booklet"
"""What is said in place of an edition for a booklet of the print edition's pages."""
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
MOST_THICKNESS = 1.0


class Scale(StrEnum):
    """How large pages are printed on the two halves of a sheet."""

    SHRINK = "shrink"
    """At their own size, or smaller where the sheet asks for it."""
    FILL = "fill"
    """As large as the half of a sheet."""
    ACTUAL = "actual"
    """At their own size, or not at all."""


class HomeBinding(Struct, frozen=True, kw_only=True):
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
        return BOOKLET if self.signature is None else "signatures"


class BindingSettings(Struct, frozen=True, kw_only=True):
    """What is asked of sheets to bind at home; None leaves it to the next who is asked."""

    booklet: bool | None = None
    signature: int | None = None
    """Pages of a signature."""
    sheet_name: str | None = None
    scale: Scale | None = None
    millimetres: float | None = None

    @property
    def binds(self) -> bool:
        """Whether sheets are asked for."""
        return bool(self.booklet or self.signature)

    @property
    def tells_sheets(self) -> bool:
        """Whether something is said of the paper."""
        return (self.sheet_name, self.scale, self.millimetres) != (None, None, None)

    def over(self, other: Self) -> Self:
        """These, and where they leave something open, the other's; one binding at a time."""
        first = self if self.binds else other
        return type(self)(
            booklet=self.booklet if self.booklet is False else first.booklet,
            signature=first.signature,
            sheet_name=self.sheet_name or other.sheet_name,
            scale=self.scale or other.scale,
            millimetres=other.millimetres if self.millimetres is None else self.millimetres,
        )

    def binding(self, *, marks: bool) -> HomeBinding | None:
        """The binding that is asked for; None if none is."""
        if not self.binds:
            return None
        thickness = self.millimetres
        return HomeBinding(
            signature=None if self.booklet else self.signature,
            sheet_name=self.sheet_name or USUAL_SHEET,
            scale=self.scale or Scale.SHRINK,
            millimetres=USUAL_THICKNESS if thickness is None else thickness,
            marks=marks,
        )


NO_BINDING = BindingSettings()


def is_signature(pages: int) -> bool:
    """Whether a signature can have so many pages: four to each sheet."""
    return pages % 4 == 0 and FEWEST_PAGES <= pages <= MOST_PAGES
