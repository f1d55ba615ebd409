"""Ids of headings, and where links within the manuscript lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from ebookpack.core.nodes import Blocks, Link, Text

MOST_ID = 60
"""Characters of an id made of a heading's text."""

TO_FILE = "#//"
"""How a link to another file of the folder starts: `#//chapters/two.md#anchor`, `#//#anchor`."""
_TEXT_FILE = re.compile(
    r"(?![a-z][a-z0-9+.-]*:|//)(?P<path>[^#?]+\.(?:md|markdown|mkd|rmd|qmd|html?|txt|docx))"
    r"(?:\?[^#]*)?(?:#(?P<anchor>.*))?",
    re.IGNORECASE,
)
_HOLDERS = (
    "children",
    "blocks",
    "attribution",
    "items",
    "terms",
    "meanings",
    "head",
    "rows",
    "stanzas",
    "caption",
)
"""Fields of nodes that hold nodes."""
_NOT_IN_SLUG = re.compile(r"[^\w\- ]+")
_NOT_IN_ID = re.compile(r"[^\w.-]+")


def slug(text: str) -> str:
    """A heading's text as an id: lower case, hyphens for spaces, no punctuation."""
    words = _NOT_IN_SLUG.sub("", text.lower()).split()
    return "-".join(words)[:MOST_ID].strip("-_")


def file_address(said: str, name: str) -> str:
    """The address of a place in another file, as the file `name` gives it; "" if it is none."""
    found = _TEXT_FILE.fullmatch(said.strip())
    if found is None:
        return ""
    path = normpath(join(dirname(name), unquote(found["path"]).lstrip("/")))
    if path == name:
        return f"#{found['anchor']}" if found["anchor"] else ""
    return f"{TO_FILE}{path}#{found['anchor'] or ''}"


class Anchors:
    """The names that links may lead to, each with the id of a heading."""

    def __init__(self, *, in_folder: bool = False) -> None:
        """Start with none; in a folder, what is not here may be in another of its files."""
        self._in_folder = in_folder
        self._ids: set[str] = set()
        self._targets: dict[str, str] = {}
        self._waiting: list[str] = []
        self._last = ""
        self._numbers: dict[str, int] = {}

    def heading_id(self, text: str, given: str) -> str:
        """A unique id for a heading, and its name in links; anchors before it lead to it."""
        wanted = given or slug(text)
        base = _NOT_IN_ID.sub("-", wanted).strip("-.") or "section"
        if not (base[0].isalpha() or base[0] == "_"):
            base = f"s-{base}"
        ident = self._unique(base)
        for name in (wanted, slug(text), wanted.lower(), ident, *self._waiting):
            if name:
                self._targets.setdefault(name, ident)
        self._waiting.clear()
        self._last = ident
        return ident

    def _unique(self, base: str) -> str:
        ident = base
        number = self._numbers.get(base, 1)
        while ident in self._ids:
            number += 1
            ident = f"{base}-{number}"
        self._numbers[base] = number
        self._ids.add(ident)
        return ident

    def anchor(self, name: str) -> None:
        """Take in a name given to a place in the text."""
        if name:
            self._waiting.append(name)

    def text_starts(self) -> None:
        """Text follows: what waits for a heading leads to the one before it."""
        if self._waiting and self._last:
            for name in self._waiting:
                self._targets.setdefault(name, self._last)
            self._waiting.clear()

    def target(self, href: str) -> str:
        """`#id` of a heading for `#name`; empty if there is no such place."""
        name = href[1:]
        ident = self._targets.get(name) or self._targets.get(name.lower(), "")
        if not ident and self._in_folder and name:
            return f"{TO_FILE}#{name}"
        return f"#{ident}" if ident else ""


def with_links_resolved(blocks: Blocks, anchors: Anchors) -> tuple[Blocks, tuple[str, ...]]:
    """(blocks whose links lead to headings, names that lead nowhere); those links become text."""
    lost: dict[str, None] = {}
    return tuple(_rewritten(blocks, anchors, lost)), tuple(lost)


def _rewritten(nodes: Iterable[Any], anchors: Anchors, lost: dict[str, None]) -> Iterator[Any]:
    """Nodes of any kind, anew only where there is a link below them."""
    for node in nodes:
        if isinstance(node, tuple):
            yield tuple(_rewritten(node, anchors, lost))
        elif isinstance(node, Text):
            yield node
        elif isinstance(node, Link) and node.href.startswith("#") and node.href[:3] != TO_FILE:
            href = anchors.target(node.href)
            if href:
                children = tuple(_rewritten(node.children, anchors, lost))
                yield Link(href=href, children=children)
            else:
                lost.setdefault(node.href)
                yield from _rewritten(node.children, anchors, lost)
        else:
            inner = {
                name: tuple(_rewritten(value, anchors, lost))
                for name in _HOLDERS
                if (value := getattr(node, name, None))
            }
            yield replace(node, **inner) if inner else node
