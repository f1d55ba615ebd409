"""The parts of a paragraph between page breaks and blank lines, and the lines of a part.

Who pastes from the web has line ends where others have paragraphs. Two of them, one behind the
other, part paragraphs; and if one line is as long as a paragraph is, each of them is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.nodes import LineBreak, Text
from ebookpack.readers.word_processor.seen import Leaf, PageBreak, Piece

LONG_LINE = 100
"""A line of this many characters is a whole paragraph, not a line of one."""
COLUMNS_A_TAB = 6
"""Columns of half an em in half an inch, the width of a tab."""
_COLUMNS = {"\t": COLUMNS_A_TAB, "\u2001": 2, "\u2003": 2, "\u3000": 2}

Line = tuple[Leaf, ...]


class Segment(Struct, frozen=True, kw_only=True):
    """A part of a paragraph."""

    leaves: tuple[Leaf, ...]
    page_break: bool = False
    """Whether a page is ended by hand before it."""
    blank: int = 0
    """Blank lines before it, inside of the paragraph."""


def segments_of(pieces: Iterable[Piece]) -> list[Segment]:
    """Parts of a paragraph, at least one, which for an empty paragraph has no leaves."""
    segments: list[Segment] = []
    page_break = False
    for is_break, group in groupby(pieces, lambda piece: isinstance(piece, PageBreak)):
        if is_break:
            page_break = True
            continue
        found = list(_parted(list(_merged(group))))
        if found:
            segments += [replace(found[0], page_break=page_break), *found[1:]]
            page_break = False
    if page_break or not segments:
        segments.append(Segment(leaves=(), page_break=page_break))
    return segments


def _merged(pieces: Iterable[Piece]) -> Iterator[Leaf]:
    """Leaves, those side by side that look alike as one: Word cuts up what nobody parted."""
    leaves = (piece for piece in pieces if isinstance(piece, Leaf))
    for _, group in groupby(
        leaves, lambda leaf: (bool(leaf.text), leaf.look, leaf.link, leaf.reading)
    ):
        first, *others = group
        if others and first.text:
            yield replace(first, node=Text(text="".join(leaf.text for leaf in (first, *others))))
        else:
            yield from (first, *others)


def _alike(leaf: Leaf) -> tuple[object, ...]:
    return bool(leaf.text), leaf.look, leaf.link, leaf.reading


def _parted(leaves: list[Leaf]) -> Iterator[Segment]:
    lines = split_lines(leaves)
    blank = 0
    first = True
    for is_blank, group in groupby(lines, key=_is_blank):
        run = list(group)
        if is_blank:
            blank = len(run)
            continue
        own_paragraphs = max(map(_length, run)) >= LONG_LINE
        for block in [[line] for line in run] if own_paragraphs else [run]:
            yield Segment(leaves=_joined(block), blank=0 if first else blank)
            blank, first = 0, False


def split_lines(leaves: Iterable[Leaf]) -> list[Line]:
    """The lines that line breaks part."""
    lines: list[list[Leaf]] = [[]]
    for leaf in leaves:
        if isinstance(leaf.node, LineBreak):
            lines.append([])
        else:
            lines[-1].append(leaf)
    return [tuple(line) for line in lines]


def unindented(line: Line) -> tuple[int, Line]:
    """(columns that a line stands in by white space, the line without white space at its ends)."""
    columns = 0
    leaves = list(line)
    while leaves and leaves[0].text:
        rest = leaves[0].text.lstrip()
        space = leaves[0].text[: len(leaves[0].text) - len(rest)]
        columns += sum(_COLUMNS.get(c, 1) for c in space)
        if rest:
            leaves[0] = replace(leaves[0], node=Text(text=rest))
            break
        del leaves[0]
    while leaves and leaves[-1].text:
        rest = leaves[-1].text.rstrip()
        if rest:
            leaves[-1] = replace(leaves[-1], node=Text(text=rest))
            break
        del leaves[-1]
    return columns, tuple(leaves)


def _joined(lines: list[Line]) -> tuple[Leaf, ...]:
    leaves: list[Leaf] = []
    for index, line in enumerate(lines):
        if index:
            leaves.append(Leaf(LineBreak()))
        leaves += line
    return tuple(leaves)


def _is_blank(line: Line) -> bool:
    return all(leaf.text.isspace() for leaf in line if leaf.text) and all(
        leaf.text for leaf in line
    )


def _length(line: Line) -> int:
    return sum(len(leaf.text) for leaf in line)
