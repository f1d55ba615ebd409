"""Notes at the two ends of the body: of the work, unless the format puts them into a chapter."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.book import Matter, Section


def without_outer_notes(
    body: tuple[Section, ...], own: frozenset[str]
) -> tuple[tuple[Section, ...], tuple[Section, ...], tuple[Section, ...]]:
    """(body, notes above its first words, notes below its last).

    Those are front and back matter, but for the chapters' `own`: there the author speaks of the
    work, and the body starts and ends with the story's own words.
    """
    if not body:
        return (), (), ()
    first, above = _without_opening(body[0], own)
    last, below = _without_closing((first, *body[1:])[-1], own)
    return (first, *body[1:-1], last) if len(body) > 1 else (last,), above, below


def _without_opening(section: Section, own: frozenset[str]) -> tuple[Section, tuple[Section, ...]]:
    above = tuple(
        replace(note, matter=Matter.FRONT) for note in section.opening if note.id not in own
    )
    section = replace(section, opening=tuple(n for n in section.opening if n.id in own))
    if section.blocks or not section.children:
        return section, above
    child, more = _without_opening(section.children[0], own)
    return replace(section, children=(child, *section.children[1:])), (*above, *more)


def _without_closing(section: Section, own: frozenset[str]) -> tuple[Section, tuple[Section, ...]]:
    if section.children:
        child, below = _without_closing(section.children[-1], own)
        return replace(section, children=(*section.children[:-1], child)), below
    below = tuple(
        replace(note, matter=Matter.BACK) for note in section.closing if note.id not in own
    )
    return replace(section, closing=tuple(n for n in section.closing if n.id in own)), below
