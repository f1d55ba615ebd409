"""A book as one edition arranges it: the author's notes and the warnings put where he wants them.

The story itself is the same in every edition. What is gathered from several chapters becomes one
section, with a heading for each chapter that leads back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.arrangement import Arrangement, NotePlace, WarningPlace
from ebookpack.core.book import Book, Matter, Section, SectionRole
from ebookpack.core.node_text import block_text, count_words
from ebookpack.core.nodes import Block, Blocks, Heading, Link, Text

R = SectionRole

NOTES_ID = "author-notes"
WARNINGS_ID = "content-warnings"
MOST_NAME_WORDS = 6
"""Words by which a chapter without a heading is named."""

_OF_THE_WORK = frozenset({R.NOTE, R.ENDNOTE})
"""What is a note of the author outside of a chapter: a disclaimer or a synopsis is none there."""


class Arranged(Struct, frozen=True, kw_only=True):
    """A book as an edition has it, and the sections that this edition does without."""

    book: Book
    omitted: tuple[Section, ...] = ()

    @property
    def omitted_words(self) -> int:
        """Words of the manuscript that are not in this edition."""
        texts = (
            text
            for section in self.omitted
            for text in (section.heading, *map(block_text, section.blocks))
        )
        return sum(map(count_words, texts))


class _Taken(Struct, frozen=True):
    """A section taken from its place; `chapter` is what it stood in, None for the work itself."""

    section: Section
    chapter: Section | None


def arrange(book: Book, arrangement: Arrangement) -> Arranged:
    """The book with notes and warnings in the places that an arrangement names."""
    arranged = _with_notes(book, arrangement.notes)
    warned = _with_warnings(arranged.book, arrangement.warnings)
    return replace(warned, omitted=(*arranged.omitted, *warned.omitted))


def _with_notes(book: Book, place: NotePlace) -> Arranged:
    if place is NotePlace.CHAPTER:
        return Arranged(book=book)
    rest, taken = _take(book, _is_note)
    if place is NotePlace.OMIT:
        return Arranged(book=rest, omitted=tuple(each.section for each in taken))
    matter = Matter.FRONT if place is NotePlace.FRONT else Matter.BACK
    role = R.NOTE if place is NotePlace.FRONT else R.ENDNOTE
    above = [_moved(t.section, matter, role) for t in taken if t.section.matter is Matter.FRONT]
    inside = [each for each in taken if each.chapter is not None]
    below = [_moved(t.section, matter, role) for t in taken if t.section.matter is Matter.BACK]
    gathered = _gathered(inside, NOTES_ID, role, matter)
    if place is NotePlace.FRONT:
        return Arranged(book=replace(rest, front=(*rest.front, *above, *gathered, *below)))
    return Arranged(book=replace(rest, back=(*above, *gathered, *below, *rest.back)))


def _with_warnings(book: Book, place: WarningPlace) -> Arranged:
    if place is WarningPlace.FRONT:
        return Arranged(book=book)
    rest, taken = _take(book, _is_warning, folded=place is WarningPlace.FOLDED)
    if place is WarningPlace.OMIT:
        return Arranged(book=rest, omitted=tuple(each.section for each in taken))
    gathered = _gathered(taken, WARNINGS_ID, R.WARNINGS, Matter.BACK)
    return Arranged(book=replace(rest, back=(*rest.back, *gathered)))


def _is_note(section: Section, chapter: Section | None) -> bool:
    if chapter is None:
        return section.role in _OF_THE_WORK
    return section.role is not R.WARNINGS


def _is_warning(section: Section, chapter: Section | None) -> bool:
    return section.role is R.WARNINGS


def _moved(section: Section, matter: Matter, role: SectionRole) -> Section:
    return replace(section, matter=matter, role=role)


# ------------------------------------------------------------------------- taking out of the book


def _take(
    book: Book, wanted: Callable[[Section, Section | None], bool], *, folded: bool = False
) -> tuple[Book, list[_Taken]]:
    """(the book without the sections that are wanted, those, in the order in which they stood).

    `folded` leaves in the place of each a section without text that says where it is told.
    """
    taken: list[_Taken] = []

    def sift(sections: tuple[Section, ...], chapter: Section | None) -> Iterator[Section]:
        for section in sections:
            if not wanted(section, chapter):
                yield section if chapter else whole(section)
                continue
            taken.append(_Taken(section, chapter))
            if folded:
                target = _heading_id(WARNINGS_ID, chapter) if chapter else WARNINGS_ID
                yield replace(section, title="", label="", blocks=(), told_in=target)

    def whole(section: Section) -> Section:
        return replace(
            section,
            opening=tuple(sift(section.opening, section)),
            closing=tuple(sift(section.closing, section)),
            children=tuple(map(whole, section.children)),
        )

    front = tuple(sift(book.front, None))
    body = tuple(map(whole, book.body))
    back = tuple(sift(book.back, None))
    return replace(book, front=front, body=body, back=back), taken


# ------------------------------------------------------------------------------------- gathering


def _gathered(
    taken: list[_Taken], ident: str, role: SectionRole, matter: Matter
) -> tuple[Section, ...]:
    """The one section that is made of others, each chapter's below its heading; or none."""
    blocks: list[Block] = []
    for chapter, group in groupby(taken, key=lambda each: each.chapter):
        if chapter is not None:
            blocks.append(_chapter_heading(chapter, _heading_id(ident, chapter)))
        for each in group:
            blocks += _below_heading(each.section, role, deep=chapter is not None)
    if not blocks:
        return ()
    why = "gathered from their places, as book.toml or the command line says"
    return (Section(id=ident, role=role, matter=matter, blocks=tuple(blocks), why=why),)


def _heading_id(ident: str, chapter: Section) -> str:
    return f"{ident}.{chapter.id}"


def _chapter_heading(chapter: Section, ident: str) -> Heading:
    link = Link(href=f"#{chapter.id}", children=(Text(text=_name(chapter)),))
    return Heading(level=1, children=(link,), id=ident)


def _name(chapter: Section) -> str:
    if chapter.heading:
        return chapter.heading
    words = next((text.split() for text in map(block_text, chapter.blocks) if text.strip()), [])
    return " ".join(words[:MOST_NAME_WORDS]) + ("…" if len(words) > MOST_NAME_WORDS else "")


def _below_heading(section: Section, role: SectionRole, *, deep: bool) -> Blocks:
    """The blocks of a gathered section, below its own title if that says more than what it is."""
    level = 2 if deep else 1
    blocks = tuple(
        replace(block, level=block.level + level) if isinstance(block, Heading) else block
        for block in section.blocks
    )
    alike = section.role is role or {section.role, role} <= _OF_THE_WORK
    if alike or not section.heading:
        return blocks
    return (Heading(level=level, children=(Text(text=section.heading),)), *blocks)
