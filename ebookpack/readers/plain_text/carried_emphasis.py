"""Emphasis that is opened in one paragraph and closed in a later one: stanzas, letters, songs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ebookpack.readers.plain_text.emphasis import MARKED
from ebookpack.readers.plain_text.lines import Run

MOST_RUNS = 40
"""Paragraphs over which emphasis is carried; beyond them a mark is a stray one."""
_OPENER = re.compile(r"(?<![\w*_\\])([_*])(?=[^\s*_])")
_CLOSER = re.compile(r"(?<=[^\s*_])([_*])(?![\w*_])")


def with_emphasis_carried(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of which each has marks of its own for emphasis that spans several."""
    result = list(runs)
    opened: tuple[int, str] | None = None
    for index, run in enumerate(runs):
        if not any("_" in line.text or "*" in line.text for line in run.lines):
            continue
        left = MARKED.sub("", "\n".join(line.text for line in run.lines))
        closers, openers = _CLOSER.findall(left), _OPENER.findall(left)
        if opened is not None:
            start, mark = opened
            opened = None
            if index - start <= MOST_RUNS and closers == [mark] and openers in ([], [mark]):
                for number in range(start, index + 1):
                    result[number] = _marked(
                        result[number], mark, first=number > start, last=number < index
                    )
                if openers:
                    opened = (index, mark)
                continue
        if len(openers) == 1 and not closers:
            opened = (index, openers[0])
    return tuple(result)


def _marked(run: Run, mark: str, *, first: bool, last: bool) -> Run:
    lines = list(run.lines)
    if first:
        lines[0] = lines[0]._replace(text=mark + lines[0].text)
    if last:
        lines[-1] = lines[-1]._replace(text=lines[-1].text + mark)
    return replace(run, lines=tuple(lines))
