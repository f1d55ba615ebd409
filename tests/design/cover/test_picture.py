"""Pictures of the author's own: whatever they are, plain pixels or a clear error come of them."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.edition import CoverPicture
from ebookpack.core.errors import SettingsError
from ebookpack.design.cover.ground import EBOOK
from ebookpack.design.cover.picture import Crop, check_size, opened, shown_part

PLACE = Span(path="book.toml", line=3)
ORIENTATION = 0x0112


def given(image: Image.Image | bytes, kind: str = "PNG", **how: Any) -> CoverPicture:
    """A picture as an author has it."""
    if isinstance(image, bytes):
        return CoverPicture(name="p.jpg", data=image, span=PLACE)
    data = BytesIO()
    image.save(data, kind, **how)
    return CoverPicture(name=f"p.{kind.lower()}", data=data.getvalue(), span=PLACE)


def halves(mode: str, left: Any, right: Any) -> Image.Image:
    image = Image.new(mode, (60, 40), right)
    image.paste(left, (0, 0, 30, 40))
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"])
def test_every_common_format_is_read(kind: str) -> None:
    image = opened(given(halves("RGB", (200, 30, 30), (20, 20, 160)), kind))
    assert (image.mode, image.size) == ("RGB", (60, 40))
    red, _, blue = image.getpixel((10, 20))  # type: ignore[misc]
    assert red > 150 > 80 > blue


def test_a_photograph_that_lies_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    image = opened(given(halves("RGB", "red", "blue"), "JPEG", exif=exif))
    assert image.size == (40, 60)
    red, _, blue = image.getpixel((20, 10))  # type: ignore[misc]
    assert red > 200 > 50 > blue


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    deep = Image.new("I;16", (60, 40))
    for x in range(60):
        for y in range(40):
            deep.putpixel((x, y), 40_000 if x < 30 else 2_000)
    image = opened(given(deep))
    assert image.getpixel((10, 20)) == (155, 155, 155)
    assert image.getpixel((50, 20)) == (7, 7, 7)


def test_inks_become_the_colours_of_a_screen() -> None:
    image = opened(given(halves("CMYK", (0, 255, 255, 0), (255, 255, 0, 0)), "JPEG", quality=95))
    red, green, blue = image.getpixel((10, 20))  # type: ignore[misc]
    assert red > 200 > 60 > max(green, blue)


def test_colours_of_a_profile_are_made_those_of_a_screen() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    same = opened(given(halves("RGB", (90, 140, 200), "white"), icc_profile=lab.tobytes()))
    assert same.getpixel((10, 20)) == (90, 140, 200)


def test_a_broken_profile_is_passed_over() -> None:
    image = opened(given(halves("RGB", (90, 140, 200), "white"), icc_profile=b"not one" * 40))
    assert image.getpixel((10, 20)) == (90, 140, 200)


def test_what_is_transparent_lies_on_white() -> None:
    image = opened(given(halves("RGBA", (0, 0, 0, 0), (0, 0, 0, 255))))
    assert image.getpixel((10, 20)) == (255, 255, 255)
    assert image.getpixel((50, 20)) == (0, 0, 0)


def moving() -> CoverPicture:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    return given(frames[0], "GIF", save_all=True, append_images=frames[1:])


def cut_short() -> CoverPicture:
    noise = random.Random(1).randbytes(300 * 300)
    whole = given(Image.frombytes("L", (300, 300), noise).convert("RGB"), "JPEG")
    return given(whole.data[: len(whole.data) // 2])


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        (moving(), "book.toml:3: error[D310]: p.gif holds 3 pictures, and a cover is one"),
        (cut_short(), "book.toml:3: error[D310]: p.jpg is damaged"),
        (given(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "p.jpg is no picture that can be"),
        (given(b""), "p.jpg is no picture that can be read"),
        (given(b"\x89PNG\r\n\x1a\n" + b"\0" * 40), "error[D310]: p.jpg is"),
        (given(Image.new("1", (20_000, 20_000))), "p.png has too many pixels"),
    ],
    ids=["moving", "cut short", "drawing", "empty", "header alone", "bomb"],
)
def test_what_cannot_be_a_cover_is_said(picture: CoverPicture, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        opened(picture)
    assert message in str(caught.value)
    assert "hint:" in str(caught.value)


def test_a_picture_is_held_against_the_size_of_what_is_shown_of_it() -> None:
    photo = given(Image.new("RGB", (8, 8)))
    found = Diagnostics()
    check_size(photo, Crop(0, 0, 1600, 2560), found)
    assert list(found) == []
    check_size(photo, Crop(0, 0, 700, 1120), found)
    assert [str(each).splitlines()[0] for each in found] == [
        "book.toml:3: warning[D306]: the part of p.png that the cover shows has 700 x 1120 pixels: "
        "it will look soft"
    ]
    with pytest.raises(SettingsError, match=r"D306.* 300 x 480 pixels: too few"):
        check_size(photo, Crop(0, 0, 300, 480), found)


def test_the_part_that_is_shown_has_the_shape_of_the_cover() -> None:
    wide = shown_part(Image.new("RGB", (4000, 2560)), EBOOK.panel)
    assert (wide.left, wide.width, wide.height) == (1200, 1600, 2560)
    tall = shown_part(Image.new("RGB", (800, 3000)), EBOOK.panel)
    assert (tall.top, tall.width, tall.height) == (860, 800, 1280)


def test_a_damaged_picture_is_one_whatever_was_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(SettingsError, match="D310"):
        opened(cut_short())
    assert ImageFile.LOAD_TRUNCATED_IMAGES
