"""Lines of type in their places, and the proportions of a title page."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from ebookpack.design.cover.colour import Colour
from ebookpack.design.cover.composed import draw, ink_box
from ebookpack.design.cover.typeface import Voice


class Role(StrEnum):
    """What a line of type is."""

    TITLE = "title"
    SECOND = "second"
    SUBTITLE = "subtitle"
    SERIES = "series"
    AUTHOR = "author"


class Line(Struct, frozen=True, kw_only=True):
    """A line of type in its place; lengths in pixels of the cover."""

    role: Role
    text: str
    voice: Voice
    size: float
    """Pixels an em."""
    x: float
    """Where it starts..."""
    baseline: float
    """...and stands."""
    colour: Colour = (0, 0, 0)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) of its ink."""
        left, top, right, bottom = ink_box(self.text, self.voice, self.size)
        return self.x + left, self.baseline + top, self.x + right, self.baseline + bottom

    @property
    def x_height(self) -> float:
        """Height of its small letters; of its capitals if it has no others."""
        return self.size * self.voice.x_height(self.text)

    def draw(self, picture: Image.Image) -> None:
        """Print it."""
        draw(picture, (self.x, self.baseline), self.text, self.voice, self.size, self.colour)


class Stack(Struct, frozen=True, kw_only=True):
    """Centred lines one below the other; the origin is the middle of their upper edge."""

    lines: tuple[Line, ...]
    height: float
    """From the first line's top to the last one's base line."""
    gaps: tuple[float, ...] = ()
    """Middles of the spaces that want an ornament: above or below the author's name."""

    def from_left(self, x: float, y: float, colours: dict[Role, Colour]) -> tuple[Line, ...]:
        """The lines flush at a left margin: the ink of each starts there."""
        return tuple(
            replace(
                line,
                x=x - ink_box(line.text, line.voice, line.size)[0],
                baseline=line.baseline + y,
                colour=colours[line.role],
            )
            for line in self.lines
        )

    def at(self, x: float, y: float, colours: dict[Role, Colour]) -> tuple[Line, ...]:
        """The lines with their origin moved to a place of the cover, and coloured."""
        return tuple(
            replace(line, x=line.x + x, baseline=line.baseline + y, colour=colours[line.role])
            for line in self.lines
        )


# ------------------------------------------------------------------------------ proportions


def companion_size(role: Role, title: float) -> float:
    """Size of a text that goes with a title of this size; all in pixels an em."""
    match role:
        case Role.TITLE:
            return title
        case Role.SECOND:
            return min(max(title * 0.54, 68), 124, title * 0.8)
        case Role.SUBTITLE:
            return min(max(title * 0.38, 60), 96, title * 0.7)
        case Role.SERIES:
            return min(max(title * 0.40, 82), 94, title * 0.8)
        case Role.AUTHOR:
            return min(max(title * 0.45, 84), 124, title * 0.85)


def space_between(above: Role, below: Role, title: float) -> float:
    """White from a base line to the top of the letters below it."""
    if Role.AUTHOR in (above, below):
        return min(max(title * 0.85, 110), 190, title * 2)
    if Role.SERIES in (above, below):
        return min(max(title * 0.44, 60), 96, title)
    return min(max(title * 0.44, 48), 90, title)


def leading(role: Role, voice: Voice) -> float:
    """Distance of base lines in em."""
    match role:
        case Role.TITLE:
            return 1.0 if "case" in voice.features else 1.02
        case Role.SECOND | Role.SUBTITLE:
            return 1.14
        case Role.SERIES | Role.AUTHOR:
            return 1.28
