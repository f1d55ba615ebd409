"""Words are compared as a reader would: what is shown otherwise is there, what is not is told."""

from __future__ import annotations

from tests.reading_systems.words import lost_words, words_of


def lost(wanted: str, shown: str) -> list[str]:
    return lost_words(words_of(wanted), words_of(shown))


def test_capitals_initials_numbers_and_soft_hyphens_are_no_loss() -> None:
    assert lost("“When the oﬃcial weir”", "1. W hen THE offi\u00adcial weir * * *") == []


def test_a_passage_that_is_not_shown_is_told_whole() -> None:
    assert lost("one two three four five", "one four five") == ["two three"]


def test_what_stands_elsewhere_is_lost_from_its_place() -> None:
    assert len(lost("one two", "two one")) == 1


def test_what_stands_between_the_words_is_no_loss() -> None:
    assert lost("one two three", "one contents 1 2 3 two three landmarks") == []
