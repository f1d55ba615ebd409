"""Package metadata (EPUB 3.3, 5.5), as values for the package document."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.accessibility import AccessibilityClaims
from ebookpack.core.book import Contributor, Metadata, Series
from ebookpack.core.edition import Edition
from ebookpack.writers.epub.accessibility import Accessibility
from ebookpack.writers.epub.reading_systems import (
    COVER_META,
    SPECIFIED_FONTS,
    specifies_fonts,
)
from ebookpack.writers.epub.xml_text import xml_safe
from ebookpack.writers.labels import Term, label_for

IDENTIFIER_ID = "pub-id"
COVER_ITEM_ID = "cover-image"
PRINT_EDITION_ID = "print-edition"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_POSITION = re.compile(r"\d+(?:\.\d+)*")
_OWN_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ebookpack:work")


class Property(Struct, frozen=True):
    """An element of the metadata: `dc:NAME`, or a `meta` element if `name` is empty."""

    name: str
    value: str
    attributes: tuple[tuple[str, str], ...] = ()


def identifier(metadata: Metadata) -> str:
    """The work's own identifier; else a UUID made from its title and authors, which stays."""
    if metadata.identifier:
        return metadata.identifier
    work = "\n".join((metadata.title, *(author.name for author in metadata.authors)))
    return uuid.uuid5(_OWN_NAMESPACE, xml_safe(work)).urn


def package_metadata(edition: Edition, accessibility: Accessibility) -> tuple[Property, ...]:
    """All metadata but `dcterms:modified`, which the package writer makes."""
    metadata = edition.book.metadata
    found = (
        *_identity(metadata),
        *_people(metadata),
        *_facts(metadata),
        *_series(metadata.series),
        *_pagination(edition),
        *_accessibility(accessibility),
        *_legacy(edition),
    )
    return tuple(Property(found.name, xml_safe(found.value), found.attributes) for found in found)


def _meta(name: str, value: str, *attributes: tuple[str, str]) -> Property:
    return Property("", value, (("property", name), *attributes))


def _refinement(ident: str, name: str, value: str, scheme: str = "") -> Property:
    attributes = (("refines", f"#{ident}"), ("property", name))
    return Property("", value, (*attributes, ("scheme", scheme)) if scheme else attributes)


def _identity(metadata: Metadata) -> Iterator[Property]:
    urn = identifier(metadata)
    yield Property("identifier", urn, (("id", IDENTIFIER_ID),))
    if urn.lower().startswith("urn:isbn:"):
        # ONIX code list 5: 15 is an ISBN-13.
        yield _refinement(IDENTIFIER_ID, "identifier-type", "15", "onix:codelist5")
    yield Property("title", metadata.title, (("id", "title"),))
    yield _refinement("title", "title-type", "main")
    if metadata.subtitle:
        yield _refinement("title", "display-seq", "1")
        yield Property("title", metadata.subtitle, (("id", "subtitle"),))
        yield _refinement("subtitle", "title-type", "subtitle")
        yield _refinement("subtitle", "display-seq", "2")
    yield Property("language", metadata.language)


def _people(metadata: Metadata) -> Iterator[Property]:
    for number, person in enumerate(metadata.contributors, 1):
        yield from _person(person, f"person-{number}")


def _person(person: Contributor, ident: str) -> Iterator[Property]:
    element = "creator" if person.role == "aut" else "contributor"
    yield Property(element, person.name, (("id", ident),))
    yield _refinement(ident, "role", person.role, "marc:relators")
    if person.file_as:
        yield _refinement(ident, "file-as", person.file_as)


def _facts(metadata: Metadata) -> Iterator[Property]:
    facts = (
        ("description", metadata.description),
        ("publisher", metadata.publisher),
        ("rights", metadata.rights),
        ("date", metadata.date),
        *(("subject", subject) for subject in metadata.subjects),
        *(("subject", said) for said in _what_to_expect(metadata)),
    )
    yield from (Property(name, value) for name, value in facts if value)
    for authority, codes in (("BISAC", metadata.bisac), ("Thema", metadata.thema)):
        for number, code in enumerate(codes, 1):
            ident = f"{authority.lower()}-{number}"
            yield Property("subject", code, (("id", ident),))
            yield _refinement(ident, "authority", authority)
            yield _refinement(ident, "term", code)


def _what_to_expect(metadata: Metadata) -> Iterator[str]:
    """Rating and warnings of a work as subjects; alone they would not say what they are."""
    for name, value in metadata.details:
        words = name.casefold().split()
        if words and words[-1].removesuffix("s") in ("rating", "warning"):
            yield f"{name}: {value}"


def _series(series: Series | None) -> Iterator[Property]:
    if series is None:
        return
    yield _meta("belongs-to-collection", series.name, ("id", "series"))
    yield _refinement("series", "collection-type", "series")
    if _POSITION.fullmatch(series.number):
        yield _refinement("series", "group-position", series.number)


def _pagination(edition: Edition) -> Iterator[Property]:
    """The print edition whose pages are marked (EPUB Accessibility 1.1, 3.1.3).

    Said twice: `source-of` is what reading systems and shops knew first.
    """
    if edition.printed is None:
        return
    metadata = edition.book.metadata
    name = f"{metadata.title} ({label_for(Term.PRINT_EDITION, metadata.language)})"
    source = edition.printed.isbn or name
    yield _meta("pageBreakSource", source)
    yield Property("source", source, (("id", PRINT_EDITION_ID),))
    yield _refinement(PRINT_EDITION_ID, "source-of", "pagination")


def _accessibility(facts: Accessibility) -> Iterator[Property]:
    properties = (
        ("accessMode", facts.access_modes),
        ("accessModeSufficient", facts.sufficient),
        ("accessibilityFeature", facts.features),
        ("accessibilityHazard", facts.hazards),
    )
    for name, values in properties:
        yield from (_meta(f"schema:{name}", value) for value in values)
    language = (_XML_LANG, facts.summary_language)
    yield _meta("schema:accessibilitySummary", facts.summary, language)
    yield from _claims(facts.claims)


def _claims(claims: AccessibilityClaims) -> Iterator[Property]:
    """Who vouches for what (EPUB Accessibility 1.1, 4.2); what nobody claimed is not said."""
    if claims.conforms_to:
        yield _meta("dcterms:conformsTo", claims.conforms_to, ("id", "conformance"))
        yield _meta("a11y:certifiedBy", claims.certified_by, ("id", "certifier"))
    if claims.credential:
        yield _refinement("certifier", "a11y:certifierCredential", claims.credential)
    if claims.exemption:
        yield _meta("a11y:exemption", claims.exemption)


def _legacy(edition: Edition) -> Iterator[Property]:
    """What single reading systems and shops go by, and those of EPUB 2."""
    if specifies_fonts(edition):
        yield _meta(SPECIFIED_FONTS, "true")
    generator = f"ebookpack {edition.version}"
    yield Property("", "", (("name", "generator"), ("content", generator)))
    if edition.cover:
        yield Property("", "", (("name", COVER_META), ("content", COVER_ITEM_ID)))
