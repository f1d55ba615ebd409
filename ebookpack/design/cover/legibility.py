"""Whether a cover can be read: measured on the finished picture, as a reader sees it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

from msgspec import Struct
from PIL import Image, ImageChops

from ebookpack.design.cover.colour import LEAST_CONTRAST, linear, ratio
from ebookpack.design.cover.lettering import Line, Role

SAFE = 0.06
"""Share of width and height, at each edge, that holds no type: what a trimmer may take."""
THUMBNAIL = 160
"""Width in pixels at which shops and readers list a book."""
GREYS = 16
"""What an e-ink screen shows."""
GREY_STEPS_APART = 5
"""Between the lightest and the darkest grey where the title stands."""
X_HEIGHT = 5.0
"""Pixels of the thumbnail that the small letters of a title have at least..."""
LONG_X_HEIGHT = 2.6
"""...and those of a title that is too long, or has too long a word, to be set large."""
LONG_TITLE = 44
LONG_WORD = 13

_TYPE = 128
"""How far a pixel must differ from the ground to be the inside of a letter, of 255."""
_LINEAR = tuple(round(linear(value) * 255) for value in range(256))
_EXTREME = 0.04
"""The share of a thumbnail's pixels that make its lightest and its darkest grey."""
_WORST = 0.02
"""The share of the ground's pixels that may be worse than what is measured: its specks."""


class Fault(StrEnum):
    """What can be wrong with a line of type."""

    CONTRAST = "contrast"
    SMALL = "small"
    FAINT = "faint in the thumbnail"
    MARGIN = "margin"
    OVERLAP = "overlap"


class Finding(Struct, frozen=True, kw_only=True):
    """A fault, and the line that has it."""

    fault: Fault
    line: Line
    measured: float
    """Contrast ratio, pixels or grey steps, as the fault goes."""


def faults(ground: Image.Image, printed: Image.Image, lines: Sequence[Line]) -> tuple[Finding, ...]:
    """What is wrong with the type of a cover; `ground` is the picture before it was printed."""
    thumbnail = _thumbnail(printed)
    found = [
        *_outside(printed, lines),
        *_overlaps(lines),
        *_too_small(printed, lines),
    ]
    for line in lines:
        contrast = measured_contrast(ground, printed, line)
        if contrast < LEAST_CONTRAST:
            found.append(Finding(fault=Fault.CONTRAST, line=line, measured=contrast))
        if line.role is Role.TITLE:
            apart = _steps_apart(thumbnail, line, printed.width / THUMBNAIL)
            if apart < GREY_STEPS_APART:
                found.append(Finding(fault=Fault.FAINT, line=line, measured=apart))
    return tuple(found)


def measured_contrast(ground: Image.Image, printed: Image.Image, line: Line) -> float:
    """Contrast ratio (WCAG 2.2) of a line's letters with the worst of what lies behind them."""
    box = _pixels(line.box)
    behind, letters = ground.crop(box), printed.crop(box)
    change = ImageChops.difference(behind, letters).convert("L")
    peak = change.getextrema()[1]
    if not isinstance(peak, int) or peak == 0:
        return 1.0
    inside = change.point([255 if value * 255 >= _TYPE * peak else 0 for value in range(256)])
    type_levels = _light(letters).histogram(inside)
    ground_levels = _light(behind).histogram()
    middle = _level(type_levels, 0.5) / 255
    return min(ratio(middle, _level(ground_levels, share) / 255) for share in (_WORST, 1 - _WORST))


def _light(picture: Image.Image) -> Image.Image:
    """Relative luminance of each pixel, 0 to 255."""
    flat = picture.point(_LINEAR * 3)
    return flat.convert("L", matrix=(0.2126, 0.7152, 0.0722, 0))


def brightest(picture: Image.Image) -> int:
    """The light of a picture but for its brightest specks, as a grey of sRGB, 0 to 255."""
    return _level(picture.convert("L").histogram(), 1 - _WORST)


def _level(histogram: Sequence[int], share: float) -> int:
    """The value that this share of the pixels does not exceed."""
    left = sum(histogram) * share
    for value, count in enumerate(histogram):
        left -= count
        if left <= 0:
            return value
    return len(histogram) - 1


def _outside(printed: Image.Image, lines: Sequence[Line]) -> list[Finding]:
    wide, tall = printed.size
    found = []
    for line in lines:
        left, top, right, bottom = line.box
        room = min(left / wide, 1 - right / wide, top / tall, 1 - bottom / tall)
        if room < SAFE:
            found.append(Finding(fault=Fault.MARGIN, line=line, measured=room))
    return found


def _overlaps(lines: Sequence[Line]) -> list[Finding]:
    found = []
    for one, other in combinations(lines, 2):
        a, b = one.box, other.box
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        if across > 0 and down > 0:
            found.append(Finding(fault=Fault.OVERLAP, line=other, measured=down))
    return found


def _too_small(printed: Image.Image, lines: Sequence[Line]) -> list[Finding]:
    title = [line for line in lines if line.role is Role.TITLE]
    words = " ".join(line.text for line in title).split()
    is_long = sum(map(len, words)) > LONG_TITLE or max(map(len, words), default=0) > LONG_WORD
    least = LONG_X_HEIGHT if is_long else X_HEIGHT
    found = []
    for line in title:
        pixels = line.x_height * THUMBNAIL / printed.width
        if pixels < least:
            found.append(Finding(fault=Fault.SMALL, line=line, measured=pixels))
    return found


def _thumbnail(printed: Image.Image) -> Image.Image:
    """The cover as an e-ink screen lists it: small, grey, in few greys."""
    tall = round(printed.height * THUMBNAIL / printed.width)
    small = printed.convert("L").resize((THUMBNAIL, tall), Image.Resampling.BOX)
    return small.point([value * GREYS // 256 for value in range(256)])


def _steps_apart(thumbnail: Image.Image, line: Line, scale: float) -> int:
    left, top, right, bottom = (edge / scale for edge in line.box)
    histogram = thumbnail.crop(_pixels((left, top, right, bottom))).histogram()[:GREYS]
    return _level(histogram, 1 - _EXTREME) - _level(histogram, _EXTREME)


def _pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (
        int(left),
        int(top),
        max(int(right) + 1, int(left) + 1),
        max(int(bottom) + 1, int(top) + 1),
    )
