"""What a typescript says beside its text (William Shunn, "Proper Manuscript Format")."""

from __future__ import annotations

import re

from ebookpack.core.book import Book, Metadata
from ebookpack.core.edition import Edition
from ebookpack.core.node_text import block_text
from ebookpack.writers.labels import Term, label_for

LONG_WORDS = 17_500
"""A longer work is no short story any more: its words are told in thousands."""
MOST_KEYWORDS = 3
_ARTICLES = re.compile(
    r"(?:the|an?|der|die|das|eine?|les?|la|une?|los|las|el|il|lo|gli|de|het|een|os?)\s+|l['’]",
    re.IGNORECASE,
)


def word_count(book: Book) -> int:
    """Words of all sections."""
    return sum(
        len(block_text(block).split()) for _, section in book.sections() for block in section.blocks
    )


def is_short_story(book: Book) -> bool:
    """Whether a book is one text without chapters: its first page is its title page too."""
    return len(book.body) == 1 and not book.body[0].children and not book.front


def manuscript_values(edition: Edition) -> dict[str, str]:
    """Values for a title page.

    `contact`, lines of it; `words`, rounded as editors expect; `written_by`, the name with the "by"
    that no typescript leaves out.
    """
    book = edition.book
    count = word_count(book)
    step = 100 if count < LONG_WORDS else 1000
    rounded = f"{max(round(count / step) * step, step):,}"
    words = label_for(Term.ABOUT_WORDS, book.metadata.language).format(rounded)
    name = book.metadata.byline
    by = label_for(Term.WRITTEN_BY, book.metadata.language).format(name) if name else ""
    return {"contact": edition.contact or name, "words": words, "written_by": by}


def header_words(metadata: Metadata) -> str:
    """What stands at the head of each page before its number: `Tiddeman / MINUTES MISSING`."""
    author = metadata.authors[0] if metadata.authors else None
    surname = ""
    if author:
        surname = author.file_as.partition(",")[0] or author.name.rpartition(" ")[2]
    title = _ARTICLES.sub("", metadata.title, count=1) if metadata.title else ""
    keywords = " ".join(re.findall(r"[\w’'-]+", title)[:MOST_KEYWORDS]).upper()
    return " / ".join(filter(None, (surname, keywords)))
