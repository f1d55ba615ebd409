"""Lines quoted as mail quotes them, a `>` before each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.readers.plain_text.lines import Numbered, Run, runs_of

MOST_QUOTED = 0.6
"""Share of a text's lines from which on all of it was quoted, and the marks say nothing."""
_MARK = re.compile(r"[ \t]*>[ \t]?")


def without_quotation(lines: Numbered) -> Numbered:
    """The lines of a text that was forwarded as a whole, without the marks; others as they are."""
    filled = [line for _, line in lines if line.strip()]
    quoted = sum(_MARK.match(line) is not None for line in filled)
    if len(filled) < 3 or quoted < MOST_QUOTED * len(filled):
        return lines
    return [(number, _MARK.sub("", line, count=1)) for number, line in lines]


def is_quoted(run: Run) -> bool:
    """Whether each line of a run has the mark, and there is a word to quote."""
    return all(line.text.startswith(">") for line in run.lines) and any(
        line.text.lstrip("> ")[:1].isalnum() or len(line.text) > 20 for line in run.lines
    )


def inner_runs(quoted: Sequence[Run]) -> tuple[Run, ...]:
    """The runs within runs that are quoted."""
    lines: Numbered = []
    for run in quoted:
        if lines:
            lines += [(run.lines[0].number, "")] * run.blank
        lines += [(line.number, _MARK.sub("", line.text, count=1)) for line in run.lines]
    return tuple(runs_of(lines))
