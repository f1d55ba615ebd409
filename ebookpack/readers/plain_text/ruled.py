"""Titles typed between two long rows of marks, as magazines of the net set them.

The rows are blocks of their own, and so is what stands between them. Such lines at the very top or
foot of a file, or that come but once, are a banner: that is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ebookpack.readers.plain_text.figures import is_table
from ebookpack.readers.plain_text.lines import Line, Run

_ROW = re.compile(r"([-=_*~#+^.])\1{11,}")
_ORNAMENT = re.compile(r"(?:[^\w\s]|_)(?:[^\w\s]|_|\s(?!\s{2})){11,}|(?:[xXoO][-=~*]){6,}[xXoO]?")
FEWEST_FRAMES = 2
HEAD = 3
"""Runs at the head of a text, counted from 0."""
MOST_FRAMED = 4
"""Lines of a title and its byline."""
LONGEST_FRAMED = 60


def apart_from_rules(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with the rows around titles as runs of their own."""
    inner = range(1, len(runs) - 1)
    frames = {place for place in inner if _is_frame(runs[place])}
    frames = frames if len(frames) >= FEWEST_FRAMES else set()
    ruled = {place for place in inner if _is_ruled(runs[place], 1 if place > HEAD else 2)}
    return tuple(
        part
        for place, run in enumerate(runs)
        for part in (_parted(run) if place in frames | ruled else (run,))
    )


def is_row(text: str) -> bool:
    """Whether a line is a long row of one mark."""
    return _ROW.fullmatch(text) is not None


def is_ornament(text: str) -> bool:
    """Whether a line is a long row of marks of any kind: `-=*=-  -=*=-`."""
    return _ORNAMENT.fullmatch(text) is not None


def _parted(run: Run) -> Iterator[Run]:
    blank = run.blank
    for _, lines in groupby(run.lines, key=lambda line: is_row(line.text)):
        yield Run(blank=blank, lines=tuple(lines))
        blank = 1


def _is_ruled(run: Run, fewest: int) -> bool:
    """Whether rows right across the page part the lines of a run, as in a magazine's masthead.

    `fewest` is the number of parts: one, between two rows, is a fence that a library of the net
    puts around who typed a text, if it stands at the head.
    """
    rows = [len(line.text) >= LONGEST_FRAMED and is_row(line.text) for line in run.lines]
    return sum(rows) > fewest and rows[0] and rows[-1] and not all(rows) and not is_table(run.lines)


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
