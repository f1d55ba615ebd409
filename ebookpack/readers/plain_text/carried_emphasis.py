"""Emphasis that spans several paragraphs, each given marks of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ebookpack.readers.carried_emphasis import carried_emphasis
from ebookpack.readers.plain_text.lines import Run


def with_emphasis_carried(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs of which each has marks of its own for emphasis that spans several."""
    result = list(runs)
    texts = ["\n".join(line.text for line in run.lines) for run in runs]
    for found in carried_emphasis(texts):
        for number in range(found.first, found.last + 1):
            result[number] = _marked(
                result[number],
                found.mark,
                first=number > found.first,
                last=number < found.last,
            )
    return tuple(result)


def _marked(run: Run, mark: str, *, first: bool, last: bool) -> Run:
    lines = list(run.lines)
    if first:
        lines[0] = lines[0]._replace(text=mark + lines[0].text)
    if last:
        lines[-1] = lines[-1]._replace(text=lines[-1].text + mark)
    return replace(run, lines=tuple(lines))
