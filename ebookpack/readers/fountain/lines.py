"""The lines of a script, without what is not for its readers: notes and what is cut out.

https://fountain.io/syntax: `[[notes]]` are the writer's own, `/* boneyard */` holds what is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span

_NOTE = re.compile(r"\[\[(?P<said>(?:[^\n\]]|\](?!\])|\n(?!\n)){0,20000})\]\]")
"""A note goes on over line ends, and not over an empty line."""
_WORD = re.compile(r"\w")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Line(Struct, frozen=True):
    """A line of the script."""

    number: int
    """From 1."""
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()


def script_lines(text: str, path: str) -> tuple[list[Line], list[LeftOut]]:
    """(lines, what was not for readers); lines keep their numbers, whatever was taken from them."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    left_out: list[LeftOut] = []
    kept: list[str] = []
    place = 0
    for start, end in _boneyards(text):
        cut = text[start:end]
        said = cut.removeprefix("/*").removesuffix("*/").strip()
        if _WORD.search(said):
            span = Span(path=path, line=text.count("\n", 0, start) + 1)
            why = "stands between /* and */, and so was cut by its writer"
            left_out.append(LeftOut(what="cut text", text=said, why=why, span=span))
        kept += [text[place:start], "\n" * cut.count("\n")]
        place = end
    text = "".join([*kept, text[place:]])

    def without_note(found: re.Match[str]) -> str:
        if _WORD.search(found["said"]):
            span = Span(path=path, line=text.count("\n", 0, found.start()) + 1)
            why = "stands in double brackets: the writer's own"
            said = found["said"].strip()
            left_out.append(LeftOut(what="note to oneself", text=said, why=why, span=span))
        return "\n" * found[0].count("\n")

    noted = _NOTE.sub(without_note, text) if "[[" in text else text
    lines = [Line(number, line) for number, line in enumerate(noted.split("\n"), 1)]
    return lines, left_out


def _boneyards(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands between `/*` and `*/`."""
    start = text.find("/*")
    while start >= 0:
        end = text.find("*/", start + 2)
        if end < 0:
            return
        yield start, end + 2
        start = text.find("/*", end + 2)
