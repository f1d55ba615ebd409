from __future__ import annotations

import pytest
from PIL import Image

from ebookpack.core.store import ColourSpace
from ebookpack.writers.print.inks import Inks, flattened, limited, most_ink

BLACK = Inks(black=True, colours=ColourSpace.RGB)
SCREEN = Inks(black=False, colours=ColourSpace.RGB)
PRESS = Inks(black=False, colours=ColourSpace.CMYK, limit=240)


def test_what_is_gray_stays_on_the_black_plate() -> None:
    for inks in (BLACK, SCREEN, PRESS):
        assert inks.colour((0, 0, 0, 1)) == (0,)
        assert inks.colour((0.5, 0.5, 0.5)) == (0.5,)
        assert inks.colour((0.25,)) == (0.25,)


def test_colours_are_those_of_the_press() -> None:
    red = (1.0, 0.0, 0.0)

    assert BLACK.colour(red) == pytest.approx((0.3,), abs=0.01)
    assert SCREEN.colour(red) == red
    cyan, magenta, yellow, black = PRESS.colour(red)
    assert (cyan, black) == (0, 0)
    assert min(magenta, yellow) > 0.9


def test_what_is_half_opaque_is_half_as_dark_on_white() -> None:
    assert BLACK.colour((0.0,), 0.5) == (0.5,)
    assert SCREEN.colour((1.0, 0.0, 0.0), 0.5) == (1.0, 0.5, 0.5)


def test_no_place_has_more_ink_than_the_limit() -> None:
    wheel = Image.merge(
        "RGB",
        [Image.linear_gradient("L").rotate(angle) for angle in (0, 90, 180)],
    )
    heavy = Image.new("CMYK", (2, 2), (255, 200, 180, 255))

    assert most_ink(PRESS.picture(wheel)) <= 240
    assert most_ink(heavy) > 300
    assert most_ink(limited(heavy, 240)) <= 240
    assert limited(heavy, 240).getpixel((0, 0))[3] == 255  # type: ignore[index]


def test_a_limit_leaves_what_is_below_it() -> None:
    light = Image.new("CMYK", (2, 2), (10, 20, 30, 40))

    assert limited(light, 240).tobytes() == light.tobytes()


def test_black_is_black_on_a_press() -> None:
    inks = PRESS.picture(Image.new("RGB", (1, 1), (0, 0, 1))).getpixel((0, 0))

    assert isinstance(inks, tuple)
    assert inks[3] > 240


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white_paper(mode: str) -> None:
    clear = Image.new("RGBA", (2, 2), (0, 0, 0, 0)).convert(mode)
    if mode == "P":
        clear.info["transparency"] = 0

    flat = flattened(clear)

    assert flat.mode in ("L", "RGB")
    assert flat.convert("L").getextrema() == (255, 255)
