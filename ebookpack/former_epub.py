"""The EPUB of an earlier build, as far as the next one hangs on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from ebookpack.core.edition import Release
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.zip_container import PartError, ZipContainer
from ebookpack.files import DiskFolder

MOST_BYTES = 1 << 29
"""Of the EPUB; a larger one is left alone."""
MOST_DOCUMENT_BYTES = 1 << 24

_DOCUMENT = re.compile(r"EPUB/text/([\w.-]+)\.xhtml", re.ASCII)
_HEAD = re.compile(r"(?s)^.*?<body\b")
_TAG = re.compile(r"<[^>]*>")


class FormerEpub:
    """An EPUB that we wrote."""

    def __init__(self, container: ZipContainer) -> None:
        """Read what is asked for, when it is asked for."""
        self._container = container
        self.documents: Mapping[str, str] = {
            found[1]: name for name in container.names() if (found := _DOCUMENT.fullmatch(name))
        }
        """Names of its sections' files, by the id of the section."""

    def text(self, section: str) -> str:
        """The words of a section. Raises PartError for a damaged file."""
        data = self._container.read(self.documents[section], limit=MOST_DOCUMENT_BYTES) or b""
        return unescape(_TAG.sub(" ", _HEAD.sub("<", data.decode("utf-8", "replace"))))

    def release(self, identifier: str) -> Release | None:
        """Which release of the book with this identifier it is; None if it is of another."""
        from ebookpack.writers.epub.release import PACKAGE, release_of

        try:
            package = self._container.read(PACKAGE, limit=MOST_DOCUMENT_BYTES) or b""
        except PartError:
            return None
        if f">{identifier}</dc:identifier>".encode() not in package:
            return None
        return release_of(package, self._container.checksums().items())


def former_epub(place: Path) -> FormerEpub | None:
    """The EPUB at this place; None if there is none, or it is damaged."""
    try:
        data = DiskFolder(place.parent).read(place.name, limit=MOST_BYTES)
        return FormerEpub(ZipContainer(data, "", kind="EPUB", way_out=""))
    except (OSError, ValueError, ManuscriptError):
        return None
