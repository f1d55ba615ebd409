"""ONIX messages, held against EDItEUR's own schemas."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from ebookpack.core.accessibility import AccessibilityClaims
from ebookpack.core.book import Contributor, Metadata, Series
from ebookpack.core.errors import SettingsError
from ebookpack.core.relators import RELATORS
from ebookpack.writers.epub.accessibility import Accessibility
from ebookpack.writers.onix import codes
from ebookpack.writers.onix.message import RELEASES, Product, onix_message

SENT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
FACTS = Accessibility(
    access_modes=("textual",),
    sufficient=("textual",),
    features=("tableOfContents", "readingOrder"),
    hazards=("none",),
    summary="Text in one reading order.",
)
FULL = Metadata(
    title="The Weir",
    subtitle="A Tale & More",
    contributors=(
        Contributor(name="Vincent van Gogh", file_as="van Gogh, Vincent"),
        Contributor(name="Bo", role="ill"),
        Contributor(name="Somebody Else", role="dnc"),
    ),
    language="pt-BR",
    description="Nine boats\n\nand a lantern.",
    publisher="Low Water Press",
    date="2026-12",
    series=Series(name="Harbours", number="2"),
    subjects=("sea", "boats; old ones"),
    bisac=("FIC019000", "FIC047000"),
    thema=("FBA",),
    identifier="urn:isbn:978-0-306-40615-7",
)
BARE = Metadata(title="The Weir", identifier="urn:uuid:2f6c1d5e-8c54-5b0e-9a53-0d6f6e1f7a11")


def printed(metadata: Metadata, pages: int | None = None) -> Product:
    return Product(metadata=metadata, width=396, height=612, pages=pages)


def faults(message: bytes, folder: Path) -> list[str]:
    """What the schema has against a message."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import onixcheck

        path = folder / "message.xml"
        path.write_bytes(message)
        return [str(found) for found in onixcheck.validate(str(path))]


def values(message: bytes, name: str) -> list[str]:
    return [str(one.text) for one in etree.fromstring(message).iter(f"{{*}}{name}")]


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("known", [FULL, BARE], ids=["everything", "hardly anything"])
def test_a_message_is_valid(release: str, known: Metadata, tmp_path: Path) -> None:
    electronic = Product(metadata=known, accessibility=FACTS)
    message = onix_message([electronic, printed(known, 240)], SENT, release)
    assert faults(message, tmp_path) == []


def test_what_a_schema_refuses_is_found(tmp_path: Path) -> None:
    message = onix_message([printed(BARE)], SENT)
    assert faults(message.replace(b"<ProductForm>BC", b"<ProductForm>XX"), tmp_path)


def test_what_is_said_of_a_work() -> None:
    message = onix_message([Product(metadata=FULL, accessibility=FACTS)], SENT)
    assert values(message, "ContributorRole") == ["A01", "A12", codes.OTHER_ROLE]
    assert values(message, "KeyNames") == ["van Gogh", "Bo", "Somebody Else"]
    assert values(message, "NamesBeforeKey") == ["Vincent"]
    assert values(message, "LanguageCode") == ["por"]
    assert values(message, "SubjectCode") == ["FIC019000", "FIC047000", "FBA"]
    assert len(values(message, "MainSubject")) == 2
    assert values(message, "SubjectHeadingText") == ["sea; boats, old ones"]
    assert values(message, "PartNumber") == ["2"]
    assert values(message, "Date") == ["202612"]
    assert values(message, "SentDateTime") == ["20261201T0900Z"]


def test_nothing_is_said_that_nobody_said() -> None:
    message = onix_message([Product(metadata=BARE, accessibility=FACTS)], SENT)
    for name in ("Price", "SalesRights", "Publisher", "CollateralDetail", "Subject", "Collection"):
        assert values(message, name) == []
    assert len(values(message, "NoContributor")) == 1


def test_the_editions_know_each_other() -> None:
    other = replace(FULL, identifier="urn:isbn:978-0-14-032872-1")
    message = onix_message([Product(metadata=FULL, accessibility=FACTS), printed(other, 240)], SENT)
    assert values(message, "IDValue") == [
        "9780306406157", "9780140328721", "9780140328721", "9780306406157"
    ]  # fmt: skip
    assert values(message, "Measurement") == ["216", "140"]
    assert values(message, "ExtentValue") == ["240"]


def test_what_an_e_book_says_of_its_accessibility(tmp_path: Path) -> None:
    claims = AccessibilityClaims(
        conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        certified_by="Low Water Press",
        exemption="eaa-microenterprise",
    )
    facts = replace(FACTS, claims=claims, hazards=("flashing", "noSoundHazard"))
    message = onix_message([Product(metadata=FULL, accessibility=facts)], SENT)
    said = values(message, "ProductFormFeatureValue")
    assert said == ["101F", "04", "82", "85", "90", "75", "11", "13", "52", "00", "13", "16"]
    assert faults(message, tmp_path) == []


def test_an_isbn_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="D142"):
        onix_message([printed(replace(BARE, identifier="urn:isbn:978-0-306-40615-8"))], SENT)


def test_every_role_that_has_a_code_is_one_of_marc() -> None:
    assert set(codes.ROLES) <= RELATORS
