"""Words in whatever case: what a pattern has found is in the table that it was made of."""

from __future__ import annotations

import re

import pytest

from ebookpack.core.caseless import key_of
from tests.manuscripts import book_of, document_of


@pytest.mark.parametrize("word", ["Epilog", "EPILOG", "EPİLOG", "epılog"])
def test_what_a_pattern_finds_is_in_the_table(word: str) -> None:
    assert re.fullmatch("epilog", word, re.IGNORECASE)
    assert key_of(word) == "epilog"


def test_other_letters_stay() -> None:
    assert key_of("FÜßEN") == "füssen"
    assert key_of("БЁЛ") == "бёл"


@pytest.mark.parametrize(
    "line",
    [
        *("EPİLOG", "KAPİTEL 3", "DİSCLAİMER: yok", "ACT İ, SCENE ı", "ı", "THE THİRD PART"),
        *("{maınmatter}", "{FRONTMATTER}", "Tıtle: The Weir"),
    ],
)
@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_turkish_capitals_are_read(line: str, name: str) -> None:
    rain = "It rained all day, and nobody came by."
    text = f"The Weir\n\nChapter 1\n\n{rain}\n\n{line}\n\n{rain}"
    assert rain in str(book_of(text, name=name).body)


def test_the_epilogue_of_a_turkish_book() -> None:
    body = book_of("The Weir\n\nBÖLÜM 1\n\nYağmur.\n\nBÖLÜM 2\n\nKar.\n\nEPİLOG\n\nGüneş.").body
    assert [section.role for section in body] == ["chapter", "chapter", "epilogue"]


def test_turkish_letters_that_number_the_items_of_a_list() -> None:
    data = rb"{\rtf1\ansi\ansicpg1254 {\listtext \'fd.\tab}\ls1 rain\par}"
    assert "rain" in str(document_of(data, "story.rtf").blocks)
