"""The cover of a printed book in one sheet: back, spine and front; lengths in points.

Places are given from the sheet's upper left corner, the bleed counted in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

Colour: TypeAlias = tuple[int, int, int]
"""(red, green, blue), 0 to 255; three equal parts are printed in black ink alone."""


class Area(Struct, frozen=True, kw_only=True):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def inset(self, across: float, down: float | None = None) -> Area:
        """What is left of it within a margin; `down` is that above and below, if it is another."""
        down = across if down is None else down
        return Area(
            left=self.left + across,
            top=self.top + down,
            right=self.right - across,
            bottom=self.bottom - down,
        )

    def holds(self, other: Area, slack: float = 0.01) -> bool:
        """Whether another one lies within."""
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


class WrapGeometry(Struct, frozen=True, kw_only=True):
    """Where back, spine and front lie on the sheet."""

    width: float
    """Of the book once it is cut."""
    height: float
    spine_width: float
    bleed: float
    """On all four edges."""
    right_to_left: bool = False
    """Whether the front is at the left of the spine."""

    @property
    def sheet(self) -> Area:
        """All of it."""
        across = 2 * self.bleed + 2 * self.width + self.spine_width
        return Area(left=0.0, top=0.0, right=across, bottom=self.height + 2 * self.bleed)

    @property
    def trim(self) -> Area:
        """What is left once it is cut."""
        return self.sheet.inset(self.bleed)

    @property
    def spine(self) -> Area:
        """Between the folds."""
        return self._panel(self.bleed + self.width, self.spine_width)

    @property
    def front(self) -> Area:
        """From the fold to the outer edge."""
        return self._at_left if self.right_to_left else self._at_right

    @property
    def back(self) -> Area:
        """From the outer edge to the fold."""
        return self._at_right if self.right_to_left else self._at_left

    @property
    def _at_left(self) -> Area:
        return self._panel(self.bleed, self.width)

    @property
    def _at_right(self) -> Area:
        return self._panel(self.bleed + self.width + self.spine_width, self.width)

    def _panel(self, left: float, width: float) -> Area:
        return Area(left=left, top=self.bleed, right=left + width, bottom=self.bleed + self.height)


class Solid(Struct, frozen=True, kw_only=True):
    """A rectangle of one colour."""

    area: Area
    colour: Colour


class Stencil(Struct, frozen=True, kw_only=True):
    """A colour that is printed where the bits of a picture say so."""

    area: Area
    colour: Colour
    columns: int
    rows: int
    bits: bytes
    """Rows from top to bottom, each padded to whole bytes; 0 is printed (as in a PDF's mask)."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture that fills an area."""

    area: Area
    columns: int
    rows: int
    pixels: bytes
    """Three bytes each, red, green and blue, in rows from top to bottom."""


class Turn(StrEnum):
    """How a line runs."""

    UPRIGHT = "upright"
    DOWN = "down"
    """Turned clockwise: read from the head of the book to its foot."""
    UP = "up"
    """Turned the other way."""


class Words(Struct, frozen=True, kw_only=True):
    """A line of type; its origin is the start of its base line."""

    text: str
    family: str
    italic: bool
    weight: int
    features: tuple[str, ...]
    """OpenType features, as `smcp`; `-liga` turns one off."""
    tracking: float
    """Space added between letters, in em."""
    size: float
    x: float
    y: float
    turn: Turn
    colour: Colour
    width: float
    """As the designer measured it."""
    optical: float = 0.0
    """Optical size in points, where the font has such; 0 for its own."""
    rtl: bool = False
    """Whether it runs from right to left."""


class Wrap(Struct, frozen=True, kw_only=True):
    """A cover, designed: what is printed, the last on top."""

    geometry: WrapGeometry
    grounds: tuple[Solid | Stencil | Picture, ...]
    words: tuple[Words, ...]
    barcode: Area | None
    """The white place of the bar code, if there is one."""
    isbn: str
    """13 digits of the code that stands there; empty if that is left to the printer."""
