"""Print editions for stores: boxes, colours and declarations as pikepdf reads them back."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from ebookpack.core.book import Book, Resource
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import PageSpec
from ebookpack.core.nodes import Figure
from ebookpack.core.nodes import Image as Picture
from ebookpack.core.press import Press
from ebookpack.core.store import Standard
from ebookpack.design.page_geometry import page_spec
from ebookpack.proof.preflight.checking import preflight
from ebookpack.proof.preflight.reading import read_print_file
from ebookpack.proof.preflight.rules import Asked
from ebookpack.writers.print.writer import write_print
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.print.conftest import edition_of


def painted() -> Resource:
    """A picture in colour, half of it transparent."""
    picture = Image.new("RGBA", (900, 1300), (200, 30, 40, 255))
    picture.paste((0, 0, 255, 0), (0, 0, 900, 650))
    data = BytesIO()
    picture.save(data, "PNG")
    return Resource(name="map.png", media_type="image/png", data=data.getvalue())


def story() -> Book:
    return builders.book(
        builders.chapter(
            "c1",
            *(paragraph(LONG_TEXT) for _ in range(30)),
            Figure(image=Picture(resource="map.png", alt="A map")),
            *(paragraph(LONG_TEXT) for _ in range(30)),
            title="One",
        ),
        resources=(painted(),),
    )


def made(press: Press) -> bytes:
    style = builders.theme().type

    def page_for(pages: int) -> PageSpec:
        return page_spec(396, 612, pages, style, press)

    diagnostics = Diagnostics()
    edition = replace(edition_of(story()), page=page_for(30), press=press)
    data = write_print(edition, diagnostics, page_for).data
    assert diagnostics.errors == ()
    preflight(read_print_file(data), Asked(press=press, width=396, height=612), diagnostics)
    # The story is too short for a store, and its picture is small.
    assert {found.code for found in diagnostics} <= {"W203", "P401", "P419"}
    return data


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        image
        for page in pdf.pages
        if "/XObject" in page.obj.get("/Resources", pikepdf.Dictionary())
        for _, image in page.obj.Resources.XObject.items()
    ]


@pytest.mark.parametrize(
    ("asked", "space", "version"),
    [
        ({"store": "kdp"}, "/DeviceGray", "1.7"),
        ({"store": "kdp", "paper": "premium-colour"}, "/DeviceRGB", "1.7"),
        ({"store": "ingram"}, "/DeviceGray", "1.3"),
        ({"store": "ingram", "paper": "standard-colour"}, "/DeviceCMYK", "1.3"),
        ({"store": "lulu", "paper": "standard-colour"}, "/DeviceRGB", "1.7"),
        ({"store": "kdp", "standard": Standard.X_4}, "/DeviceGray", "1.6"),
    ],
)
def test_pictures_are_in_the_inks_of_the_press_and_opaque(
    asked: dict[str, object], space: str, version: str
) -> None:
    with pikepdf.open(BytesIO(made(builders.press(**asked)))) as pdf:
        (image,) = images(pdf)
        assert str(image.ColorSpace) == space
        assert "/SMask" not in image
        assert pdf.pdf_version == version


def test_a_plate_covers_all_that_bleeds() -> None:
    press = builders.press(store="kdp", plates=("map.png",))
    with pikepdf.open(BytesIO(made(press))) as pdf:
        (page,) = [page for page in pdf.pages if "/Plate" in page.obj.Resources.get("/XObject", {})]
        right_hand = pdf.pages.index(page) % 2 == 0
        assert [float(side) for side in page.mediabox] == [0, 0, 405, 630]
        assert [float(side) for side in page.trimbox] == (
            [0, 9, 396, 621] if right_hand else [9, 9, 405, 621]
        )
        assert b"405.0000 0 0 630.0000 0.0000 0.0000 cm /Plate Do" in page.Contents.read_bytes()


def test_pdf_x_1a_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(made(builders.press(store="ingram")))) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1:2001"
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert str(pdf.docinfo["/Trapped"]) == "/False"
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 001"
        assert "/ID" in pdf.trailer
        assert len(pdf.pages) % 2 == 0
        assert b"Tj" not in pdf.pages[-1].Contents.read_bytes().replace(b"TJ", b"Tj")


def test_pdf_x_4_holds_the_profile_of_black_ink() -> None:
    press = builders.press(store="kdp", standard=Standard.X_4)
    with pikepdf.open(BytesIO(made(press))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert profile[12:20] == b"prtrGRAY"
        assert int.from_bytes(profile[:4], "big") == len(profile)
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")


def test_marks_are_outside_of_what_bleeds() -> None:
    press = builders.press(marks=True, bleed=True)
    with pikepdf.open(BytesIO(made(press))) as pdf:
        page = pdf.pages[2]
        lines = page.Contents.read_bytes().rpartition(b"/Artifact BMC")[2]
        left, bottom, right, top = (float(side) for side in page.obj.BleedBox)
        moves = [line.split() for line in lines.splitlines() if line.endswith(b"l S")]
        assert len(moves) == 8
        for x, y, _, to_x, to_y, *_ in moves:
            for across, up in ((float(x), float(y)), (float(to_x), float(to_y))):
                assert not (left <= across <= right and bottom <= up <= top)
