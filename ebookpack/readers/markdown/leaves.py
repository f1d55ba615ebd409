"""Blocks that hold no others: headings, rules, code, tables, line blocks."""

from __future__ import annotations

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Heading,
    Inlines,
    Preformatted,
    Rule,
    Verse,
    VerseLine,
)
from ebookpack.readers.html_inline import Tag
from ebookpack.readers.kept_lines import unindented, verse_lines
from ebookpack.readers.markdown import marks
from ebookpack.readers.markdown.cursor import Cursor
from ebookpack.readers.markdown.marks import indent_kept
from ebookpack.readers.markdown.tables import table_of
from ebookpack.readers.markdown.tree import attributes_tag

# Each function reads what starts at the cursor's line and moves behind it; False says that
# nothing of its kind starts there.


def heading(cursor: Cursor, text: str) -> bool:
    """`# Heading`; a row of `#` without text is a mark."""
    found = marks.atx_heading(text, alone=cursor.alone())
    if found is None:
        return False
    level, title = found
    if title:
        add_heading(cursor, level, title, cursor.span())
    else:
        # A row of `#` is how a manuscript marks a change of scene.
        cursor.add(Rule(mark=text.strip(), span=cursor.span()))
    cursor.at += 1
    return True


def add_heading(cursor: Cursor, level: int, title: str, span: Span) -> None:
    """Add a heading from its text, which may end in pandoc's `{#id .class}`."""
    said = Tag(name="span")
    if title.endswith("}") and "{" in title:
        before, _, inside = title[:-1].rpartition("{")
        if inside.startswith(("#", ".", "-", ":")) or "=" in inside:
            title, said = before.rstrip(), attributes_tag("span", inside)
    children = cursor.tools.inlines(title, span)
    if children:
        ident = cursor.tools.heading_id(plain_text(children), said.attributes.get("id", ""))
        cursor.add(Heading(level=level, children=children, id=ident, span=span))


def rule(cursor: Cursor, text: str) -> bool:
    """`---`, `* * *`, `____`."""
    if not marks.RULE.fullmatch(text):
        return False
    cursor.add(Rule(mark=text.strip(), span=cursor.span()))
    cursor.at += 1
    return True


def lone(cursor: Cursor, text: str) -> bool:
    """A line that is nothing but a mark, between blank lines."""
    if not (marks.lone_mark(text) and cursor.alone()):
        return False
    cursor.add(Rule(mark=text.strip(), span=cursor.span()))
    cursor.at += 1
    return True


def table(cursor: Cursor) -> bool:
    """A table with bars."""
    if "|" not in cursor.below or not marks.TABLE_DELIMITER.fullmatch(cursor.below.strip()):
        return False
    end = cursor.at + 2
    while end < len(cursor.lines) and "|" in cursor.lines[end]:
        end += 1
    made = table_of(cursor.lines[cursor.at : end], cursor.span(), cursor.tools.inlines)
    if made is None:
        return False
    cursor.add(made)
    cursor.at = end
    return True


def grid(cursor: Cursor) -> bool:
    """A grid table, which is kept as it was drawn."""
    if not marks.GRID.fullmatch(cursor.line.strip()):
        return False
    end = cursor.end_of_run()
    body = "\n".join(line.rstrip() for line in cursor.lines[cursor.at : end])
    cursor.add(Preformatted(text=body, span=cursor.span()))
    cursor.at = end
    return True


def line_block(cursor: Cursor) -> bool:
    """Lines with a bar before each (pandoc manual, line_blocks)."""
    lines: list[tuple[int, Inlines] | None] = []
    at = cursor.at
    while at < len(cursor.lines):
        found = marks.LINE_OF_BLOCK.fullmatch(cursor.lines[at])
        if found is None:
            break
        text = found[1] or ""
        while at + 1 < len(cursor.lines) and cursor.lines[at + 1].startswith("  "):
            at += 1
            text += f" {cursor.lines[at].strip()}"
        line = cursor.tools.inlines(indent_kept(text), cursor.span(at))
        lines.append(unindented(line) if line else None)
        at += 1
    if not any(lines):
        return False
    cursor.add(Verse(stanzas=_stanzas(lines), span=cursor.span()))
    cursor.at = at
    return True


def _stanzas(
    lines: list[tuple[int, Inlines] | None],
) -> tuple[tuple[VerseLine, ...], ...]:
    measured = iter(verse_lines(line for line in lines if line is not None))
    stanzas: list[list[VerseLine]] = [[]]
    for line in lines:
        if line is not None:
            stanzas[-1].append(next(measured))
        elif stanzas[-1]:
            stanzas.append([])
    return tuple(tuple(stanza) for stanza in stanzas if stanza)


def link_definition(cursor: Cursor) -> bool:
    """`[label]: address`, which was taken in before."""
    if not cursor.tools.is_definition(cursor.line):
        return False
    cursor.at += 1
    return True


def abbreviation(cursor: Cursor) -> bool:
    """`*[HTML]: Hypertext...`: what it stands for is shown nowhere in a printed book."""
    found = marks.ABBREVIATION.fullmatch(cursor.line)
    if found is None:
        return False
    cursor.tools.html.leave_out("abbreviation", f"{found[1]}: {found[2]}", cursor.span())
    cursor.at += 1
    return True
