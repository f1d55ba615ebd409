"""What is seen while a document is read, before the habits of the whole are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

from ebookpack.core.nodes import Image, LineBreak, NoteRef, Text
from ebookpack.readers.word_processor.lists import Item
from ebookpack.readers.word_processor.looks import PLAIN, ParagraphLook, RunLook

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


class Leaf(Struct, frozen=True):
    """Characters of one look, a line end, a picture or the call of a note."""

    node: Text | LineBreak | Image | NoteRef
    look: RunLook = PLAIN
    link: str = ""
    """Address, or `#` and a bookmark."""
    reading: str = ""
    """Ruby: how the text is read aloud."""

    @property
    def text(self) -> str:
        """Its characters, if it has any."""
        return self.node.text if isinstance(self.node, Text) else ""


class PageBreak(Struct, frozen=True):
    """A page is ended by hand."""


class RuleMark(Struct, frozen=True):
    """A horizontal rule that is drawn."""


class Inset(Struct, frozen=True):
    """A text box anchored here: the element that holds its text."""

    content: etree._Element


Piece: TypeAlias = Leaf | PageBreak | RuleMark | Inset


def text_of(pieces: Iterable[Piece]) -> str:
    """The characters of a paragraph's pieces."""
    return "".join(piece.text for piece in pieces if isinstance(piece, Leaf))


class SeenParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph, or the part of one between two page breaks or blank lines."""

    leaves: tuple[Leaf, ...]
    """None for an empty paragraph."""
    look: ParagraphLook
    number: int
    """1-based number of the paragraph in its part."""
    page_break: bool = False
    """Whether a page is ended by hand before it."""
    bookmarks: tuple[str, ...] = ()
    more_blank: int = 0
    """Blank lines before it inside of the same paragraph."""
    item: Item | None = None
    """The number or bullet before it, where the format writes it out."""
    goes_on: bool = False
    """Whether it belongs to the item of a list that the paragraph before it is in."""


class SeenRule(Struct, frozen=True, kw_only=True):
    """A rule across the page."""

    number: int


class SeenFigure(Struct, frozen=True, kw_only=True):
    """A picture that is a paragraph of its own."""

    image: Image
    number: int


class SeenCell(Struct, frozen=True, kw_only=True):
    """A cell of a table, with the columns it spans."""

    content: tuple[Seen, ...]
    span: int = 1


class SeenTable(Struct, frozen=True, kw_only=True):
    """A table; its rows may differ in cells."""

    rows: tuple[tuple[SeenCell, ...], ...]
    has_head: bool
    number: int


Seen: TypeAlias = SeenParagraph | SeenRule | SeenFigure | SeenTable


@dataclass(slots=True)
class LeftAside:
    """Words of a paragraph that are not text, by what they are."""

    words: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, text: str) -> None:
        """Lay some aside."""
        self.words.setdefault(what, []).append(text)


def followed(address: str) -> str:
    """The address of a link that a book can have: on the web, a mailbox, or `#` and a bookmark."""
    return address if address.startswith("#") or _ADDRESS.match(address) else ""


def table_or_box(
    rows: Sequence[tuple[SeenCell, ...]], *, has_head: bool, number: int
) -> Iterator[Seen]:
    """A table; one of a single column is a box around text, and what is in it is text."""
    if all(len(row) <= 1 for row in rows):
        yield from (seen for row in rows for cell in row for seen in cell.content)
    else:
        yield SeenTable(rows=tuple(rows), has_head=has_head, number=number)
