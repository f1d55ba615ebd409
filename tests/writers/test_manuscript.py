from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Book, Contributor, Metadata
from ebookpack.core.edition import Edition
from ebookpack.themes_folder import load_theme_named
from ebookpack.writers.manuscript import header_words, manuscript_values
from ebookpack.writers.print.document import write_pieces
from ebookpack.writers.print.pieces import Start
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph


def typescript(book: Book) -> Edition:
    """A book as a typescript."""
    return replace(builders.edition(book), theme=load_theme_named("shunn"))


@pytest.mark.parametrize(
    ("title", "name", "file_as", "head"),
    [
        ("The Minutes Are Missing", "Ada Quill", "", "Quill / MINUTES ARE MISSING"),
        ("Tare", "Ursula von Kehl", "von Kehl, Ursula", "von Kehl / TARE"),
        ("L’Été des quatre vents", "Jean Doux", "", "Doux / ÉTÉ DES QUATRE"),
    ],
)
def test_surname_and_key_words_stand_at_the_head(
    title: str, name: str, file_as: str, head: str
) -> None:
    author = Contributor(name=name, file_as=file_as)

    assert header_words(Metadata(title=title, contributors=(author,))) == head


@pytest.mark.parametrize(
    ("paragraphs", "said"), [(1, "about 100 words"), (300, "about 19,000 words")]
)
def test_words_are_rounded_as_editors_expect(paragraphs: int, said: str) -> None:
    block = paragraph("word " * 64)
    book = builders.book(builders.chapter("one", *[block] * paragraphs))

    assert manuscript_values(typescript(book))["words"] == said


def test_a_novel_has_a_title_page_and_no_page_is_left_blank() -> None:
    book = builders.book(builders.chapter("one", paragraph("One."), title="One"))
    book = replace(book, body=(*book.body, builders.chapter("two", paragraph("Two."), title="Two")))

    pieces = write_pieces(typescript(book))

    assert 'class="title">' in pieces[0].html
    assert {piece.start for piece in pieces} == {Start.PAGE}
    assert not any('class="imprint"' in piece.html for piece in pieces)


def test_a_short_story_starts_below_its_own_head() -> None:
    book = replace(builders.story(paragraph(LONG_TEXT)), front=(), back=())

    (piece,) = write_pieces(typescript(book))

    words, title, text = map(piece.html.index, ("about 100 words", "<h1", LONG_TEXT[:20]))
    assert words < title < text
    assert " closing" in piece.html


def test_who_sends_it_is_found_at_once() -> None:
    edition = replace(typescript(builders.book()), contact="Ada Quill\n1 Sill Lane")

    assert "Ada Quill<br/>\n1 Sill Lane" in write_pieces(edition)[0].html


@pytest.mark.parametrize(("label", "title"), [("One", ""), ("", "The Ferry"), ("1", "The Ferry")])
def test_the_heading_of_a_short_story_stands_below_its_head(label: str, title: str) -> None:
    chapter = replace(builders.chapter("one", paragraph(LONG_TEXT), title=title), label=label)
    (piece,) = write_pieces(typescript(builders.book(chapter)))
    heading = piece.html.partition("<h2>")[2].partition("</h2>")[0]
    assert [text in heading for text in (label, title)] == [True, True]


def test_a_short_story_named_as_its_only_chapter_has_one_title() -> None:
    book = builders.book(builders.chapter("one", paragraph(LONG_TEXT), title="The Tide"))
    book = replace(book, metadata=replace(book.metadata, title="The Tide"))
    (piece,) = write_pieces(typescript(book))
    assert "<h2>" not in piece.html
