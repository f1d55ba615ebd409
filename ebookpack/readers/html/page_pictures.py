"""Pictures of a saved page: those saved beside it; what is not there costs no build."""

from __future__ import annotations

import re

from ebookpack.core.book import Folder, Resource
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.pictures import Pictures

_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class PagePictures:
    """Takes pictures as `Pictures` does; what cannot be had is a warning.

    Nobody wrote a saved page by hand: its author cannot be asked to mend each address in it.
    """

    def __init__(self, folder: Folder, name: str, diagnostics: Diagnostics) -> None:
        """Take pictures named by paths relative to the file `name` in the folder."""
        self._found = Diagnostics()
        self._pictures = Pictures(folder, name, self._found)
        self._complaints = Complaints(diagnostics)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What was read, in the order of the text."""
        return self._pictures.resources

    def take(self, source: str, alt: str, span: Span) -> Image | None:
        """The node for a picture; None, and a warning, if it cannot be had."""
        source = source.strip()
        if _REMOTE.match(source):
            short = source if len(source) <= 80 else f"{source[:77]}..."
            self._complaints.warning(
                "R341",
                f'image "{short}" is on the web and is left out',
                span,
                "save the page with its pictures, or name a file beside it",
            )
            return None
        image = self._pictures.take(source, alt, span)
        for found in self._found.found:
            self._complaints.warning(found.code, found.message, found.span, *found.hints)
        self._found.found.clear()
        return image
