"""Notes on chapters where plain text cannot show them: in quotations and below sub-headings."""

from __future__ import annotations

import pytest

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book, Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Blocks, Heading, Paragraph, Quote, Strong, Text
from ebookpack.core.settings import Settings

GATE = "The gate was shut when Wren came to it, and the water stood a foot too high."
HOUSE = "The keeper lived in a house that was mostly chimney."


def heading(words: str, level: int = 1) -> Heading:
    return Heading(level=level, children=(Text(text=words),))


def text(words: str) -> Paragraph:
    return Paragraph(children=(Text(text=words),))


def two_chapters(*second: Block) -> Book:
    """A book whose second chapter has these blocks."""
    blocks: Blocks = (heading("Chapter 1"), text(GATE), heading("Chapter 2"), *second)
    document = Document(blocks=blocks, format="html")
    return assemble(document, Settings(), "story", Diagnostics())


def outline(book: Book) -> list[str]:
    return [
        f"{section.role}: {' / '.join(map(block_text, section.blocks))}"
        for _, section in book.sections()
    ]


def test_what_a_sub_heading_labels_is_the_quotation_below_it() -> None:
    book = two_chapters(
        *(heading("Summary", 2), Quote(blocks=(text("The keeper is met."),))),
        *(heading("Notes", 2), Quote(blocks=(text("For Joss."), text("At last.")))),
        *(text(HOUSE), text("Mind the step.")),
    )

    assert outline(book)[1:] == [
        "synopsis: The keeper is met.",
        "note: For Joss. / At last.",
        f"chapter: {HOUSE} / Mind the step.",
    ]
    assert book.ledger.manuscript == book.ledger.book


@pytest.mark.parametrize("label", ["A/N:", "Author’s Note:"])
def test_a_quotation_that_starts_with_a_label_is_a_note(label: str) -> None:
    named = Paragraph(children=(Strong(children=(Text(text=label),)), Text(text=" Thank you!")))

    book = two_chapters(Quote(blocks=(named,)), text(HOUSE))

    assert outline(book)[1:] == ["note: Thank you!", f"chapter: {HOUSE}"]
    assert book.ledger.manuscript == book.ledger.book


def test_a_quotation_that_says_note_is_the_text_s() -> None:
    book = two_chapters(Quote(blocks=(text("Note: the safe is empty."),)), text(HOUSE))

    assert outline(book)[1:] == [f"chapter: Note: the safe is empty. / {HOUSE}"]


def test_summaries_and_notes_of_a_textbook_are_its_text() -> None:
    book = two_chapters(
        *(text(HOUSE), heading("Summary", 2), text("Houses have chimneys.")),
        *(heading("Notes", 2), text("See Ashley for the bends.")),
    )

    assert [section.role for _, section in book.sections()] == ["chapter", "chapter"]
