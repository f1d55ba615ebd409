"""A picture darkened where type stands on it, without bands.

A gradient of few tones over many pixels shows its steps, on screens and more so in print. The mask
by which a picture is darkened has fractions of tones instead, spread as noise.
"""

from __future__ import annotations

from msgspec import Struct
from PIL import Image, ImageChops

from ebookpack.design.cover.colour import Colour
from ebookpack.design.cover.rhythm import Rhythm

_NOISE = 256
"""Pixels of the side of a tile of noise."""


class Shade(Struct, frozen=True, kw_only=True):
    """A colour over one end of a picture."""

    above: bool
    """Whether it lies over the upper end."""
    full: float
    """As far as this share of the height it is as dense as it is anywhere..."""
    clear: float
    """...and from here on there is none of it."""
    depth: float
    """How dense it is, 0 to 1."""
    colour: Colour


def shaded(picture: Image.Image, shade: Shade, rhythm: Rhythm) -> Image.Image:
    """The picture with a shade over it."""
    wide, tall = picture.size
    rows = [
        _density((y + 0.5) / tall, shade.full, shade.clear) * shade.depth * 255 for y in range(tall)
    ]
    if not shade.above:
        rows.reverse()
    mask = _dithered(rows, wide, rhythm)
    return Image.composite(Image.new("RGB", picture.size, shade.colour), picture, mask)


def _density(way: float, full: float, clear: float) -> float:
    if way <= full:
        return 1.0
    ease = min((way - full) / max(clear - full, 1e-6), 1.0)
    return 1 - ease * ease * (3 - 2 * ease)


def _dithered(rows: list[float], wide: int, rhythm: Rhythm) -> Image.Image:
    """Rows of tones, 0 to 255, as a picture in which fractions of a tone are shares of pixels."""
    tall = len(rows)
    column, fractions = Image.new("L", (1, tall)), Image.new("L", (1, tall))
    column.putdata([int(row) for row in rows])
    fractions.putdata([int(row % 1 * 255) for row in rows])
    tile = Image.frombytes("L", (_NOISE, _NOISE), rhythm.noise("shade", _NOISE * _NOISE))
    noise = Image.new("L", (wide, tall))
    for y in range(0, tall, _NOISE):
        for x in range(0, wide, _NOISE):
            noise.paste(tile, (x, y))
    more = ImageChops.subtract(fractions.resize((wide, tall)), noise).point([0, *[1] * 255])
    return ImageChops.add(column.resize((wide, tall)), more)
