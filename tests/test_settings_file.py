"""`ebookpack init`: the book.toml it writes says again what was understood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.book import Book, Contributor, Metadata, Series
from ebookpack.core.settings import parse_settings
from ebookpack.settings_file import settings_text
from tests.manuscripts import book_of

STORY = """The Weir
by Ada Pell

A/N: Written in one sitting. Be kind.

The weir had been mended with whatever was at hand, and some of it had belonged to people.

Jory found a shoe in it. He put it back, because it was holding.
"""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    name = draw(TEXTS)
    return Metadata(
        title=draw(TEXTS.filter(bool)),
        subtitle=draw(TEXTS),
        contributors=tuple(
            Contributor(name=author) for author in draw(st.lists(TEXTS.filter(bool), max_size=3))
        ),
        language=draw(st.sampled_from(["en", "de", "pt-BR"])),
        description=draw(TEXTS),
        publisher=draw(TEXTS),
        rights=draw(TEXTS),
        date=draw(st.sampled_from(["", "1911", "2026-12-01"])),
        series=Series(name=name, number=draw(TEXTS)) if name else None,
        subjects=tuple(draw(st.lists(TEXTS, max_size=3))),
        identifier=draw(TEXTS),
    )


@given(metadata())
def test_any_metadata_comes_back_as_it_was(known: Metadata) -> None:
    text = settings_text(Book(metadata=known, front=(), body=(), back=()), "classic", "5x8in")
    settings = parse_settings(text, "book.toml")

    assert settings.title == known.title
    assert settings.subtitle == (known.subtitle or None)
    assert (settings.contributors or ()) == known.contributors
    assert settings.language == known.language
    assert settings.description == (known.description or None)
    assert settings.publisher == (known.publisher or None)
    assert settings.rights == (known.rights or None)
    assert settings.date == (known.date or None)
    assert settings.series == known.series
    assert settings.subjects == known.subjects
    assert settings.identifier == (known.identifier or None)
    assert (settings.theme, settings.trim) == ("classic", "5x8in")


def test_the_file_changes_nothing_until_it_is_edited() -> None:
    book = book_of(STORY)
    again = book_of(STORY, settings_text(book, "classic", "5x8in").split("[typography]")[0])

    assert again.metadata == book.metadata
    assert list(again.sections()) == list(book.sections())


def test_the_parts_stand_in_it_as_comments_that_can_be_made_good() -> None:
    lines = settings_text(book_of(STORY), "classic", "5x8in").splitlines()

    assert '# note = "Written in one sitting. Be kind."' in lines
    assert '# body = "The weir had been mended with"' in lines


def test_a_part_that_is_made_good_is_pinned() -> None:
    lines = settings_text(book_of(STORY), "classic", "5x8in").splitlines()
    edited = [line.removeprefix("# ") if line.startswith("# body = ") else line for line in lines]
    settings = parse_settings("\n".join(edited), "book.toml")

    assert [pin.role for pin in settings.pins] == ["body"]
