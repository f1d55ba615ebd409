"""The count that shows that no word is lost: manuscript == book + left out.

Words are what stands between blanks and holds a letter or digit, so that neither a dash set
otherwise nor a scene break's mark changes the count.
"""

from __future__ import annotations

from collections.abc import Iterable

from ebookpack.assemble.reading import Kind, Reading, Verdict, words
from ebookpack.core.book import Book, Document, Ledger, Section
from ebookpack.core.node_text import block_text, plain_text
from ebookpack.core.nodes import Block, Quote


def count_document(document: Document) -> int:
    """Words of a manuscript as its reader gave it."""
    return (
        sum(words(block_text(block)) for block in document.blocks)
        + sum(words(block_text(block)) for note in document.notes for block in note.blocks)
        + sum(words(item.text) for item in document.left_out)
    )


def count_blocks(sections: Iterable[Section]) -> int:
    """Words of the blocks of sections, their headings left aside."""
    return sum(
        sum(words(block_text(block)) for block in section.blocks)
        + count_blocks((*section.opening, *section.children, *section.closing))
        for section in sections
    )


def count_headings(reading: Reading) -> int:
    """Words that became headings, title page and the ornaments of scene breaks."""
    return sum(
        _used_up(_labelled_text(block, text), verdict)
        for block, text, verdict in zip(
            reading.blocks, reading.texts, reading.verdicts, strict=True
        )
        if verdict is not None
    )


def _labelled_text(block: Block, text: str) -> str:
    """The text that a label is part of: of a quotation, its first paragraph."""
    return block_text(block.blocks[0]) if isinstance(block, Quote) and block.blocks else text


def _used_up(text: str, verdict: Verdict) -> int:
    match verdict.kind:
        case Kind.OPENS if verdict.what:
            return 0  # another heading stands in its place
        case Kind.TITLE_BLOCK | Kind.HEADING | Kind.BREAK | Kind.DIVIDER:
            return words(text)
        case Kind.OPENS | Kind.NOTE if verdict.rest is not None:
            return words(text) - words(plain_text(verdict.rest))
        case _:
            return 0


def balance(book: Book, document: Document, reading: Reading) -> Ledger:
    """The ledger of a book; its two sides are counted apart, for the caller to compare."""
    in_book = (
        count_headings(reading)
        + count_blocks((*book.front, *book.body, *book.back))
        + sum(words(block_text(block)) for note in book.notes for block in note.blocks)
    )
    return Ledger(
        manuscript=count_document(document),
        book=in_book,
        left_out=sum(words(item.text) for item in book.left_out),
    )
