"""Inlines with line ends to paragraphs: what is verse, and where two ends part paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text, split_lines
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Figure,
    Image,
    Inlines,
    LineBreak,
    NoteRef,
    Paragraph,
)
from ebookpack.readers.html_fragment import paragraph

LONGEST_VERSE_LINE = 110
"""Characters; a line end behind a longer line ends a paragraph."""


def paragraphs_of(children: Inlines, *, align: Align, span: Span) -> Iterator[Block]:
    """Paragraphs of a run of inlines: parted where two or more line ends follow one another.

    A single end is one of verse, or of an address, if all lines are short. A blank line beyond
    those that part paragraphs comes as an empty paragraph.
    """
    blank = 0
    group: list[Inlines] = []
    groups: list[tuple[int, list[Inlines]]] = []
    for line in split_lines(children):
        if _is_blank(line):
            blank += 1
            continue
        if blank and group:
            groups.append((blank, []))
        elif not group:
            groups.append((blank + 1 if groups else blank, []))
        group = groups[-1][1]
        group.append(line)
        blank = 0
    for number, (above, lines) in enumerate(groups):
        for _ in range(above - 1 if number else above):
            yield Paragraph(children=(), span=span)
        yield from _paragraphs(lines, align, span)
    # An end mark before the next block is none of its own; alone between two it is a blank line.
    for _ in range(max(blank - 1, 0)):
        yield Paragraph(children=(), span=span)


def is_empty(block: Block) -> bool:
    """Whether a block is a blank line."""
    return isinstance(block, Paragraph) and not block.children


def without_gaps(blocks: Iterable[Block]) -> Blocks:
    """Blocks without the blank lines between them."""
    return tuple(block for block in blocks if not is_empty(block))


def _paragraphs(lines: list[Inlines], align: Align, span: Span) -> Iterator[Block]:
    if len(lines) > 1 and all(len(plain_text(line)) <= LONGEST_VERSE_LINE for line in lines):
        joined: list[Inlines] = [lines[0], *((LineBreak(), *line) for line in lines[1:])]
        children = tuple(inline for line in joined for inline in line)
        yield paragraph(children, align=align, span=span)
        return
    for line in lines:
        if len(line) == 1 and isinstance(image := line[0], Image):
            yield Figure(image=image, span=span)
        else:
            yield paragraph(line, align=align, span=span)


def _is_blank(line: Inlines) -> bool:
    return not plain_text(line).strip() and not any(map(_shows, line))


def _shows(inline: object) -> bool:
    """Whether an inline without text is there to be seen: a picture, the call of a note."""
    if isinstance(inline, Image | NoteRef):
        return True
    return any(map(_shows, getattr(inline, "children", ())))


def with_gaps(blocks: Iterable[Block]) -> Blocks:
    """Blocks with blank lines as gaps, beyond those that part any two paragraphs of the page."""
    blank = 0
    kept: list[tuple[int, Block]] = []
    for block in blocks:
        if is_empty(block):
            blank += 1
            continue
        kept.append((blank, block))
        blank = 0
    joints = Counter(
        blank
        for (_, above), (blank, below) in pairwise(kept)
        if isinstance(above, Paragraph) and isinstance(below, Paragraph)
    )
    habit = joints.most_common(1)[0][0] if joints else 0
    return tuple(
        replace(block, layout=replace(block.layout, gap=max(blank - habit, 0)))
        if isinstance(block, Paragraph)
        else block
        for blank, block in kept
    )
