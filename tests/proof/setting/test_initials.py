"""Drop capitals: as many lines make room as the letter needs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.proof.setting.initials import has_tail, initials
from ebookpack.proof.setting.pages import Line, LineKind, Setting
from tests.proof.setting.typed_pages import LEADING, LEFT, TOP, line, setting


def opened(letter: str, beside: int) -> Setting:
    """A page that opens with a letter two lines high, and so many lines beside it."""
    rows: list[Line | None] = [
        line("and so it goes on", left=LEFT + 30 if n < beside else LEFT) for n in range(5)
    ]
    given = setting(rows)
    (page,) = given.pages
    initial = replace(
        line(letter, kind=LineKind.INITIAL), baseline=TOP + LEADING, size=2.5 * LEADING
    )
    return replace(given, pages=(replace(page, lines=(initial, *page.lines)),))


def test_a_line_below_the_initial_that_is_indented_for_it_is_told() -> None:
    (defect,) = initials(opened("M", beside=3))
    assert defect.boxes[0][:1] + defect.boxes[0][2:3] == (LEFT, LEFT + 30)
    assert "makes room for an initial that ends above it" in defect.message


def test_as_many_lines_as_the_initial_is_high_are_right() -> None:
    assert [*initials(opened("M", beside=2))] == []


def test_a_letter_with_a_tail_may_have_one_more() -> None:
    assert [*initials(opened("Q", beside=3))] == []


@pytest.mark.parametrize(
    ("letter", "tailed"), [("Q", True), ("Ç", True), ("“J", True), ("M", False), ("É", False)]
)
def test_letters_with_tails(letter: str, tailed: bool) -> None:
    assert has_tail(letter) is tailed
