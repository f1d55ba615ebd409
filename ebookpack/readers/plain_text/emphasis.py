"""Emphasis as people type it into plain text: `_italic_`, `*italic*`, `**bold**`."""

from __future__ import annotations

import re

from ebookpack.core.nodes import Emphasis, Inline, Inlines, LineBreak, Strong, Text

# A mark opens before a word and closes behind one: `*` in `5 * 4` and `_` in `file_name` do not.
# The length bound keeps a stray mark from reaching for one in a far sentence.
_MARKED = re.compile(
    r"(?<![\w*\\])(?P<mark>\*\*|\*|_{1,2})(?=[^\s*_])(?P<inner>.{0,2000}?[^\s*_])(?P=mark)(?![\w*])",
    re.DOTALL,
)


def read_emphasis(text: str) -> Inlines:
    """Inlines of a text: its emphasis, and its line ends as line breaks."""
    if "*" not in text and "_" not in text:
        return _lines(text)
    inlines: list[Inline] = []
    done = 0
    for found in _MARKED.finditer(text):
        inlines += _lines(text[done : found.start()])
        children = read_emphasis(found["inner"])
        strong = len(found["mark"]) == 2
        inlines.append(Strong(children=children) if strong else Emphasis(children=children))
        done = found.end()
    inlines += _lines(text[done:])
    return tuple(inlines)


def _lines(text: str) -> Inlines:
    if "\n" not in text:
        return (Text(text=text),) if text else ()
    inlines: list[Inline] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            inlines.append(LineBreak())
        if line:
            inlines.append(Text(text=line))
    return tuple(inlines)
