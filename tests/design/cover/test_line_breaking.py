"""Titles in lines: even, and ending where a reader would breathe."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.design.cover.line_breaking import broken, hyphenated


def letters(text: str) -> float:
    """A measure in which every letter is as wide as the next."""
    return float(len(text))


def lines(text: str, count: int) -> tuple[str, ...] | None:
    found = broken(text, count, letters)
    return found and found[1]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bread and Butterflies", ("Bread and", "Butterflies")),
        ("A Tale of Two Cities", ("A Tale", "of Two Cities")),
        ("Of Human Bondage in the Time", ("Of Human Bondage", "in the Time")),
        ("Adam Marsh & Ada Lowe", ("Adam Marsh", "& Ada Lowe")),
        ("Moby-Dick or the Whale", ("Moby-Dick", "or the Whale")),
    ],
)
def test_two_lines_are_even_and_do_not_end_in_a_word_that_leans_on(
    title: str, expected: tuple[str, ...]
) -> None:
    assert lines(title, 2) == expected


def test_a_word_is_not_divided_at_its_own_hyphen_if_another_place_will_do() -> None:
    assert lines("The Moby-Dick Men", 2) == ("The", "Moby-Dick Men")


def test_there_are_no_more_lines_than_words() -> None:
    assert lines("Nine Boats", 3) is None


def test_a_word_that_no_line_holds_is_divided_as_its_language_does() -> None:
    title = hyphenated("Donaudampfschifffahrtsgesellschaft", "de", 18, letters)
    assert lines(title, 2) == ("Donaudampfschiff-", "fahrtsgesellschaft")


def test_a_divided_word_that_is_not_broken_shows_no_hyphen() -> None:
    title = hyphenated("Donaudampfschifffahrtsgesellschaft", "de", 18, letters)
    assert lines(title, 1) == ("Donaudampfschifffahrtsgesellschaft",)


def test_a_word_of_an_unknown_language_is_cut_evenly() -> None:
    assert lines(hyphenated("x" * 20, "xx", 12, letters), 2) == ("x" * 10 + "-", "x" * 10)


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=12),
    st.integers(1, 6),
)
def test_no_letter_is_lost(words: list[str], count: int) -> None:
    title = " ".join(words)
    found = lines(title, count)
    if found is None:
        assert count > len(words)
    else:
        assert len(found) == count
        assert " ".join(found) == title


# The first word that is divided loads the language's patterns.
@settings(deadline=None)
@given(st.text("abcdefgh", min_size=1, max_size=60), st.integers(4, 30))
def test_no_letter_of_a_divided_word_is_lost(word: str, longest: int) -> None:
    assert hyphenated(word, "en", longest, letters).replace("\u00ad", "") == word
