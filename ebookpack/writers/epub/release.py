"""When a book was modified, for a build that knows no clock.

Identifier and time of modification together tell one release of a book from another (EPUB 3.3,
5.5.5.1): reading systems keep the reader's place in a book that is the same, and take up one that
is not. So where nobody gave the time, it is that of the book's day which stands for the content: it
moves when that does, and only then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from ebookpack.writers.epub.metadata import Property
from ebookpack.writers.epub.publication import Publication

SECONDS = 24 * 60 * 60


def released(day: datetime, metadata: Iterable[Property], publication: Publication) -> datetime:
    """The moment of a day that stands for this content; which program wrote it is none of it."""
    digest = sha256()
    for found in metadata:
        if ("name", "generator") not in found.attributes:
            digest.update(f"{found.name}\0{found.value}\0{found.attributes}\0".encode())
    for item in publication.items:
        digest.update(f"{item.file}\0{item.properties}\0{len(item.data)}\0".encode() + item.data)
    digest.update("\0".join(publication.spine).encode())
    return day + timedelta(seconds=int.from_bytes(digest.digest()[:8]) % SECONDS)
