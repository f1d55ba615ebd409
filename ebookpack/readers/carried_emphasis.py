"""Emphasis that is opened in one paragraph and closed in a later one: stanzas, letters, songs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

MOST_PARAGRAPHS = 40
"""Paragraphs over which emphasis is carried; beyond them a mark is a stray one."""
# A mark opens before a word and closes behind one: `*` in `5 * 4` and `_` in `file_name` do not.
# The length bound keeps a stray mark from reaching for one in a far sentence.
_START = re.compile(r"(?<![\w*\\])(?:\*\*|\*|_{1,2})(?=[^\s*_])")
_ENDS = {
    mark: re.compile(rf"(?<=[^\s*_]){re.escape(mark)}(?![\w*])") for mark in ("*", "**", "_", "__")
}
FARTHEST = 2001
"""Characters within emphasis of one paragraph."""
_OPENER = re.compile(r"(?<![\w*_\\])([_*])(?=[^\s*_])")
_CLOSER = re.compile(r"(?<=[^\s*_])([_*])(?![\w*_])")


class Marked(Struct, frozen=True):
    """Emphasis within a paragraph, by places in its text."""

    start: int
    end: int
    """Behind the mark that closes it."""
    mark: str
    inner: str


def marked(text: str) -> Iterator[Marked]:
    """Emphasis that opens and closes in one paragraph, from left to right, none within another.

    It takes no longer than the text is long, whatever marks there are.
    """
    ends: dict[str, list[int]] = {}
    done = 0
    for opener in _START.finditer(text):
        if opener.start() < done:
            continue
        mark, start = opener[0], opener.end()
        if mark not in ends:
            ends[mark] = [found.start() for found in _ENDS[mark].finditer(text)]
        place = bisect_right(ends[mark], start)
        if place == len(ends[mark]) or (end := ends[mark][place]) > start + FARTHEST:
            continue
        done = end + len(mark)
        yield Marked(opener.start(), done, mark, text[start:end])


def _without_marked(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for found in marked(text):
        pieces.append(text[done : found.start])
        done = found.end
    return "".join((*pieces, text[done:]))


class Carried(Struct, frozen=True):
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
        left = _without_marked(text)
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
