"""What is remembered of a print edition: the wrap's spine hangs on the number of its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ebookpack.core.book import Book
from ebookpack.core.node_text import block_text

SUFFIX = "-print.json"
MOST_BYTES = 1 << 16


class PrintRecord(Struct, frozen=True, kw_only=True):
    """A print edition that was made, and the wrap that goes with it."""

    pages: int
    text: str
    """Digest of what the pages are made of; see `digest`."""
    wrap_pages: int | None = None
    """Pages that the last wrap was made for; None if there is none."""

    def to_bytes(self) -> bytes:
        """The record as a file."""
        return json.dumps(asdict(self), indent=1).encode() + b"\n"


def read_record(place: Path) -> PrintRecord | None:
    """The record of the last print edition; None if there is none that can be read."""
    try:
        with place.open("rb") as file:
            values = json.loads(file.read(MOST_BYTES))
        known = {name: values[name] for name in PrintRecord.__struct_fields__ if name in values}
        record = PrintRecord(**known)
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return record if isinstance(record.pages, int) and record.pages > 0 else None


def digest(book: Book, *design: object) -> str:
    """Stands for all that decides how many pages a book has: its texts, and its design.

    `design` is what is printed the same each time: the name of the theme, measures, a store.
    """
    parts = sha256()
    for part in (*_texts(book), *map(repr, design)):
        data = part.encode()
        parts.update(b"%d:" % len(data) + data)
    return parts.hexdigest()


def _texts(book: Book) -> Iterator[str]:
    metadata = book.metadata
    yield from (metadata.title, metadata.subtitle, metadata.byline, metadata.language)
    yield from (metadata.publisher, metadata.rights, metadata.identifier)
    for _, section in book.sections():
        # The pages are told by ids (core.block_ids).
        yield from (section.id, section.role, section.title, section.label)
        for block in section.blocks:
            yield type(block).__name__
            yield block_text(block)
    for note in book.notes:
        yield from map(block_text, note.blocks)
    for resource in book.resources:
        yield sha256(resource.data).hexdigest()
