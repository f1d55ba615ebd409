"""Rivers: white that runs down through four lines, and only that."""

from __future__ import annotations

from ebookpack.proof.setting.pages import Line
from ebookpack.proof.setting.rivers import rivers
from tests.proof.setting.typed_pages import line, setting

WIDE = 4.0
"""Points; the natural space has 2.5."""


def parted_after(letters: int, space: float = WIDE) -> Line:
    """A line of two words, the space behind so many letters."""
    return line(f"{'m' * letters} {'n' * 9}", space=space)


def test_four_wide_spaces_below_each_other_are_a_river() -> None:
    (river,) = rivers(setting([parted_after(8) for _ in range(4)]))
    assert river.message == "white runs down through 4 lines"
    assert len(river.boxes) == 4
    assert river.boxes[0][0] == 50 + 8 * 5


def test_three_are_not() -> None:
    assert [*rivers(setting([parted_after(8) for _ in range(3)]))] == []


def test_a_river_is_told_once_with_its_whole_course() -> None:
    (river,) = rivers(setting([parted_after(8) for _ in range(7)]))
    assert len(river.boxes) == 7


def test_spaces_of_natural_width_make_no_river() -> None:
    assert [*rivers(setting([parted_after(8, space=2.5) for _ in range(5)]))] == []


def test_spaces_that_do_not_stand_below_each_other_make_no_river() -> None:
    assert [*rivers(setting([parted_after(8 + n % 2) for n in range(5)]))] == []


def test_the_white_behind_the_signs_of_a_list_is_no_river() -> None:
    rows = [line(f"– {'n' * (4 + 2 * n)} more", space=WIDE) for n in range(5)]
    assert [*rivers(setting(rows))] == []


def test_white_between_paragraphs_stops_a_river() -> None:
    two = [parted_after(8), parted_after(8)]
    assert [*rivers(setting([*two, None, *two]))] == []


def test_two_rivers_of_a_page_are_two() -> None:
    rows = [line("mmmmmmmm nnnnnnnn oooooooo", space=WIDE) for _ in range(4)]
    assert len([*rivers(setting(rows))]) == 2
