"""What mdBook puts into a chapter from other files: `{{#include verse.md}}`.

https://rust-lang.github.io/mdBook/format/mdbook.html, "Including files": the whole file, some of
its lines (`:2:5`), or what stands between two anchors (`:name`). Files are those of the folder
alone, and an inclusion in an included file is followed a few steps deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

_INCLUSION = re.compile(
    r"(?P<escape>\\)?\{\{#(?:rustdoc_)?include[ \t]+(?P<name>[^{}\n:]{1,500}?)"
    r"(?P<part>:[^{}\n]{1,100}?)?[ \t]*\}\}"
)
_LINES = re.compile(r":(?P<first>\d{0,9})(?P<to>:(?P<last>\d{0,9}))?")
_ANCHOR = re.compile(r"ANCHOR(?:_END)?:[ \t]*[\w-]+")
DEEPEST = 10
"""As mdBook has it."""
MOST_CHARACTERS = 8_000_000
"""Of a chapter with all that it includes."""

Source = Callable[[str], str | None]
"""The text of a file of the folder by its path, None if there is none."""


def with_inclusions(text: str, name: str, source: Source) -> tuple[str, list[str]]:
    """(the text with what it includes, names of files that are included and not there).

    `name` is the path of the file that the text is of, from which the others are named.
    """
    missing: list[str] = []
    return _resolved(text, name, source, missing, DEEPEST), missing


def _resolved(text: str, name: str, source: Source, missing: list[str], depth: int) -> str:
    size = len(text)

    def included(found: re.Match[str]) -> str:
        nonlocal size
        if found["escape"]:
            return found[0][1:]
        target = normpath(join(dirname(name), found["name"].strip()))
        given = source(target) if depth else None
        if given is None:
            missing.append(target)
            return found[0]
        chosen = _chosen(given.replace("\r\n", "\n"), found["part"] or "")
        size += len(chosen)
        if size > MOST_CHARACTERS:
            missing.append(target)
            return found[0]
        return _resolved(chosen, target, source, missing, depth - 1)

    return _INCLUSION.sub(included, text)


def _chosen(text: str, part: str) -> str:
    """The lines of a file that an inclusion asks for; those that only hold anchors are none."""
    lines = text.rstrip("\n").split("\n")
    if found := _LINES.fullmatch(part):
        first = max(int(found["first"] or 1), 1)
        last = int(found["last"] or len(lines)) if found["to"] else first
        lines = lines[first - 1 : last]
    elif part:
        lines = _between_anchors(lines, part[1:])
    return "\n".join(line for line in lines if _ANCHOR.search(line) is None)


def _between_anchors(lines: list[str], anchor: str) -> list[str]:
    name = re.escape(anchor)
    start = next((n for n, s in enumerate(lines) if re.search(rf"ANCHOR: *{name}\b", s)), None)
    if start is None:
        return []
    end = (n for n, s in enumerate(lines) if re.search(rf"ANCHOR_END: *{name}\b", s))
    return lines[start + 1 : next((n for n in end if n > start), len(lines))]
