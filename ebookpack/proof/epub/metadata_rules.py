"""What a book says of itself: values that are known, and claims that hold.

EPUBCheck takes any value of the schema.org properties, any role, and a claim that nobody vouches
for.
"""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.accessibility import Exemption, Hazard
from ebookpack.core.diagnostics import Severity
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.relators import RELATORS
from ebookpack.proof.epub.publication import (
    NAMES,
    Publication,
    elements,
    page_breaks,
    types_of,
)
from ebookpack.proof.epub.rules import Fault, Rule

_MODES = frozenset(
    """
    auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual
    tactile textOnVisual textual visual
    """.split()
)
_FEATURES = frozenset(
    """
    alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML
    closedCaptions describedMath displayTransformability fullRubyAnnotations highContrastAudio
    highContrastDisplay horizontalWriting index largePrint latex latex-chemistry longDescription
    MathML MathML-chemistry none openCaptions pageBreakMarkers pageNavigation printPageNumbers
    readingOrder rubyAnnotations signLanguage structuralNavigation synchronizedAudioText
    tableOfContents tactileGraphic tactileObject timingControl transcript ttsMarkup unknown unlocked
    verticalWriting withAdditionalWordSegmentation withoutAdditionalWordSegmentation
    """.split()
)
_HAZARDS = frozenset(
    [
        *Hazard,
        *(f"no{name[0].upper()}{name[1:]}Hazard" for name in Hazard),
        *(f"unknown{name[0].upper()}{name[1:]}Hazard" for name in Hazard),
        "none",
        "unknown",
    ]
)
"""Of schema.org's accessibility vocabulary (w3.org/community/reports/a11y-discov-vocab)."""
_KNOWN = {
    "schema:accessMode": _MODES,
    "schema:accessibilityFeature": _FEATURES,
    "schema:accessibilityHazard": _HAZARDS,
    "a11y:exemption": frozenset(Exemption),
}
_SAID = (*list(_KNOWN)[:3], "schema:accessModeSufficient", "schema:accessibilitySummary")


def _missing(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name in _SAID:
        if not any(book.meta(name)):
            yield Fault(message=f"the metadata do not say {name}", part=book.package_name)


def _unknown(book: Publication, store: EbookStore) -> Iterator[Fault]:
    for name, known in _KNOWN.items():
        for value in book.meta(name):
            if value not in known:
                yield Fault(message=f'{name} "{value}" is no value', part=book.package_name)
    for value in book.meta("schema:accessModeSufficient"):
        if not {mode.strip() for mode in value.split(",")} <= _MODES:
            message = f'schema:accessModeSufficient "{value}" is no set of modes'
            yield Fault(message=message, part=book.package_name)


def _claims(book: Publication, store: EbookStore) -> Iterator[Fault]:
    claim = next((c for c in book.meta("dcterms:conformsTo") if c != "none"), "")
    certified = any(book.meta("a11y:certifiedBy"))
    if claim and not certified:
        yield Fault(message=f"it claims “{claim}”, but nobody vouches", part=book.package_name)
    if certified and not claim:
        yield Fault(message="somebody vouches for it, but not for what", part=book.package_name)


def _not_held(book: Publication, store: EbookStore) -> Iterator[Fault]:
    """Features that are claimed, and are not there."""
    features = set(book.meta("schema:accessibilityFeature"))
    nav = book.nav
    lists = () if nav is None else elements(nav, "nav")
    navs = {kind for one in lists for kind in types_of(one)}
    breaks = any(True for _ in page_breaks(book))
    headings = any(
        True for _, root in book.texts() for _ in elements(root, "h1", "h2", "h3", "h4", "h5", "h6")
    )
    held = {
        "tableOfContents": "toc" in navs,
        "pageNavigation": "page-list" in navs,
        "pageBreakMarkers": breaks,
        "structuralNavigation": headings,
        "alternativeText": any(item.media_type.startswith("image/") for item in book.items),
    }
    for feature, there in held.items():
        if feature in features and not there:
            message = f"it claims {feature}, and holds nothing of the kind"
            yield Fault(message=message, part=book.package_name)


def _roles(book: Publication, store: EbookStore) -> Iterator[Fault]:
    found = book.package.iterfind("opf:metadata/opf:meta[@property='role']", NAMES)
    for role in found:
        code = (role.text or "").strip()
        if role.get("scheme", "marc:relators") == "marc:relators" and code not in RELATORS:
            message = f'"{code}" is no MARC relator code'
            yield Fault.at(book.package_name, role, message)


RULES = (
    Rule(
        code="P510",
        check=_missing,
        hint="shops show readers by it whether they can read the book",
    ),
    Rule(code="P511", check=_unknown, severity=Severity.ERROR),
    Rule(
        code="P512",
        check=_claims,
        severity=Severity.ERROR,
        hint="dcterms:conformsTo and a11y:certifiedBy stand together, or neither does",
    ),
    Rule(code="P513", check=_not_held, severity=Severity.ERROR, hint="take the claim out"),
    Rule(code="P514", check=_roles, severity=Severity.ERROR, hint="as aut, ill, trl, edt, nrt"),
)
