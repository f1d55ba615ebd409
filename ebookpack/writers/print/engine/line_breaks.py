"""The engine's own way to break lines: what is asked twice is answered once, and mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Broken = tuple[Any, int, int | None, float, float, float]
"""What the engine's `split_first_line` gives: its layout, the bytes of the line, where the next one
starts, and of the line the width, the height and the base line."""


@dataclass(slots=True)
class KnownBreaks:
    """First lines of the texts of one document.

    The engine shapes a text anew each time it looks for the end of a line, and it looks often: a
    page is made twice, and the cells of a table are measured whenever the table is tried.
    """

    engine: Callable[..., Broken]
    _known: dict[Any, tuple[Any, Broken]] = field(default_factory=dict)
    """By all that decides a line, its style, whose identity is part of that, and the line."""

    def split_first_line(
        self, text: str, style: Any, context: Any, max_width: float | None,
        justification_spacing: float, is_line_start: bool = True, minimum: bool = False,
    ) -> Broken:  # fmt: skip
        """Take the place of the engine's `split_first_line`."""
        key = (text, id(style), max_width, justification_spacing, is_line_start, minimum)
        found = self._known.get(key)
        if found is None:
            broken = self.engine(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
            found = self._known[key] = (style, broken)
        return found[1]


def split_whole(split: Callable[..., Broken]) -> Callable[..., Broken]:
    """Set a text that fits a line but for the space at its end in one line.

    WeasyPrint 70 breaks such a text after its first word: it finds that it fits, as spaces at a
    line's end may hang, and then that it does not. It happens before words in italics, once in a
    hundred pages.
    """

    def split_whole(
        text: str, style: object, context: object, max_width: float, *others: object
    ) -> Broken:
        found = split(text, style, context, max_width, *others)
        width, resume_index = found[3], found[2]
        if resume_index is None or text[-1] != " " or width > max_width / 2:
            return found
        bare = split(text.rstrip(" "), style, context, max_width, *others)
        return bare if bare[2] is None else found

    return split_whole
