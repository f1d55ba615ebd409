"""Where the contents stand among the front matter (Chicago 1.4)."""

from __future__ import annotations

from ebookpack.core.book import Book, SectionRole

_BEFORE_CONTENTS = frozenset(
    {
        SectionRole.TITLEPAGE,
        SectionRole.COPYRIGHT_PAGE,
        SectionRole.DEDICATION,
        SectionRole.EPIGRAPH,
    }
)


def sections_before_contents(book: Book) -> int:
    """How many of a book's front sections stand before its contents; the others are listed."""
    after = (n for n, section in enumerate(book.front) if section.role not in _BEFORE_CONTENTS)
    return next(after, len(book.front))
