"""Tables: rows of as many cells each, what spans several of them in the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SceneBreak,
    Speech,
    Table,
    Text,
    Verse,
)
from ebookpack.readers.word_processor.seen import Seen, SeenCell, SeenTable

MOST_COLUMNS = 64
"""Word's tables have 63 at most; what stands beyond goes into the last one."""

_EMPTY = Cell(children=())


def table_of(seen: SeenTable, blocks: Callable[[Iterable[Seen]], Blocks], span: Span) -> Table:
    """A table; `blocks` makes the blocks of a cell, which become lines of it."""
    rows = [_row(row, blocks) for row in seen.rows]
    width = max(map(len, rows), default=0)
    padded = [(*row, *[_EMPTY] * (width - len(row))) for row in rows]
    has_head = seen.has_head and len(padded) > 1
    return Table(
        head=padded[0] if has_head else (),
        rows=tuple(padded[1:] if has_head else padded),
        span=span,
    )


def _row(row: tuple[SeenCell, ...], blocks: Callable[[Iterable[Seen]], Blocks]) -> list[Cell]:
    cells: list[Cell] = []
    beyond: list[Inlines] = []
    for seen in row:
        made = blocks(seen.content)
        cell = Cell(children=_joined(map(_inlines, made)), align=_align(made))
        if len(cells) < MOST_COLUMNS:
            cells.append(cell)
            cells += [_EMPTY] * min(seen.span - 1, MOST_COLUMNS - len(cells))
        else:
            beyond.append(cell.children)
    if beyond:
        cells[-1] = replace(cells[-1], children=_joined([cells[-1].children, *beyond]))
    return cells


def _align(blocks: Blocks) -> Align:
    """How the paragraphs of a cell stand, if all stand alike."""
    aligns = {block.align for block in blocks if isinstance(block, Paragraph)}
    return aligns.pop() if len(aligns) == 1 else Align.NATURAL


def _joined(parts: Iterable[Inlines]) -> Inlines:
    joined: list[Inline] = []
    for part in parts:
        if joined and part:
            joined.append(LineBreak())
        joined += part
    return tuple(joined)


def _inlines(block: Block) -> Inlines:
    """A block as lines in a cell."""
    match block:
        case Heading(children=children) | Paragraph(children=children):
            return children
        case List(items=items):
            return _joined(_inlines(inner) for item in items for inner in item)
        case Table(head=head, rows=rows):
            return _joined(
                _spaced(cell.children for cell in row) for row in ((head,) if head else ()) + rows
            )
        case Figure(image=image, caption=caption):
            return _joined([(image,), caption])
        case Quote(blocks=blocks, attribution=attribution):
            return _joined([*map(_inlines, blocks), attribution])
        case Preformatted(text=text):
            return (Text(text=text),)
        case SceneBreak() | Rule() | Verse() | DefinitionList() | Speech():
            return ()


def _spaced(cells: Iterable[Inlines]) -> Inlines:
    """Cells of a table within a cell, side by side."""
    joined: list[Inline] = []
    for cell in cells:
        if joined and plain_text(cell):
            joined.append(Text(text=" "))
        joined += cell
    return tuple(joined)
