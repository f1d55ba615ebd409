"""Accessibility metadata, derived from what the book holds (EPUB Accessibility 1.1, 2).

Nothing is claimed that was not looked at: a statement of conformance is for a person to make.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ebookpack.core.accessibility import (
    NO_HAZARD,
    NOTHING_CLAIMED,
    AccessibilityClaims,
    Hazard,
)
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Image
from ebookpack.writers.epub.images import BookImage, images_shown
from ebookpack.writers.labels import expected_heading

_WITHOUT = {
    Hazard.FLASHING: "noFlashingHazard",
    Hazard.MOTION: "noMotionSimulationHazard",
    Hazard.SOUND: "noSoundHazard",
}


class Accessibility(Struct, frozen=True, kw_only=True):
    """Values of the schema.org properties."""

    access_modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    """Sets of access modes, each enough to read the whole book."""
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    """In plain words."""
    summary_language: str = "en"
    claims: AccessibilityClaims = NOTHING_CLAIMED


def describe_accessibility(edition: Edition, images: dict[str, BookImage]) -> Accessibility:
    """Say how the book can be perceived, from its text and the pictures in it."""
    book = edition.book
    claims = book.metadata.accessibility
    content = [
        image for image in images_shown(book) if image.resource in images and not image.decorative
    ]
    all_described = all(image.alt for image in content)
    has_headings = any(
        section.heading or expected_heading(section, book.metadata.language)
        for _, section in book.sections()
    )
    features = ["tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    if has_headings:
        features.append("structuralNavigation")
    shows_cover = edition.cover and edition.store.cover.page
    if (content or shows_cover) and all_described:
        features.append("alternativeText")
    if edition.printed:
        features += ["pageBreakMarkers", "pageNavigation"]
    hazards = _all_three(claims.hazards) if claims.hazards else _hazards(images)
    return Accessibility(
        access_modes=("textual", "visual") if content else ("textual",),
        sufficient=("textual",) if all_described else ("textual,visual",),
        features=tuple(features),
        hazards=hazards,
        summary=claims.summary or _summary(edition, content, hazards),
        summary_language=book.metadata.language if claims.summary else "en",
        claims=claims,
    )


def _hazards(images: dict[str, BookImage]) -> tuple[str, ...]:
    """Stills cannot flash; of pictures that move, nobody has looked at how."""
    if any(_may_move(image) for image in images.values()):
        return ("unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard")
    return (NO_HAZARD,)


def _may_move(image: BookImage) -> bool:
    data = image.resource.data
    match image.resource.media_type:
        case "image/gif":
            return data.count(b"\x21\xf9\x04") > 1
        case "image/svg+xml":
            return b"<animate" in data or b"<set" in data or b"@keyframes" in data
        case _:
            return False


def _all_three(known: tuple[str, ...]) -> tuple[str, ...]:
    """The hazards that somebody knows of, and that there are no others."""
    if NO_HAZARD in known:
        return (NO_HAZARD,)
    return tuple(str(each) if each in known else _WITHOUT[each] for each in Hazard)


def _summary(edition: Edition, content: Sequence[Image], hazards: Sequence[str]) -> str:
    text = "Reflowable text in one reading order, with a linked table of contents."
    if edition.printed:
        text += " The pages of the print edition are marked and listed."
    silent = sum(not image.alt for image in content)
    if not content:
        text += " Nothing in the text depends on sight."
    elif not silent:
        text += " Every picture has a text alternative."
    elif silent == len(content):
        text += " Its pictures have no text alternatives."
    else:
        text += f" Of its {len(content)} pictures, {silent} have no text alternative."
    if any(hazard.startswith("unknown") for hazard in hazards):
        text += " Pictures in it move; whether they flash has not been looked at."
    return text
