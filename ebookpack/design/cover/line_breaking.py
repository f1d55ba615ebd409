"""Balanced lines for a title: even, few, and never ending in a word that leans on the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from pyphen import Pyphen, language_fallback

_LEANING = frozenset(
    "a an the of and or nor but to in on at by for with from as is & "
    "der die das den dem des ein eine einer und oder von vom zu zum zur im am mit für auf aus "
    "le la les l un une des du de et ou à au aux en dans pour par sur "
    "el los las del y o con por para il lo gli i e di da della che".split()
)
_LEANING_COST = 0.16
_LONE_WORD_COST = 0.12
_DIVIDED_COST = {" ": 0.0, "": 0.55, "\u00ad": 0.05}
"""Of a line's end by what follows the piece: a space, a hyphen of the author's, one of ours."""
_SOFT_HYPHEN = "\u00ad"
_AFTER = re.compile(r"(?<=[-‐–—/…])(?=\w)|(?<=\u00ad)")
_SHORT = 4
_WIDEST = 2.5
"""Lines wider than this many times their fair share are not tried."""
_LEAST_PART = 3
"""Letters that stay together at either end of a divided word."""

Measure = Callable[[str], float]


class Piece(Struct, frozen=True, kw_only=True):
    """Text that is not divided, and what stands between it and the next."""

    text: str
    joint: str
    """A space, a soft hyphen, or nothing."""


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, at whose ends lines may end."""
    found = []
    for word in text.split(" "):
        parts = _AFTER.split(word)
        for part in parts[:-1]:
            bare = part.removesuffix(_SOFT_HYPHEN)
            found.append(Piece(text=bare, joint=part[len(bare) :]))
        found.append(Piece(text=parts[-1], joint=" "))
    return tuple(found)


def broken(text: str, count: int, measure: Measure) -> tuple[float, tuple[str, ...]] | None:
    """The text in `count` lines that are as even as can be, with what that costs; 0 is best.

    None if the text has too few pieces.
    """
    parts = pieces(text)
    if not 0 < count <= len(parts):
        return None
    target = measure(_line(parts)) / count

    @cache
    def cost(start: int, end: int) -> float:
        ragged = (measure(_line(parts[start:end])) - target) / target
        return ragged * ragged / count + (_end_cost(parts, start, end) if end < len(parts) else 0.0)

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        if lines == 1:
            return cost(start, len(parts)), (len(parts),)
        options: list[tuple[float, tuple[int, ...]]] = []
        for end in range(start + 1, len(parts) - lines + 2):
            if options and measure(_line(parts[start:end])) > _WIDEST * target:
                break
            rest, ends = best(end, lines - 1)
            options.append((cost(start, end) + rest, (end, *ends)))
        return min(options)

    total, ends = best(0, count)
    return total, tuple(_line(parts[start:end]) for start, end in pairwise((0, *ends)))


def _line(parts: Sequence[Piece]) -> str:
    """The pieces as one line: soft hyphens show at its end only."""
    inner = "".join(part.text + part.joint for part in parts[:-1]).replace(_SOFT_HYPHEN, "")
    return inner + parts[-1].text + ("-" if parts[-1].joint == _SOFT_HYPHEN else "")


def _end_cost(parts: Sequence[Piece], start: int, end: int) -> float:
    """What it costs to end a line before the text's last with the piece before `end`."""
    last = parts[end - 1]
    total = _DIVIDED_COST[last.joint]
    if last.text.lower() in _LEANING and end - start > 1:
        total += _LEANING_COST
    if end == len(parts) - 1 and len(parts[-1].text) < _SHORT:
        total += _LONE_WORD_COST
    return total


# ------------------------------------------------------------------------------ long words


def hyphenated(text: str, language: str, longest: float, measure: Measure) -> str:
    """The text with soft hyphens in the words that are longer than a line."""
    return " ".join(
        word if measure(word) <= longest else _divided(word, language, longest, measure)
        for word in text.split(" ")
    )


def _divided(word: str, language: str, longest: float, measure: Measure) -> str:
    """The word in as few, as even parts as fit, divided as its language does it."""
    known = language_fallback(language)
    places: Sequence[int] = ()
    if known:
        dictionary = Pyphen(lang=known, left=_LEAST_PART, right=_LEAST_PART)
        places = [int(place) for place in dictionary.positions(word)]
    if not places:
        places = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    for count in range(2, len(places) + 2):
        parts = _even_parts(word, places, count)
        *before, last = parts
        if measure(last) <= longest and all(measure(part + "-") <= longest for part in before):
            break
    return _SOFT_HYPHEN.join(parts) if places else word


def _even_parts(word: str, places: Sequence[int], count: int) -> tuple[str, ...]:
    wanted = [len(word) * i / count for i in range(1, count)]
    cuts = {min((abs(place - cut), place) for place in places)[1] for cut in wanted}
    edges = (0, *sorted(cuts), len(word))
    return tuple(word[start:end] for start, end in pairwise(edges))
