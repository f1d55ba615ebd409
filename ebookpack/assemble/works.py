"""Titles of works in one book: lines above chapters that are counted anew in each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ebookpack.assemble.endings import says_the_end
from ebookpack.assemble.heading_forms import Candidate
from ebookpack.assemble.reading import Reading, is_title_like, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.assemble.title_headings import listed_headings, titles_with_white_above
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Paragraph

FEWEST_WORKS = 2
LEAST_TITLED = 0.75
"""Share of the first chapters that have a title above them."""
MOST_TITLE_WORDS = 10


def works_above(accepted: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The titles right above each `Chapter 1`, as headings of parts; none if parts are known."""
    if any(candidate.role is SectionRole.PART for candidate in accepted):
        return []
    firsts = [c.index for c in accepted if c.role is SectionRole.CHAPTER and c.number == 1]
    taken = {candidate.index for candidate in accepted}
    titles = [i - 1 for i in firsts if i - 1 not in taken and _is_title(i - 1, reading)]
    if len(titles) < max(FEWEST_WORKS, LEAST_TITLED * len(firsts)):
        return []
    return [
        Candidate(i, SectionRole.PART, "work", number, "", reading.texts[i], certain=False)
        for number, i in enumerate(titles, 1)
    ]


def with_listed_inside(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """The headings with the titles inside of each, by the contents list or the white above them.

    So are books of verse in sections: each heading has the first poem's title right below it.
    """
    if any(c.role is SectionRole.PART for c in accepted):
        return accepted
    taken = {candidate.index for candidate in accepted}
    works = listed_headings(reading, taken) or titles_with_white_above(reading, taken)
    titles = {work.index for work in works}
    first = works[0].index - 1 if works else len(reading.texts)
    sections = {
        c.index for c in accepted if c.role is SectionRole.CHAPTER and c.index >= first
    }  # what stands further up are lines of the list itself
    if not FEWEST_WORKS <= len(sections) < len(works):
        return accepted
    if not all(index + 1 in titles for index in sections):
        return accepted
    parted = [replace(c, role=SectionRole.PART) if c.index in sections else c for c in accepted]
    return [*parted, *works]


def with_sections(works: list[Candidate]) -> list[Candidate]:
    """Listed titles, those as parts that have the next right below them, if the first is one."""
    titles = {work.index for work in works}
    sections = [work.index for work in works if work.index + 1 in titles]
    if len(sections) < FEWEST_WORKS or works[0].index not in sections:
        return works
    numbers = {index: float(number) for number, index in enumerate(sections, 1)}
    return [
        replace(w, role=SectionRole.PART, number=numbers[w.index]) if w.index in numbers else w
        for w in works
    ]


def _is_title(index: int, reading: Reading) -> bool:
    if index < 0 or reading.verdicts[index] is not None:
        return False
    text = reading.texts[index]
    return (
        isinstance(reading.blocks[index], Paragraph)
        and is_title_like(text)
        and words(text) <= MOST_TITLE_WORDS
        and not is_divider(reading, index)
        and not says_the_end(text)
    )
