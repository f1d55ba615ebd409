"""The pictures of a book, which lie in its container."""

from __future__ import annotations

from ebookpack.core.book import Manuscript, Resource
from ebookpack.core.container_addresses import resolved
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Image
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.epub.container import EpubContainer
from ebookpack.readers.pictures import MOST_BYTES, Pictures


class BookPictures:
    """Takes pictures as the documents of a book name them."""

    def __init__(
        self, container: EpubContainer, manuscript: Manuscript, diagnostics: Diagnostics
    ) -> None:
        """Take pictures from a container."""
        self._container = container
        self._name = manuscript.name
        self._pictures = Pictures(manuscript.folder, manuscript.name, diagnostics)
        self._complaints = Complaints(diagnostics)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What was read, in the order of the text."""
        return self._pictures.resources

    def take(self, page: str, source: str, alt: str, span: Span) -> Image | None:
        """The node for a picture that the document `page` shows; None, and an error, if refused."""
        source = source.strip()
        if not source:
            return None
        if ":" in source.split("/")[0] or source.startswith("//"):
            return self._pictures.take(source, alt, span)
        name, _ = resolved(page, source)
        data = self._container.optional(name, limit=MOST_BYTES)
        if data is None:
            message = f'image "{source[-80:]}" is not in the book'
            self._complaints.lost_picture("R374", message, span)
            return None
        resource = self._pictures.add(f"{self._name}/{name}", data, span)
        return Image(resource=resource.name, alt=" ".join(alt.split())) if resource else None
