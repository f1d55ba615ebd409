"""The shade below type on a picture: dense where it should be, and without bands."""

from __future__ import annotations

from PIL import Image

from ebookpack.core.store import ColourSpace
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.cover.shade import Shade, shaded
from ebookpack.writers.print.inks import Inks
from tests.design.cover.builders import book

SKY = (214, 226, 240)
SHADE = Shade(above=True, full=0.3, clear=0.7, depth=0.6, colour=(10, 14, 24))
RHYTHM = rhythm_of(book("Tide").metadata)


def darkened(shade: Shade = SHADE) -> Image.Image:
    return shaded(Image.new("RGB", (320, 1600), SKY), shade, RHYTHM)


def row(picture: Image.Image, y: int) -> float:
    """Mean of the green of a row of pixels, or of magenta ink."""
    band = picture.getchannel(1).crop((0, y, picture.width, y + 1))
    return sum(band.tobytes()) / picture.width


def longest_step(picture: Image.Image, start: int, end: int) -> int:
    """Most rows, one below the other, that have one tone all over: a band that can be seen."""
    band = picture.getchannel(1).crop((0, start, picture.width, end))
    plain = [
        len(set(band.crop((0, y, band.width, y + 1)).tobytes())) == 1 for y in range(band.height)
    ]
    longest = current = 0
    for flat in plain:
        current = current + 1 if flat else 0
        longest = max(longest, current)
    return longest


def test_it_is_dense_at_its_end_and_gone_at_the_other() -> None:
    picture = darkened()
    assert abs(row(picture, 40) - (226 * 0.4 + 14 * 0.6)) < 1
    assert row(picture, 1300) == 226
    assert 110 < row(picture, 800) < 200


def test_it_can_lie_over_the_lower_end() -> None:
    picture = darkened(Shade(above=False, full=0.3, clear=0.7, depth=0.6, colour=(10, 14, 24)))
    assert row(picture, 40) == 226
    assert abs(row(picture, 1560) - 98.8) < 1


def test_its_gradient_has_no_bands_on_screen_or_in_ink() -> None:
    picture = darkened()
    inks = Inks(black=False, colours=ColourSpace.CMYK).picture(picture)
    undithered = picture.reduce((picture.width, 1)).resize(picture.size, Image.Resampling.NEAREST)
    for made in (picture, inks):
        assert longest_step(made, 560, 1040) <= 16
    # The same gradient without noise has them: the measure finds what it is meant to find.
    assert longest_step(undithered, 560, 1040) > 100


def test_it_is_the_same_each_time() -> None:
    assert darkened().tobytes() == darkened().tobytes()
