"""Names that the chapters of a book have in the EPUB of an earlier build, and keep.

A chapter is named by its title, or by the words it starts with (assemble.section_ids). Where its
author has changed those, what else it says tells that it is the same one, and its file goes on
having the name by which reading systems know the place of their readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from ebookpack.core.book import Book, Section
from ebookpack.core.node_text import block_text
from ebookpack.core.zip_container import PartError
from ebookpack.former_epub import FormerEpub

LEAST_ALIKE = 0.5
"""Of the pairs of words of two texts, how many they have in common if they are one text edited."""

_WORD = re.compile(r"[^\W_]+")

Pairs = frozenset[tuple[str, str]]
"""Of words that stand side by side."""


def with_former_names(book: Book, former: FormerEpub) -> Book:
    """The book, its sections named as in the EPUB of an earlier build where they are the same.

    Where that is damaged, nothing is known of names.
    """
    sections = [section for _, section in book.outline()]
    new = [section for section in sections if section.id not in former.documents]
    gone = former.documents.keys() - {section.id for section in sections}
    if not new or not gone:
        return book
    try:
        former_texts = {stem: _pairs([former.text(stem)]) for stem in gone}
    except PartError:
        return book
    texts = {section.id: _pairs(_texts(section)) for section in new}
    return _renamed(book, dict(_matches(texts, former_texts)))


def _matches(texts: dict[str, Pairs], former: dict[str, Pairs]) -> Iterator[tuple[str, str]]:
    """(present id, former name) of the texts that are alike, the most alike first."""
    ranked = sorted(
        (-_likeness(pairs, before), ident, stem)
        for ident, pairs in texts.items()
        for stem, before in former.items()
    )
    done: set[str] = set()
    for unlike, ident, stem in ranked:
        if -unlike >= LEAST_ALIKE and not {ident, stem} & done:
            done |= {ident, stem}
            yield ident, stem


def _likeness(one: Pairs, other: Pairs) -> float:
    """How much of two texts is in both, from 0 to 1 (the coefficient of Sørensen and Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(texts: list[str]) -> Pairs:
    words = _WORD.findall(" ".join(texts).casefold())
    return frozenset(pairwise(words))


def _texts(section: Section) -> list[str]:
    return [block_text(block) for part in section.with_notes() for block in part.blocks]


def _renamed(book: Book, names: dict[str, str]) -> Book:
    def named(section: Section) -> Section:
        name = names.get(section.id, section.id)
        return replace(
            section,
            id=name,
            opening=tuple(_on(note, section.id, name) for note in section.opening),
            closing=tuple(_on(note, section.id, name) for note in section.closing),
            children=tuple(map(named, section.children)),
        )

    if not names:
        return book
    return replace(
        book,
        front=tuple(map(named, book.front)),
        body=tuple(map(named, book.body)),
        back=tuple(map(named, book.back)),
    )


def _on(note: Section, before: str, after: str) -> Section:
    """A note on a chapter, whose id starts with that of the chapter."""
    return replace(note, id=after + note.id.removeprefix(before))
