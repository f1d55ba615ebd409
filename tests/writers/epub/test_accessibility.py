from __future__ import annotations

from dataclasses import replace

from ebookpack.core.book import Book, Resource
from ebookpack.core.nodes import Figure, Image
from tests.writers.builders import edition, paragraph, picture, story
from tests.writers.epub.opened import Opened, opened


def with_picture(*, alt: str, as_figure: bool, resource: Resource | None = None) -> Opened:
    shown = resource or picture()
    image = Image(resource=shown.name, alt=alt)
    block = Figure(image=image) if as_figure else paragraph("A ", image)
    book: Book = replace(story(block), resources=(shown,))
    return opened(edition(book))


def test_plain_text() -> None:
    made = opened(edition(with_cover=False))
    assert made.meta("schema:accessMode") == ["textual"]
    assert made.meta("schema:accessModeSufficient") == ["textual"]
    assert made.meta("schema:accessibilityHazard") == ["none"]
    assert "alternativeText" not in made.meta("schema:accessibilityFeature")
    # An untitled story has no headings to go by.
    assert "structuralNavigation" not in made.meta("schema:accessibilityFeature")
    assert "sight" in made.meta("schema:accessibilitySummary")[0]


def test_pictures_with_text() -> None:
    made = with_picture(alt="The sands", as_figure=True)
    assert made.meta("schema:accessMode") == ["textual", "visual"]
    assert made.meta("schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in made.meta("schema:accessibilityFeature")


def test_figure_without_text_is_not_claimed_to_be_described() -> None:
    made = with_picture(alt="", as_figure=True)
    assert made.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in made.meta("schema:accessibilityFeature")


def test_decoration_in_the_line_is_no_content() -> None:
    assert with_picture(alt="", as_figure=False).meta("schema:accessMode") == ["textual"]


def test_moving_picture_is_not_vouched_for() -> None:
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
    moving = Resource(name="a.gif", media_type="image/gif", data=b"GIF89a" + frame * 2)
    made = with_picture(alt="Waves", as_figure=True, resource=moving)
    assert "unknownFlashingHazard" in made.meta("schema:accessibilityHazard")


def test_conformance_is_never_claimed() -> None:
    assert opened(edition()).meta("dcterms:conformsTo") == []
