"""The engraver's plate: two inks, drawn large and reduced so that every line is smooth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from math import cos, hypot, pi, sin
from operator import and_
from typing import TypeAlias

from msgspec import Struct
from PIL import Image, ImageChops, ImageDraw

from ebookpack.design.cover.typeface import Voice, drawn_letter

Point: TypeAlias = tuple[float, float]


class Initial(Struct, frozen=True, kw_only=True):
    """The letter that a title starts with, as it is set."""

    letter: str
    voice: Voice

    def drawn(self, size: int) -> Image.Image:
        """The letter `size` pixels an em, no larger than its ink."""
        return drawn_letter(self.letter, self.voice, size)


SCALE = 3
"""Pixels drawn for each unit of the cover, in either direction, unless more are asked for."""
INKED = 255
BARE = 0
_THRESHOLD = [BARE] * 128 + [INKED] * 128


class Plate:
    """A rectangle to engrave; all lengths in units of the finished cover.

    `focus` is the point that the ornament turns about, `unit` scales its detail: 1 for a whole
    cover, less for a small vignette. What is above `lowest_cover` may be hidden by a label. Where
    the plate goes round spine and back too, `front` is where the front starts, and how wide it is.
    With an `open_sky`, type stands right in what is above `lowest_cover`: it is to be kept bare.
    Of a `border`, no more than the edges are seen.
    """

    def __init__(
        self,
        width: int,
        height: int,
        focus: Point,
        unit: float = 1.0,
        lowest_cover: int = 0,
        scale: int = SCALE,
        front: tuple[float, float] | None = None,
        initial: Initial | None = None,
        open_sky: bool = False,
        border: bool = False,
    ) -> None:
        self.width = width
        self.height = height
        self.focus = focus
        self.unit = unit
        self.lowest_cover = lowest_cover
        self.scale = scale
        self.initial = initial
        self.open_sky = open_sky
        self.border = border
        self.start, self.span = front or (0.0, float(width))
        size = (width * scale, height * scale)
        self._layers = (Image.new("L", size, BARE), Image.new("L", size, BARE))
        self._pens = tuple(ImageDraw.Draw(layer) for layer in self._layers)

    @property
    def reach(self) -> float:
        """Distance from the focus to the farthest corner."""
        x, y = self.focus
        return hypot(max(x, self.width - x), max(y, self.height - y))

    def area(self, points: Iterable[Point], *, second: bool = False) -> None:
        """Fill a polygon."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self._pens[second].polygon(scaled, fill=INKED)

    def cut(self, points: Iterable[Point]) -> None:
        """Take both inks off a polygon."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        for pen in self._pens:
            pen.polygon(scaled, fill=BARE)

    def disc(self, centre: Point, radius: float, *, second: bool = False) -> None:
        """Fill a circle."""
        self._pens[second].circle(
            (centre[0] * self.scale, centre[1] * self.scale), radius * self.scale, INKED
        )

    def cut_disc(self, centre: Point, radius: float) -> None:
        """Take both inks off a circle."""
        for pen in self._pens:
            pen.circle((centre[0] * self.scale, centre[1] * self.scale), radius * self.scale, BARE)

    def ring(self, centre: Point, radius: float, weight: float, *, second: bool = False) -> None:
        """Draw a circle's line, `weight` wide, inside of the radius."""
        scaled = (centre[0] * self.scale, centre[1] * self.scale)
        width = max(round(weight * self.scale), 1)
        self._pens[second].circle(scaled, radius * self.scale, outline=INKED, width=width)

    def stroke(
        self, points: Sequence[Point], weights: Sequence[float], *, second: bool = False
    ) -> None:
        """Draw a line that swells: at each point it is as wide as its weight."""
        pen = self._pens[second]
        beyond = self._beyond(points, 1 + max(weights, default=0.0) / 2)
        if all(beyond) and reduce(and_, beyond):
            return
        sides = [
            _sides(ends, point, weight, self.scale)
            for ends, point, weight in zip(_ends(points), points, weights, strict=True)
        ]
        for ((a, b), (c, d)), (here, there) in zip(pairwise(sides), pairwise(beyond), strict=True):
            if not here & there:
                pen.polygon((*a, *c, *d, *b), fill=INKED)

    def _beyond(self, points: Sequence[Point], least: float) -> list[int]:
        """For each point the edges of the plate that it is beyond, by at least so much.

        As bits, in which two points that have one in common have nothing on the plate between
        them (Cohen and Sutherland): half of what is engraved may run off it.
        """
        right, bottom = self.width + least, self.height + least
        return [
            (x < -least) | (x > right) << 1 | (y < -least) << 2 | (y > bottom) << 3
            for x, y in points
        ]

    def impress(self, print_of: Image.Image, *, second: bool = False) -> None:
        """Print what was drawn elsewhere, a pixel for each unit, grey where its edges are."""
        layer = self._layers[second]
        large = print_of.resize(layer.size, Image.Resampling.BILINEAR)
        layer.paste(INKED, mask=large.point(_THRESHOLD))

    def shade(self, tones: Image.Image, noise: bytes, *, second: bool = False) -> None:
        """Print tones, 0 to 255, as grain: each of their pixels is ink or none.

        The picture of them may be smaller than the plate; `noise` has a byte for each pixel.
        """
        grain = Image.frombytes("L", tones.size, noise)
        printed = ImageChops.subtract(tones, grain).point([0, *[INKED] * 255])
        layer = self._layers[second]
        layer.paste(INKED, mask=printed.resize(layer.size, Image.Resampling.NEAREST))

    @property
    def stencils(self) -> tuple[Image.Image, Image.Image]:
        """The two inks as they were drawn, 255 where they print, `scale` pixels for each unit."""
        return self._layers

    def inks(self) -> tuple[Image.Image, Image.Image]:
        """Coverage of the two inks, 0 to 255, at the finished size."""
        first, second = (layer.reduce(self.scale) for layer in self._layers)
        return first, second


def _ends(points: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    """For each point of a line its neighbours, itself at the line's ends."""
    last = len(points) - 1
    for i in range(len(points)):
        yield points[max(i - 1, 0)], points[min(i + 1, last)]


def _sides(
    ends: tuple[Point, Point], point: Point, weight: float, scale: int
) -> tuple[Point, Point]:
    """The two edges of a stroke at a point, in drawn pixels."""
    (x0, y0), (x1, y1) = ends
    length = hypot(x1 - x0, y1 - y0) or 1.0
    half = weight * scale / 2 / length
    dx, dy = (y0 - y1) * half, (x1 - x0) * half
    x, y = point[0] * scale, point[1] * scale
    return (x + dx, y + dy), (x - dx, y - dy)


def polar(centre: Point, radius: float, angle: float) -> Point:
    """The point at a distance from the centre; angles in radians, clockwise from the right."""
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def turn(index: float, count: float) -> float:
    """The angle of one of `count` even steps round a circle, from the top."""
    return 2 * pi * index / count - pi / 2
