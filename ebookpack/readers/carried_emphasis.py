"""Emphasis that is opened in one paragraph and closed in a later one: stanzas, letters, songs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_PARAGRAPHS = 40
"""Paragraphs over which emphasis is carried; beyond them a mark is a stray one."""
# A mark opens before a word and closes behind one: `*` in `5 * 4` and `_` in `file_name` do not.
# The length bound keeps a stray mark from reaching for one in a far sentence.
MARKED = re.compile(
    r"(?<![\w*\\])(?P<mark>\*\*|\*|_{1,2})(?=[^\s*_])(?P<inner>.{0,2000}?[^\s*_])(?P=mark)(?![\w*])",
    re.DOTALL,
)
_OPENER = re.compile(r"(?<![\w*_\\])([_*])(?=[^\s*_])")
_CLOSER = re.compile(r"(?<=[^\s*_])([_*])(?![\w*_])")


@dataclass(frozen=True, slots=True)
class Carried:
    """One mark, opened in the paragraph `first` and closed in `last`."""

    first: int
    last: int
    mark: str


def carried_emphasis(paragraphs: Sequence[str | None]) -> Iterator[Carried]:
    """Where emphasis spans several paragraphs, in order; None is what no emphasis goes on over."""
    opened: tuple[int, str] | None = None
    calls: set[str] = set()
    """Marks that stood behind a word where nothing was open: they call notes, `word*`."""
    for index, text in enumerate(paragraphs):
        if text is None:
            opened = None
            continue
        if "_" not in text and "*" not in text:
            continue
        left = MARKED.sub("", text)
        closers, openers = _CLOSER.findall(left), _OPENER.findall(left)
        if opened is not None:
            start, mark = opened
            opened = None
            if index - start <= MOST_PARAGRAPHS and closers == [mark] and openers in ([], [mark]):
                yield Carried(start, index, mark)
                if openers:
                    opened = (index, mark)
                continue
        calls.update(closers)
        if len(openers) == 1 and not closers and openers[0] not in calls:
            opened = (index, openers[0])
