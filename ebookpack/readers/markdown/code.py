"""Code: fenced, indented, or for one format only."""

from __future__ import annotations

from ebookpack.core.nodes import Preformatted
from ebookpack.readers.markdown.cursor import Cursor
from ebookpack.readers.markdown.marks import without_indent

SHORTEST_INDENTED_PROSE = 60
"""Columns from which a single line indented by four is a paragraph and not code."""


def fenced(cursor: Cursor, text: str) -> bool:
    """Lines between two fences."""
    end = cursor.fence_end(cursor.at)
    if end is None:
        return False
    indent = len(cursor.line) - len(text)
    body = [without_indent(line, indent) for line in cursor.lines[cursor.at + 1 : end]]
    source = "\n".join(body)
    info = text.strip("`~ \t")
    if info.startswith("{=") and info.endswith("}"):
        _raw_format(cursor, info[2:-1], source)
        cursor.at = end + 1
        return True
    if len(info.split()) > 1 and not info.endswith("}"):
        cursor.tools.html.leave_out("words behind a fence", info, cursor.span())
    if source.strip():
        cursor.add(Preformatted(text=source, span=cursor.span()))
    cursor.at = end + 1
    return True


def _raw_format(cursor: Cursor, name: str, source: str) -> None:
    """A block for one format only (pandoc manual, raw_attribute)."""
    if name in ("html", "html5", "epub"):
        cursor.add(*cursor.tools.html.read(source, cursor.span(cursor.at + 1)))
    else:
        cursor.tools.html.leave_out(f"raw {name}", source, cursor.span())


def indented(cursor: Cursor) -> bool:
    """Lines indented by four: code, or prose whose author indents first lines."""
    end = cursor.at
    while end < len(cursor.lines) and cursor.lines[end].startswith("    "):
        end += 1
    starts_running_text = end < len(cursor.lines) and bool(cursor.lines[end].strip())
    body = cursor.lines[cursor.at : end]
    is_prose = len(body) == 1 and len(body[0].strip()) >= SHORTEST_INDENTED_PROSE
    if starts_running_text or is_prose:
        return False
    while end < len(cursor.lines):
        blank = end
        while end < len(cursor.lines) and not cursor.lines[end].strip():
            end += 1
        more = end
        while more < len(cursor.lines) and cursor.lines[more].startswith("    "):
            more += 1
        if more == end or len(cursor.lines[end].strip()) >= SHORTEST_INDENTED_PROSE:
            end = blank
            break
        end = more
    text = "\n".join(without_indent(line, 4).rstrip() for line in cursor.lines[cursor.at : end])
    cursor.add(Preformatted(text=text, span=cursor.span()))
    cursor.at = end
    return True
