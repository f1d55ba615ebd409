"""What a cover takes from its book."""

from __future__ import annotations

from ebookpack.core.book import Series
from ebookpack.design.cover.rhythm import FEWEST_BEATS, MOST_BEATS, rhythm_of
from tests.design.cover.builders import book


def test_long_paragraphs_are_loud_and_short_ones_quiet() -> None:
    beats = rhythm_of(book("Tide", paragraphs=tuple(range(40, 0, -1)), chapters=1)).beats
    assert beats[0] == 1.0
    assert beats[39] == 0.0
    assert list(beats) == sorted(beats, reverse=True)


def test_a_revision_keeps_the_design_and_changes_the_drawing() -> None:
    draft = rhythm_of(book("Tide", "Ada Lowe", paragraphs=(5, 80, 20)))
    revised = rhythm_of(book("Tide", "Ada Lowe", paragraphs=(5, 20, 80)))
    assert draft.seed == revised.seed
    assert draft.beats != revised.beats


def test_another_author_has_another_design() -> None:
    assert rhythm_of(book("Tide", "Ada Lowe")).seed != rhythm_of(book("Tide", "A. Marsh")).seed


def test_volumes_of_a_series_share_their_design() -> None:
    ebb, flood = (
        rhythm_of(book(title, "Ada Lowe", series=Series(name="Hesk Sands")))
        for title in ("Ebb", "Flood")
    )
    assert ebb.seed == flood.seed


def test_a_text_without_paragraphs_has_a_rhythm_all_the_same() -> None:
    beats = rhythm_of(book("Tide", paragraphs=())).beats
    assert len(beats) == FEWEST_BEATS
    assert all(0 <= beat <= 1 for beat in beats)


def test_a_very_long_text_is_sampled_from_end_to_end() -> None:
    rhythm = rhythm_of(book("Tide", paragraphs=tuple(range(1, 1501)), chapters=1))
    assert len(rhythm.beats) == MOST_BEATS
    assert list(rhythm.beats) == sorted(rhythm.beats)


def test_choices_are_the_book_s_own_and_do_not_hang_together() -> None:
    rhythm = rhythm_of(book("Tide"))
    again = rhythm_of(book("Tide"))
    purposes = [f"purpose {n}" for n in range(50)]
    drawn = [rhythm.choose(purpose, ("a", "b", "c")) for purpose in purposes]
    assert drawn == [again.choose(purpose, ("a", "b", "c")) for purpose in purposes]
    assert set(drawn) == {"a", "b", "c"}
