"""Lists, definitions and tables of a page; tables that only lay out the page are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Inlines,
    List,
    Paragraph,
    Table,
    Text,
)
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import without_gaps
from ebookpack.readers.html_fragment import alignment
from ebookpack.readers.html_inline import Tag

MOST_COLUMNS = 200
"""Cells in a row of a table; those beyond make rows of their own."""
MOST_CELL_WORDS = 60
"""A cell that holds more is a column of the page, and its table the page's layout."""


class Flow(Protocol):
    """What turns the elements in an item or a cell into nodes."""

    def blocks(self, element: Element, align: Align = ...) -> Blocks:
        """What stands in an element, as blocks."""

    def inlines(self, element: Element) -> Inlines:
        """What stands in an element, in one line."""

    def span(self, element: Element) -> Span:
        """The place of an element."""

    def leaves_out(self, element: Element) -> bool:
        """Whether an element is no text of the book."""


def read_list(element: Element, flow: Flow) -> Iterator[Block]:
    """The list of a `ul` or `ol`; what stands between its items is an item too."""
    items: list[Blocks] = []
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                items.append((Paragraph(children=(Text(text=" ".join(child.split())),)),))
        elif not flow.leaves_out(child):
            blocks = without_gaps(flow.blocks(child) if child.name == "li" else _alone(child, flow))
            if blocks:
                items.append(blocks)
    if items:
        start = element.get("start")
        yield List(
            items=tuple(items),
            ordered=element.name == "ol",
            start=int(start) if re.fullmatch(r"[0-9]{1,8}", start) else 1,
            span=flow.span(element),
        )


def _alone(element: Element, flow: Flow) -> Blocks:
    holder = Element(Tag(name="div"), element.parent, element.line, [element])
    return flow.blocks(holder)


def read_definitions(element: Element, flow: Flow) -> Iterator[Block]:
    """The definitions of a `dl`; what it holds without any is only set in it."""
    items: list[Definition] = []
    parts = list(_within(element, {"dt", "dd"}, {"div"}))
    if not parts:
        yield from flow.blocks(element)
        return
    for part in parts:
        term = part.name == "dt"
        if not items or (term and items[-1].meanings):
            items.append(Definition(terms=(), meanings=()))
        last = items[-1]
        if term:
            items[-1] = replace(last, terms=(*last.terms, flow.inlines(part)))
        elif part.name == "dd":
            meaning = without_gaps(flow.blocks(part))
            items[-1] = replace(last, meanings=(*last.meanings, meaning))
        else:
            meaning = without_gaps(_alone(part, flow))
            if meaning:
                items[-1] = replace(last, meanings=(*last.meanings, meaning))
    yield DefinitionList(items=tuple(items), span=flow.span(element))


def read_table(element: Element, align: Align, flow: Flow) -> Iterator[Block]:
    """A table, padded to its widest row; or the blocks that it lays out on the page."""
    rows = list(_within(element, {"tr"}, {"thead", "tbody", "tfoot"}))
    cells = [list(_within(row, {"td", "th"}, set())) for row in rows]
    if _is_layout(element, cells):
        for row in rows:
            if row.name != "tr":
                yield from _alone(row, flow)
                continue
            for cell in _within(row, {"td", "th"}, set()):
                yield from flow.blocks(cell, alignment(cell.tag) or align)
        return
    written = [
        tuple(_cell(cell, flow) for cell in row[first : first + MOST_COLUMNS])
        for row in cells
        for first in range(0, max(len(row), 1), MOST_COLUMNS)
    ]
    width = max(map(len, written), default=0)
    filler = Cell(children=())
    padded = [
        row + (filler,) * (width - len(row)) for row in written if any(c.children for c in row)
    ]
    if not padded:
        return
    has_head = bool(cells[0]) and all(cell.name == "th" for cell in cells[0])
    head = padded.pop(0) if has_head and len(padded) > 1 else ()
    yield Table(head=head, rows=tuple(padded), span=flow.span(element))


def _cell(element: Element, flow: Flow) -> Cell:
    return Cell(children=flow.inlines(element), align=alignment(element.tag) or Align.NATURAL)


def _within(element: Element, wanted: set[str], holders: set[str]) -> Iterator[Element]:
    """The wanted children, also those of holders, and whatever else holds text, in order."""
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                yield Element(Tag(name="p"), element, element.line, [child])
        elif child.name in holders:
            yield from _within(child, wanted, holders)
        elif child.name in wanted or child.text() or child.first("img"):
            yield child


def _is_layout(table: Element, cells: list[list[Element]]) -> bool:
    """Whether a table only lays out the page: it nests, has one column, or columns of prose."""
    if table.get("role") in ("presentation", "none") or table.first("table") is not None:
        return True
    if max(map(len, cells), default=0) < 2 or any(
        c.name not in ("td", "th") for r in cells for c in r
    ):
        return True
    return any(
        len(cell.text().split()) > MOST_CELL_WORDS
        or cell.first("hr", "blockquote", "h1", "h2", "h3") is not None
        for row in cells
        for cell in row
    )
