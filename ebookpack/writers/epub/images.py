"""The pictures of a book as files of the EPUB."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from ebookpack.core.book import Book, Resource
from ebookpack.core.node_text import walk_inlines
from ebookpack.core.nodes import Blocks, Image, NoteRef
from ebookpack.core.slugs import free, slug
from ebookpack.writers.epub.reading_systems import TAKEN_PICTURES

FOLDER = "images"
_TAKEN = ("cover", "ornament")
_LONGEST_STEM = 40


class BookImage(Struct, frozen=True, kw_only=True):
    """A picture that the book shows."""

    file_name: str
    """In the EPUB, below `FOLDER`: ASCII, unique without regard to case."""
    resource: Resource


def book_images(book: Book) -> dict[str, BookImage]:
    """Pictures by resource name, in the book's order: those that are shown and can be shown."""
    if not book.resources:
        return {}
    shown = {image.resource for image in images_shown(book)}
    taken = dict.fromkeys(_TAKEN, 1)
    images: dict[str, BookImage] = {}
    for resource in book.resources:
        extension = TAKEN_PICTURES.get(resource.media_type)
        if extension and resource.name in shown and resource.name not in images:
            name = slug(PurePosixPath(resource.name).stem, _LONGEST_STEM)
            stem = free(name or "image", taken)
            images[resource.name] = BookImage(file_name=f"{stem}{extension}", resource=resource)
    return images


def images_shown(book: Book) -> Iterator[Image]:
    """Every picture in the text, the notes that the text calls included."""
    notes = {note.id: note.blocks for note in book.notes}
    waiting: list[Blocks] = [section.blocks for _, section in book.sections()]
    while waiting:
        for inline in walk_inlines(waiting.pop(0)):
            if isinstance(inline, Image):
                yield inline
            elif isinstance(inline, NoteRef) and inline.note in notes:
                waiting.append(notes.pop(inline.note))
