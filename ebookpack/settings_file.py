"""A commented book.toml that holds what was inferred, for the author to correct by hand."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Book, Matter, Metadata
from ebookpack.core.node_text import block_text

QUOTED_WORDS = 6
"""Words by which a paragraph is quoted: enough to be the only one, short enough to read."""


def settings_text(book: Book, theme: str, trim: str) -> str:
    """Text of a book.toml for a book; what is not known, or is right as it is, is a comment."""
    return "\n".join([*_metadata(book.metadata), *_design(theme, trim), *_structure(book)]) + "\n"


def _metadata(metadata: Metadata) -> Iterator[str]:
    yield "# What ebookpack took from the manuscript. Correct what is wrong; a line that starts"
    yield "# with # is only a suggestion."
    yield ""
    authors = [person.name for person in metadata.authors]
    yield _line("title", metadata.title)
    yield _line("subtitle", metadata.subtitle)
    if len(authors) > 1:
        yield f"authors = [{', '.join(map(_quoted, authors))}]"
    else:
        yield _line("author", authors[0] if authors else "")
    yield _line("language", metadata.language)
    yield _line("description", metadata.description)
    yield _line("publisher", metadata.publisher)
    yield _line("rights", metadata.rights)
    yield _line("date", metadata.date, "2026-12-01")
    yield f"subjects = [{', '.join(map(_quoted, metadata.subjects))}]"
    yield "# Reading systems know the book by this: it must never change once the book is out."
    yield _line("identifier", metadata.identifier)
    if metadata.series:
        yield ""
        yield "[series]"
        yield _line("name", metadata.series.name)
        yield _line("number", metadata.series.number, "1")


def _design(theme: str, trim: str) -> Iterator[str]:
    yield ""
    yield "[design]"
    yield f"theme = {_quoted(theme)}"
    yield f"trim = {_quoted(trim)}"
    yield ""
    yield "# Where the author's notes stand: front, chapter (as in the manuscript), end or omit;"
    yield "# and warnings of what the text holds: front, folded (a line leads there), end or omit."
    for edition in ("epub", "print"):
        yield f"[{edition}]"
        yield '# notes = "chapter"'
        yield '# warnings = "front"'
        yield ""
    yield "# Straight marks are set as a typographer would; false leaves them as typed."
    yield "[typography]"
    for switch in ("quotes", "dashes", "ellipses", "spaces"):
        yield f"{switch} = true"


def _structure(book: Book) -> Iterator[str]:
    yield ""
    yield "# What each part is, named by quoting how its first paragraph starts. Other keys:"
    yield "# scene-break, text (an ordinary paragraph, whatever it looks like), leave-out."
    yield "[structure]"
    body_named = False
    for _, section in book.sections():
        if section.matter is Matter.BODY:
            if body_named or not section.blocks:
                continue
            body_named = True
        texts = [block_text(block) for block in section.blocks]
        words = next((text for text in texts if text.strip()), "").split()
        if words:
            key = "body" if section.matter is Matter.BODY else str(section.role)
            yield f"# {key} = {_quoted(' '.join(words[:QUOTED_WORDS]))}"


def _line(key: str, value: str, example: str = "...") -> str:
    return f"{key} = {_quoted(value)}" if value else f'# {key} = "{example}"'


def _quoted(text: str) -> str:
    """A TOML basic string (TOML 1.0, String)."""
    escaped = "".join(_ESCAPES.get(c, c if c.isprintable() else f"\\U{ord(c):08X}") for c in text)
    return f'"{escaped}"'


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
