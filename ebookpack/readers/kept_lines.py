"""Lines whose ends the author kept: splitting inlines at them, their indents, verse."""

from __future__ import annotations

from collections.abc import Iterable

from ebookpack.core.node_text import split_lines
from ebookpack.core.nodes import (
    Inlines,
    Text,
    Verse,
    VerseLine,
)

_COLUMNS = {" ": 1, "\u00a0": 1, "\u2002": 1, "\u2003": 2, "\u2001": 2, "\u2000": 1, "\u3000": 2}
"""Width in columns of the spaces that authors indent with; others count as one."""
MOST_INDENT = 12
"""Steps of indentation; a line further in stands at the last one."""


def unindented(line: Inlines) -> tuple[int, Inlines]:
    """(columns that the line stands in, the line without the spaces at its start)."""
    if not line or not isinstance(line[0], Text):
        return 0, line
    text = line[0].text
    rest = text.lstrip()
    columns = sum(_COLUMNS.get(space, 1) for space in text[: len(text) - len(rest)])
    if rest:
        return columns, (Text(text=rest), *line[1:])
    further, others = unindented(line[1:])
    return columns + further, others


def verse_lines(lines: Iterable[tuple[int, Inlines]]) -> tuple[VerseLine, ...]:
    """Lines of verse from (columns in, inlines); the least indent of them is one step."""
    lines = tuple(lines)
    step = min((columns for columns, _ in lines if columns), default=1)
    return tuple(
        VerseLine(children=line, indent=min(round(columns / step), MOST_INDENT))
        for columns, line in lines
    )


def verse_of(stanzas: Iterable[Inlines]) -> Verse:
    """Verse from paragraphs with line ends kept, each a stanza; indents are measured alike."""
    split = [[unindented(line) for line in split_lines(stanza)] for stanza in stanzas]
    flat = iter(verse_lines(line for stanza in split for line in stanza))
    return Verse(stanzas=tuple(tuple(next(flat) for _ in stanza) for stanza in split))
