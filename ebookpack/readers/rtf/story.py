"""One text of a file - its body, a note, a text box - as its paragraphs and tables come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from ebookpack.core.nodes import Image, LineBreak, NoteRef, Text
from ebookpack.readers.word_processor.flow import Flow
from ebookpack.readers.word_processor.lists import Item
from ebookpack.readers.word_processor.looks import PLAIN, ParagraphLook, RunLook
from ebookpack.readers.word_processor.seen import (
    Leaf,
    LeftAside,
    PageBreak,
    Piece,
    RuleMark,
    Seen,
    SeenCell,
    SeenParagraph,
    table_or_box,
    text_of,
)

LONGEST_JOINED = 1000
"""Characters up to which a text is joined with the next: beyond, joining costs more."""
MOST_CELLS = 64
"""In a row."""


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[SeenCell, ...]] = field(default_factory=list)
    cells: list[SeenCell] = field(default_factory=list)
    content: list[Seen] = field(default_factory=list)
    has_head: bool = False
    number: int = 0


class Story:
    """A text that is being read."""

    def __init__(self) -> None:
        """Start at the top."""
        self._flow = Flow(self._taken_bookmarks, lambda _: iter(()))
        self._pieces: list[Piece] = []
        self._bookmarks: list[str] = []
        self._seen: list[Seen] = []
        self._tables: list[_OpenTable] = []
        self._boxes: list[Seen] = []
        self.aside = LeftAside()
        """Words of the paragraph that are not text."""

    @property
    def has_begun(self) -> bool:
        """Whether the paragraph that is open holds anything."""
        return bool(self._pieces or self.aside.words)

    # -------------------------------------------------------------------------- in a line

    def add(
        self, node: Text | LineBreak | Image | NoteRef, look: RunLook = PLAIN, link: str = ""
    ) -> bool:
        """Text of one look, a line end, a picture, a note's call; whether it is a new piece."""
        last = self._pieces[-1] if self._pieces else None
        if (
            isinstance(node, Text)
            and isinstance(last, Leaf)
            and isinstance(last.node, Text)
            and (last.look, last.link) == (look, link)
            and len(last.node.text) < LONGEST_JOINED
        ):
            # A file may part its words with marks that say nothing of how they look.
            self._pieces[-1] = replace(last, node=Text(text=last.node.text + node.text))
            return False
        self._pieces.append(Leaf(node, look, link))
        return True

    def break_page(self) -> None:
        """A page ends here."""
        self._pieces.append(PageBreak())

    def start_page(self) -> None:
        """What comes next is on a new page."""
        self._flow.page_break = True

    def mark(self, bookmark: str) -> None:
        """Pass a bookmark."""
        self._bookmarks.append(bookmark)

    def _taken_bookmarks(self) -> tuple[str, ...]:
        names = tuple(self._bookmarks)
        self._bookmarks.clear()
        return names

    # ------------------------------------------------------------------------- paragraphs

    def end_paragraph(
        self,
        look: ParagraphLook,
        number: int,
        *,
        tables: int = 0,
        item: Item | None = None,
        goes_on: bool = False,
    ) -> None:
        """End a paragraph, which is within so many tables."""
        self._flow.page_break |= look.page_break
        pieces, self._pieces = self._pieces, []
        if self.aside.words and not any(isinstance(piece, Leaf) for piece in pieces):
            self.aside = LeftAside()
            return
        self.aside = LeftAside()
        found = list(self._flow.paragraph(pieces, look, number, goes_on=goes_on))
        if item is not None:
            found = [replace(s, item=item) if isinstance(s, SeenParagraph) else s for s in found]
        boxes, self._boxes = self._boxes, []
        self._put([*found, *boxes], tables, number)

    def take_text(self) -> str:
        """The characters of the paragraph that is open, which are then no part of it."""
        pieces, self._pieces = self._pieces, []
        return text_of(pieces)

    def add_box(self, seen: Iterable[Seen]) -> None:
        """A text box, which stands behind the paragraph that it is anchored in."""
        self._boxes += seen

    def rule(self) -> None:
        """A rule is drawn here."""
        self._pieces.append(RuleMark())

    def finish(self, number: int) -> tuple[Seen, ...]:
        """All that was seen."""
        self._close_tables(0)
        return (*self._seen, *self._flow.rest(number), *self._boxes)

    # ----------------------------------------------------------------------------- tables

    def _put(self, seen: Iterable[Seen], tables: int, number: int) -> None:
        self._close_tables(tables)
        while len(self._tables) < tables:
            self._tables.append(_OpenTable(number=number))
        (self._tables[-1].content if self._tables else self._seen).extend(seen)

    def end_cell(self, depth: int, number: int) -> None:
        """End a cell of a table, the depth of which is given."""
        self._put((), depth, number)
        table = self._tables[-1]
        if len(table.cells) < MOST_CELLS:
            table.cells.append(SeenCell(content=tuple(table.content)))
            table.content.clear()
        # What stands beyond goes on in one cell more, which the end of the row ends.

    def end_row(self, depth: int, number: int, *, is_head: bool) -> None:
        """End a row of a table."""
        self._put((), depth, number)
        table = self._tables[-1]
        table.has_head |= is_head and not table.rows
        _end_row(table)

    def _close_tables(self, depth: int) -> None:
        while len(self._tables) > depth:
            table = self._tables.pop()
            _end_row(table)
            seen = table_or_box(table.rows, has_head=table.has_head, number=table.number)
            (self._tables[-1].content if self._tables else self._seen).extend(seen)


def _end_row(table: _OpenTable) -> None:
    if table.content:
        table.cells.append(SeenCell(content=tuple(table.content)))
        table.content.clear()
    if table.cells:
        table.rows.append(tuple(table.cells))
        table.cells.clear()
