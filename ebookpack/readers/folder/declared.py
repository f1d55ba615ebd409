"""Metadata that files of a folder declare: pandoc's, bookdown's, Quarto's, a press's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from posixpath import basename
from typing import Any

from ebookpack.core.book import Field, Folder
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import EbookpackError
from ebookpack.readers.folder.lists import text_of
from ebookpack.readers.folder.yaml_values import plain_values
from ebookpack.readers.markdown.front_matter_lines import read_title_block
from ebookpack.readers.markdown.front_matter_yaml import (
    field_name,
    read_yaml_fields,
    read_yaml_front_matter,
)

_YAML = (".yaml", ".yml")
_LIKELY = ("metadata", "meta", "book", "title", "info", "_quarto", "_bookdown", "config", "_config")
"""Names of such files without their suffix, the likeliest first."""
_BESIDE_TITLE = frozenset(
    {
        *("author", "language", "publisher", "isbn", "identifier", "subtitle", "rights", "date"),
        *("description", "series", "subject"),
    }
)
"""Fields of which at least one stands beside the title in the metadata of a book."""
_TITLE_FILES = re.compile(r"(title|metadata|meta|yaml|header)\.(txt|md|markdown)", re.IGNORECASE)


def declared_fields(
    folder: Folder, names: Iterable[str], path: str, diagnostics: Diagnostics
) -> tuple[Field, ...]:
    """The metadata of the likeliest file that holds a book's; `()` if none does."""
    names = [name for name in names if _may_declare(name)]
    for name in sorted(names, key=_likelihood):
        text = text_of(folder, name)
        if fields := _fields(name, text, f"{path}/{name}", diagnostics):
            return fields
    return ()


def is_title_file(name: str, text: str) -> bool:
    """Whether a file is nothing but pandoc's title block or YAML, whatever its suffix."""
    if _TITLE_FILES.fullmatch(basename(name)) is None:
        return False
    lines = [*text.lstrip("\ufeff").split("\n"), ""]
    if lines[0].startswith("%"):
        end = read_title_block(lines, name).lines
    elif lines[0].rstrip() == "---":
        try:
            end = read_yaml_front_matter(lines, name, Diagnostics()).lines
        except EbookpackError:
            return False
    else:
        return False
    return end > 0 and not any(line.strip() for line in lines[end:])


def _may_declare(name: str) -> bool:
    folder, _, base = name.rpartition("/")
    return base.lower().endswith(_YAML) and "/" not in folder


def _likelihood(name: str) -> tuple[int, int, str]:
    stem = basename(name).rpartition(".")[0].lower()
    return (
        _LIKELY.index(stem) if stem in _LIKELY else len(_LIKELY),
        name.count("/"),
        name,
    )


def _fields(name: str, text: str, path: str, diagnostics: Diagnostics) -> tuple[Field, ...]:
    values = plain_values(text)
    stem = basename(name).lower()
    inner = values.get("book" if stem.startswith("_quarto") else "metadata")
    if isinstance(inner, dict) and _is_of_a_book(inner):
        return _plain_fields(inner, path)
    if not _is_of_a_book(values):
        return ()
    try:
        # The reader of front matter knows authors with roles, and where each value stands.
        body = re.sub(r"\A---[ \t]*\n|^(---|\.\.\.)[ \t]*\n?\Z", "", text, flags=re.MULTILINE)
        return read_yaml_fields(body, path, diagnostics)
    except EbookpackError:
        return _plain_fields(values, path)


def _is_of_a_book(values: Mapping[str, Any]) -> bool:
    title = values.get("title")
    keys = {field_name(str(key)) for key, value in values.items() if value}
    return isinstance(title, str | list) and bool(title) and bool(keys & _BESIDE_TITLE)


def _name_in(item: Mapping[str, Any], depth: int = 2) -> str:
    """The name that a map gives, or one in it: `{author: {agent_name: Bell, Maud}}`."""
    for key in ("name", "agent_name", "text"):
        if isinstance(item.get(key), str):
            last, comma, first = item[key].partition(", ")
            return f"{first} {last}" if comma and "," not in first else item[key]
    inner = [value for value in item.values() if isinstance(value, dict)]
    return next((name for value in inner if depth and (name := _name_in(value, depth - 1))), "")


def _plain_fields(values: Mapping[str, Any], path: str) -> tuple[Field, ...]:
    found: list[Field] = []
    for key, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            name = field_name(str(key))
            said = _name_in(item) if isinstance(item, dict) else item
            if isinstance(said, str) and said.strip():
                found.append(Field(name=name, value=said.strip(), span=Span(path=path)))
    return tuple(found)
