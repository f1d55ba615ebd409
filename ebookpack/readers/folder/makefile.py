"""The order of the chapters that a Makefile or a script hands to pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from posixpath import basename, dirname, join, normpath

from ebookpack.readers.folder.order import reading_order

MOST_LINES = 2000
DEEPEST = 4
"""Variables in one another."""
MOST_CHARACTERS = 20_000
"""Of a line whose variables were put in."""
FEWEST = 2
"""Files that a line names, or it says nothing of their order."""

_FILES = re.compile(
    r"(gnu)?makefile|(build|make|compile|book|epub|generate)\.(sh|bash|bat|ps1)", re.I
)
_VARIABLE = re.compile(r"(?:export[ ]+)?(\w+)[ \t]*[:+?]?=[ \t]*(.*)")
_USE = re.compile(r"\$[({](\w+)[)}]|\$(\w+)")
_CALL = re.compile(r"\$[({](?:sort|wildcard|shell (?:ls|find)?|ls)|[\"'()]|\)")
_TEXT = re.compile(r"\.(md|markdown|mkd|txt|html?|docx)$", re.IGNORECASE)


def is_script(name: str) -> bool:
    """Whether a file's name is that of a Makefile, or of a script that builds."""
    return name.count("/") < 2 and _FILES.fullmatch(basename(name)) is not None


def order_in_script(text: str, script: str, names: tuple[str, ...]) -> list[str]:
    """The files that the line names that names most; `[]` if none names several."""
    texts = [name for name in names if _TEXT.search(name)]
    best: list[str] = []
    for line in _lines(text):
        found = [
            name
            for word in line.split()
            if _TEXT.search(word) or "*" in word
            for name in _matching(word, dirname(script), texts)
        ]
        found = list(dict.fromkeys(found))
        if len(found) > len(best):
            best = found
    return best if len(best) >= FEWEST else []


def _lines(text: str) -> Iterator[str]:
    """The lines of a script, those that go on joined, with the values of its variables."""
    values: dict[str, str] = {}
    joined = re.sub(r"[ \t]*\\\r?\n(?:[ \t]*#[^\n]*\n)?", " ", text)
    for line in joined.splitlines()[:MOST_LINES]:
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        found = _VARIABLE.fullmatch(line)
        line = _filled(line, values)
        if found:
            values[found[1]] = _filled(found[2], values)
        yield _CALL.sub(" ", line)


def _filled(line: str, values: dict[str, str]) -> str:
    for _ in range(DEEPEST):
        filled = _USE.sub(lambda found: values.get(found[1] or found[2], found[0]), line)
        if filled == line or len(filled) > MOST_CHARACTERS:
            break
        line = filled
    return line[:MOST_CHARACTERS]


def _matching(word: str, base: str, names: list[str]) -> list[str]:
    path = normpath(join(base, word))
    if "*" not in path:
        return [path] if path in names else []
    if path.count("*") > 3:
        return []
    alike = [name for name in names if name.count("/") == path.count("/")]
    return reading_order(name for name in alike if fnmatchcase(name, path))
