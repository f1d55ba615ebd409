"""The blocks of a text from top to bottom: paragraphs, lists and tables, as they are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from ebookpack.core.nodes import Image
from ebookpack.readers.odt.drawings import drawn
from ebookpack.readers.odt.inlines import InlineReader
from ebookpack.readers.odt.names import Element, attribute, child, descendants, kind, text_of
from ebookpack.readers.odt.numbering import LEVELS, OUTLINE, whole
from ebookpack.readers.odt.source import Source
from ebookpack.readers.word_processor import seen
from ebookpack.readers.word_processor.flow import Flow
from ebookpack.readers.word_processor.looks import ParagraphLook
from ebookpack.readers.word_processor.seen import (
    Inset,
    Leaf,
    RuleMark,
    Seen,
    SeenCell,
    SeenFigure,
    SeenParagraph,
    SeenRule,
    table_or_box,
)
from ebookpack.readers.word_processor.source import check_paragraphs

MOST_REPEATED = 64
"""Cells or rows that one stands for."""

_INDEXES = frozenset(
    {"text:table-of-content", "text:alphabetical-index", "text:user-index", "text:object-index"}
    | {"text:illustration-index", "text:table-index"}
)
_NOT_TEXT = frozenset(
    {"text:tracked-changes", "text:sequence-decls", "text:variable-decls", "office:forms"}
    | {"text:user-field-decls", "text:dde-connection-decls", "text:soft-page-break"}
    | {"office:event-listeners", "text:section-source", "svg:title", "svg:desc", "office:scripts"}
    | {"text:bibliography-source", "text:index-title-template", "table:table-columns"}
    | {"text:alphabetical-index-auto-mark-file", "table:calculation-settings"}
)


class BodyReader:
    """Reads a text, or that of a note."""

    def __init__(self, source: Source, number: int = 0) -> None:
        """Start at the top; `number` is that of the paragraph before."""
        self._source = source
        self._inlines = InlineReader(source)
        self._flow = Flow(self._inlines.taken_bookmarks, lambda inset: self._blocks(inset.content))
        self._number = number
        self._fixed_number = bool(number)
        self._item: tuple[str, int] | None = None
        self._item_begun = False
        self._lists = 0
        self._last_lists: dict[str, str] = {}
        self._idents: dict[str, str] = {}
        self._list_style = ""
        self._elements: Mapping[str, Callable[[Element], Iterator[Seen]]] = {
            "text:p": self._paragraph,
            "text:h": self._paragraph,
            "text:numbered-paragraph": self._blocks,
            "text:list": self._list,
            "text:section": self._section,
            "table:table": self._table,
            "office:annotation": self._annotation,
        }

    def read(self, container: Element) -> Iterator[Seen]:
        """What is seen in a body or a note."""
        yield from self._blocks(container)
        yield from self._flow.rest(self._number)

    def _blocks(self, container: Element) -> Iterator[Seen]:
        for element in container:
            name = kind(element)
            if name in _INDEXES:
                self._leave_out_contents(element)
            elif name in ("text:bookmark", "text:bookmark-start"):
                self._inlines.mark(attribute(element, "text:name"))
            elif name in ("text:change", "text:change-start"):
                self._source.changes += 1
            elif name.startswith("draw:") and name != "draw:text-box":
                yield from self._drawing(element)
            elif name not in _NOT_TEXT:
                yield from self._elements.get(name, self._blocks)(element)

    def _drawing(self, element: Element) -> Iterator[Seen]:
        """A frame that is anchored to a page, not to a paragraph."""
        for item in drawn(element, self._source, self._number):
            if isinstance(item, Image):
                yield SeenFigure(image=item, number=self._number)
            elif isinstance(item, Inset):
                yield from self._blocks(item.content)
            elif isinstance(item, RuleMark):
                yield SeenRule(number=self._number)

    def _annotation(self, element: Element) -> Iterator[Seen]:
        self._leave_out("comment", " ".join(map(text_of, descendants(element, "text:p"))))
        yield from ()

    def _leave_out_contents(self, element: Element) -> None:
        lines = [
            text_of(paragraph)
            for name in ("text:p", "text:h")
            for body in descendants(element, "text:index-body")
            for paragraph in descendants(body, name)
        ]
        self._count()
        self._leave_out("contents list", "\n".join(lines))

    def _section(self, element: Element) -> Iterator[Seen]:
        style = attribute(element, "text:style-name") or ""
        if attribute(element, "text:display") == "none" or self._source.styles.is_hidden(style):
            self._count()
            self._leave_out("hidden text", text_of(element))
        else:
            yield from self._blocks(element)

    def _leave_out(self, what: str, text: str) -> None:
        self._source.leave_out(what, text, self._source.place(self._number))

    def _count(self) -> None:
        self._number += not self._fixed_number
        check_paragraphs(self._number, self._source.place(self._number))

    # ------------------------------------------------------------------------ paragraphs

    def _paragraph(self, element: Element) -> Iterator[Seen]:
        self._count()
        styles = self._source.styles
        style = attribute(element, "text:style-name") or "Standard"
        look = styles.paragraph_look(style, self._level(element, style))
        goes_on = self._item_begun and self._item is not None
        look = replace(look, number=self._number_of(element, style, look))
        self._item_begun = True
        within = bool(self._inlines.deleting)
        self._flow.page_break |= look.page_break
        self._inlines.number = self._number
        pieces = self._inlines.pieces(element, style)
        left_aside = self._leave_aside()
        has_text = any(isinstance(piece, Leaf) for piece in pieces)
        if attribute(element, "text:is-hidden") == "true":
            self._leave_out("hidden text", seen.text_of(pieces))
        elif look.role == "contents":
            self._leave_out("contents list", seen.text_of(pieces))
        elif has_text or not (left_aside or within):
            if not pieces and styles.is_ruled(style):
                pieces.append(RuleMark())
            unended = bool(self._inlines.deleting)
            for item in self._flow.paragraph(pieces, look, self._number, goes_on=unended):
                if goes_on and isinstance(item, SeenParagraph):
                    item = replace(item, goes_on=True)
                yield item
        self._flow.page_break |= styles.ends_page(style)

    def _level(self, element: Element, style: str) -> int | None:
        if kind(element) == "text:h":
            if attribute(element, "text:is-list-header") == "true" and not len(element):
                return None
            return max(1, min(whole(attribute(element, "text:outline-level"), 1), LEVELS))
        return self._source.styles.outline_level(style)

    def _number_of(
        self, element: Element, style: str, look: ParagraphLook
    ) -> tuple[str, int] | None:
        number = self._item
        numbered = kind(element) == "text:h" and (
            attribute(element, "text:is-list-header") != "true"
        )
        if number is None and numbered and look.outline is not None:
            number = (OUTLINE, look.outline)
        return number if number and self._source.numbering.marks(number) else None

    def _leave_aside(self) -> bool:
        for what, words in self._inlines.aside.words.items():
            self._leave_out(what, "".join(words))
        return bool(self._inlines.aside.words)

    # ----------------------------------------------------------------------------- lists

    def _list(self, element: Element) -> Iterator[Seen]:
        outer = (self._item, self._item_begun, self._list_style)
        style = attribute(element, "text:style-name") or self._list_style
        if self._item is None:
            ident = self._ident(element, style)
            depth = 0
        else:
            ident, depth = self._item[0], min(self._item[1] + 1, LEVELS - 1)
            if style != self._list_style:
                ident = self._ident(element, style)
        self._list_style = style
        begun = False
        for item in element:
            start = attribute(item, "text:start-value")
            if start is not None and kind(item) == "text:list-item":
                ident = self._new_ident(style, start=(depth, whole(start, 1)))
            # A header has no number of its own: it belongs to the item before it, if there is one.
            is_header = kind(item) == "text:list-header"
            self._item = (ident, depth) if begun or not is_header else None
            self._item_begun = is_header
            begun |= not is_header
            yield from self._blocks(item)
        self._item, self._item_begun, self._list_style = outer

    def _ident(self, element: Element, style: str) -> str:
        """Key of a list; of one that goes on, that of the list it continues."""
        continued = self._idents.get(attribute(element, "text:continue-list") or "")
        if continued is None and attribute(element, "text:continue-numbering") == "true":
            continued = self._last_lists.get(style)
        ident = continued or self._new_ident(style)
        self._last_lists[style] = ident
        name = attribute(element, "xml:id")
        if name:
            self._idents[name] = ident
        return ident

    def _new_ident(self, style: str, *, start: tuple[int, int] | None = None) -> str:
        self._lists += 1
        ident = f"{id(self)}-{self._lists}"
        self._source.numbering.begin(ident, style, start=start)
        return ident

    # ---------------------------------------------------------------------------- tables

    def _table(self, table: Element) -> Iterator[Seen]:
        number = self._number + 1
        rows: list[tuple[SeenCell, ...]] = []
        outer, self._item = self._item, None
        has_head = child(table, "table:table-header-rows") is not None
        for row in _rows(table):
            cells = tuple(self._cells(row))
            repeated = whole(attribute(row, "table:number-rows-repeated"), 1)
            filled = any(cell.content for cell in cells)
            rows += [cells] * (min(repeated, MOST_REPEATED) if filled else 1)
        self._item = outer
        yield from table_or_box(rows, has_head=has_head, number=number)

    def _cells(self, row: Element) -> Iterator[SeenCell]:
        for cell in row:
            if kind(cell) not in ("table:table-cell", "table:covered-table-cell"):
                continue
            content = tuple(self._blocks(cell))
            repeated = whole(attribute(cell, "table:number-columns-repeated"), 1)
            for _ in range(min(repeated, MOST_REPEATED)):
                yield SeenCell(content=content)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if kind(element) == "table:table-row":
            yield element
        elif kind(element).startswith("table:table-") and kind(element).endswith(
            ("-rows", "-group")
        ):
            yield from _rows(element)
