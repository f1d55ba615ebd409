"""What the lines of a page are is told from the pages alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ebookpack.proof.setting.anatomy import find_setting
from ebookpack.proof.setting.pages import Setting
from ebookpack.proof.setting.reading import read_sheets
from ebookpack.proof.setting.spacing import measure_spacing, stretch
from tests.proof.setting.small_pdfs import (
    LEFT,
    RIGHT,
    Written,
    justified,
    pdf,
    width,
    written,
)

INDENT = LEFT + 12
LONG = "a line of text that is long"
"""162 points in a measure of 220: its six spaces are nearly three times as wide as natural."""
NEARLY = "a line of text that is nearly full"


def understood(*pages: Sequence[Written]) -> Setting:
    return find_setting(read_sheets(pdf(*pages), "a.pdf"))


def kinds(setting: Setting, page: int = 0) -> list[tuple[str, str]]:
    return [(str(line.kind), line.text) for line in setting.pages[page].lines]


def body(first: float = 0, count: int = 8) -> list[Written]:
    """Paragraphs of two lines, their first lines indented."""
    rows: list[Written] = []
    for n in range(0, count, 2):
        rows.append(justified(NEARLY, first + n, left=INDENT))
        rows.append(written("and goes on to its end.", first + n + 1))
    return rows


def centred(text: str, row: float) -> Written:
    return written(text, row, left=(LEFT + RIGHT - width(text)) / 2)


def test_running_heads_and_folios_are_no_text() -> None:
    page = [centred("The Weir", -2), *body(), centred("12", 10)]
    setting = understood(page, page)

    assert kinds(setting)[0] == ("furniture", "The Weir")
    assert kinds(setting)[-1] == ("furniture", "12")
    assert {kind for kind, _ in kinds(setting)[1:-1]} == {"text"}


def test_even_a_head_as_wide_as_the_measure_is_none() -> None:
    head = written("THE WEIR AND WHAT LAY BELOW IT 212", -2)
    setting = understood([head, *body()], [head, *body()])
    assert kinds(setting)[0][0] == "furniture"
    assert setting.top == pytest.approx(40, abs=0.1)


def test_heading_ornament_and_initial_are_told_from_text() -> None:
    page = [
        centred("Chapter One", 0),
        written("T", 4, size=30),
        justified("he line beside an initial", 3, left=LEFT + 20),
        justified("and another one beside it", 4, left=LEFT + 20),
        justified(NEARLY, 5),
        written("its end.", 6),
        centred("* * *", 8),
        *body(10, 2),
    ]
    setting = understood(page, body())

    assert kinds(setting)[0] == ("display", "Chapter One")
    assert ("initial", "T") in kinds(setting)
    assert ("break", "* * *") in kinds(setting)
    numbers = [line.paragraph for line in setting.pages[0].text]
    assert numbers == [1, 1, 1, 1, 2, 2]


def test_a_line_too_many_beside_an_initial_is_still_of_its_paragraph() -> None:
    page = [
        written("T", 4, size=30),
        *(justified("he line beside an initial", 3 + n, left=LEFT + 20) for n in range(3)),
        written("and its end.", 6),
        *body(10, 2),
    ]
    assert [line.paragraph for line in understood(page, body()).pages[0].text][:4] == [1, 1, 1, 1]


def test_smaller_type_at_the_foot_is_a_note() -> None:
    note = written("1. See the chapter on weirs.", 9, size=8)
    setting = understood([*body(), note], body(count=10))
    assert kinds(setting)[-1] == ("note", "1. See the chapter on weirs.")


def test_columns_are_no_running_text() -> None:
    entry = [written("The Lock", 0), written("17", 0, left=RIGHT - 12)]
    setting = understood([*entry, *body(2)], body())
    assert kinds(setting)[0] == ("display", "The Lock 17")


def test_the_rows_of_a_table_are_none_either() -> None:
    rows = [
        written("Day", 0), written("House", 0, left=LEFT + 50),
        written("Found", 0, left=LEFT + 150),
        written("Tue.", 1), written("The Weir", 1, left=LEFT + 50),
        written("oil", 1, left=LEFT + 150),
        written("House", 2, left=LEFT + 50),
    ]  # fmt: skip
    setting = understood([*rows, *body(4)], body())
    assert [kind for kind, _ in kinds(setting)[:3]] == ["display"] * 3


def test_a_line_as_loose_as_can_be_is_text() -> None:
    loose = [written(word, 8, left=LEFT + n * 60) for n, word in enumerate(("and", "now", "then"))]
    setting = understood([*body(), *loose, written("the end.", 9)], body())
    assert kinds(setting)[8] == ("text", "and now then")


def test_lines_of_verse_are_paragraphs_of_their_own() -> None:
    verse = [
        written(text, 9 + n, left=LEFT + 25 + 15 * (n % 2))
        for n, text in enumerate(("Turn at five", "And turn again", "Where the weir", "Is full"))
    ]
    setting = understood([*body(), *verse], body())
    assert all(line.opens and line.closes for line in setting.pages[0].text[8:])


def test_what_is_set_off_ends_with_its_page_where_flush_text_follows() -> None:
    quoted = written("as it says: it was returned", 9, left=LEFT + 20)
    setting = understood([*body(), quoted], [written("She read it over and over", 0), *body(1)])
    assert setting.pages[1].text[0].opens


def test_an_indent_opens_a_paragraph_and_the_line_before_it_closes_one() -> None:
    setting = understood(body(), body())
    first, second, third = setting.pages[0].text[:3]

    assert setting.indent == pytest.approx(12, abs=0.1)
    assert (first.opens, first.closes, second.opens, second.closes) == (True, False, False, True)
    assert third.paragraph == first.paragraph + 1


def test_a_quote_that_hangs_out_of_the_left_edge_opens_no_paragraph() -> None:
    hung = justified('"and this is what she said', 10, left=LEFT - 2)
    rows = [justified(NEARLY, 8, left=INDENT), justified(NEARLY, 9), hung, written("to me.", 11)]
    setting = understood([*body(), *rows], body())
    assert [line.opens for line in setting.pages[0].text[8:]] == [True, False, False, False]


def test_without_indents_a_line_that_ends_early_closes_a_paragraph() -> None:
    rows: list[Written] = []
    for n in range(0, 8, 2):
        rows += [justified(NEARLY, n), written("its end.", n + 1)]
    setting = understood([*rows, justified(NEARLY, 8)], rows)
    assert [line.paragraph for line in setting.pages[0].text] == [1, 1, 2, 2, 3, 3, 4, 4, 5]


def test_a_paragraph_goes_on_over_the_foot_of_a_page() -> None:
    last = justified(NEARLY, 8, left=INDENT)
    setting = understood([*body(), last], [written("and ends.", 0), *body(1)])
    assert setting.pages[1].text[0].paragraph == setting.pages[0].text[-1].paragraph
    assert setting.goes_on(setting.pages[0])


def test_a_block_set_off_is_one_paragraph_not_one_a_line() -> None:
    left, right = LEFT + 30, RIGHT - 30
    text = "set off on both sides"
    added = (right - left - width(text)) / text.count(" ")
    rows = [written(text, 8.5 + n, left=left, added=added) for n in range(3)]
    setting = understood([*body(), *rows, *body(12.5, 2)], body())
    quoted = [line for line in setting.pages[0].text if line.left > INDENT + 6]
    assert len(quoted) == 3
    assert len({line.paragraph for line in quoted}) == 1
    assert all(line.justified for line in quoted[:2])


def test_the_natural_space_is_that_of_last_lines() -> None:
    setting = understood(body(), body())
    assert setting.space == pytest.approx(0.6, abs=0.01)


def test_stretch_is_measured_against_the_natural_space() -> None:
    setting = understood([*body(), justified(LONG, 8), written("its end.", 9)], body())
    line = setting.pages[0].text[8]
    # 58 points more for six spaces of 6 points.
    assert line.justified
    assert stretch(line, setting.space) == pytest.approx(58 / 36, abs=0.03)
    spacing = measure_spacing(setting)
    assert spacing.loosest is not None
    assert spacing.loosest[1] == line
    assert spacing.over_one == 1


def test_text_that_is_ragged_has_no_justified_line() -> None:
    texts = (
        "a line of text that is ragged",
        "another of its lines is ragged too",
        "of them no two are as long",
        "as any other line that is here",
        "and at last its end.",
    )
    rows = [written(text, n, left=LEFT if n else INDENT) for n, text in enumerate(texts)]
    assert measure_spacing(understood(rows)).lines == 0


def test_pages_without_a_word_are_borne() -> None:
    setting = understood([], [])
    assert [page.lines for page in setting.pages] == [(), ()]
    assert measure_spacing(setting).lines == 0
