"""SUMMARY.md, the list of chapters that mdBook, GitBook and HonKit read.

mdBook: https://rust-lang.github.io/mdBook/format/summary.html; GitBook allows parts of any heading
level, and items without a link.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Generator, Iterator
from posixpath import join, normpath
from urllib.parse import unquote

from msgspec.structs import replace

from ebookpack.core.book import Field, Folder
from ebookpack.core.diagnostics import Span
from ebookpack.readers.folder.plan import Entry, Plan

MOST_BYTES = 1 << 20
_HEADING = re.compile(r"(#{1,6})\s+(?P<title>.*)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d+[.)])[ \t]+(?P<rest>\S.*)")
_LINK = re.compile(
    r"\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:<(?P<angled>[^<>]*)>|(?P<target>[^()\s]*"
    r"(?:\([^()\s]*\)[^()\s]*)*))(?:\s+\"[^\"]*\")?\s*\)"
)
_RULE = re.compile(r"\s*(?:-[ -]*-|\*[ *]*\*|_[ _]*_)[ *_-]*")
_MARKS = re.compile(r"(?<!\w)[*_]{1,2}|[*_]{1,2}(?!\w)|`|\\(?=\W)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read_summary(folder: Folder, names: tuple[str, ...], path: str) -> Plan | None:
    """The plan of a folder that has a SUMMARY.md; None without one.

    `names` are the folder's files, `path` its own for spans.
    """
    root, fields = _mdbook(folder)
    gitbook_root, more = _gitbook(folder, path)
    fields += more
    places = [root] if root else [gitbook_root, "src", "docs", "."]
    found = (normpath(join(place, "SUMMARY.md")) for place in places if place)
    by_case = {name.casefold(): name for name in names}
    summary = next((by_case[n.casefold()] for n in found if n.casefold() in by_case), None)
    if summary is None:
        return None
    text = _text(folder, summary)
    listed = _without_empty_groups(tuple(_entries(text)))
    entries = tuple(_resolved(listed, summary.rpartition("/")[0], names))
    if not any(entry.name for entry in entries):
        return None
    if not root and not any(name.endswith("book.toml") for name in names):
        entries = _with_introduction(entries, summary, names)
    return Plan(entries=entries, source=summary, whole=True, includes=True, fields=tuple(fields))


def _mdbook(folder: Folder) -> tuple[str, list[Field]]:
    """The folder that mdBook's book.toml names as its source."""
    try:
        tables = tomllib.loads(_text(folder, "book.toml"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return "", []
    book = tables.get("book")
    source = book.get("src", "src") if isinstance(book, dict) else ""
    return (source if isinstance(source, str) else ""), []


def _gitbook(folder: Folder, path: str) -> tuple[str, list[Field]]:
    """The root and the metadata that GitBook's book.json declares."""
    try:
        said = json.loads(_text(folder, "book.json") or "{}")
    except (ValueError, RecursionError):
        return "", []
    if not isinstance(said, dict):
        return "", []
    span = Span(path=f"{path}/book.json")
    names = ("title", "author", "description", "language", "isbn")
    fields = [
        Field(name=name, value=said[name], span=span)
        for name in names
        if isinstance(said.get(name), str) and said[name].strip()
    ]
    root = said.get("root", "")
    return (root if isinstance(root, str) else ""), fields


def _text(folder: Folder, name: str) -> str:
    """A small file's text; empty if there is none."""
    try:
        return folder.read(name, limit=MOST_BYTES).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ""


def _entries(text: str) -> Iterator[Entry]:
    """The lines of a list, targets as written."""
    indents: list[int] = []
    seen = in_part = grouped = False
    lines = _COMMENT.sub(_blanked, text).splitlines()
    for number, line in enumerate(lines, 1):
        if heading := _HEADING.fullmatch(line.strip()):
            indents = []
            if not seen and len(heading[1]) == 1:
                seen = True  # the list's own title
                continue
            seen, grouped, in_part = True, False, True
            title = heading["title"].rstrip("#").rstrip()
            yield Entry(title=_plain(title), part=True, line=number)
        elif item := _ITEM.fullmatch(line):
            seen = grouped = True
            indent = len(item["indent"].expandtabs(4))
            while indents and indents[-1] >= indent:
                indents.pop()
            depth = len(indents)
            indents.append(indent)
            in_part = yield from _item(item["rest"], depth, in_part, number)
        elif _RULE.fullmatch(line):
            continue
        elif found := _LINK.match(line.strip()):
            # Such a line stands outside of the numbered chapters, before or behind them.
            seen = True
            in_part = in_part and not grouped
            yield _linked(found, 0, False, number)


def _blanked(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _item(rest: str, depth: int, in_part: bool, number: int) -> Generator[Entry, None, bool]:
    """An item's entry; gives back whether what follows is in a part."""
    found = _LINK.search(rest)
    if found is not None:
        yield _linked(found, depth, in_part, number)
    elif depth == 0:
        # GitBook: a group of chapters.
        yield Entry(title=_plain(rest), part=True, group=True, line=number)
        return True
    else:
        yield Entry(title=_plain(rest), depth=depth, in_part=in_part, line=number)
    return in_part


def _linked(found: re.Match[str], depth: int, in_part: bool, number: int) -> Entry:
    target = found["angled"] if found["angled"] is not None else found["target"]
    return Entry(
        name=unquote(target.partition("#")[0].partition("?")[0]),
        title=_plain(found["title"]),
        depth=depth,
        in_part=in_part,
        line=number,
    )


def _plain(title: str) -> str:
    return _MARKS.sub("", title).strip()


def _without_empty_groups(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Entries of which an item without a link is a group only if others stand below it."""
    for number, entry in enumerate(entries):
        below = entries[number + 1 : number + 2]
        empty = entry.group and not (below and below[0].depth)
        yield replace(entry, part=False) if empty else entry


def _resolved(entries: Iterator[Entry], base: str, names: tuple[str, ...]) -> Iterator[Entry]:
    """Entries by their paths in the folder: each file once, links out of the folder left out."""
    known = set(names)
    taken: set[str] = set()
    for entry in entries:
        if not entry.name:
            yield entry
            continue
        if re.match(r"[a-z][a-z0-9+.-]*:|//", entry.name, re.IGNORECASE):
            continue
        name = normpath(join(base, entry.name.lstrip("/")))
        name = next((n for n in _spellings(name) if n in known), name)
        if name not in taken:
            taken.add(name)
            yield replace(entry, name=name)


def _spellings(name: str) -> Iterator[str]:
    """A link may name the page that will be made, or a folder with a README."""
    yield name
    if name.endswith(".html"):
        yield f"{name[:-5]}.md"
    yield f"{name}.md"
    yield f"{name}/README.md"
    yield f"{name}/index.md"


def _with_introduction(
    entries: tuple[Entry, ...], summary: str, names: tuple[str, ...]
) -> tuple[Entry, ...]:
    """GitBook opens a book with its README, whether the list names it or not."""
    base = summary.rpartition("/")[0]
    readme = normpath(join(base, "README.md"))
    if readme not in names or any(entry.name == readme for entry in entries):
        return entries
    return (Entry(name=readme), *entries)
