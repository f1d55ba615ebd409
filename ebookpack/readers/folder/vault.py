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

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"%%(?P<said>(?:(?!%%|-->).){0,20000})%%", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\]")
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
