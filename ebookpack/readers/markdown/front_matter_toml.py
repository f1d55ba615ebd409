"""Front matter in TOML, between `+++` and `+++`, as Hugo's and Zola's pages have it.

https://gohugo.io/content-management/front-matter. What is no TOML, or more than a page needs, is
text: two lines of plus signs may be scene breaks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Span
from ebookpack.readers.markdown.front_matter_yaml import (
    MOST_CHARACTERS,
    MOST_LINES,
    NONE,
    FrontMatter,
    field_name,
)

MARK = "+++"


def read_toml_front_matter(lines: list[str], path: str) -> FrontMatter:
    """Read the front matter of a file's lines; `NONE` if what stands there is none."""
    if not lines or lines[0].rstrip() != MARK:
        return NONE
    end = next((n for n, line in enumerate(lines[1:MOST_LINES], 1) if line.rstrip() == MARK), 0)
    source = "\n".join(lines[1:end])
    if not end or len(source) > MOST_CHARACTERS:
        return NONE
    try:
        values = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        return NONE
    span = Span(path=path, line=1)
    fields = (Field(name=name, value=value, span=span) for name, value in _texts(values))
    return FrontMatter(fields=tuple(fields), lines=end + 1) if values else NONE


def _texts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What tells something in words: texts, and those of lists; numbers are of the site."""
    for key, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip():
                yield field_name(key), " ".join(item.split())
