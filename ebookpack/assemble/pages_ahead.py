"""What publishers bind in before the title page: praise of the book or its author, other books.

The title stands below such a page. A heading that praises, or names what else there is, is never
the title itself.
"""

from __future__ import annotations

import re

from ebookpack.assemble.back_matter import names_other_books
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_PRAISE = pattern(
    r"\W*(?:(?:advance |early |international |critical |high |more )*(?:praise|acclaim|reviews)"
    r" (?:for|of)\b.{1,100}"
    r"|what (?:the |early )?(?:readers|critics|reviewers|people|others|they)"
    r" (?:are saying|say|said|have said)\b.{0,100}"
    r"|(?:das sagt die presse|pressestimmen|stimmen) (?:zu|über)\b.{1,100}"
    r"|(?:éloges? de|la presse en parle|elogios (?:para|a)|hanno detto di)\b.{0,100})",
    re.IGNORECASE,
)
_SOURCE = pattern(r"\s*(?:--?|—|–|~)\s*\S")
MOST_WORDS = 14
MOST_BLOCKS = 30


def leave_pages_ahead(reading: Reading) -> int:
    """Open a section for such a page at the head; index of the block at which the title page is.

    0 if there is none.
    """
    first = next(reading.unread(), len(reading.blocks))
    end = min(first + MOST_BLOCKS, len(reading.blocks))
    start = first
    while start < end and (role := _role(start, reading)) is not None:
        below = next((i for i in range(start + 1, end) if _opens_title_page(i, reading)), None)
        if below is None:
            break
        is_heading = "\n" not in reading.texts[start]
        reading.verdicts[start] = Verdict(
            kind=Kind.OPENS,
            role=role,
            title=" ".join(reading.texts[start].split()) if is_heading else "",
            rest=() if is_heading else None,
            why="stands before the title page, and names no title",
        )
        start = below
    return start if start > first else 0


def praises(text: str) -> bool:
    """Whether a line heads what others say of a book: `Praise for Ada Pell`."""
    return words(text) <= MOST_WORDS and _PRAISE.fullmatch(text.strip()) is not None


def _role(index: int, reading: Reading) -> SectionRole | None:
    text = reading.texts[index]
    if not isinstance(reading.blocks[index], Paragraph) or reading.verdicts[index] is not None:
        return None
    if praises(text.split("\n")[0]):
        return SectionRole.NOTE
    return SectionRole.BIBLIOGRAPHY if names_other_books(text) else None


def _opens_title_page(index: int, reading: Reading) -> bool:
    """Whether a line could be the title: more stands above it than above a paragraph."""
    block, text = reading.blocks[index], reading.texts[index]
    if not isinstance(block, Paragraph) or reading.verdicts[index] is not None:
        return True
    if not (reading.gap(index) or block.layout.page):
        return False
    lines = text.split("\n")
    if _role(index, reading) is not None:
        return True
    return is_title_like(lines[0]) and _SOURCE.match(lines[-1]) is None
