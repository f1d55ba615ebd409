"""What mdBook puts into a chapter from other files: `{{#include verse.md}}`.

https://rust-lang.github.io/mdBook/format/mdbook.html, "Including files": the whole file, some of
its lines (`:2:5`), or what stands between two anchors (`:name`). Files are those of the folder
alone, and an inclusion in an included file is followed a few steps deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
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
"""That all chapters include: files that include each other many times could ask for any number."""
MOST_INCLUSIONS = 20_000

Source = Callable[[str], str | None]
"""The text of a file of the folder by its path, None if there is none."""


@dataclass(slots=True)
class Inclusions:
    """What the chapters of a folder include, within bounds for all of them."""

    source: Source
    characters: int = 0
    """Included so far."""
    count: int = 0

    def put_in(self, text: str, name: str) -> tuple[str, list[str]]:
        """(the text with what it includes, names of files that are included and not there).

        `name` is the path of the file that the text is of, from which the others are named.
        """
        missing: list[str] = []
        return self._resolved(text, name, missing, DEEPEST), missing

    def _resolved(self, text: str, name: str, missing: list[str], depth: int) -> str:
        def included(found: re.Match[str]) -> str:
            if found["escape"]:
                return found[0][1:]
            target = normpath(join(dirname(name), found["name"].strip()))
            given = self._taken(target, found["part"] or "") if depth else None
            if given is None:
                missing.append(target)
                return found[0]
            return self._resolved(given, target, missing, depth - 1)

        return _INCLUSION.sub(included, text)

    def _taken(self, target: str, part: str) -> str | None:
        """The lines of a file that are asked for; None if there is none, or it is too much."""
        self.count += 1
        given = self.source(target) if self.count <= MOST_INCLUSIONS else None
        if given is None:
            return None
        chosen = _chosen(given.replace("\r\n", "\n"), part)
        self.characters += len(chosen)
        return chosen if self.characters <= MOST_CHARACTERS else None


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
