"""Accessibility metadata, derived from what the book holds (EPUB Accessibility 1.1, 2).

Nothing is claimed that was not looked at: a statement of conformance is for a person to make.
"""

from __future__ import annotations

from dataclasses import dataclass

from ebookpack.core.book import Book
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Blocks, DefinitionList, Figure, List, Quote
from ebookpack.writers.epub.images import BookImage, images_shown
from ebookpack.writers.labels import expected_heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """Values of the schema.org properties."""

    access_modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    """Sets of access modes, each enough to read the whole book."""
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    """In English."""


def describe_accessibility(edition: Edition, images: dict[str, BookImage]) -> Accessibility:
    """Say how the book can be perceived, from its text and the pictures in it."""
    book = edition.book
    figures = _figures(book, images)
    has_pictures = bool(images) and (
        bool(figures) or any(image.alt for image in images_shown(book) if image.resource in images)
    )
    # A picture in the line without a text is decoration; one that stands by itself is not.
    all_described = all(figure.image.alt for figure in figures)
    has_headings = any(
        section.heading or expected_heading(section, book.metadata.language)
        for _, section in book.sections()
    )
    features = ["tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    if has_headings:
        features.append("structuralNavigation")
    if (has_pictures or edition.cover) and all_described:
        features.append("alternativeText")
    return Accessibility(
        access_modes=("textual", "visual") if has_pictures else ("textual",),
        sufficient=("textual",) if all_described else ("textual,visual",),
        features=tuple(features),
        hazards=_hazards(images),
        summary=_summary(has_pictures, all_described),
    )


def _figures(book: Book, images: dict[str, BookImage]) -> list[Figure]:
    """The figures of text and notes whose picture is there."""
    parts = [section.blocks for _, section in book.sections()]
    parts += [note.blocks for note in book.notes]
    return [
        figure for part in parts for figure in _figures_in(part) if figure.image.resource in images
    ]


def _figures_in(blocks: Blocks) -> list[Figure]:
    found: list[Figure] = []
    for block in blocks:
        match block:
            case Figure():
                found.append(block)
            case Quote(blocks=inner):
                found += _figures_in(inner)
            case List(items=items):
                for item in items:
                    found += _figures_in(item)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    for part in definition.meanings:
                        found += _figures_in(part)
    return found


def _hazards(images: dict[str, BookImage]) -> tuple[str, ...]:
    """Stills cannot flash; of pictures that move, nobody has looked at how."""
    if any(_may_move(image) for image in images.values()):
        return ("unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard")
    return ("none",)


def _may_move(image: BookImage) -> bool:
    data = image.resource.data
    match image.resource.media_type:
        case "image/gif":
            return data.count(b"\x21\xf9\x04") > 1
        case "image/svg+xml":
            return b"<animate" in data or b"<set" in data or b"@keyframes" in data
        case _:
            return False


def _summary(has_pictures: bool, all_described: bool) -> str:
    text = "Reflowable text in one reading order, with a linked table of contents."
    if not has_pictures:
        return f"{text} Nothing in the text depends on sight."
    if all_described:
        return f"{text} Every picture has a text alternative."
    return f"{text} Some pictures have no text alternative."
