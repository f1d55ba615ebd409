"""A novel in an Obsidian vault: the scenes that its Longform plugin lists, and Obsidian's marks.

https://github.com/kevboh/longform: an index file whose front matter has a map `longform` with the
title and the scenes, a scene inside of another being a list in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath
from typing import Any

from ebookpack.core.book import Field, Folder
from ebookpack.core.diagnostics import Span
from ebookpack.readers.folder.lists import text_of
from ebookpack.readers.folder.plan import Entry, Plan
from ebookpack.readers.folder.yaml_values import plain_values
from ebookpack.readers.markdown.front_matter_yaml import field_name

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"%%(?P<said>(?:(?!%%|-->).){0,20000})%%", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\]")
_LISTED_LINK = re.compile(
    r"\s*(?:[-*+]|\d{1,3}[.)])?\s*\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{1,200})?\]\]\s*"
)
_OF_A_BOOK = frozenset({"title", "subtitle", "author", "language", "rights", "description"})
FEWEST_LINKS = 2
LEAST_LINKED = 0.6
"""Share of a vault's notes, those in its folders aside, that its index links to."""
MOST_SCENES = 2000
MOST_DEPTH = 6
MOST_LOOKED_AT = 400
"""Files among which the index is looked for."""


def read_vault(folder: Folder, names: tuple[str, ...], path: str) -> Plan | None:
    """The plan of a folder with such an index; None without one. `path` is its own, for spans."""
    for name in sorted(names, key=lambda name: (basename(name) != "Index.md", name))[
        :MOST_LOOKED_AT
    ]:
        if not name.endswith(".md"):
            continue
        found = _FRONT_MATTER.match(text_of(folder, name).replace("\r\n", "\n"))
        said = plain_values(found["yaml"]).get("longform") if found else None
        if isinstance(said, dict) and isinstance(said.get("scenes"), list):
            entries = tuple(_scenes(said["scenes"], _folder_of(name, said)))[:MOST_SCENES]
            if any(entry.name in names for entry in entries):
                title = said.get("title") or basename(dirname(name))
                fields = (Field(name="title", value=title, span=Span(path=f"{path}/{name}")),)
                return Plan(
                    entries=entries, source=name, fields=fields if title else (), vault=True
                )
    return None


def read_linked(folder: Folder, names: tuple[str, ...], path: str) -> Plan | None:
    """The plan of a note that is nothing but links to the others, in their order; None without one.

    Obsidian finds a linked note by its name, in whatever folder it lies.
    """
    notes = {basename(name).removesuffix(".md").casefold(): name for name in names[::-1]}
    others = sum(name.endswith(".md") and "/" not in name for name in names) - 1
    for name in names[:MOST_LOOKED_AT]:
        if not name.endswith(".md") or "/" in name:
            continue
        text = text_of(folder, name).replace("\r\n", "\n")
        found = _FRONT_MATTER.match(text)
        lines = text[found.end() if found else 0 :].split("\n")
        said = [line for line in lines if line.strip() and not line.startswith("#")]
        links = [link["target"] for line in said if (link := _LISTED_LINK.fullmatch(line))]
        linked = [notes.get(link.partition("#")[0].strip().casefold(), "") for link in links]
        if len(links) < FEWEST_LINKS or len(links) < len(said) or not all(linked):
            continue
        if len(linked) >= LEAST_LINKED * others and name not in linked:
            entries = tuple(Entry(name=each) for each in dict.fromkeys(linked))
            values = plain_values(found["yaml"]) if found else {}
            span = Span(path=f"{path}/{name}")
            fields = tuple(
                Field(name=field_name(key), value=value, span=span)
                for key, value in values.items()
                if isinstance(value, str) and value and field_name(key) in _OF_A_BOOK
            )
            return Plan(entries=entries, source=name, fields=fields, vault=True)
    return None


def _folder_of(index: str, said: dict[str, Any]) -> str:
    inner = said.get("sceneFolder")
    inner = inner.strip("/") if isinstance(inner, str) else ""
    return normpath(join(dirname(index), inner)) if inner else dirname(index)


def _scenes(listed: list[Any], folder: str, depth: int = 0) -> Iterator[Entry]:
    for item in listed:
        if isinstance(item, str) and item.strip():
            name = normpath(join(folder, f"{item.strip()}.md"))
            yield Entry(name=name, title=item.strip(), depth=min(depth, MOST_DEPTH))
        elif isinstance(item, list) and depth < MOST_DEPTH:
            yield from _scenes(item, folder, depth + 1)


def plain_marks(text: str) -> str:
    """The text with Obsidian's comments as those of HTML, and what its links show."""
    text = _COMMENT.sub(lambda found: f"<!--{found['said']}-->", text)
    return _LINK.sub(lambda found: found["shown"] or found["target"].partition("#")[0], text)
