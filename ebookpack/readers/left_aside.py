"""What a reader leaves out of a book because the book makes its own of it, and why."""

from __future__ import annotations

from collections.abc import Iterable

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span


def printed_page_numbers(numbers: Iterable[str], span: Span) -> LeftOut:
    """The numbers of the pages that the text was printed on."""
    why = "where the pages of a printed edition began; this book has its own"
    return LeftOut(what="page numbers", text=" ".join(numbers), why=why, span=span)


def heading_of_notes(text: str, span: Span | None = None) -> LeftOut:
    """A heading below which no text is left, as its notes are set where they are called."""
    why = "the notes below it are set where they are called"
    return LeftOut(what="heading of notes", text=text, why=why, span=span)
