"""The blocks of a Markdown text, each with its line.

python-markdown keeps no positions, wants four columns for each level of a list, knows no fences
inside of lists, and takes time that grows with the square of what nests. So the skeleton is read
here, line by line: a container (quotation, item, note, division) has its prefix taken off and is
read again, one level deeper. The text of paragraphs is python-markdown's (`inlines`).

Where CommonMark would turn a novelist's habit into something else, the habit wins: a lone `#` or
`*` is a mark and not an empty heading or item; `---` below a sentence is a break and not an
underline; bare `~~~` lines part scenes; a fence that never closes fences nothing.
"""

from __future__ import annotations

from ebookpack.core.nodes import Blocks
from ebookpack.readers.markdown import marks
from ebookpack.readers.markdown.code import fenced, indented
from ebookpack.readers.markdown.cursor import Cursor, Tools
from ebookpack.readers.markdown.divisions import quotation
from ebookpack.readers.markdown.leaves import (
    abbreviation,
    grid,
    heading,
    line_block,
    link_definition,
    lone,
    rule,
    table,
)
from ebookpack.readers.markdown.lists import list_, note
from ebookpack.readers.markdown.paragraphs import read_paragraph
from ebookpack.readers.markdown.tree import attributes_tag


def read_blocks(lines: list[str], first: int, tools: Tools) -> Blocks:
    """Read lines, the first of which has number `first` in the manuscript; raises nothing."""
    return _read(Cursor(lines, first, tools, _read))


def _read(cursor: Cursor) -> Blocks:
    blank = 0
    while cursor.at < len(cursor.lines):
        line = cursor.line
        if not line.strip():
            blank += 1
            cursor.at += 1
            continue
        cursor.gap += max(0, blank - cursor.tools.usual_gap) if cursor.out.any else 0
        blank = 0
        start = cursor.at
        if not _marked(cursor, line):
            read_paragraph(cursor)
        if cursor.at > start and cursor.out.took:
            cursor.gap = 0
            cursor.out.took = False
    return cursor.out.finish()


def _marked(cursor: Cursor, line: str) -> bool:
    """Read what a mark at the start of the line says; False if it says nothing."""
    if line.startswith("    "):
        return not cursor.out.keeps_lines and indented(cursor)
    text = line.lstrip(" ")
    mark = text[0]
    if mark not in marks.STARTS:
        return False
    if mark == "#":
        return heading(cursor, text)
    if mark in "`~":
        return fenced(cursor, text) or lone(cursor, text)
    if mark == ">":
        return _quote(cursor)
    if mark == "|":
        return grid(cursor) or table(cursor) or line_block(cursor)
    if mark == "<":
        return _html(cursor)
    if mark == ":":
        return _division(cursor, text)
    if mark == "[":
        return note(cursor) or link_definition(cursor)
    if mark in "-*_+":
        return (
            rule(cursor, text)
            or lone(cursor, text)
            or grid(cursor)
            or abbreviation(cursor)
            or list_(cursor)
        )
    return list_(cursor)


def _quote(cursor: Cursor) -> bool:
    if not cursor.may_nest():
        return False
    start = cursor.at
    inner: list[str] = []
    while cursor.at < len(cursor.lines):
        line = cursor.line
        text = line.lstrip(" ")
        if text.startswith(">") and len(line) - len(text) < 4:
            text = text[1:]
            inner.append(text[1:] if text.startswith(" ") else text)
        elif not text.strip() or not inner[-1].strip() or cursor.interrupts(cursor.at):
            break
        else:
            inner.append(line)
        cursor.at += 1
    cursor.add(*quotation(inner, lambda lines: cursor.deeper(lines, start), cursor.span(start)))
    return True


def _division(cursor: Cursor, text: str) -> bool:
    found = marks.division_fence(text)
    if found is None:
        return False
    attributes, name = found
    if name is not None:
        attributes = f".{name}"
    if attributes is None:
        cursor.out.close(":::")
    else:
        cursor.out.open(attributes_tag(":::", attributes), cursor.span())
    cursor.at += 1
    return True


def _html(cursor: Cursor) -> bool:
    span = cursor.span()
    found = cursor.tools.html.read_at(cursor.lines, cursor.at, cursor.out, span, cursor.unclosed)
    if found is None:
        return False
    cursor.at = found[0]
    cursor.add(*found[1])
    return True
