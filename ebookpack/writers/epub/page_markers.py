"""Marks put into the markup of a block where pages of the print edition start.

A mark is seen by nobody: it is an empty element, which reading systems turn to and assistive
technology may name (EPUB Accessibility Techniques 1.1, 2.2). It stands before a character of the
text; in the midst of a word it would part what is spoken as one, and so stands before the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import NamedTuple

_PIECE = re.compile(r"<[^>]*>|&[^;]*;|[^<&]+")
_NAME = re.compile(r"</?(\w+)")
_FOREIGN = re.compile(r"<(?:rt|rp)\b|<a\b[^>]*\bepub:type=\"noteref\"")
"""Starts of what stands in a block's markup, and is not of its text."""
_IN_PARAGRAPH = re.compile(r"<(?:p|h[1-6])\b")
_BEGINS_IN_LINE = re.compile(r'<(?:em|strong|sup|sub|span(?! class="line)|[abis]|code|ruby)\b')
_IN_WORD = re.compile(r"[^\W_]")
_JOINING = "'’-\u2010\u2011\u00ad\u2060"
"""What stands within words: a page that starts behind it starts in the midst of one."""


class Mark(NamedTuple):
    """The start of a page in a block."""

    characters: int
    """Of the block's text before it, white space not counted."""
    label: str


def page_id(label: str) -> str:
    """Id of the mark of a page; the dot keeps it apart from ids that headings of a text have."""
    return f"page.{label}"


def written(label: str, tag: str) -> str:
    """A mark as an element of the line (`span`), or of its own (`div`)."""
    return (
        f'<{tag} epub:type="pagebreak" role="doc-pagebreak" '
        f'id="{escape(page_id(label))}" aria-label="{escape(label)}"></{tag}>'
    )


def snapped(text: str, offset: int) -> int:
    """The start of the word in whose midst a place of a text is, or the place itself."""
    start = offset
    while start and start < len(text) and _goes_on(text, start):
        start -= 1
    return start


def _goes_on(text: str, place: int) -> bool:
    """Whether the word of the character before a place goes on there."""
    before, after = text[place - 1], text[place]
    if _IN_WORD.match(before):
        within = place + 1 < len(text) and bool(_IN_WORD.match(text[place + 1]))
        return bool(_IN_WORD.match(after)) or (after in _JOINING and within)
    return (
        before in _JOINING
        and place > 1
        and bool(_IN_WORD.match(text[place - 2]))
        and bool(_IN_WORD.match(after))
    )


def marked(markup: str, marks: Sequence[Mark]) -> str:
    """The markup of a block with marks, in the order of their places.

    A page that starts with a block is marked in its line where it is a paragraph or a heading, else
    before it: a list, a table, a picture.
    """
    places = _places(markup, [mark.characters for mark in marks])
    in_line = _IN_PARAGRAPH.match(markup)
    parts, done = [], 0
    for number, mark in enumerate(marks):
        if not in_line and not (mark.characters and places):
            parts.append(f"{written(mark.label, 'div')}\n")
            continue
        place = _outside(markup, places[number]) if places else markup.index(">") + 1
        parts += (markup[done:place], written(mark.label, "span"))
        done = place
    return "".join((*parts, markup[done:]))


def _places(markup: str, wanted: Sequence[int]) -> list[int]:
    """Where characters of the block's text stand, by how many are before them, the first first.

    White space is not counted; for a character that there is not, it is the last one. Nothing for
    a block without text.
    """
    places: list[int] = []
    count, last = 0, -1
    for start, text in _texts(markup):
        within = 1 if text.startswith("&") else len("".join(text.split()))
        while len(places) < len(wanted) and wanted[len(places)] < count + within:
            places.append(start + _at(text, wanted[len(places)] - count))
        if len(places) == len(wanted):
            return places
        if within:
            last = start + _at(text, within - 1)
        count += within
    return places + [last] * (len(wanted) - len(places)) if count else []


def _at(text: str, number: int) -> int:
    """Where the character of a text stands that has so many before it, white space left out."""
    places = (place for place, char in enumerate(text) if not char.isspace())
    return next(islice(places, number, None))


def _texts(markup: str) -> Iterator[tuple[int, str]]:
    """(place, text or entity) of what stands in a block and is of its text."""
    foreign = ""
    for piece in _PIECE.finditer(markup):
        text = piece[0]
        if text.startswith("<"):
            name = _NAME.match(text)
            if foreign and name and text.startswith("</") and name[1] == foreign:
                foreign = ""
            elif not foreign and name and _FOREIGN.match(text):
                foreign = name[1]
        elif not foreign:
            yield piece.start(), text


def _outside(markup: str, place: int) -> int:
    """Where a place is outside of elements in the line that begin there."""
    while markup.endswith(">", 0, place):
        tag = markup.rindex("<", 0, place)
        if not _BEGINS_IN_LINE.match(markup, tag):
            break
        place = tag
    return place
