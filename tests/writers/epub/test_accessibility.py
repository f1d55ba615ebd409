from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.accessibility import NOTHING_CLAIMED, AccessibilityClaims
from ebookpack.core.book import Book, Resource
from ebookpack.core.nodes import Figure, Image
from tests.writers.builders import edition, paragraph, picture, story
from tests.writers.epub.opened import Opened, opened


def with_picture(
    *,
    alt: str = "",
    as_figure: bool = True,
    resource: Resource | None = None,
    decorative: bool = False,
    claims: AccessibilityClaims = NOTHING_CLAIMED,
) -> Opened:
    shown = resource or picture()
    image = Image(resource=shown.name, alt=alt, decorative=decorative)
    block = Figure(image=image) if as_figure else paragraph("A ", image)
    book: Book = replace(story(block), resources=(shown,))
    book = replace(book, metadata=replace(book.metadata, accessibility=claims))
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


def test_decoration_is_no_content() -> None:
    assert with_picture(decorative=True).meta("schema:accessMode") == ["textual"]


def test_a_picture_in_the_line_counts_like_any_other() -> None:
    made = with_picture(as_figure=False)
    assert made.meta("schema:accessMode") == ["textual", "visual"]
    assert "no text alternatives" in made.meta("schema:accessibilitySummary")[0]


def test_moving_picture_is_not_vouched_for() -> None:
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
    moving = Resource(name="a.gif", media_type="image/gif", data=b"GIF89a" + frame * 2)
    made = with_picture(alt="Waves", as_figure=True, resource=moving)
    assert "unknownFlashingHazard" in made.meta("schema:accessibilityHazard")


def test_conformance_is_never_claimed_by_itself() -> None:
    assert opened(edition()).meta("dcterms:conformsTo") == []


def test_what_the_author_claims_is_said_in_his_name() -> None:
    claims = AccessibilityClaims(
        conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        certified_by="Low Water Press",
        credential="A badge",
        summary="The map is told in words.",
        hazards=("flashing",),
        exemption="eaa-microenterprise",
    )
    made = with_picture(alt="Waves", claims=claims)
    assert made.meta("dcterms:conformsTo") == [claims.conforms_to]
    assert made.meta("a11y:certifiedBy") == ["Low Water Press"]
    assert made.meta("a11y:certifierCredential") == ["A badge"]
    assert made.meta("a11y:exemption") == ["eaa-microenterprise"]
    assert made.meta("schema:accessibilitySummary") == ["The map is told in words."]
    assert made.meta("schema:accessibilityHazard") == [
        "flashing",
        "noMotionSimulationHazard",
        "noSoundHazard",
    ]
