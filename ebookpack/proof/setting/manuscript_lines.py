"""Where in the manuscript each line of a book's pages is.

The words tell: the letters of a line are looked for among those of the book, from where the line
before it was found. Spaces, hyphens and marks do not count, so that it matters neither how lines
are divided nor what the typography made of quotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, List, Quote, SceneBreak, Speech
from ebookpack.proof.setting.pages import Line, LineKind, Setting
from ebookpack.proof.words import letters

NEAR = 20_000
"""Letters in which a line is looked for first: about ten pages."""
FEWEST = 12
"""Letters that a line must have to be looked for in the whole book."""


@dataclass(slots=True)
class _Letters:
    """The letters of a book in one string, with the places of its blocks."""

    starts: list[int] = field(default_factory=list)
    spans: list[Span | None] = field(default_factory=list)
    parted: set[int] = field(default_factory=set)
    """Numbers of the blocks that a scene break stands right before."""
    text: str = ""


def placed_in_manuscript(setting: Setting, book: Book) -> Setting:
    """The setting, each line with its place in the manuscript where that is found."""
    known = _book_letters(book)
    place = 0
    pages = []
    for page in setting.pages:
        lines: list[Line] = []
        for line in page.lines:
            if line.kind in {LineKind.FURNITURE, LineKind.INITIAL, LineKind.BREAK}:
                lines.append(line)
                continue
            wanted = letters(line.text)
            at = _find(wanted, known.text, place)
            if at is None:
                lines.append(line)
                continue
            if line.kind is LineKind.TEXT:
                place = at + len(wanted)
            block = bisect_right(known.starts, at) - 1
            # An initial stands before its line, and is a line of its own.
            starts = at - known.starts[block] <= 1
            lines.append(
                replace(
                    line,
                    span=known.spans[block],
                    after_break=starts and line.opens and block in known.parted,
                )
            )
        pages.append(replace(page, lines=tuple(lines)))
    return replace(setting, pages=tuple(pages))


def _find(wanted: str, text: str, place: int) -> int | None:
    """Where a line's letters are: near the place, or else where a longer line is found at all."""
    if not wanted:
        return None
    at = text.find(wanted, place, place + NEAR)
    if at == -1 and len(wanted) >= FEWEST:
        at = text.find(wanted)
    return None if at == -1 else at


def _book_letters(book: Book) -> _Letters:
    known = _Letters()
    parts: list[str] = []
    length = 0
    parted = False
    for block, text, span in _texts(book):
        found = letters(text)
        if found:
            if parted:
                known.parted.add(len(known.starts))
            known.starts.append(length)
            known.spans.append(span)
            parts.append(found)
            length += len(found)
        parted = isinstance(block, SceneBreak)
    known.text = "".join(parts)
    return known


def _texts(book: Book) -> Iterator[tuple[Block | None, str, Span | None]]:
    """Headings and blocks of a book, its notes behind them, with their texts and places."""
    for _, section in book.sections():
        yield None, section.heading, section.span
        for block in _leaves(section.blocks):
            yield block, block_text(block), block.span
    for note in book.notes:
        for block in _leaves(note.blocks):
            yield block, block_text(block), block.span or note.span


def _leaves(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks in reading order, those that hold others opened."""
    for block in blocks:
        match block:
            case Quote(blocks=inner) | Speech(blocks=inner):
                yield from _leaves(inner)
            case List(items=items):
                for item in items:
                    yield from _leaves(item)
            case _:
                yield block
