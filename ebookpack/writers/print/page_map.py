"""The page map of a print edition: with which character of the book each of its pages starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ebookpack.core.block_ids import numbered_blocks
from ebookpack.core.book import Book
from ebookpack.core.edition import PageMap, PageStart
from ebookpack.core.node_text import block_text, place_of_character
from ebookpack.core.nodes import Block
from ebookpack.writers.print.laid import TextStart


def page_map(pages: Iterable[tuple[PageStart, TextStart]], book: Book) -> PageMap:
    """Pages, each with the block and the character of the book that it starts with."""
    pages = tuple(pages)
    blocks = dict(_blocks(book, {start.block for _, start in pages if start.characters}))
    return PageMap(
        pages=tuple(
            replace(page, block=start.block, offset=_offset(blocks.get(start.block), start))
            for page, start in pages
        )
    )


def _offset(block: Block | None, start: TextStart) -> int:
    """Of the character with which a page starts in a block; a heading is told as a whole."""
    if block is None or not start.characters:
        return 0
    return place_of_character(block_text(block), start.characters)


def _blocks(book: Book, wanted: set[str]) -> Iterator[tuple[str, Block]]:
    """The blocks that are wanted, by their ids."""
    for _, section in book.sections():
        for ident, block in numbered_blocks(section):
            if ident in wanted:
                yield ident, block
