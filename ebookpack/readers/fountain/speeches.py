"""What is said below a name, and how: lines in brackets, songs, lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import (
    Block,
    Blocks,
    Inlines,
    Paragraph,
    StageDirection,
    Text,
    Verse,
    VerseLine,
)
from ebookpack.readers.fountain.inlines import read_line, read_lines
from ebookpack.readers.fountain.lines import Line


def sung(lines: Sequence[Line], span: Span) -> Verse:
    """Lines of a song, each with its `~`."""
    verses = (VerseLine(children=read_line(line.text.strip()[1:].strip())) for line in lines)
    return Verse(stanzas=(tuple(verses),), span=span)


def said(lines: Sequence[Line], path: str) -> tuple[Inlines, Blocks]:
    """(how it is said, what is said): a line in brackets says how, one of blanks parts."""
    blocks: list[Block] = []
    first: Inlines = ()
    how: Inlines = ()
    spoken: list[Line] = []

    def speak() -> None:
        nonlocal how
        if spoken:
            children = read_lines([line.text.strip() for line in spoken])
            within = (*how, Text(text=" ")) if how else ()
            span = Span(path=path, line=spoken[0].number)
            blocks.append(Paragraph(children=(*within, *children), span=span))
            how = ()
            spoken.clear()

    for number, line in enumerate(lines):
        text = line.text.strip()
        if text.startswith("(") and text.endswith(")"):
            speak()
            if number == 0:
                first = read_line(text)
            else:
                how = (*how, *((Text(text=" "),) if how else ()), _direction(text))
        elif text.startswith("~"):
            speak()
            blocks.append(sung([line], Span(path=path, line=line.number)))
        elif text:
            spoken.append(line)
        else:
            speak()
    speak()
    if how:
        blocks.append(Paragraph(children=how))
    return first, _songs_joined(blocks)


def _direction(text: str) -> StageDirection:
    return StageDirection(children=read_line(text))


def _songs_joined(blocks: Sequence[Block]) -> Blocks:
    """Blocks with the lines of a song in one."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, Verse) and isinstance(above, Verse):
            joined[-1] = Verse(stanzas=((*above.stanzas[0], *block.stanzas[0]),), span=above.span)
        else:
            joined.append(block)
    return tuple(joined)
