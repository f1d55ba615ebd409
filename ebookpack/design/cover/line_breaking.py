"""Balanced lines for a title: even, few, and never ending in a word that leans on the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from pyphen import Pyphen, language_fallback

_LEANING = frozenset(
    "a an the of and or nor but to in on at by for with from as is vs "
    "der die das den dem des ein eine einer und oder von vom zu zum zur im am mit für auf aus "
    "le la les l un une des du de et ou à au aux en dans pour par sur "
    "el los las del y o con por para il lo gli i e di da del della che".split()
)
_LEANING_COST = 0.10
_LONE_WORD_COST = 0.06
_INSIDE_WORD_COST = 0.5
_HYPHENATED_COST = 2.0
_AFTER = re.compile(r"(?<=[-‐–—/…])(?=\w)")

Measure = Callable[[str], float]


def tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces that lines may end after, and whether a space follows each."""
    pieces: list[tuple[str, bool]] = []
    for word in text.split(" "):
        parts = _AFTER.split(word)
        pieces += [(part, False) for part in parts[:-1]]
        pieces.append((parts[-1], True))
    return tuple(pieces)


def broken(text: str, count: int, measure: Measure) -> tuple[str, ...] | None:
    """The text in `count` lines that are as even as can be; None if it has too few pieces."""
    pieces = tokens(text)
    if not 0 < count <= len(pieces):
        return None
    target = measure(text) / count

    def line(start: int, end: int) -> str:
        joined = "".join(part + (" " if space else "") for part, space in pieces[start:end])
        return joined.rstrip(" ")

    @lru_cache(maxsize=None)
    def cost(start: int, end: int) -> float:
        ragged = (measure(line(start, end)) - target) / target
        return ragged * ragged + (_end_cost(pieces, start, end) if end < len(pieces) else 0.0)

    @lru_cache(maxsize=None)
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        if lines == 1:
            return cost(start, len(pieces)), (len(pieces),)
        options = []
        for end in range(start + 1, len(pieces) - lines + 2):
            rest, ends = best(end, lines - 1)
            options.append((cost(start, end) + rest, (end, *ends)))
        return min(options)

    ends = best(0, count)[1]
    return tuple(line(a, b) for a, b in zip((0, *ends), ends, strict=False))


def _end_cost(pieces: Sequence[tuple[str, bool]], start: int, end: int) -> float:
    last, space = pieces[end - 1]
    total = 0.0
    if last.lower() in _LEANING:
        total += _LEANING_COST if end - start > 1 else 0.0
    if not space:
        total += _INSIDE_WORD_COST
    if end == len(pieces) - 1 and len(pieces[-1][0]) < 4:
        total += _LONE_WORD_COST
    return total


def hyphenated(text: str, language: str, longest: float, measure: Measure) -> str:
    """The text with words that no line holds divided by hyphens at which lines can end."""
    return " ".join(_divided(word, language, longest, measure) for word in text.split(" "))


def _divided(word: str, language: str, longest: float, measure: Measure) -> str:
    if measure(word) <= longest or any(measure(p) <= longest for p in _AFTER.split(word)[:0]):
        return word
    known = language_fallback(language)
    places = Pyphen(lang=known, left=3, right=3).positions(word) if known else []
    return "-".join(_pieces(word, places or range(2, len(word) - 1), longest, measure))


def _pieces(
    word: str, places: Sequence[int], longest: float, measure: Measure
) -> tuple[str, ...]:
    """The word cut into as few, as even pieces as fit, at some of the places."""
    count = 2
    while count <= len(places):
        cuts = [min(places, key=lambda p, k=k: abs(p - len(word) * k / count)) for k in range(1, count)]
        edges = sorted({0, *cuts, len(word)})
        parts = tuple(word[a:b] for a, b in zip(edges, edges[1:], strict=False))
        if all(measure(part + "-") <= longest for part in parts):
            return parts
        count += 1
    edges = [0, *places, len(word)]
    return tuple(word[a:b] for a, b in zip(edges, edges[1:], strict=False))
