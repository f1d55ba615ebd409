"""A wrap as a file: its boxes, its type where the designer put it, its art in stencils."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.wrap import Picture, Solid, Stencil, Turn, Words, Wrap, WrapGeometry
from ebookpack.writers.print.wrap import wrap_pdf
from tests.checkers import QpdfCheck
from tests.writers import builders

GEOMETRY = WrapGeometry(width=360, height=576, spine_width=36, bleed=9)
RED, BLACK = (140, 47, 43), (0, 0, 0)


def words(text: str, x: float, y: float, *, turn: Turn = Turn.UPRIGHT, size: float = 30) -> Words:
    return Words(
        text=text,
        family="EB Garamond",
        italic=False,
        weight=500,
        features=("lnum",),
        tracking=0.0,
        size=size,
        x=x,
        y=y,
        turn=turn,
        colour=BLACK,
        width=100,
    )


WRAP = Wrap(
    geometry=GEOMETRY,
    grounds=(
        Solid(area=GEOMETRY.sheet, colour=(242, 234, 216)),
        Stencil(
            area=GEOMETRY.front,
            colour=RED,
            columns=16,
            rows=2,
            bits=bytes([0b01111111, 0b11111111, 0b11111111, 0b11111110]),
        ),
        Solid(area=GEOMETRY.spine, colour=BLACK),
    ),
    words=(
        words("HHH", 450, 200),
        words("HXH", 387 - 10, 100, turn=Turn.DOWN),
        words("HYH", 387 + 10, 500, turn=Turn.UP),
        words("Ttle 1", 50, 300),
    ),
    barcode=None,
    isbn="",
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return wrap_pdf(WRAP, builders.edition(builders.book(), with_cover=False), Diagnostics())


def test_the_boxes_are_those_of_the_sheet(
    pdf: bytes, tmp_path: Path, qpdf_check: QpdfCheck
) -> None:
    file = tmp_path / "wrap.pdf"
    file.write_bytes(pdf)

    assert qpdf_check(file) == ()
    with pikepdf.open(file) as document:
        (page,) = document.pages
        assert [float(edge) for edge in page.obj.MediaBox] == [0, 0, 774, 594]
        assert page.obj.BleedBox == page.obj.MediaBox
        assert [float(edge) for edge in page.obj.TrimBox] == [9, 9, 765, 585]
        assert "/Annots" not in page.obj
        assert "/Group" not in page.obj


def letters(pdf: bytes) -> dict[str, list[tuple[float, float, float, float]]]:
    """The boxes of letters by the word that they are of, from the lower left corner."""
    found: dict[str, list[tuple[float, float, float, float]]] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        said = text.get_text_range()
        for word in ("HHH", "HXH", "HYH"):
            start = said.index(word)
            found[word] = [text.get_charbox(start + number) for number in range(3)]
    return found


def test_type_is_live_and_stands_on_its_base_line(pdf: bytes) -> None:
    boxes = letters(pdf)["HHH"]

    left, bottom, _, top = boxes[0]
    assert left == pytest.approx(450, abs=1.5)
    assert bottom == pytest.approx(594 - 200, abs=0.5)
    assert top - bottom == pytest.approx(30 * 0.65, abs=1.5)


def test_turned_lines_run_down_or_up_the_spine(pdf: bytes) -> None:
    down, up = letters(pdf)["HXH"], letters(pdf)["HYH"]

    assert [box[1] for box in down] == sorted((box[1] for box in down), reverse=True)
    assert [box[1] for box in up] == sorted(box[1] for box in up)
    # Letters stand to the right of a line that runs down, to the left of one that runs up.
    assert down[0][0] == pytest.approx(387 - 10, abs=0.5)
    assert up[0][2] == pytest.approx(387 + 10, abs=0.5)
    assert down[0][3] == pytest.approx(594 - 100, abs=1.5)
    assert up[0][1] == pytest.approx(594 - 500, abs=1.5)


def test_fonts_are_embedded_and_art_is_a_stencil_in_any_ink(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        objects = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        descriptors = [each for each in objects if each.get("/Type") == "/FontDescriptor"]
        assert descriptors
        assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        images = [each for each in streams if each.get("/Subtype") == "/Image"]
        assert [bool(each.ImageMask) for each in images] == [True]


def test_it_looks_as_it_was_designed(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    assert picture.getpixel((3, 3)) == (242, 234, 216)
    assert picture.getpixel((387, 30)) == BLACK
    front = GEOMETRY.front
    corner = picture.getpixel((round(front.left) + 5, round(front.top) + 100))
    other = picture.getpixel((round(front.right) - 5, round(front.bottom) - 100))
    assert corner == other == RED
    assert picture.getpixel((round(front.left) + 100, round(front.top) + 100)) == (242, 234, 216)


def test_the_same_design_makes_the_same_bytes(pdf: bytes) -> None:
    assert wrap_pdf(WRAP, builders.edition(builders.book(), with_cover=False), Diagnostics()) == pdf


def test_a_picture_is_printed_in_the_inks_of_the_press_within_their_limit() -> None:
    red, night = bytes((200, 30, 20)), bytes((8, 10, 14))
    shown = Picture(area=GEOMETRY.front, columns=40, rows=60, pixels=(red * 20 + night * 20) * 60)
    wrap = replace(WRAP, grounds=(*WRAP.grounds, shown), words=())
    edition = replace(
        builders.edition(builders.book(), with_cover=False),
        press=builders.press(store="ingram", paper="standard-colour"),
    )
    made = wrap_pdf(wrap, edition, Diagnostics())
    with pikepdf.open(BytesIO(made)) as document:
        images = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Stream) and "/BitsPerComponent" in each
            if not each.get("/ImageMask")
        ]
        (image,) = images
        assert str(image.ColorSpace) == "/DeviceCMYK"
        assert (int(image.Width), int(image.Height)) == (40, 60)
        pixels = image.read_bytes()
    left, right = pixels[:4], pixels[39 * 4 : 40 * 4]
    assert left[1] > 150 > 60 > left[0]  # magenta, and next to no cyan
    assert right[3] > 150
    assert max(sum(left), sum(right)) <= 2.4 * 255 + 4
