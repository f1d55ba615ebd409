"""The pictures of a book within the bounds of a store: drawn smaller until they are, or a finding.

A store has a most of pixels for one picture, of bytes for one document with all that it shows, and
of bytes for the whole file. What moves cannot be drawn anew; neither can what is damaged.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ebookpack.core.book import Book, Section
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.ebook_store import CoverRules, EbookStore
from ebookpack.core.edition import Cover
from ebookpack.core.node_text import note_calls, walk_inlines
from ebookpack.core.nodes import Block, Image
from ebookpack.core.store import Source
from ebookpack.writers.epub.images import BookImage

FOR_TEXT = 1 << 19
"""Bytes of a document that are left to its text; a chapter of 80,000 words has as many."""
MOST_ROUNDS = 6
_CLOSER = 0.95
"""Of the scale that would just do: how far a picture can be compressed differs with its size."""
_MEGA = 1_000_000


def within_limits(
    book: Book, images: Mapping[str, BookImage], store: EbookStore, diagnostics: Diagnostics
) -> dict[str, BookImage]:
    """The pictures as a store takes them, by resource name.

    Adds W231 for one that cannot be made small enough, W232 for a document whose pictures cannot:
    errors where the store is known to ask it, else warnings.
    """
    if not images:
        return {}
    from ebookpack.writers.epub.picture_files import fitted

    fit = {
        name: replace(image, resource=fitted(image.resource, store.pictures))
        for name, image in images.items()
    }
    for _, section in book.outline():
        _fit_document(book, section, fit, store, diagnostics)
    places = dict(_places(book))
    for name, image in fit.items():
        if (size := _size(image)) and (fault := _fault(*size, store)):
            _tell(
                diagnostics,
                store.pictures.origins["most_pixels"],
                "W231",
                f'image "{name}" has {fault} and cannot be drawn smaller',
                places.get(name),
                "save it smaller; if it moves, as a still picture",
            )
    return fit


def fitted_cover(cover: Cover, rules: CoverRules) -> Cover:
    """The cover within the file, no larger than a store takes it."""
    if rules.has_room(cover.width, cover.height):
        return cover
    from ebookpack.writers.epub.picture_files import smaller_cover

    return smaller_cover(cover, rules)


def check_file_size(size: int, store: EbookStore, diagnostics: Diagnostics) -> None:
    """Add W233 for a file with more bytes than a store takes."""
    most = store.package.most_bytes
    if size > most:
        _tell(
            diagnostics,
            store.package.origins["most_bytes"],
            "W233",
            f"the e-book has {size / _MEGA:.1f} MB; {store.title} takes {most / _MEGA:.0f} at most",
            None,
            "save its pictures smaller, or leave some out",
        )


def _fit_document(
    book: Book,
    section: Section,
    images: dict[str, BookImage],
    store: EbookStore,
    diagnostics: Diagnostics,
) -> None:
    """Draw the pictures of one document smaller until they are within its bytes."""
    from ebookpack.writers.epub.picture_files import fitted

    budget = store.package.most_document_bytes - FOR_TEXT
    names = sorted({image.resource for _, image in _shown(book, section)} & images.keys())
    rules = store.pictures
    for _ in range(MOST_ROUNDS):
        total = sum(len(images[name].resource.data) for name in names)
        if total <= budget:
            return
        for name in names:
            if size := _size(images[name]):
                pixels = size[0] * size[1] * (budget / total) * _CLOSER**2
                smaller = replace(rules, most_pixels=max(1, int(pixels)))
                resource = fitted(images[name].resource, smaller)
                if len(resource.data) < len(images[name].resource.data):
                    images[name] = replace(images[name], resource=resource)
    total = sum(len(images[name].resource.data) for name in names)
    if total > budget:
        _tell(
            diagnostics,
            store.package.origins["most_document_bytes"],
            "W232",
            f"the pictures of {section.heading or section.role} have {total / _MEGA:.1f} MB; "
            f"{store.title} takes {store.package.most_document_bytes / _MEGA:.1f} in one document",
            section.span,
            "save them smaller, or divide the chapter",
        )


def _fault(width: int, height: int, store: EbookStore) -> str:
    """What is too much of a picture of so many pixels; empty if nothing is."""
    rules = store.pictures
    if width * height > rules.most_pixels:
        most = f"{store.title} takes {rules.most_pixels / _MEGA:g}"
        return f"{width * height / _MEGA:.1f} megapixels ({most})"
    return ""


def _size(image: BookImage) -> tuple[int, int] | None:
    """(width, height) in pixels; None for a drawing, and for what is damaged."""
    from PIL import Image as Picture
    from PIL import UnidentifiedImageError

    if image.resource.media_type == "image/svg+xml":
        return None
    try:
        with Picture.open(io.BytesIO(image.resource.data)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, Picture.DecompressionBombError):
        return None


def _shown(book: Book, section: Section) -> Iterator[tuple[Block, Image]]:
    """The pictures of a document, each with the block that it stands in."""
    blocks = [block for part in section.with_notes() for block in part.blocks]
    for ident in dict.fromkeys(note_calls(blocks)):
        blocks += book.note(ident).blocks
    for block in blocks:
        for inline in walk_inlines((block,)):
            if isinstance(inline, Image):
                yield block, inline


def _places(book: Book) -> Iterator[tuple[str, Span | None]]:
    """(name, the first place where it is shown) of the pictures; the last pair of a name counts."""
    found = [
        (image.resource, block.span or section.span)
        for _, section in book.outline()
        for block, image in _shown(book, section)
    ]
    yield from reversed(found)


def _tell(
    diagnostics: Diagnostics,
    source: Source,
    code: str,
    message: str,
    span: Span | None,
    hint: str,
) -> None:
    tell = diagnostics.error if source.is_trusted else diagnostics.warning
    tell(code, message, span, hint)
