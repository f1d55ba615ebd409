"""Titles typed between two long rows of marks, as magazines of the net set them.

The rows are blocks of their own, and so is what stands between them. Such lines at the very top or
foot of a file, or that come but once, are a banner: that is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.readers.plain_text.lines import Line, Run

_ROW = re.compile(r"([-=_*~#+^])\1{11,}")
FEWEST_FRAMES = 2
MOST_FRAMED = 4
"""Lines of a title and its byline."""
LONGEST_FRAMED = 60


def apart_from_rules(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with the rows around titles as runs of their own."""
    frames = frozenset(place for place, run in enumerate(runs[:-1]) if place and _is_frame(run))
    if len(frames) < FEWEST_FRAMES:
        return runs
    return tuple(
        part
        for place, run in enumerate(runs)
        for part in (_parted(run) if place in frames else (run,))
    )


def is_row(text: str) -> bool:
    """Whether a line is a long row of one mark."""
    return _ROW.fullmatch(text) is not None


def _parted(run: Run) -> Iterator[Run]:
    for place, lines in enumerate((run.lines[:1], run.lines[1:-1], run.lines[-1:])):
        yield Run(blank=1 if place else run.blank, lines=lines)


def _is_frame(run: Run) -> bool:
    """Whether a few short lines stand between two rows."""
    inner = run.lines[1:-1]
    return (
        0 < len(inner) <= MOST_FRAMED
        and is_row(run.lines[0].text)
        and is_row(run.lines[-1].text)
        and not any(map(_is_long, inner))
    )


def _is_long(line: Line) -> bool:
    return len(line.text) > LONGEST_FRAMED or is_row(line.text)
