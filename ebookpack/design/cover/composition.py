"""Where a picture is cropped for a cover, and on which side of its subject the type stands.

What draws the eye is measured on a small copy: edges, and colours unlike those of the whole. The
crop keeps as much of that as it can outside of the type, and as little as it can below it.
"""

from __future__ import annotations

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter, ImageStat

from ebookpack.design.cover.ground import Box
from ebookpack.design.cover.picture import Crop, largest

_SMALL = 120
"""Pixels of the longer side of the copy that is measured."""
_BLUR = 2.0
_PLACES = 24
"""Crops that are tried along a side."""
_HIGHEST = 190
"""Units from the upper edge at which what covers a picture may begin."""
_UNDER_TYPE = 1.4
"""What of the subject lies under type counts against a crop by this."""
_TO_THE_MIDDLE = 0.03
"""How much a crop from the middle is preferred where nothing else decides."""


class Composition(Struct, frozen=True, kw_only=True):
    """A crop, and where its type stands."""

    crop: Crop
    above: bool
    """Whether the type is above the subject; else it is below."""


def compose(picture: Image.Image, box: Box, share: float, above: bool | None = None) -> Composition:
    """The best crop of a picture for a box, with type on `share` of its height.

    `above` says where the type is to be, if that is settled.
    """
    eye = attention(picture)
    scale = eye.width / picture.width
    whole = ImageStat.Stat(eye).sum[0] or 1.0

    def score(tried: Composition) -> float:
        left, top, right, bottom = (edge * scale for edge in tried.crop.box)
        line = top + (bottom - top) * (share if tried.above else 1 - share)
        upper = _sum(eye, (left, top, right, line))
        lower = _sum(eye, (left, line, right, bottom))
        under, clear = (upper, lower) if tried.above else (lower, upper)
        middle = abs(_place(tried.crop, picture) - 0.5)
        return round((clear - _UNDER_TYPE * under) / whole - _TO_THE_MIDDLE * middle, 9)

    width, height = largest(picture.size, box)
    sides = (False, True) if above is None else (above,)
    places = [place / _PLACES for place in range(_PLACES + 1)]
    crops = dict.fromkeys(
        Crop((picture.width - width) * way, (picture.height - height) * way, width, height)
        for way in places
    )
    return max((Composition(crop=crop, above=side) for crop in crops for side in sides), key=score)


def quiet_centre(picture: Image.Image, box: Box, covers: Box, lowest: float) -> float:
    """The height at which what covers a part of a picture hides least of what draws the eye.

    `box` is what the picture fills, `covers` what lies over it, in any place of the same width; it
    may stand down to `lowest`. Gives the middle of the best place, in the units of the boxes; where
    several are as good, that nearest to its own.
    """
    crop = compose(picture, box, 0.0).crop
    eye = attention(picture)
    scale = eye.width / picture.width
    unit = crop.width / (box[2] - box[0]) * scale
    left = (crop.left * scale) + (covers[0] - box[0]) * unit
    right = left + (covers[2] - covers[0]) * unit
    tall = covers[3] - covers[1]

    def hidden(top: float) -> tuple[float, float]:
        upper = crop.top * scale + (top - box[1]) * unit
        return _sum(eye, (left, upper, right, upper + tall * unit)), abs(top - covers[1])

    last = max(lowest - tall, covers[1])
    places = [covers[1] + (last - covers[1]) * way / _PLACES for way in range(_PLACES + 1)]
    highest = min(covers[1], _HIGHEST)
    places += [highest + (covers[1] - highest) * way / _PLACES for way in range(_PLACES)]
    return min(places, key=hidden) + tall / 2


def _place(crop: Crop, picture: Image.Image) -> float:
    """Where a crop lies in what is left over of a picture, 0 to 1."""
    spare = picture.width - crop.width + picture.height - crop.height
    return (crop.left + crop.top) / spare if spare > 0 else 0.5


def attention(picture: Image.Image) -> Image.Image:
    """What draws the eye, 0 to 255, on a small grey copy of a picture."""
    scale = _SMALL / max(picture.size)
    size = max(round(picture.width * scale), 8), max(round(picture.height * scale), 8)
    small = picture.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    grey = small.convert("L")
    edges = grey.filter(ImageFilter.FIND_EDGES)
    # The filter leaves the outermost pixels as they were: edges of the picture are none of its own.
    inner = Image.new("L", size, 0)
    inner.paste(edges.crop((1, 1, size[0] - 1, size[1] - 1)), (1, 1))
    mean = tuple(round(value) for value in ImageStat.Stat(small).mean)
    unlike = ImageChops.difference(small, Image.new("RGB", size, mean)).convert("L")
    return ImageChops.add(inner, unlike.point([value // 2 for value in range(256)])).filter(
        ImageFilter.GaussianBlur(_BLUR)
    )


def _sum(eye: Image.Image, box: tuple[float, float, float, float]) -> float:
    left, top, right, bottom = map(round, box)
    if right <= left or bottom <= top:
        return 0.0
    return float(ImageStat.Stat(eye.crop((left, top, right, bottom))).sum[0])
