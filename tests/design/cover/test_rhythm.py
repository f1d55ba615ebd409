"""What a cover takes from its book."""

from __future__ import annotations

from ebookpack.core.book import Series
from ebookpack.design.cover.rhythm import BEATS, MOST_COUNT, rhythm_of
from tests.design.cover.builders import book


def test_a_rhythm_has_quiet_beats_and_loud_ones() -> None:
    beats = rhythm_of(book("Tide").metadata).beats
    assert len(beats) == BEATS
    assert min(beats) < 0.05
    assert max(beats) > 0.95
    assert 0.45 < sum(beats) / BEATS < 0.55


def test_a_revision_changes_nothing() -> None:
    draft = rhythm_of(book("Tide", "Ada Lowe", paragraphs=(5, 80, 20)).metadata)
    revised = rhythm_of(book("Tide", "Ada Lowe", paragraphs=(5, 20, 80, 7)).metadata)
    assert draft == revised


def test_another_author_has_another_design() -> None:
    one, other = (rhythm_of(book("Tide", name).metadata) for name in ("Ada Lowe", "A. Marsh"))
    assert one.seed != other.seed
    assert one.beats != other.beats


def test_volumes_of_a_series_share_their_design_and_not_their_drawing() -> None:
    ebb, flood = (
        rhythm_of(book(title, "Ada Lowe", series=Series(name="Hesk Sands")).metadata)
        for title in ("Ebb", "Flood")
    )
    assert ebb.seed == flood.seed
    assert ebb.beats != flood.beats


def test_counts_are_small_whole_numbers() -> None:
    counts = {rhythm_of(book(f"Tide {n}").metadata).count for n in range(200)}
    assert min(counts) == 1
    assert max(counts) == MOST_COUNT


def test_noise_is_even_and_the_same_each_time() -> None:
    rhythm = rhythm_of(book("Tide").metadata)
    noise = rhythm.noise("grain", 50_000)
    assert noise == rhythm_of(book("Tide").metadata).noise("grain", 50_000)
    assert noise != rhythm.noise("other", 50_000)
    assert 126 < sum(noise) / len(noise) < 129


def test_choices_are_the_book_s_own_and_do_not_hang_together() -> None:
    rhythm = rhythm_of(book("Tide").metadata)
    again = rhythm_of(book("Tide").metadata)
    purposes = [f"purpose {n}" for n in range(50)]
    drawn = [rhythm.choose(purpose, ("a", "b", "c")) for purpose in purposes]
    assert drawn == [again.choose(purpose, ("a", "b", "c")) for purpose in purposes]
    assert set(drawn) == {"a", "b", "c"}
