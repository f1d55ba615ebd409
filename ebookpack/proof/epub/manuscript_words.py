"""Whether the words of a manuscript are in an EPUB of any program.

It need not be ours: its documents may be cut otherwise. So its text is taken as one, and each
block of the manuscript is looked for in it, from where the one before it ended.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import block_text, note_calls
from ebookpack.core.nodes import Block
from ebookpack.proof.epub.publication import Element, Publication, types_of
from ebookpack.proof.words import SHOWN, letters

_NOT_TEXT = frozenset({"head", "script", "style", "template", "rt", "rp"})
_CALLS = frozenset({"noteref", "pagebreak", "backlink"})


class Lost(Struct, frozen=True, kw_only=True):
    """A passage of the manuscript that the EPUB does not hold."""

    starts: str
    span: Span | None
    elsewhere: bool
    """Whether it is there, but not in its place."""


def lost_passages(book: Book, publication: Publication) -> Iterator[Lost]:
    """The blocks of a book that are not in an EPUB, or not where they should be."""
    found = "".join(letters(_text_of(root)) for _, root in publication.texts())
    place = 0
    for block in _blocks(book):
        text = block_text(block)
        wanted = letters(text)
        if not wanted:
            continue
        at = found.find(wanted, place)
        if at != -1:
            place = at + len(wanted)
            continue
        starts = " ".join(text.split())[:SHOWN]
        yield Lost(starts=starts, span=block.span, elsewhere=wanted in found)


def _blocks(book: Book) -> Iterator[Block]:
    """Blocks in reading order, notes behind the section that calls them."""
    for _, section in book.outline():
        parts = [block for part in section.with_notes() for block in part.blocks]
        yield from parts
        for ident in dict.fromkeys(note_calls(parts)):
            yield from book.note(ident).blocks


def _text_of(root: Element) -> str:
    """Text that a reader reads in its place, without the numbers of notes and the readings."""
    pieces: list[str] = []
    waiting: list[Element | str | None] = [root]
    while waiting:
        item = waiting.pop()
        if item is None or isinstance(item, str):
            pieces.append(item or "")
            continue
        for child in reversed(item):
            waiting.append(child.tail)
            if _is_text(child):
                waiting.append(child)
        waiting.append(item.text)
    return "".join(pieces)


def _is_text(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    role = (element.get("role") or "").removeprefix("doc-")
    return element.tag.rpartition("}")[2] not in _NOT_TEXT and not (
        (types_of(element) | {role}) & _CALLS
    )
