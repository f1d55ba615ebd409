from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from ebookpack.core.binding import SHEETS, HomeBinding
from ebookpack.writers.imposition.instructions import instructions
from tests.writers.imposition.builders import edition, imposed


def read(binding: HomeBinding, pages: int) -> str:
    """The text of the sheet of instructions; fails unless it is one page of the right size."""
    pdf = instructions(edition(), binding, imposed(pages, binding))
    with pikepdf.open(BytesIO(pdf)) as document:
        (page,) = document.pages
        assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx(
            SHEETS[binding.sheet_name], abs=0.1
        )
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_bounded()
    return " ".join(text.split())


@pytest.mark.parametrize("sheet", ["A5", "A4", "Letter", "Legal", "A3"])
def test_the_longest_instructions_fit_a_page_of_any_paper(sheet: str) -> None:
    said = read(HomeBinding(signature=16, sheet_name=sheet, marks=True), 828)

    assert f"828 pages on 207 sheets of {sheet} paper" in said
    assert "1–51: 4 sheets each; 52: 3 sheets." in said


def test_a_booklet_is_told_how_to_be_stapled_and_signatures_how_to_be_sewn() -> None:
    booklet = read(HomeBinding(), 10)
    signatures = read(HomeBinding(signature=8), 20)

    assert "10 pages on 3 sheets of A4 paper, the last 2 pages blank" in booklet
    assert "staple" in booklet
    assert "kettle" not in booklet
    assert "kettle stitch" in signatures
    assert "1–2: 2 sheets each; 3: 1 sheet." in signatures


def test_marks_are_spoken_of_only_where_there_are_some() -> None:
    plain = HomeBinding(signature=16)

    assert "marks" not in read(plain, 40)
    assert "The dashed marks show where" in read(replace(plain, marks=True), 40)


def test_a_single_sheet_is_not_nested() -> None:
    assert "into one another, the first" not in read(HomeBinding(), 4)
