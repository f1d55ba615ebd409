"""Stories that only their titles head, long enough that capitals tell a title."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from tests.manuscripts import book_of

WORDS = cycle(
    "the keeper of the weir had written down a number that was the shortest and she read it twice "
    "because it rained and nobody came when the lamp was lit".split()
)
TITLES = ("The Lantern at Sill", "A Vessel for Nobody", "Salt", "What the Water Kept")


def prose(words: int) -> str:
    text = " ".join(islice(WORDS, words))
    return f"{text[0].upper()}{text[1:]}."


def stories(*, below: str = "", words: int = 80) -> str:
    parts = ["Tales of the Weir", "by Ada Pell"]
    for title in TITLES:
        parts += [title, prose(words), prose(words), prose(words)]
        parts += [below] if below else []
    return "\n\n".join(parts)


def headings(text: str) -> list[str]:
    return [section.heading for section in book_of(text).body]


@pytest.mark.parametrize("below", ["", "THE END", "* * *"])
def test_titles_with_capitals_head_long_stories(below: str) -> None:
    assert headings(stories(below=below)) == list(TITLES)


def test_names_above_short_speeches_head_nothing() -> None:
    assert headings(stories(words=9)) == [""]


def test_lines_that_are_cased_as_text_is_head_nothing() -> None:
    assert headings(stories().replace("Lantern", "lantern").replace("Vessel", "vessel")) == [""]


def test_signs_far_below_the_start_head_nothing() -> None:
    text = stories().replace("The Lantern at Sill\n\n", "")

    assert headings(text) == [""]
