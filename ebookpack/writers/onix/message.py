"""An ONIX message for the editions of a book (ONIX for Books 3.0 and 3.1, reference names).

Nothing is in it that nobody said: no price, no rights to sell, no supplier. Those a publisher adds
where the message goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

from ebookpack.core.book import Contributor, Metadata
from ebookpack.core.isbn import isbn13, isbn_of
from ebookpack.core.lengths import MILLIMETRE
from ebookpack.writers.epub.accessibility import Accessibility
from ebookpack.writers.epub.metadata import identifier
from ebookpack.writers.epub.xml_text import xml_safe
from ebookpack.writers.onix import codes

Element: TypeAlias = etree._Element
RELEASES = ("3.0", "3.1")
LONGEST_SHORT = 350
"""Characters of a short description (List 153, 02)."""


class Product(Struct, frozen=True, kw_only=True):
    """An edition as the trade knows it."""

    metadata: Metadata
    """With the identifier that this edition has."""
    accessibility: Accessibility | None = None
    """Of an e-book; None for a printed book."""
    width: float = 0.0
    """Of a printed book, in points."""
    height: float = 0.0
    pages: int | None = None

    @property
    def electronic(self) -> bool:
        """Whether it is an e-book."""
        return self.accessibility is not None


def onix_message(products: Sequence[Product], sent: datetime, release: str = "3.0") -> bytes:
    """The message; `sent` is the moment that it says it was sent. Raises SettingsError (D142)."""
    name = f"http://ns.editeur.org/onix/{release}/reference"
    root = etree.Element("ONIXMessage", {"release": release})
    header = _below(root, "Header")
    first = products[0].metadata
    _text(_below(header, "Sender"), "SenderName", first.publisher or first.byline or first.title)
    _text(header, "SentDateTime", sent.strftime("%Y%m%dT%H%MZ"))
    for product in products:
        others = [other for other in products if other is not product]
        _product(root, product, others)
    # All of it is in one namespace: it is built without, and the root says so when it is written.
    root.set("xmlns", name)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _below(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, name)


def _text(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, name).text = " ".join(xml_safe(value).split())


def _texts(parent: Element, *pairs: tuple[str, str]) -> None:
    for name, value in pairs:
        if value:
            _text(parent, name, value)


def _reference(product: Product) -> str:
    """What the record is known by: it stays, whatever changes in it."""
    return f"{identifier(product.metadata)}:{'ebook' if product.electronic else 'print'}"


def _identifier(parent: Element, product: Product) -> None:
    number = _below(parent, "ProductIdentifier")
    isbn = isbn_of(identifier(product.metadata))
    if isbn:
        _texts(number, ("ProductIDType", "15"), ("IDValue", isbn13(isbn)))
    else:
        proprietary = (("IDTypeName", "URN"), ("IDValue", _reference(product)))
        _texts(number, ("ProductIDType", "01"), *proprietary)


def _product(root: Element, product: Product, others: Sequence[Product]) -> None:
    made = _below(root, "Product")
    _texts(made, ("RecordReference", _reference(product)), ("NotificationType", "03"))
    _identifier(made, product)
    _description(made, product)
    _collateral(made, product.metadata)
    _publishing(made, product.metadata)
    if others:
        related = _below(made, "RelatedMaterial")
        for other in others:
            one = _below(related, "RelatedProduct")
            _text(one, "ProductRelationCode", "06")  # List 51: an alternative format
            _identifier(one, other)


def _description(made: Element, product: Product) -> None:
    metadata = product.metadata
    about = _below(made, "DescriptiveDetail")
    if product.accessibility is not None:
        # A download: an EPUB whose text flows. 101F is EPUB 3.3.
        _texts(about, ("ProductComposition", "00"), ("ProductForm", "ED"))
        _texts(about, *(("ProductFormDetail", code) for code in codes.EPUB_THAT_FLOWS))
        _feature(about, "15", "101F")
        for kind, value, words in _accessibility(product.accessibility):
            _feature(about, kind, value, words)
    else:
        _texts(about, ("ProductComposition", "00"), ("ProductForm", "BC"))
    _text(about, "PrimaryContentType", "10")
    if not product.electronic:
        for kind, length in (("01", product.height), ("02", product.width)):
            measure = _below(about, "Measure")
            size = f"{length / MILLIMETRE:.0f}"
            _texts(measure, ("MeasureType", kind), ("Measurement", size))
            _text(measure, "MeasureUnitCode", "mm")
    else:
        _text(about, "EpubTechnicalProtection", "00")
    _series(about, metadata)
    title = _below(about, "TitleDetail")
    _text(title, "TitleType", "01")
    element = _below(title, "TitleElement")
    _texts(element, ("TitleElementLevel", "01"), ("TitleText", metadata.title))
    _texts(element, ("Subtitle", metadata.subtitle))
    for number, person in enumerate(metadata.contributors, 1):
        _person(about, number, person)
    if not metadata.contributors:
        _below(about, "NoContributor")
    language = _below(about, "Language")
    tag = metadata.language.lower().partition("-")[0]
    _texts(language, ("LanguageRole", "01"))
    _text(language, "LanguageCode", codes.LANGUAGES.get(tag, codes.UNDETERMINED))
    if product.pages is not None and not product.electronic:
        extent = _below(about, "Extent")
        _texts(extent, ("ExtentType", "11"), ("ExtentValue", str(product.pages)))
        _text(extent, "ExtentUnit", "03")
    _subjects(about, metadata)


def _feature(parent: Element, kind: str, value: str, words: str = "") -> None:
    feature = _below(parent, "ProductFormFeature")
    _texts(feature, ("ProductFormFeatureType", kind), ("ProductFormFeatureValue", value))
    _texts(feature, ("ProductFormFeatureDescription", words))


def _accessibility(facts: Accessibility) -> Iterator[tuple[str, str, str]]:
    """(List 79 type, value, words) of what an e-book says of its accessibility."""
    claims = facts.claims
    if claims.conforms_to:
        # `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`
        _, _, version, _, _, wcag, _, level = claims.conforms_to.split()
        yield "09", codes.VERSIONS[version][level != "A"], ""
        yield "09", codes.WCAG[wcag], ""
        yield "09", codes.LEVELS[level], ""
        yield "09", codes.CERTIFIER, claims.certified_by
    if claims.exemption:
        yield "09", codes.EXEMPTIONS[claims.exemption], ""
    for feature in facts.features:
        if feature in codes.FEATURES:
            yield "09", codes.FEATURES[feature], ""
    if "textual" in facts.sufficient:
        yield "09", codes.TEXTUAL, ""
    yield "09", codes.SUMMARY, facts.summary
    for hazard in facts.hazards:
        yield "12", codes.HAZARDS[hazard], ""


def _series(about: Element, metadata: Metadata) -> None:
    if metadata.series is None:
        return
    collection = _below(about, "Collection")
    _text(collection, "CollectionType", "10")
    title = _below(collection, "TitleDetail")
    _text(title, "TitleType", "01")
    element = _below(title, "TitleElement")
    _texts(element, ("TitleElementLevel", "02"), ("PartNumber", metadata.series.number))
    _text(element, "TitleText", metadata.series.name)


def _person(about: Element, number: int, person: Contributor) -> None:
    made = _below(about, "Contributor")
    role = codes.ROLES.get(person.role, codes.OTHER_ROLE)
    _texts(made, ("SequenceNumber", str(number)), ("ContributorRole", role))
    key, _, before = (part.strip() for part in person.file_as.partition(","))
    _texts(made, ("PersonName", person.name), ("PersonNameInverted", person.file_as))
    _texts(made, ("NamesBeforeKey", before), ("KeyNames", key or person.name))


def _subjects(about: Element, metadata: Metadata) -> None:
    """Codes first: the first of each scheme is the main one; then key words, all in one."""
    for scheme, found in (("10", metadata.bisac), ("93", metadata.thema)):
        for place, code in enumerate(found):
            subject = _below(about, "Subject")
            if place == 0:
                _below(subject, "MainSubject")
            _texts(subject, ("SubjectSchemeIdentifier", scheme), ("SubjectCode", code))
    if metadata.subjects:
        subject = _below(about, "Subject")
        _text(subject, "SubjectSchemeIdentifier", "20")
        words = "; ".join(word.replace(";", ",") for word in metadata.subjects)
        _text(subject, "SubjectHeadingText", words)


def _collateral(made: Element, metadata: Metadata) -> None:
    if not metadata.description:
        return
    short = len(metadata.description) <= LONGEST_SHORT
    content = _below(_below(made, "CollateralDetail"), "TextContent")
    _texts(content, ("TextType", "02" if short else "03"), ("ContentAudience", "00"))
    _text(content, "Text", metadata.description)


def _publishing(made: Element, metadata: Metadata) -> None:
    if not metadata.publisher:
        return  # without one, nothing else may be said of the publishing
    detail = _below(made, "PublishingDetail")
    _text(_below(detail, "Imprint"), "ImprintName", metadata.publisher)
    publisher = _below(detail, "Publisher")
    _texts(publisher, ("PublishingRole", "01"), ("PublisherName", metadata.publisher))
    _text(detail, "PublishingStatus", "00")  # List 64: nothing is said of it
    if metadata.date:
        date = _below(detail, "PublishingDate")
        _text(date, "PublishingDateRole", "01")
        digits = metadata.date.replace("-", "")
        written = etree.SubElement(date, "Date")
        # List 55: 00 is a day, 01 a month, 05 a year.
        written.set("dateformat", {8: "00", 6: "01"}.get(len(digits), "05"))
        written.text = digits
