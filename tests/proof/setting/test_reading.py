"""A PDF is read back into words and lines, where they stand."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from ebookpack.core.errors import ManuscriptError
from ebookpack.proof.setting.pages import Line
from ebookpack.proof.setting.reading import read_sheets
from tests.proof.setting.small_pdfs import HEIGHT, LEFT, SIZE, WIDTH, pdf, width, written


def read(*texts: tuple[float, float, float, str, float]) -> tuple[Line, ...]:
    (sheet,) = read_sheets(pdf(texts), "a.pdf")
    return sheet.lines


def test_words_stand_where_they_were_put() -> None:
    (line,) = read(written("the weir", 2))

    assert [word.text for word in line.words] == ["the", "weir"]
    assert line.baseline == pytest.approx(64, abs=0.01)
    assert line.size == pytest.approx(SIZE)
    assert line.left == pytest.approx(LEFT, abs=0.1)
    assert line.right == pytest.approx(LEFT + width("the weir"), abs=0.1)


def test_a_stretched_space_is_as_wide_as_it_was_drawn() -> None:
    (line,) = read(written("the weir", 0, added=3.5))
    ((left, right),) = line.spaces
    assert right - left == pytest.approx(width(" ") + 3.5, abs=0.1)


def test_a_program_that_draws_no_spaces_parts_words_all_the_same() -> None:
    apart = LEFT + width("the") + 2.0
    (line,) = read(written("the", 0), written("weir", 0, left=apart))
    assert line.text == "the weir"


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    lines = read(written("third", 2), written("first", 0), written("second", 1))
    assert [line.text for line in lines] == ["first", "second", "third"]


def test_a_raised_number_belongs_to_its_word() -> None:
    behind = LEFT + width("the weir")
    lines = read(written("the weir", 2), written("4", 1.65, left=behind, size=6))
    assert [line.text for line in lines] == ["the weir4"]


def test_an_initial_is_a_line_of_its_own() -> None:
    lines = read(
        written("T", 1, size=30),
        written("he weir was", 0, left=LEFT + 20),
        written("quiet that day", 1, left=LEFT + 20),
    )
    assert sorted(line.text for line in lines) == ["T", "he weir was", "quiet that day"]


def test_what_is_cut_off_is_not_counted() -> None:
    (sheet,) = read_sheets(pdf([written("the weir", 2)], cropped=8), "a.pdf")
    assert sheet.lines[0].left == pytest.approx(LEFT - 8, abs=0.1)
    assert sheet.lines[0].baseline == pytest.approx(64 - 8, abs=0.1)


def test_a_crop_box_larger_than_the_sheet_shows_no_more_than_the_sheet() -> None:
    (sheet,) = read_sheets(pdf([written("the weir", 2)], cropped=-30), "a.pdf")
    assert (sheet.width, sheet.height) == (WIDTH, HEIGHT)
    assert sheet.lines[0].left == pytest.approx(LEFT, abs=0.1)
    assert sheet.lines[0].baseline == pytest.approx(64, abs=0.01)


def test_folios_are_those_of_the_file_or_else_count() -> None:
    numbers = pikepdf.Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D)])
    pages = ([written("one", 0)], [written("two", 0)], [written("three", 0)])
    labelled = read_sheets(pdf(*pages, labels=Dictionary(Nums=numbers)), "a.pdf")
    assert [sheet.label for sheet in labelled] == ["i", "1", "2"]
    assert [sheet.label for sheet in read_sheets(pdf(*pages), "a.pdf")] == ["1", "2", "3"]


def test_what_is_no_pdf_is_an_error_that_says_so() -> None:
    with pytest.raises(ManuscriptError) as raised:
        read_sheets(b"%PDF-1.4 and nothing more", "a.pdf")
    assert str(raised.value).startswith("a.pdf: error[P102]: this is no PDF that can be read")
