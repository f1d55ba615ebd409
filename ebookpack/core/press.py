"""What a print edition is made for: a store's profile, its paper, the kind of file, the boxes."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from msgspec import Struct

from ebookpack.core.lengths import MILLIMETRE
from ebookpack.core.store import ColourSpace, Edge, Ink, Paper, Standard, Store

SLUG = 10 * MILLIMETRE
"""White around the bleed in which marks stand."""


class Make(StrEnum):
    """What is made of the pages of a book."""

    PRINT = "print"
    """A file for a printer."""
    SCREEN = "screen"
    """A file to read on a screen: links, an outline, tags."""
    LARGE_PRINT = "large-print"
    """A file for a printer, in large type on large pages."""


class PressSettings(Struct, frozen=True, kw_only=True):
    """What is asked of the print edition; None leaves it to the next who is asked."""

    make: Make | None = None
    store: str | None = None
    paper: str | None = None
    standard: Standard | None = None
    bleed: bool | None = None
    marks: bool | None = None
    plates: tuple[str, ...] | None = None
    """Pictures, by their names in the manuscript, that fill a page to beyond its edges."""
    profile: str | None = None
    """File with the ICC profile of the printing press."""
    accept: tuple[str, ...] | None = None
    """Codes of findings about the printer's rules that are not to stop the build."""

    def over(self, other: Self) -> Self:
        """These, and where they leave something open, the other's."""
        chosen = {
            name: getattr(other, name) if getattr(self, name) is None else getattr(self, name)
            for name in self.__struct_fields__
        }
        return type(self)(**chosen)


NOTHING_ASKED = PressSettings()


class Press(Struct, frozen=True, kw_only=True):
    """What the pages are made for."""

    make: Make
    store: Store
    paper: Paper
    standard: Standard
    bleeds: bool = False
    """Whether the pages are larger than the trim, so that pictures can run off them."""
    marks: bool = False
    """Whether crop marks stand around the pages."""
    plates: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    profile: bytes | None = None
    """ICC profile of the printing press, which says what its inks look like."""

    @property
    def is_black(self) -> bool:
        """Whether everything is printed in black, and so written in gray."""
        return self.paper.ink is Ink.BLACK

    @property
    def colours(self) -> ColourSpace:
        """What colours are written in, where there are any: PDF/X-1a knows no RGB."""
        if self.standard is Standard.PLAIN:
            return self.store.file.colours
        return ColourSpace.CMYK

    def bleed_at(self, edge: Edge) -> float:
        """The bleed at an edge of a page, in points."""
        return self.store.bleed.at(edge) if self.bleeds else 0.0


class Box(Struct, frozen=True, kw_only=True):
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


class PageBoxes(Struct, frozen=True, kw_only=True):
    """The boxes of a page (ISO 32000-1, 14.11.2), each within the one before it."""

    media: Box
    bleed: Box
    trim: Box


def page_boxes(press: Press, width: float, height: float, *, right_hand: bool) -> PageBoxes:
    """The boxes of a page that is cut to a size, in points.

    The outside of right-hand pages is their right edge. The lower left corner of the largest box is
    the origin.
    """
    outside, inside = press.bleed_at(Edge.OUTSIDE), press.bleed_at(Edge.INSIDE)
    left, right = (inside, outside) if right_hand else (outside, inside)
    below, above = press.bleed_at(Edge.BOTTOM), press.bleed_at(Edge.TOP)
    slug = SLUG if press.marks else 0.0
    trim = Box(
        left=slug + left,
        bottom=slug + below,
        right=slug + left + width,
        top=slug + below + height,
    )
    bleed = Box(left=slug, bottom=slug, right=trim.right + right, top=trim.top + above)
    media = Box(left=0.0, bottom=0.0, right=bleed.right + slug, top=bleed.top + slug)
    return PageBoxes(media=media, bleed=bleed, trim=trim)
