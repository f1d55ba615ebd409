"""Which paragraphs are headings, and of what level; what the head says of title and author."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain, count

from msgspec import Struct

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Span
from ebookpack.readers.word_processor.habits import is_filled
from ebookpack.readers.word_processor.lists import Numbering
from ebookpack.readers.word_processor.seen import Seen, SeenParagraph

HEAD = 20
"""Paragraphs of a manuscript among which title, subtitle and author stand."""
DEEPEST = 6
_SAFE_ID = re.compile(r"[A-Za-z_][\w-]{0,60}", re.ASCII)
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|indice",
    re.IGNORECASE,
)
_DECLARED = {"title": "title", "subtitle": "subtitle", "author": "author", "date": "date-line"}
"""Roles of paragraphs at the head, and the fields that they give."""


class Outline(Struct, frozen=True):
    """The headings of a document."""

    levels: Mapping[int, int]
    """Level of each heading, 1 for the outermost, by its paragraph's number."""
    ids: Mapping[int, str]
    """Ids of the headings that links may lead to."""
    anchors: Mapping[str, str]
    """Ids of headings by the bookmarks in them."""


NO_HEADINGS = Outline(levels={}, ids={}, anchors={})


def outline_of(seen: Iterable[Seen], numbering: Numbering) -> Outline:
    """The headings among what was seen of the body.

    A book has one title. Where a style of that name comes again below, its author made headings
    with it, and they stand above those of the heading styles.
    """
    paragraphs = [
        item for item in seen if isinstance(item, SeenParagraph) and is_shown(item, numbering)
    ]
    first = next((i for i, p in enumerate(paragraphs) if _is_heading(p)), len(paragraphs))
    head = {p.number for p in paragraphs[: min(first, HEAD)] if p.look.role == "title"}
    titled = {p.number for p in paragraphs if p.look.role == "title"} - head
    levels: dict[int, int] = {}
    ids: dict[int, str] = {}
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for paragraph in paragraphs:
        number = paragraph.number
        if number in titled:
            levels.setdefault(number, 1)
        elif _is_heading(paragraph):
            level = (paragraph.look.outline or 0) + 1 + bool(titled)
            levels.setdefault(number, min(level, DEEPEST))
        if number in levels and paragraph.bookmarks:
            if number not in ids:
                ids[number] = _id(paragraph.bookmarks, taken)
                taken.add(ids[number])
            for name in paragraph.bookmarks:
                anchors.setdefault(name, ids[number])
    return Outline(levels=levels, ids=ids, anchors=anchors)


def declared_fields(
    seen: Iterable[Seen], outline: Outline, place: Callable[[int], Span]
) -> list[Field]:
    """Title, subtitle, date where just one paragraph at the head has such a style, and authors.

    A heading `Contents` may have the style of the title.
    """
    paragraphs = [item for item in seen if isinstance(item, SeenParagraph) and is_filled(item)]
    head = [p for p in paragraphs[:HEAD] if p.number not in outline.levels]
    fields = []
    for name, field in _DECLARED.items():
        found = [paragraph for paragraph in head if paragraph.look.role == name]
        if len(found) != 1 and name != "author":
            continue
        for paragraph in found:
            text = " ".join("".join(leaf.text or " " for leaf in paragraph.leaves).split())
            if not _CONTENTS.fullmatch(text):
                fields.append(Field(name=field, value=text, span=place(paragraph.number)))
    return fields


def is_shown(paragraph: SeenParagraph, numbering: Numbering) -> bool:
    """Whether a paragraph has text, or a number that makes up for it: `Chapter 4`."""
    number = paragraph.look.number
    labelled = paragraph.item is not None and bool(paragraph.item.label)
    shown = labelled or (number is not None and numbering.shows_number(number))
    return is_filled(paragraph) or shown


def _is_heading(paragraph: SeenParagraph) -> bool:
    return paragraph.look.outline is not None and paragraph.look.role not in ("title", "contents")


def _id(bookmarks: tuple[str, ...], taken: Collection[str]) -> str:
    """An id for a heading: the name of a bookmark in it, if that can be one and is still free."""
    numbered = (f"heading-{number}" for number in count(len(taken) + 1))
    names = (name for name in bookmarks if _SAFE_ID.fullmatch(name))
    return next(name for name in chain(names, numbered) if name not in taken)
