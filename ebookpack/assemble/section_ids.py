"""Ids of the sections of a book: what they say, not where they stand.

An id is the name of the section's file in the EPUB, by which a reading system knows the place of
its reader: a chapter that is put in between must not rename those behind it. So chapters are named
by their titles, those without one by the words they start with, and notes by their chapters. What a
book has one of as a rule, as a dedication, has the name of its role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from ebookpack.core.book import Section, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.slugs import free, slug

_OF_MANY = frozenset({SectionRole.PART, SectionRole.CHAPTER, SectionRole.INTERLUDE})
"""Roles that a book has many of: such a section is named by its words."""
LONGEST = 40
"""Characters of the words in an id."""
OPENING_WORDS = 6

Sections = tuple[Section, ...]


def identified(
    front: Sections, body: Sections, back: Sections
) -> tuple[Sections, Sections, Sections]:
    """(front, body, back) with the ids of their sections, those of the notes on them too."""
    every = [section for part in (front, body, back) for section in _descend(part)]
    titles = Counter(_by_title(section) for section in every if section.role in _OF_MANY)
    taken: dict[str, int] = {}

    def named(section: Section) -> Section:
        ident = free(_name(section, titles), taken)
        return replace(
            section,
            id=ident,
            opening=tuple(on(note, ident) for note in section.opening),
            closing=tuple(on(note, ident) for note in section.closing),
            children=tuple(map(named, section.children)),
        )

    def on(note: Section, chapter: str) -> Section:
        return replace(note, id=free(f"{chapter}-{note.role}", taken))

    return tuple(map(named, front)), tuple(map(named, body)), tuple(map(named, back))


def _descend(sections: Sections) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _descend(section.children)


def _name(section: Section, titles: Counter[str]) -> str:
    """The name of a section; where a title is not its own, the words below it are in it too."""
    if section.role not in _OF_MANY:
        return str(section.role)
    title, opening = _by_title(section), _by_opening(section)
    alone = opening or slug(section.label, LONGEST)
    words = title if titles[title] == 1 else f"{title}-{alone}"
    return f"{section.role}-{(words if title else alone) or 'without-words'}".strip("-")


def _by_title(section: Section) -> str:
    return slug(section.title, LONGEST)


def _by_opening(section: Section) -> str:
    """The first words of a section; those of its pictures and tables count as well."""
    words: list[str] = []
    for block in section.blocks:
        words += block_text(block).split()
        if len(words) >= OPENING_WORDS:
            break
    return slug(" ".join(words[:OPENING_WORDS]), LONGEST)
