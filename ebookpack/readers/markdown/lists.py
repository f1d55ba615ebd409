"""Lists, definitions and notes: containers whose lines are indented below a mark."""

from __future__ import annotations

import re

from ebookpack.core.nodes import Blocks, Definition, DefinitionList, List
from ebookpack.readers.markdown import marks
from ebookpack.readers.markdown.cursor import Cursor
from ebookpack.readers.markdown.marks import is_definition_of_term, without_indent

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_BOXES = {" ": "☐", "x": "☑"}


def list_(cursor: Cursor) -> bool:
    """A list with all its items."""
    first = marks.item_mark(cursor.line)
    if first is None or first.empty or first.indent > 3 or not cursor.may_nest():
        return False
    span = cursor.span()
    items: list[Blocks] = []
    mark: marks.ItemMark | None = first
    while mark is not None:
        start = cursor.at
        least = min(mark.content, mark.indent + 2)
        text = _with_box(cursor.lines[start][mark.content :])
        inner = [text, *_continued(cursor, start + 1, least, mark.content, mark)]
        items.append(cursor.deeper(inner, start, in_item=True))
        mark = _next_item(cursor, first)
    cursor.add(List(items=tuple(items), ordered=first.ordered, start=first.number, span=span))
    return True


def _with_box(text: str) -> str:
    """The text of an item, the box of a task as a character (GitHub Flavored Markdown, 5.3)."""
    found = _TASK.match(text)
    return f"{_BOXES[found[1].lower()]} {text[found.end() :]}" if found else text


def _next_item(cursor: Cursor, first: marks.ItemMark) -> marks.ItemMark | None:
    """The mark of another item of the same list, which is moved to."""
    at = cursor.at
    while at < len(cursor.lines) and not cursor.lines[at].strip():
        at += 1
    if at == len(cursor.lines) or marks.RULE.fullmatch(cursor.lines[at].strip()):
        return None
    mark = marks.item_mark(cursor.lines[at])
    if mark is None or mark.kind != first.kind or (mark.empty and at > cursor.at):
        return None
    cursor.at = at
    return mark


def definitions(cursor: Cursor, terms: list[str], start: int) -> bool:
    """The lines below a term that start with a colon."""
    at = start + len(terms)
    if at < len(cursor.lines) and not cursor.lines[at].strip():
        at += 1
    if (
        at >= len(cursor.lines)
        or not is_definition_of_term(cursor.lines[at])
        or not cursor.may_nest()
    ):
        return False
    meanings: list[Blocks] = []
    cursor.at = at
    while at < len(cursor.lines) and is_definition_of_term(cursor.lines[at]):
        found = marks.DEFINITION.match(cursor.lines[at])
        width = found.end() if found else 2
        inner = [cursor.lines[at][width:], *_continued(cursor, at + 1, 2, min(width, 4))]
        meanings.append(cursor.deeper(inner, at, in_item=True))
        at = cursor.at
        if at + 1 < len(cursor.lines) and not cursor.lines[at].strip():
            at += is_definition_of_term(cursor.lines[at + 1])
    names = tuple(
        cursor.tools.inlines(term.strip(), cursor.span(start + i)) for i, term in enumerate(terms)
    )
    item = Definition(terms=names, meanings=tuple(meanings))
    cursor.add(DefinitionList(items=(item,), span=cursor.span(start)))
    return True


def note(cursor: Cursor) -> bool:
    """`[^label]: text` and the indented lines below it."""
    found = marks.NOTE_DEFINITION.match(cursor.line)
    if found is None or not cursor.may_nest():
        return False
    start = cursor.at
    inner = [cursor.lines[start][found.end() :], *_continued(cursor, start + 1, 2, 4)]
    cursor.tools.add_note(found[1], cursor.deeper(inner, start), cursor.span(start))
    return True


def _continued(
    cursor: Cursor, at: int, least: int, most: int, mark: marks.ItemMark | None = None
) -> list[str]:
    """Lines that belong to an item whose text stands `least` columns in; moves behind them.

    A line that is not indented belongs to it only as the next line of a paragraph. Of the
    indents up to `most` columns are taken off. `mark` is the item's own.
    """
    taken: list[str] = []
    blank = 0
    while at < len(cursor.lines):
        line = cursor.lines[at]
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            blank += 1
        elif indent >= least and not (indent < most and _goes_on(line, mark)):
            taken += [""] * blank + [without_indent(line, most)]
            blank = 0
        elif blank or marks.item_mark(line) or cursor.interrupts(at) or is_definition_of_term(line):
            break
        else:
            taken.append(line)
        at += 1
    cursor.at = at - blank
    return taken


def _goes_on(line: str, mark: marks.ItemMark | None) -> bool:
    """Whether a line that stands less far in than an item's text is the next item after it."""
    other = marks.item_mark(line) if mark else None
    if mark is None or other is None or other.kind != mark.kind:
        return False
    return not other.ordered or other.number == mark.number + 1
