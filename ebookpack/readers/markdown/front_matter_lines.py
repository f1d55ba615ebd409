"""Front matter that is not YAML: pandoc's `%` lines and MultiMarkdown's `Name: value` lines."""

from __future__ import annotations

import re

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Span
from ebookpack.readers.markdown.front_matter_yaml import NONE, FrontMatter, field_name

_HEADER = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]+(\S.*)")
_KNOWN = frozenset(
    {"title", "subtitle", "author", "date", "language", "description", "rights", "publisher"}
    | {"series", "series-number", "subject", "isbn", "affiliation", "email", "css", "latex input"}
    | {
        "base header level",
        "latex mode",
        "bibtex",
        "format",
        "version",
        "revision",
        "quotes language",
    }
)


def read_title_block(lines: list[str], path: str) -> FrontMatter:
    """Read `% title`, `% author; author`, `% date` (pandoc manual, pandoc_title_block)."""
    parts: list[tuple[str, int]] = []
    taken = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("%") and len(parts) < 3:
            parts.append((line[1:].strip(), number))
        elif parts and line.startswith((" ", "\t")) and line.strip():
            text, first = parts[-1]
            joint = "; " if len(parts) == 2 else " "
            parts[-1] = (f"{text}{joint}{line.strip()}".strip("; "), first)
        else:
            break
        taken = number
    is_block = taken < len(lines) and not lines[taken].strip()
    if not parts or not is_block or not any(text for text, _ in parts):
        return NONE
    fields: list[Field] = []
    for name, (text, number) in zip(("title", "author", "date"), parts, strict=False):
        values = re.split(r"\s*;\s*", text) if name == "author" else [text]
        span = Span(path=path, line=number)
        fields.extend(Field(name=name, value=value, span=span) for value in values if value)
    return FrontMatter(fields=tuple(fields), lines=taken)


def read_header_lines(lines: list[str], path: str) -> FrontMatter:
    """Read `Title: ...`, `Author: ...` up to a blank line, if each is a field that books have."""
    fields: list[Field] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if len(fields) < 2 or fields[0].name != "title":
                break
            return FrontMatter(fields=tuple(fields), lines=number)
        found = _HEADER.fullmatch(line.rstrip())
        if found is None or field_name(found[1]) not in _KNOWN:
            break
        span = Span(path=path, line=number)
        fields.append(Field(name=field_name(found[1]), value=found[2].strip(), span=span))
    return NONE
