"""Notes that wait for the next page, where that is one of notes alone."""

from __future__ import annotations

import pypdfium2
import pytest
from msgspec.structs import replace

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import PageSpec
from ebookpack.core.nodes import NoteRef
from ebookpack.design.page_geometry import page_spec
from ebookpack.writers.print.writer import write_print
from tests.writers import builders
from tests.writers.builders import LONG_TEXT, paragraph
from tests.writers.print.conftest import edition_of


def pocket(pages: int) -> PageSpec:
    return page_spec(306, 495, pages, builders.theme().type, builders.press())


def annotated_at_its_end(paragraphs: int, note: str) -> Book:
    """A chapter of so many paragraphs of different lengths, the last of which has a note."""
    blocks = [paragraph(LONG_TEXT[: 60 + number * 37 % 190]) for number in range(paragraphs)]
    last = paragraph(LONG_TEXT, NoteRef(note="n"), f" {LONG_TEXT[:20]}")
    return builders.book(
        builders.chapter("one", *blocks, last, title="One"),
        notes=(builders.note("n", paragraph(note)),),
    )


@pytest.mark.parametrize(
    ("paragraphs", "times"), [(24, 1), (31, 1), (31, 2), (32, 2), (39, 2), (40, 1), (58, 2)]
)
def test_a_note_on_the_last_page_is_there_whatever_page_was_made_again(
    paragraphs: int, times: int
) -> None:
    """Each of these was lost once, or ended the build, when a spread before it was levelled."""
    book = annotated_at_its_end(paragraphs, f"Waiting for room. {LONG_TEXT * times}")
    edition = replace(edition_of(book), page=pocket(60))

    made = write_print(edition, Diagnostics(), pocket)

    with pypdfium2.PdfDocument(made.data) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert text.count("Waiting for room.") == 1
