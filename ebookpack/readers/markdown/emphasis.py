"""Emphasis, by the rules of CommonMark (0.31, 6.2).

Runs of `*` and `_` are paired here and not by python-markdown, whose pairing of runs of unlike
length can swallow a letter, and differs between its versions. It is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct

_RUN = re.compile(r"\*+|_+")
_FIRST_WIDE = "\u2e80"
"""From here on scripts put no spaces between words: their signs part words like spaces do."""


class Mark(Struct, frozen=True):
    """Where emphasis starts or ends."""

    name: str
    """`em` or `strong`."""
    closes: bool


@dataclass(slots=True)
class _Run:
    """A run of one mark, and what it opens and closes."""

    mark: str
    length: int
    opens: bool
    closes: bool
    left: int = 0
    """Marks of it that are not paired yet."""
    opened: list[str] = field(default_factory=list)
    """Names, innermost first."""
    closed: list[str] = field(default_factory=list)
    """Names, innermost first."""


_Other = TypeVar("_Other")


def with_emphasis(pieces: Iterable[str | _Other]) -> Iterator[str | _Other | Mark]:
    """Text and whatever stands between it, with marks where emphasis starts and ends.

    The marks are balanced, and every character of the text that is none of them is kept.
    """
    parts: list[str | _Other | _Run] = []
    for piece, before, after in _with_neighbours(list(pieces)):
        if isinstance(piece, str):
            parts.extend(_split(piece, before, after))
        else:
            parts.append(piece)
    _pair([part for part in parts if isinstance(part, _Run)])
    for part in parts:
        if not isinstance(part, _Run):
            yield part
            continue
        yield from (Mark(name, closes=True) for name in part.closed)
        if part.left:
            yield part.mark * part.left
        yield from (Mark(name, closes=False) for name in reversed(part.opened))


def _with_neighbours(
    pieces: list[str | _Other],
) -> Iterator[tuple[str | _Other, str, str]]:
    """Pieces with the characters before and after; what is no text stands as punctuation."""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else " "
        after = pieces[number + 1] if number + 1 < len(pieces) else " "
        yield (
            piece,
            before[-1:] or " " if isinstance(before, str) else "]",
            after[:1] or " " if isinstance(after, str) else "[",
        )


def _split(text: str, before: str, after: str) -> Iterator[str | _Run]:
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        previous = text[found.start() - 1] if found.start() else before
        following = text[found.end()] if found.end() < len(text) else after
        yield _run(found[0], previous, following)
        at = found.end()
    if at < len(text):
        yield text[at:]


def _run(marks: str, before: str, after: str) -> _Run:
    """A run, and whether its neighbours let it open and close."""
    apart_before, apart_after = _parts_words(before), _parts_words(after)
    left = not after.isspace() and (not _is_punctuation(after) or apart_before)
    right = not before.isspace() and (not _is_punctuation(before) or apart_after)
    if marks[0] == "_":
        opens = left and (not right or apart_before)
        closes = right and (not left or apart_after)
    else:
        opens, closes = left, right
    size = len(marks)
    return _Run(marks[0], size, opens, closes, left=size)


def _parts_words(char: str) -> bool:
    return char.isspace() or char >= _FIRST_WIDE or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    # \x02 and \x03 enclose what python-markdown has unescaped or put by.
    return char in "\x02\x03" or unicodedata.category(char)[0] in "PS"


def _pair(runs: list[_Run]) -> None:
    waiting: list[int] = []
    """Runs that may still open, by number."""
    bottom: dict[tuple[str, bool, int], int] = {}
    """For each kind of closing run, the run up to which no opening one fits it."""
    for number, run in enumerate(runs):
        kind = (run.mark, run.opens, run.length % 3)
        while run.closes and run.left:
            place = _opener(runs, waiting, run, bottom.get(kind, -1))
            if place is None:
                bottom[kind] = waiting[-1] if waiting else -1
                break
            opener = runs[waiting[place]]
            size = 2 if opener.left >= 2 and run.left >= 2 else 1
            name = "strong" if size == 2 else "em"
            opener.opened.append(name)
            run.closed.append(name)
            opener.left -= size
            run.left -= size
            del waiting[place + (opener.left > 0) :]
        if run.opens and run.left:
            waiting.append(number)


def _opener(runs: list[_Run], waiting: list[int], closer: _Run, bottom: int) -> int | None:
    """Place in `waiting` of the nearest run that a closing one fits."""
    for place in range(len(waiting) - 1, -1, -1):
        if waiting[place] <= bottom:
            return None
        run = runs[waiting[place]]
        if run.mark == closer.mark and not _rule_of_three(run, closer):
            return place
    return None


def _rule_of_three(opener: _Run, closer: _Run) -> bool:
    """Whether two runs may not pair, since one of them could do both (rules 9 and 10)."""
    if not (opener.closes or closer.opens):
        return False
    both = opener.length % 3 == 0 and closer.length % 3 == 0
    return (opener.length + closer.length) % 3 == 0 and not both
