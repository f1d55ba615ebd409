"""Pictures as a store takes them, read back by Pillow."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from ebookpack.core.book import Resource
from ebookpack.core.ebook_store import PictureRules
from ebookpack.design.ebook_stores import load_ebook_store
from ebookpack.writers.epub import picture_files
from ebookpack.writers.epub.picture_files import fitted
from ebookpack.writers.epub.picture_limits import fitted_cover
from tests.writers.builders import cover

RULES = load_ebook_store("generic").pictures
KINDLE = load_ebook_store("kdp").pictures


def photograph(width: int = 60, height: int = 40, orientation: int = 1, mode: str = "RGB") -> bytes:
    """A JPEG, dark at its left, that says when and how it was taken."""
    picture = Image.new(mode, (width, height), 255 if mode == "L" else None)
    picture.paste(Image.new(mode, (width // 2, height)))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A camera of mine"
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, comment=b"at home", quality=95)
    return file.getvalue()


INK = (10, 20, 30, 255)
GOLD = (200, 160, 60, 255)


def drawing(ink: tuple[int, int, int, int] = GOLD, drawn: int = 10) -> bytes:
    """A PNG with words beside its pixels, 30 x 20; above so many lines of ink it is see-through."""
    picture = Image.new("RGBA", (30, 20))
    picture.paste(ink, (0, 20 - drawn, 30, 20))
    about = PngInfo()
    about.add_text("Author", "Ada Quill")
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=about)
    return file.getvalue()


def shown(data: bytes, kind: str = "jpeg", rules: PictureRules = RULES) -> Image.Image:
    """The picture that the book has of this one."""
    made = fitted(Resource(name="a", media_type=f"image/{kind}", data=data), rules)
    return Image.open(io.BytesIO(made.data))


def test_what_a_camera_says_is_left_out_and_no_pixel_changes() -> None:
    data = photograph()
    made = shown(data)
    assert b"A camera of mine" in data
    assert not made.getexif()
    assert "comment" not in made.info
    assert made.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_what_a_drawing_says_is_left_out_and_no_pixel_changes() -> None:
    made = shown(drawing(), "png")
    assert made.info.get("Author") is None
    assert made.tobytes() == Image.open(io.BytesIO(drawing())).tobytes()


def test_colours_keep_their_profile() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, "JPEG", icc_profile=profile)
    assert shown(file.getvalue()).info["icc_profile"] == profile


def test_a_picture_taken_upright_stands_upright() -> None:
    made = shown(photograph(60, 40, orientation=6))
    assert made.size == (40, 60)
    assert not made.getexif()
    top, bottom = made.convert("L").getpixel((20, 5)), made.convert("L").getpixel((20, 55))
    assert isinstance(top, int)
    assert isinstance(bottom, int)
    assert top <= bottom


@pytest.mark.parametrize(("width", "height"), [(4000, 2000), (400, 6400), (3300, 100)])
def test_a_picture_is_no_larger_than_the_store_shows_it(width: int, height: int) -> None:
    file = io.BytesIO()
    Image.new("L", (width, height)).save(file, "PNG")
    made = shown(file.getvalue(), "png")
    assert made.width * made.height <= RULES.most_pixels
    assert max(made.size) <= RULES.most_side
    assert abs(made.width / made.height - width / height) < 0.03 * width / height


def test_colours_of_the_press_become_those_of_a_screen() -> None:
    assert shown(photograph(mode="CMYK")).mode == "RGB"


def test_kindle_gets_a_white_ground() -> None:
    made = shown(drawing(), "png", KINDLE)
    assert made.mode == "RGB"
    assert [made.getpixel((5, y)) for y in (2, 15)] == [(255, 255, 255), GOLD[:3]]


def test_dark_ink_on_nothing_gets_a_white_ground_to_be_seen_by_night() -> None:
    made = shown(drawing(INK), "png")
    assert [made.getpixel((5, y)) for y in (2, 15)] == [(255, 255, 255), INK[:3]]


def test_what_is_seen_by_night_as_well_stays_see_through() -> None:
    assert shown(drawing(GOLD), "png").mode == "RGBA"
    assert shown(drawing(INK, drawn=19), "png").mode == "RGBA"  # ink to its edges, nearly


@pytest.mark.parametrize(
    ("style", "ground"),
    [
        ("", "background:#fff"),
        ("stroke: red", "stroke: red;background:#fff"),
        ("background: black", "background: black"),
    ],
)
def test_a_drawing_stands_on_white_unless_it_says_on_what(style: str, ground: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" style="{style}"><path d="M0 0H9"/></svg>'
    made = fitted(Resource(name="a", media_type="image/svg+xml", data=svg.encode()), RULES)
    assert f'style="{ground}"' in made.data.decode()


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0", b"no picture"])
@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "svg+xml"])
def test_what_cannot_be_read_is_left_as_it_is(data: bytes, kind: str) -> None:
    given = Resource(name="a", media_type=f"image/{kind}", data=data)
    assert fitted(given, RULES) == given


def test_a_picture_that_ends_early_is_left_as_it_is() -> None:
    data = photograph(6000, 40)[:-400]
    given = Resource(name="a", media_type="image/jpeg", data=data)
    assert fitted(given, RULES) == given


def test_the_cover_is_as_large_as_the_store_takes_it() -> None:
    file = io.BytesIO()
    Image.new("RGB", (1600, 2560)).save(file, "JPEG")
    from msgspec.structs import replace

    drawn = replace(cover(), jpeg=file.getvalue(), width=1600, height=2560)
    made = fitted_cover(drawn, load_ebook_store("ingram").cover)
    assert (made.width, made.height) == (1400, 2240)
    assert Image.open(io.BytesIO(made.jpeg)).size == (1400, 2240)
    assert fitted_cover(drawn, load_ebook_store("kobo").cover) is drawn


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_large_picture_is_drawn_smaller_strip_by_strip(
    monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    rules = replace(RULES, most_pixels=10_000)
    data = photograph(900, 600, orientation=6, mode=mode)
    at_once = shown(data, rules=rules)

    monkeypatch.setattr(picture_files, "LARGE", 1000)
    made = shown(data, rules=rules)

    assert made.size == at_once.size
    near = ImageChops.difference(made.convert("L"), at_once.convert("L"))
    assert sum(near.histogram()[40:]) < 0.05 * made.width * made.height


def test_what_is_seen_through_stays_so_in_a_large_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "LARGE", 100)

    made = shown(drawing(), "png", replace(RULES, most_pixels=100))

    assert made.mode == "RGBA"
    assert made.getpixel((2, 1)) == (0, 0, 0, 0)
    assert made.getpixel((2, made.height - 2)) == GOLD
