"""Where a picture is cropped, and where its type stands."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from ebookpack.design.cover.composition import attention, compose, quiet_centre
from ebookpack.design.cover.ground import EBOOK

SHARE = 0.4


def scene(size: tuple[int, int], subject: tuple[int, int]) -> Image.Image:
    """Something striped and red on a plain sky, about a point."""
    picture = Image.new("RGB", size, (170, 190, 210))
    pen = ImageDraw.Draw(picture)
    x, y = subject
    for stripe in range(-80, 80, 16):
        pen.rectangle((x + stripe, y - 100, x + stripe + 8, y + 100), fill=(150, 20, 20))
    return picture


@pytest.mark.parametrize("x", [150, 400, 850])
def test_the_crop_goes_where_the_subject_is(x: int) -> None:
    crop = compose(scene((1000, 640), (x, 450)), EBOOK.panel, SHARE).crop
    assert crop.left <= x - 70
    assert x + 70 <= crop.left + crop.width
    assert crop.width / crop.height == pytest.approx(1600 / 2560)


@pytest.mark.parametrize(("y", "above"), [(150, False), (480, True)])
def test_type_stands_on_the_side_that_the_subject_leaves_free(y: int, above: bool) -> None:
    assert compose(scene((400, 640), (200, y)), EBOOK.panel, SHARE).above is above


def test_a_side_that_is_chosen_is_kept_and_the_crop_makes_room_there() -> None:
    tall = scene((400, 1400), (200, 700))
    for above in (True, False):
        made = compose(tall, EBOOK.panel, SHARE, above)
        assert made.above is above
        line = made.crop.top + made.crop.height * (SHARE if above else 1 - SHARE)
        assert (line <= 600) if above else (line >= 800)


def test_a_plain_picture_is_cropped_in_its_middle() -> None:
    crop = compose(Image.new("RGB", (1000, 640), (9, 9, 9)), EBOOK.panel, SHARE).crop
    assert crop.left == pytest.approx(300)


def test_the_edges_of_a_picture_draw_no_eye() -> None:
    assert attention(Image.new("RGB", (500, 700), (240, 230, 220))).getextrema() == (0, 0)


@pytest.mark.parametrize("y", [200, 330, 460])
def test_what_covers_a_picture_leaves_its_subject_alone(y: int) -> None:
    picture = scene((400, 640), (200, y))
    band = (0, 700, 1600, 1500)
    centre = quiet_centre(picture, EBOOK.panel, band, 2400)
    upper, lower = (centre - 400) / 4, (centre + 400) / 4
    hidden = max(min(lower, y + 100) - max(upper, y - 100), 0)
    assert hidden <= 40
    assert 190 <= centre - 400 < centre + 400 <= 2400


def test_what_covers_a_plain_picture_stays_where_it_is() -> None:
    plain = Image.new("RGB", (400, 640), (170, 190, 210))
    assert quiet_centre(plain, EBOOK.panel, (0, 700, 1600, 1500), 2400) == 1100
