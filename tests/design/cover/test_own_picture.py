"""Covers with a picture of the author's own: laid out, proved, or used as they are."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageDraw

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import CoverPicture, Theme
from ebookpack.core.errors import SettingsError, ThemeError
from ebookpack.design.cover.colour import WHITE, contrast
from ebookpack.design.cover.front import draw_cover, draw_front, printed
from ebookpack.design.cover.layouts import LAYOUTS, NEEDS_SKY
from ebookpack.design.cover.picture_colours import palette_of
from ebookpack.design.cover.picture_layouts import PICTURE_LAYOUTS
from ebookpack.design.cover.plans import Plan, own_plan
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.cover.wrap.sheet import Sheet
from tests.design.cover.builders import CREAM, book, compositor, picture
from tests.design.cover.wrap.builders import bound, geometry
from tests.themes import classic

WORK = book("The Sea Room", "Adam Marsh", subtitle="A Novel")


def noisy(size: tuple[int, int] = (1600, 2560)) -> Image.Image:
    """A bright picture full of detail, the worst that type can stand on, with a red disc."""
    small = Image.effect_mandelbrot((160, 256), (-2, -1.5, 1, 1.5), 60)
    image = Image.merge("RGB", [small.point(lambda v: 120 + v // 2)] * 3).resize(size)
    x, y, r = size[0] // 2, size[1] * 2 // 3, size[0] // 6
    ImageDraw.Draw(image).ellipse((x - r, y - r, x + r, y + r), fill=(220, 30, 20))
    return image


def with_picture(image: Image.Image, kind: str = "JPEG", *, finished: bool = False) -> Theme:
    data = BytesIO()
    image.save(data, kind)
    given = CoverPicture(name="p.jpg", data=data.getvalue(), finished=finished)
    theme = classic()
    return replace(theme, cover=replace(theme.cover, picture=given))


LAYOUTS_FOR_A_PICTURE = [name for name in LAYOUTS if name not in NEEDS_SKY]
LAYOUTS_FOR_A_PICTURE += PICTURE_LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS_FOR_A_PICTURE)
def test_type_reads_on_a_picture_in_every_layout(layout: str) -> None:
    image = noisy()
    if layout == "below":
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    palette = palette_of(image)
    plan = Plan(layout=layout, manner="waves", palette=palette, reversed_out=False, shade=0.15)
    made, faults = printed(
        plan, compositor(WORK, classic()), rhythm_of(WORK.metadata), classic(), image
    )
    assert faults == ()
    # The disc is there to be seen, in all its red.
    red, green, _ = made.split()
    disc = ImageChops.subtract(red, green).histogram()
    assert sum(disc[150:]) > 2000


def test_a_cover_with_a_picture_is_what_shops_take_and_the_same_each_time() -> None:
    found = Diagnostics()
    theme = with_picture(noisy((2400, 3600)))
    cover = draw_cover(WORK, theme, found)
    assert list(found) == []
    assert picture(cover).size == (1600, 2560)
    assert draw_cover(WORK, theme, Diagnostics()) == cover


def test_type_goes_where_the_subject_is_not() -> None:
    theme = with_picture(noisy())
    assert own_plan(WORK, theme, noisy()).layout == "above"
    turned = noisy().transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    assert own_plan(WORK, theme, turned).layout == "below"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("layout", sorted(NEEDS_SKY))
def test_a_picture_is_no_landscape_with_a_sky_for_type(layout: str, seed: int) -> None:
    theme = with_picture(noisy())
    cover = replace(theme.cover, layouts=(layout,), seed=seed, chosen=frozenset({"layout"}))
    assert own_plan(WORK, replace(theme, cover=cover), noisy()).layout in PICTURE_LAYOUTS


def test_a_sky_wanted_for_type_is_where_the_picture_has_room_for_it() -> None:
    theme = with_picture(noisy())
    cover = replace(theme.cover, layouts=("scene",), chosen=frozenset({"layout"}))
    made = draw_cover(WORK, replace(theme, cover=cover), Diagnostics())
    assert made == draw_cover(WORK, theme, Diagnostics())


def test_colours_come_from_the_picture_unless_a_palette_was_chosen() -> None:
    theme = with_picture(noisy())
    own = own_plan(WORK, theme, noisy()).palette
    assert own not in theme.cover.palettes
    assert contrast(own.paper, WHITE) > 8
    assert own.accent[0] > own.accent[2]  # the red of the disc

    cover = replace(theme.cover, palettes=(CREAM,), chosen=frozenset({"palette"}))
    assert own_plan(WORK, replace(theme, cover=cover), noisy()).palette == CREAM


def test_a_layout_for_pictures_wants_one() -> None:
    theme = classic()
    cover = replace(theme.cover, layouts=("above",), chosen=frozenset({"layout"}))
    with pytest.raises(ThemeError, match=r'D301.* "above" is for a picture'):
        draw_cover(WORK, replace(theme, cover=cover), Diagnostics())


def test_a_tiny_picture_is_refused() -> None:
    with pytest.raises(SettingsError, match="D306"):
        draw_cover(WORK, with_picture(noisy((300, 480))), Diagnostics())


# ------------------------------------------------------------------------------- finished covers


def test_a_finished_cover_that_shops_take_keeps_its_very_bytes() -> None:
    theme = with_picture(noisy(), finished=True)
    cover = draw_cover(WORK, theme, Diagnostics())
    assert theme.cover.picture
    assert cover.jpeg == theme.cover.picture.data
    assert cover.alt == "The Sea Room. A Novel. Adam Marsh."


def test_a_finished_cover_is_made_such_as_shops_take_and_no_type_is_set_on_it() -> None:
    image = noisy((3000, 4500))
    cover = draw_cover(WORK, with_picture(image, "PNG", finished=True), Diagnostics())
    made = picture(cover)
    assert (made.format, made.size) == ("JPEG", (1600, 2400))
    small = image.resize((40, 60)).convert("L").tobytes()
    assert max(abs(a - b) for a, b in zip(small, made.resize((40, 60)).convert("L").tobytes())) < 12  # noqa: B905


def test_a_finished_cover_that_is_too_small_for_shops_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"D306.* 600 x 960 pixels, and stores want 1000"):
        draw_cover(WORK, with_picture(noisy((600, 960)), finished=True), Diagnostics())


def test_a_finished_cover_of_another_shape_is_cut_on_the_wrap_and_that_is_said() -> None:
    space = Sheet(geometry=geometry(bound("kdp"))).space
    found = Diagnostics()
    drawn = draw_front(WORK, with_picture(noisy((1600, 1800)), finished=True), space, found)
    assert [each.code for each in found] == ["D307"]
    assert drawn.sheet.lines == ()
    assert drawn.sheet.ground.prints[-1].box == space.panel
