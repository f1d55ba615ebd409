"""Paragraphs set ragged right, their lines chosen all together so that the edge is calm."""

from __future__ import annotations

import re
from functools import lru_cache

from ebookpack.design.cover.composed import width
from ebookpack.design.cover.typeface import Voice

_SPACES = re.compile(r"[ \t\r\n]+")
_LONELY = 0.18
"""A last line shorter than this part of the measure looks forgotten..."""
_LONELY_COSTS = 0.35
"""...and costs as much as a line with this part of it missing."""


def words_of(text: str) -> list[str]:
    """The words of a text between which a line may end: not those that a space holds together."""
    return _SPACES.sub(" ", text).strip(" ").split(" ") if text.strip() else []


@lru_cache(maxsize=512)
def ragged(text: str, voice: Voice, measure: float) -> tuple[str, ...]:
    """The lines of a paragraph, none wider than the measure (in em) unless it is a single word."""
    words = words_of(text)
    if not words:
        return ()
    space = width("n n", voice) - 2 * width("n", voice)
    widths = [width(word, voice) for word in words]
    count = len(words)
    best = [0.0] + [float("inf")] * count
    came_from = [0] * (count + 1)
    for end in range(1, count + 1):
        wide = -space
        for start in range(end - 1, -1, -1):
            wide += space + widths[start]
            if wide > measure and start < end - 1:
                break
            missing = max(1 - wide / measure, 0.0)
            if end == count:
                missing = _LONELY_COSTS if wide < _LONELY * measure and start else 0.0
            cost = best[start] + missing**2
            if cost < best[end]:
                best[end], came_from[end] = cost, start
    lines: list[str] = []
    end = count
    while end:
        lines.insert(0, " ".join(words[came_from[end] : end]))
        end = came_from[end]
    return tuple(lines)
