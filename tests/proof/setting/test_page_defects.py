"""The ends of pages: each defect is seen, and what comes near to it is not taken for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ebookpack.proof.setting.defects import Defect, Kind
from ebookpack.proof.setting.page_defects import (
    divided_words,
    lost_breaks,
    pages_of_few_lines,
    short_pages,
    stranded,
    unlevel_pages,
    widows_and_orphans,
)
from ebookpack.proof.setting.pages import LineKind, Setting
from tests.proof.setting.typed_pages import heading, line, lines, paragraph, setting

FULL = lines(1, 10)
NEXT = lines(1, 3)
"""The head of a page on which the text goes on."""


def found(
    detector: Callable[[Setting], Iterator[Defect]], given: Setting
) -> list[tuple[Kind, str]]:
    return [(defect.kind, defect.label) for defect in detector(given)]


# ------------------------------------------------------------------------ widows and orphans


def test_a_last_line_alone_at_the_head_of_a_page_is_a_widow() -> None:
    first, second = paragraph(2, "It had been a long", "winter.")
    given = setting([*lines(1, 9), first], [second, *lines(3, 9)])
    assert (Kind.WIDOW, "2") in found(widows_and_orphans, given)


def test_two_last_lines_at_the_head_of_a_page_are_no_widow() -> None:
    *first, second, third = paragraph(2, "It had been", "a long", "hard", "winter.")
    assert found(widows_and_orphans, setting([*lines(1, 8), *first], [second, third])) == []


def test_a_paragraph_of_one_line_is_neither_widow_nor_orphan() -> None:
    given = setting([*lines(1, 9), *paragraph(2, "Yes.")], [*paragraph(3, "No."), *lines(4, 9)])
    assert found(widows_and_orphans, given) == []


def test_a_first_line_alone_at_the_foot_of_a_page_is_an_orphan() -> None:
    first, *rest = paragraph(2, "It had been", "a long", "winter.")
    given = setting([*lines(1, 9), first], [*rest, *lines(3, 8)])
    assert found(widows_and_orphans, given) == [(Kind.ORPHAN, "1")]


def test_a_note_below_the_text_hides_no_orphan() -> None:
    first, *rest = paragraph(2, "It had been", "a long", "winter.")
    note = heading("1. See above.", LineKind.NOTE)
    assert found(widows_and_orphans, setting([*lines(1, 8), first, note], rest)) == [
        (Kind.ORPHAN, "1")
    ]


# -------------------------------------------------------------------------- divided words


def test_a_word_divided_from_a_recto_to_a_verso_is_told() -> None:
    given = setting([*lines(1, 9), line("the light of the win-")], NEXT)
    assert found(divided_words, given) == [(Kind.DIVIDED, "1")]


def test_a_word_divided_between_facing_pages_is_borne() -> None:
    given = setting(FULL, [*lines(1, 9), line("the light of the win-")], NEXT)
    assert found(divided_words, given) == []


def test_a_dash_at_the_end_of_a_page_divides_no_word() -> None:
    given = setting([*lines(1, 9), line("the light of the winter -")], NEXT)
    assert found(divided_words, given) == []


# ---------------------------------------------------------------------------- short pages


def test_a_page_that_ends_two_lines_early_is_short() -> None:
    assert found(short_pages, setting(lines(1, 8), NEXT)) == [(Kind.SHORT, "1")]


def test_a_page_that_ends_one_line_early_is_not_short_in_itself() -> None:
    assert found(short_pages, setting(lines(1, 9), NEXT)) == []


def test_white_between_the_text_and_its_notes_is_white() -> None:
    note = heading("1. See above.", LineKind.NOTE)
    near = setting([*lines(1, 8), None, note], NEXT)
    far = setting([*lines(1, 4), None, None, None, None, None, note], NEXT)
    assert found(short_pages, near) == []
    assert found(short_pages, far) == [(Kind.SHORT, "1")]


def test_the_last_page_of_a_chapter_may_be_short() -> None:
    below_heading = [heading("Chapter Two"), None, *lines(2, 4)]
    sunk = setting(lines(1, 5), lines(2, 4), first_row={1: 4})
    assert found(short_pages, setting(lines(1, 5), below_heading)) == []
    assert found(short_pages, sunk) == []


def test_facing_pages_that_end_on_different_lines_are_unlevel() -> None:
    given = setting(FULL, lines(1, 9), FULL, NEXT)
    assert found(unlevel_pages, given) == [(Kind.UNLEVEL, "2")]


def test_facing_pages_that_are_both_a_line_short_are_level() -> None:
    assert found(unlevel_pages, setting(FULL, lines(1, 9), lines(1, 9), NEXT)) == []


def test_pages_back_to_back_need_not_be_level() -> None:
    assert found(unlevel_pages, setting(lines(1, 9), FULL, FULL, NEXT)) == []


def test_the_end_of_a_chapter_is_level_with_nothing() -> None:
    opener = [heading("Chapter Two"), None, *lines(2, 4)]
    assert found(unlevel_pages, setting(FULL, FULL, lines(1, 6), opener)) == []


def test_a_chapter_that_ends_with_four_lines_on_a_page_wastes_the_page() -> None:
    opener = [heading("Chapter Two"), None, *lines(2, 4)]
    assert found(pages_of_few_lines, setting(FULL, lines(1, 4), opener)) == [(Kind.FEW_LINES, "2")]
    assert found(pages_of_few_lines, setting(FULL, lines(1, 5), opener)) == []


def test_a_page_that_holds_a_chapter_whole_may_be_as_short_as_that() -> None:
    opener = [heading("Chapter Two"), None, *lines(2, 4)]
    assert found(pages_of_few_lines, setting(opener, opener)) == []


# ------------------------------------------------------------------------------- stranded


def test_a_heading_with_one_line_below_it_is_stranded() -> None:
    given = setting([*lines(1, 7), None, heading("The Weir"), *lines(2, 1)], lines(2, 5))
    assert found(stranded, given) == [(Kind.HEADING, "1")]


def test_a_heading_with_two_lines_below_it_stands() -> None:
    given = setting([*lines(1, 6), None, heading("The Weir"), *lines(2, 2)], lines(2, 5))
    assert found(stranded, given) == []


def test_the_words_the_end_are_no_stranded_heading() -> None:
    assert found(stranded, setting(FULL, [*lines(1, 4), None, heading("The End")])) == []


def test_an_ornament_at_the_edge_of_a_page_is_stranded() -> None:
    ornament = heading("* * *", LineKind.BREAK)
    last = setting([*lines(1, 8), None, ornament], lines(2, 5))
    first = setting(FULL, [ornament, None, *lines(2, 5)])
    amid = setting([*lines(1, 4), None, ornament, None, *lines(2, 3)], lines(2, 5))
    assert found(stranded, last) == [(Kind.SCENE_BREAK, "1")]
    assert found(stranded, first) == [(Kind.SCENE_BREAK, "2")]
    assert found(stranded, amid) == []


def test_an_ornament_that_closes_the_book_is_not_stranded() -> None:
    assert found(stranded, setting([*lines(1, 4), heading("* * *", LineKind.BREAK)])) == []


def test_an_ornament_at_an_edge_has_to_stand_there_where_all_other_breaks_are_white() -> None:
    ornament = heading("* * *", LineKind.BREAK)
    after = replace(lines(2, 1)[0], after_break=True)
    at_foot = [*lines(1, 8), None, ornament]
    white = [*lines(1, 3), None, after]
    amid = [*lines(3, 3), None, ornament, None, *lines(4, 3)]
    assert found(stranded, setting(at_foot, white)) == []
    assert found(stranded, setting(at_foot, white, amid)) == [(Kind.SCENE_BREAK, "1")]


def test_a_scene_break_of_white_between_two_pages_is_lost() -> None:
    after = replace(lines(2, 1)[0], after_break=True)
    ornament = heading("* * *", LineKind.BREAK)
    assert found(lost_breaks, setting(FULL, [after])) == [(Kind.LOST_BREAK, "2")]
    assert found(lost_breaks, setting([*lines(1, 8), ornament], [after])) == []
    assert found(lost_breaks, setting(FULL, [*lines(1, 3), None, after])) == []
