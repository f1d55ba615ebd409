"""Sections that run on: below what stands before them, on the same page.

The chapters of a part start pages of their own. The scenes of an act do not, nor the numbered
sections of a short story, nor what stands within a chapter: a new page for each would leave most
of the book white.
"""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Section, SectionRole
from ebookpack.core.node_text import block_text, count_words
from ebookpack.core.nodes import Speech

LEAST_STAGED = 0.5
"""Share of a part's sections in which somebody speaks, if they are the scenes of an act."""
MOST_WORDS = 500
"""Of a numbered section of a story, on average: more than a page of them is a chapter."""


def runs_on(section: Section) -> bool:
    """Whether the sections within a section stand on its own pages, one below the other."""
    if not section.children or section.role is not SectionRole.PART:
        return bool(section.children)
    children = section.children
    staged = sum(any(isinstance(block, Speech) for block in it.blocks) for it in children)
    if staged >= LEAST_STAGED * len(children):
        return True
    if any(child.title or child.children for child in children):
        return False
    return sum(map(_words, children)) <= MOST_WORDS * len(children)


def is_act(section: Section) -> bool:
    """Whether a part is headed as a chapter is, and has no leaf to itself: its text runs on."""
    return section.role is SectionRole.PART and runs_on(section)


def running_on(section: Section, depth: int = 1) -> Iterator[tuple[int, Section]]:
    """(depth, section) of those that stand on the pages of a section, in reading order."""
    if runs_on(section):
        for child in section.children:
            yield depth, child
            yield from running_on(child, depth + 1)


def _words(section: Section) -> int:
    return sum(count_words(block_text(block)) for block in section.blocks)
