"""Marks put into the markup of a block where pages of the print edition start.

A mark is seen by nobody: it is an empty element, which reading systems turn to and assistive
technology may name (EPUB Accessibility Techniques 1.1, 2.2). It stands before a character of the
text; in the midst of a word it would part what is spoken as one, and so stands before the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
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
    places = list(_places(markup))
    in_line = _IN_PARAGRAPH.match(markup)
    parts, done = [], 0
    for mark in marks:
        if not in_line and not (mark.characters and places):
            parts.append(f"{written(mark.label, 'div')}\n")
            continue
        if places:
            place = _outside(markup, places[min(mark.characters, len(places) - 1)])
        else:
            place = markup.index(">") + 1
        parts += (markup[done:place], written(mark.label, "span"))
        done = place
    return "".join((*parts, markup[done:]))


def _places(markup: str) -> Iterator[int]:
    """Where each character of the block's text stands, but for its white space."""
    foreign = ""
    for piece in _PIECE.finditer(markup):
        text = piece[0]
        if text.startswith("<"):
            name = _NAME.match(text)
            if foreign and name and text.startswith("</") and name[1] == foreign:
                foreign = ""
            elif not foreign and name and _FOREIGN.match(text):
                foreign = name[1]
        elif foreign:
            continue
        elif text.startswith("&"):
            yield piece.start()
        else:
            yield from (piece.start() + n for n, char in enumerate(text) if not char.isspace())


def _outside(markup: str, place: int) -> int:
    """Where a place is outside of elements in the line that begin there."""
    while markup.endswith(">", 0, place):
        tag = markup.rindex("<", 0, place)
        if not _BEGINS_IN_LINE.match(markup, tag):
            break
        place = tag
    return place
