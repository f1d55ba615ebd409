"""When a book was modified, for a build that knows no clock.

Identifier and time of modification together tell one release of a book from another (EPUB 3.3,
5.5.5.1): reading systems keep the reader's place in a book that is the same, and take up one that
is not. So where nobody gave the time, it is that of the book's day which stands for the content: it
moves when that does, and only then. Where the release before is known, it moves forward.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from ebookpack.core.edition import Release
from ebookpack.writers.epub.metadata import Property
from ebookpack.writers.epub.publication import Publication

SECONDS = 24 * 60 * 60
PACKAGE = "EPUB/content.opf"
"""The package document of every EPUB that we write."""
_ALIKE = (PACKAGE, "mimetype", "META-INF/container.xml")
"""Files of the container that are counted otherwise, or are the same in every EPUB of ours."""

_MODIFIED = re.compile(rb'<meta property="dcterms:modified">([^<]*)</meta>')
_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


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


def release_of(package: bytes, files: Iterable[tuple[str, int]]) -> Release | None:
    """The release that an EPUB of ours is: (name, CRC-32) of each file, and its package document.

    None if that says no moment. The moment, and which program wrote it, are none of the content.
    """
    found = _MODIFIED.search(package)
    if found is None or not _MOMENT.fullmatch(found[1]):
        return None
    content = sha256(_GENERATOR.sub(b"", _MODIFIED.sub(b"", package)))
    for name, checksum in sorted(files):
        if name not in _ALIKE:
            content.update(f"\0{name}\0{checksum}".encode())
    return Release(moment=found[1].decode(), content=content.hexdigest())


def moment_after(former: Release, release: Release) -> str:
    """When a release was modified that takes the place of another: if it is the same, then."""
    if former.content == release.content:
        return former.moment
    try:
        later = datetime.fromisoformat(former.moment) + timedelta(seconds=1)
    except (ValueError, OverflowError):
        return release.moment  # no day of any calendar, or the last
    return max(release.moment, later.replace(tzinfo=None).isoformat() + "Z")
