"""Numbers that part a book of titled pieces: `I GREEN CHANNEL`, and poems with titles below it.

A number with nothing of its own below it but a title that stands as others do is no chapter: the
chapters are what has those titles.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from ebookpack.assemble.heading_forms import Candidate
from ebookpack.assemble.reading import Reading
from ebookpack.assemble.title_headings import titles_with_white_above
from ebookpack.core.book import SectionRole

R = SectionRole

FEWEST_PARTS = 2
LEAST_INSIDE = 1.5
"""Titles for each number, as a mean."""


def with_titles_inside(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """The headings, numbered ones being parts if each opens with one of the titles inside them."""
    numbered = [c for c in accepted if c.role is R.CHAPTER]
    parted = any(c.role is R.PART for c in accepted)
    if parted or len(numbered) < FEWEST_PARTS or any(c.number is None for c in numbered):
        return accepted
    below = {c.index: c.index + 1 + _has_title_below(c, reading) for c in numbered}
    taken = {c.index for c in accepted} | {first - 1 for first in below.values()}
    heads = sorted(c.index for c in accepted)
    titles = [
        title
        for title in titles_with_white_above(reading, taken)
        if title.role is R.CHAPTER and _head_above(title.index, heads) in below
    ]
    indexes = {title.index for title in titles}
    if len(titles) < LEAST_INSIDE * len(numbered) or not indexes.issuperset(below.values()):
        return accepted
    parts = [replace(c, role=R.PART) if c in numbered else c for c in accepted]
    return sorted([*parts, *titles], key=lambda candidate: candidate.index)


def _has_title_below(candidate: Candidate, reading: Reading) -> bool:
    """Whether the block below a number is its title."""
    below = candidate.index + 1
    return (
        bool(candidate.title)
        and candidate.title not in reading.texts[candidate.index]
        and below < len(reading.texts)
    )


def _head_above(index: int, heads: list[int]) -> int:
    place = bisect_right(heads, index)
    return heads[place - 1] if place else -1
