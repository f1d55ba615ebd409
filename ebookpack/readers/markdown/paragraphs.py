"""Paragraphs, and what a paragraph turns out to be: a heading, a term, a figure, a gap."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Figure,
    Image,
    Inlines,
    LineBreak,
    NoteRef,
    Text,
)
from ebookpack.readers.html_fragment import paragraph
from ebookpack.readers.markdown import marks
from ebookpack.readers.markdown.cursor import Cursor
from ebookpack.readers.markdown.leaves import add_heading, table
from ebookpack.readers.markdown.lists import definitions
from ebookpack.readers.markdown.marks import indent_kept

MOST_TERMS = 3
"""Lines above a definition that may be what it defines."""


def read_paragraph(cursor: Cursor) -> None:
    """Read the paragraph that starts here, or what it turns out to be."""
    if "|" in cursor.line and table(cursor):
        return
    start = cursor.at
    taken = [cursor.lines[start]]
    cursor.at += 1
    while cursor.at < len(cursor.lines):
        if "<" in taken[-1] and _split_at_tag(cursor, taken):
            break
        line = cursor.line
        if not line.strip():
            break
        if len(taken) == 1 and line.lstrip()[0] in "=-":
            level = marks.underlines(taken[0].strip(), line)
            if level:
                add_heading(cursor, level, taken[0].strip(), cursor.span(start))
                cursor.at += 1
                return
        if cursor.interrupts(cursor.at) or marks.is_definition_of_term(line):
            break
        taken.append(line)
        cursor.at += 1
    else:
        if "<" in taken[-1]:
            _split_at_tag(cursor, taken)
    is_whole = cursor.at == start + len(taken)
    if is_whole and len(taken) <= MOST_TERMS and definitions(cursor, taken, start):
        return
    _add_paragraph(cursor, taken, cursor.span(start))


def _split_at_tag(cursor: Cursor, taken: list[str]) -> bool:
    """End the paragraph before a tag in its last line that no paragraph can hold."""
    at = cursor.tools.html.splits(taken[-1])
    if at is None:
        return False
    cursor.at -= 1
    cursor.lines[cursor.at] = taken[-1][at:]
    taken[-1] = taken[-1][:at]
    if not taken[-1].strip():
        taken.pop()
    return True


def _add_paragraph(cursor: Cursor, lines: list[str], span: Span) -> None:
    if not lines:
        return
    text = _kept(lines) if cursor.out.keeps_lines else _running(lines)
    children = cursor.tools.inlines(text, span)
    pictures = [child for child in children if isinstance(child, Image)]
    if pictures and not plain_text(children).strip() and not _has_call(children):
        for picture in pictures:
            _add_picture(cursor, picture, span)
    elif plain_text(children).strip() or _has_call(children):
        first = 0 if cursor.in_item else len(lines[0]) - len(lines[0].lstrip(" "))
        made = paragraph(children, align=Align.NATURAL, span=span, gap=cursor.gap)
        if first and not made.layout.lines:
            made = replace(made, layout=replace(made.layout, first=first + made.layout.first))
        cursor.add(made)
    elif children or "nbsp" in text or "\u00a0" in text:
        # Nothing but breaks or hard spaces: an author's way to leave lines free.
        cursor.gap += max(1, sum(isinstance(child, LineBreak) for child in children))


def _add_picture(cursor: Cursor, picture: Image, span: Span) -> None:
    title = cursor.tools.titles.get(picture, "")
    caption = (Text(text=title),) if title else ()
    cursor.add(Figure(image=picture, caption=caption, span=span))


def _has_call(children: Inlines) -> bool:
    return any(isinstance(child, NoteRef) for child in children)


def _running(lines: list[str]) -> str:
    """Lines of running text; below a hard break, the indent of a line is kept."""
    if len(lines) == 1:
        return lines[0].strip()
    kept = [lines[0].lstrip()]
    for above, line in pairwise(lines):
        hard = above.endswith(("  ", "\\"))
        kept.append(indent_kept(line) if hard else line.lstrip())
    return "\n".join(kept).rstrip()


def _kept(lines: list[str]) -> str:
    """Lines whose ends are kept, each with its indent."""
    return "\\\n".join(indent_kept(line.rstrip("\\ ")) for line in lines)
