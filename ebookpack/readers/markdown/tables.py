"""Tables with bars (PHP Markdown Extra, tables)."""

from __future__ import annotations

from collections.abc import Callable

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Align, Cell, Inlines, Table
from ebookpack.readers.markdown.marks import table_cells

MOST_COLUMNS = 200
"""Columns of a table; lines with more of them are no table."""


def table_of(lines: list[str], span: Span, read: Callable[[str, Span], Inlines]) -> Table | None:
    """A table from its lines: head, delimiters, rows; None if the first two do not fit."""
    rows = [table_cells(line) for line in lines]
    head, delimiters, *body = rows
    width = max(map(len, rows))
    if len(head) != len(delimiters) or not len(head) >= 1 or width > MOST_COLUMNS:
        return None
    aligns = [_align(delimiter) for delimiter in delimiters]
    aligns += [Align.NATURAL] * (width - len(aligns))

    def row(cells: list[str], number: int) -> tuple[Cell, ...]:
        place = Span(path=span.path, line=(span.line or 1) + number)
        texts = cells + [""] * (width - len(cells))
        return tuple(
            Cell(children=read(text, place) if text else (), align=align)
            for text, align in zip(texts, aligns, strict=True)
        )

    return Table(
        head=row(head, 0) if any(head) else (),
        rows=tuple(row(cells, number) for number, cells in enumerate(body, 2)),
        span=span,
    )


def _align(delimiter: str) -> Align:
    if delimiter.endswith(":"):
        return Align.CENTER if delimiter.startswith(":") else Align.RIGHT
    return Align.NATURAL
