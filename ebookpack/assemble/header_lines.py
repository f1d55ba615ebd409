"""Labelled lines in a block of header lines: `Rating: T`, and right below it `Summary: ...`.

Archives write all of them line on line. A label names a section of the book wherever it stands, so
the block is parted above each line that has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ebookpack.assemble.labels import label_of
from ebookpack.assemble.shapes import split_lines
from ebookpack.core.book import Document
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import Block, Inline, LineBreak, Paragraph

MOST_BLOCKS = 16
"""Header lines are looked for among this many blocks."""


def part_labelled_lines(document: Document) -> Document:
    """The document with every labelled line near its head at the start of a block."""
    head = [list(_parted(block)) for block in document.blocks[:MOST_BLOCKS]]
    if all(len(parts) == 1 for parts in head):
        return document
    added = [len(parts) - 1 for parts in head]
    return replace(
        document,
        blocks=(*(part for parts in head for part in parts), *document.blocks[MOST_BLOCKS:]),
        starts=tuple(start + sum(added[:start]) for start in document.starts),
    )


def _parted(block: Block) -> Iterator[Block]:
    if not isinstance(block, Paragraph) or not block.layout.lines:
        yield block
        return
    lines = split_lines(block.children)
    labelled = [n for n, line in enumerate(lines) if n and label_of(plain_text(line)) is not None]
    for start, end in zip([0, *labelled], [*labelled, len(lines)], strict=True):
        children: list[Inline] = []
        for line in lines[start:end]:
            children += [LineBreak(), *line] if children else line
        layout = replace(
            block.layout,
            gap=block.layout.gap if start == 0 else 0,
            lines=block.layout.lines[start:end] if end - start > 1 else (),
        )
        span = block.span
        if span is not None and span.line is not None:
            span = replace(span, line=span.line + start)
        yield replace(block, children=tuple(children), layout=layout, span=span)
