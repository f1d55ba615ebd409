"""Emphasis within a line of a script: `*italic*`, `**bold**`, `***both***`, `_underlined_`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.core.nodes import Emphasis, Inline, Inlines, LineBreak, Strong, Text

_MARKED = re.compile(
    r"(?<![\\*])(?P<mark>\*{1,3}(?!\*)|_)(?=\S)"
    r"(?P<inner>(?:(?!(?P=mark))[^\n]){1,400})(?<=[^\s\\])(?P=mark)(?!\*)"
)
"""Marks stand at the words that they are around; emphasis does not go over a line's end."""
_ESCAPED = re.compile(r"\\([*_\\])")
DEEPEST = 4
"""Marks within each other; those of further ones are text."""


def read_lines(lines: Sequence[str]) -> Inlines:
    """Lines whose ends the writer meant."""
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        inlines += [LineBreak()] if number else []
        inlines += read_line(line)
    return tuple(inlines)


def read_line(text: str, depth: int = 0) -> Inlines:
    """Inlines of a text without line ends."""
    if depth == DEEPEST or ("*" not in text and "_" not in text):
        plain = _ESCAPED.sub(r"\1", text)
        return (Text(text=plain),) if plain else ()
    inlines: list[Inline] = []
    done = 0
    for found in _MARKED.finditer(text):
        inlines += read_line(text[done : found.start()], DEEPEST)
        inlines.append(_marked(found["mark"], read_line(found["inner"], depth + 1)))
        done = found.end()
    return (*inlines, *read_line(text[done:], DEEPEST))


def _marked(mark: str, children: Inlines) -> Inline:
    match mark:
        case "**":
            return Strong(children=children)
        case "***":
            return Strong(children=(Emphasis(children=children),))
        case _:
            return Emphasis(children=children)
