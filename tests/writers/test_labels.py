from __future__ import annotations

import pytest

from ebookpack.core.book import SectionRole
from ebookpack.writers.labels import Term, expected_heading, label_for, section_names
from tests.writers.builders import book, chapter, front, metadata, paragraph


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_everything_has_a_name(language: str) -> None:
    assert all(label_for(term, language) for term in (*SectionRole, *Term))


def test_regional_and_unknown_languages() -> None:
    assert label_for(SectionRole.SYNOPSIS, "de-AT") == "Zusammenfassung"
    assert label_for(SectionRole.SYNOPSIS, "tlh") == "Synopsis"


def test_a_note_is_announced_and_a_dedication_is_not() -> None:
    assert expected_heading(front("n", SectionRole.NOTE), "en") == "Author’s Note"
    assert expected_heading(front("n", SectionRole.NOTE, title="Hello"), "en") == ""
    assert expected_heading(front("d", SectionRole.DEDICATION), "en") == ""


def test_the_only_chapter_is_named_as_the_book() -> None:
    assert section_names(book(about=metadata("Tare"))) == {"chapter-1": "Tare"}


def test_untitled_chapters_are_named_by_their_first_words() -> None:
    two = book(chapter("a"), chapter("b", paragraph("Short.")), chapter("c", title="Three"))
    assert section_names(two) == {
        "a": "The tide had gone out so far that the boats…",
        "b": "Short.",
        "c": "Three",
    }
