"""The ground that a cover's type is printed on: solids and engravings, kept as they were printed.

Lengths are units of a cover: 1600 of them are the width of its front. The origin is the front's
upper left corner; what is printed beside it, on spine and back and beyond the trim, has negative
places or such beyond its edges.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct
from PIL import Image

from ebookpack.design.cover.colour import Colour

WIDTH = 1600
HEIGHT = 2560
"""Of the cover of an e-book."""
Box: TypeAlias = tuple[int, int, int, int]
"""(left, top, right, bottom); the last two are no more part of it."""


class Space(Struct, frozen=True, kw_only=True):
    """The front of a cover, and the sheet of which it is a part."""

    height: int = HEIGHT
    sheet: Box = (0, 0, WIDTH, HEIGHT)
    detail: int = 2
    """Pixels drawn for each unit of an engraving."""
    hairline: int = 3
    """Weight of the thinnest rules."""
    fine: float = 1.0
    """Most pixels for each unit of a picture."""
    panel: Box = (0, 0, WIDTH, HEIGHT)
    """What a picture on the front fills: to the fold, and over the trim on the other sides."""

    @property
    def front(self) -> Box:
        """The front alone."""
        return 0, 0, WIDTH, self.height

    def tall(self, length: float) -> float:
        """A height that is this much on the cover of an e-book."""
        return length * self.height / HEIGHT


EBOOK = Space()
"""The cover of an e-book: a front that is the whole sheet."""


class Solid(Struct, frozen=True, kw_only=True):
    """A rectangle of one colour."""

    box: Box
    colour: Colour


class Engraved(Struct, frozen=True, kw_only=True):
    """A colour printed through a stencil."""

    box: Box
    stencil: Image.Image
    """255 where it is printed; `detail` pixels for each unit."""
    detail: int
    colour: Colour


class Shown(Struct, frozen=True, kw_only=True):
    """A picture in RGB that fills a box, whatever number of pixels it has."""

    box: Box
    picture: Image.Image


def _print(picture: Image.Image, printed: Engraved, place: tuple[int, int]) -> None:
    """Print a colour through a stencil, of which only what has ink is looked at."""
    stencil = printed.stencil.reduce(printed.detail)
    inked = stencil.getbbox()
    if inked is None:
        return
    left, top, right, bottom = inked
    # Pasting a picture of one colour takes Pillow half the time of pasting the colour.
    ink = Image.new("RGB", (right - left, bottom - top), printed.colour)
    picture.paste(ink, (place[0] + left, place[1] + top), stencil.crop(inked))


@dataclass(slots=True)
class Ground:
    """All that is printed, the last on top."""

    space: Space
    prints: list[Solid | Engraved | Shown] = field(default_factory=list)

    def fill(self, box: Box, colour: Colour) -> None:
        """Print a rectangle."""
        self.prints.append(Solid(box=box, colour=colour))

    def frame(self, box: Box, weight: int, colour: Colour) -> None:
        """Print the outline of a rectangle, inside of it."""
        left, top, right, bottom = box
        for side in (
            (left, top, right, top + weight),
            (left, bottom - weight, right, bottom),
            (left, top + weight, left + weight, bottom - weight),
            (right - weight, top + weight, right, bottom - weight),
        ):
            self.fill(side, colour)

    def engrave(self, box: Box, stencil: Image.Image, detail: int, colour: Colour) -> None:
        """Print a colour through a stencil."""
        self.prints.append(Engraved(box=box, stencil=stencil, detail=detail, colour=colour))

    def show(self, box: Box, picture: Image.Image) -> None:
        """Print a picture into a box."""
        self.prints.append(Shown(box=box, picture=picture))

    def picture(self, box: Box | None = None) -> Image.Image:
        """A part of it, by default the front, one pixel for each unit."""
        left, top, right, bottom = box or self.space.front
        picture = Image.new("RGB", (right - left, bottom - top))
        for each in self.prints:
            place = (
                each.box[0] - left, each.box[1] - top, each.box[2] - left, each.box[3] - top,
            )  # fmt: skip
            match each:
                case Solid():
                    picture.paste(each.colour, place)
                case Engraved():
                    _print(picture, each, place[:2])
                case Shown():
                    size = place[2] - place[0], place[3] - place[1]
                    fits = each.picture.size == size
                    picture.paste(each.picture if fits else each.picture.resize(size), place[:2])
        return picture
