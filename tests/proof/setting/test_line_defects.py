"""Lines: each defect is seen, and what comes near to it is not taken for one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ebookpack.proof.setting.line_defects import (
    loose_and_tight,
    overfull,
    runts,
    same_words,
    stacks_of_hyphens,
)
from ebookpack.proof.setting.pages import Line
from tests.proof.setting.typed_pages import INDENT, LEFT, LETTER, RIGHT, line, paragraph, setting

HYPHENS = ("the cold of win-", "ter and the riv-", "er under the tow-", "path was still.")


def stretched(value: float) -> Line:
    """A justified line whose spaces are stretched by so much."""
    return line("the cold of winter came early", space=2.5 * (1 + value), justified=True)


def kinds(detected: Sequence[object]) -> list[str]:
    return [str(getattr(defect, "kind", "")) for defect in detected]


def test_a_line_with_spaces_more_than_doubled_is_loose() -> None:
    assert kinds([*loose_and_tight(setting([stretched(1.1)]))]) == ["loose line"]
    assert kinds([*loose_and_tight(setting([stretched(0.95)]))]) == []


def test_a_line_with_spaces_shrunk_by_more_than_a_third_is_tight() -> None:
    assert kinds([*loose_and_tight(setting([stretched(-0.4)]))]) == ["tight line"]
    assert kinds([*loose_and_tight(setting([stretched(-1 / 3)]))]) == []


def test_a_line_that_is_not_justified_is_neither() -> None:
    ragged = replace(stretched(1.5), justified=False)
    assert kinds([*loose_and_tight(setting([ragged]))]) == []


def test_one_wide_space_does_not_make_a_line_loose() -> None:
    """As TeX's behind a full stop, or one that the font kerns."""
    words = list(stretched(0.2).words)
    words[-1] = replace(words[-1], left=words[-1].left + 5, right=words[-1].right + 5)
    given = replace(stretched(0.2), words=tuple(words))
    assert kinds([*loose_and_tight(setting([given]))]) == []


def test_a_line_that_runs_out_of_the_measure_is_told_with_how_far() -> None:
    letters = int((RIGHT - LEFT) / LETTER)
    (defect,) = overfull(setting([line("m" * (letters + 1))]))
    assert defect.message.startswith("5.0 pt beyond the measure")
    assert defect.boxes[0][0] == RIGHT
    assert [*overfull(setting([line("m" * letters)]))] == []


def test_a_hyphen_hung_into_the_margin_is_beyond_the_measure_only_where_none_hangs() -> None:
    hung = line("m" * 59 + "-", left=LEFT + 2.5)
    given = setting([hung])
    assert kinds([*overfull(given)]) == ["line beyond the measure"]
    assert kinds([*overfull(replace(given, hangs=True))]) == []


def test_a_last_line_narrower_than_two_indents_is_a_runt() -> None:
    letters = int(2 * INDENT / LETTER)
    short = setting(paragraph(1, "It had been a long", "o" * (letters - 1)))
    enough = setting(paragraph(1, "It had been a long", "o" * letters))
    assert kinds([*runts(short)]) == ["runt"]
    assert kinds([*runts(enough)]) == []


def test_where_nothing_is_indented_a_runt_is_measured_in_em() -> None:
    given = setting(paragraph(1, "It had been a long", "one"))
    assert kinds([*runts(replace(given, indent=0.0))]) == ["runt"]
    given = setting(paragraph(1, "It had been a long", "winter"))
    assert kinds([*runts(replace(given, indent=0.0))]) == []


def test_a_short_paragraph_is_no_runt() -> None:
    assert kinds([*runts(setting(paragraph(1, "No.")))]) == []


def test_three_letters_of_a_divided_word_are_a_runt_whatever_the_indent() -> None:
    ended = replace(setting(paragraph(1, "It was all too pain-", "ful.")), indent=5.0)
    whole = replace(setting(paragraph(1, "It was all too", "ill.")), indent=5.0)
    assert kinds([*runts(ended)]) == ["runt"]
    assert kinds([*runts(whole)]) == []


def test_three_hyphens_below_each_other_are_a_stack() -> None:
    (defect,) = stacks_of_hyphens(setting([line(text) for text in HYPHENS]))
    assert defect.row == 1
    assert "“win-”, “riv-”, “tow-”" in defect.message
    assert len(defect.boxes) == 3


def test_two_hyphens_are_borne_and_white_parts_a_stack() -> None:
    two = [line(text) for text in HYPHENS[1:]]
    parted = [line(HYPHENS[0]), None, *two]
    assert [*stacks_of_hyphens(setting(two))] == []
    assert [*stacks_of_hyphens(setting(parted))] == []


def test_three_lines_that_start_with_the_same_word_are_told() -> None:
    same = [line("the river"), line("“The weir"), line("the lock"), line("a gate")]
    (defect,) = same_words(setting(same))
    assert defect.message == "3 lines start with “the”"
    assert [*same_words(setting(same[1:]))] == []


def test_three_lines_that_end_with_the_same_word_are_told() -> None:
    same = [line("river had"), line("weir had"), line("lock had")]
    assert [defect.message for defect in same_words(setting(same))] == ["3 lines end with “had”"]


def test_lines_that_do_not_stand_flush_are_not_compared() -> None:
    started = [*paragraph(1, "No. He"), *paragraph(2, "No. She"), *paragraph(3, "No. It")]
    ended = [line("river had"), line("weir had"), line("lock had", closes=True)]
    assert [*same_words(setting(started))] == []
    assert [*same_words(setting(ended))] == []
