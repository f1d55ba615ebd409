from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from tests.writers import builders
from tests.writers.print.conftest import Printed


@pytest.fixture
def pdf(full_book: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(full_book.artifact.data)) as opened:
        yield opened


def test_every_page_is_exactly_the_trim_size(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
            assert [float(side) for side in page.obj[box].as_list()] == [0, 0, 396, 612]
        assert "/CropBox" not in page.obj


def test_page_labels_are_roman_and_then_arabic(full_book: Printed, pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.PageLabels.Nums
    first = [page.label for page in full_book.map.pages].index("1")

    assert [str(part) for part in (numbers[1].S, numbers[3].S)] == ["/r", "/D"]
    assert [int(numbers[0]), int(numbers[2])] == [0, first]
    assert [str(page.label) for page in pdf.pages] == [page.label for page in full_book.map.pages]


def test_there_is_nothing_that_printers_refuse(pdf: pikepdf.Pdf) -> None:
    assert not any("/Annots" in page.obj for page in pdf.pages)
    for key in ("/Outlines", "/Names", "/OpenAction", "/AcroForm"):
        assert key not in pdf.Root


def test_info_and_xmp_say_the_same(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/Title"]) == "The Harbour at Low Water"
    assert str(pdf.docinfo["/Author"]) == "Ada Quill"
    assert str(pdf.docinfo["/Producer"]) == "ebookpack 0.0"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260304050608")
    assert str(pdf.Root.Lang) == "en"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "The Harbour at Low Water"
        assert xmp["dc:creator"] == ["Ada Quill"]
        assert xmp["xmp:ModifyDate"] == builders.MODIFIED
