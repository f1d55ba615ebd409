"""Words are compared as a reader would: what is shown otherwise is there, what is not is told."""

from __future__ import annotations

from tests.reading_systems.words import NEAR, lost_words, words_of


def lost(wanted: str, shown: str) -> list[str]:
    return lost_words(words_of(wanted), words_of(shown))


def test_capitals_initials_numbers_and_soft_hyphens_are_no_loss() -> None:
    assert lost("“When the oﬃcial weir”", "1. W hen THE offi\u00adcial weir * * *") == []


def test_a_passage_that_is_not_shown_is_told_whole() -> None:
    assert lost("one two three four five", "one four five") == ["two three"]


def test_what_stands_elsewhere_is_lost_from_its_place() -> None:
    assert lost("one two", "two one") == ["two"]
    assert lost("one two", f"one {'x' * (NEAR + 1)} two") == ["two"]
