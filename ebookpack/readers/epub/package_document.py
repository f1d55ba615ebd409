"""The package document: what the book consists of, in what order, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from msgspec import Struct

from ebookpack.core.book import Field
from ebookpack.core.container_addresses import resolved
from ebookpack.core.diagnostics import Span
from ebookpack.readers.epub.names import Element, attribute, child, children, kind, text_of

MOST_ITEMS = 20_000
LONGEST = 4000
"""Characters of a value."""

_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_ROLES = {"aut": "author", "trl": "translator", "edt": "editor", "ill": "illustrator"}
_FIELDS = {
    "dc:language": "language",
    "dc:description": "description",
    "dc:publisher": "publisher",
    "dc:rights": "rights",
    "dc:subject": "subject",
}
_TAG = re.compile(r"<[^<>]{0,500}>")
_DATE = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.*)?")
_UNKNOWN = frozenset(
    {"unknown", "unknown title", "unknown author", "untitled", "[no title]", "no title"}
)
"""What programs write where nobody said anything."""


class Item(Struct, frozen=True, kw_only=True):
    """A file of the book."""

    id: str
    name: str
    """Path in the container."""
    media_type: str
    properties: frozenset[str]

    @property
    def is_page(self) -> bool:
        """Whether it is a content document that can be read."""
        return self.media_type in _PAGES


class PackageDocument(Struct, frozen=True, kw_only=True):
    """What a package document says."""

    items: Mapping[str, Item]
    """By their ids."""
    spine: tuple[Item, ...]
    """Content documents in reading order."""
    ncx: str = ""
    """Path of the navigation file of EPUB 2; empty if there is none."""
    nav: str = ""
    """Path of the navigation document; empty if there is none."""
    guide: tuple[tuple[str, str], ...] = ()
    """(path, type) of what EPUB 2 says of single documents."""
    generator: str = ""


def read_package(root: Element, name: str) -> PackageDocument:
    """Read a package document, whose path in the container is given."""
    items: dict[str, Item] = {}
    for element in list(children(child(root, "opf:manifest"), "opf:item"))[:MOST_ITEMS]:
        ident = attribute(element, "id") or ""
        items[ident] = Item(
            id=ident,
            name=resolved(name, attribute(element, "href") or "")[0],
            media_type=(attribute(element, "media-type") or "").lower(),
            properties=frozenset((attribute(element, "properties") or "").split()),
        )
    spine_element = child(root, "opf:spine")
    spine = [
        items.get(attribute(reference, "idref") or "")
        for reference in children(spine_element, "opf:itemref")
    ]
    toc = (attribute(spine_element, "toc") or "") if spine_element is not None else ""
    ncx = items.get(toc) or next((i for i in items.values() if "dtbncx" in i.media_type), None)
    metas = children(child(root, "opf:metadata"), "opf:meta")
    return PackageDocument(
        items=items,
        spine=tuple({item.name: item for item in spine if item and item.is_page}.values()),
        ncx=ncx.name if ncx else "",
        nav=next((item.name for item in items.values() if "nav" in item.properties), ""),
        guide=tuple(
            (resolved(name, attribute(e, "href") or "")[0], (attribute(e, "type") or "").lower())
            for e in children(child(root, "opf:guide"), "opf:reference")
        ),
        generator=next((_content(m) for m in metas if attribute(m, "name") == "generator"), ""),
    )


def declared_fields(root: Element, span: Span) -> Iterator[Field]:
    """What the book says of itself."""
    metadata = child(root, "opf:metadata")
    if metadata is None:
        return
    # OEB 1 and early EPUB 2 keep the elements one step deeper.
    elements = [e for e in metadata.iter() if e is not metadata]
    refined = _refinements(elements)
    unique = attribute(root, "unique-identifier") or ""
    for name, value in _named(elements, refined, unique):
        value = " ".join(value.split())[:LONGEST]
        if value:
            yield Field(name=name, value=value, span=span)


def _named(
    elements: list[Element], refined: Mapping[str, Mapping[str, str]], unique: str
) -> Iterator[tuple[str, str]]:
    titles = 0
    for element in elements:
        name, value = kind(element), text_of(element)
        said = refined.get(f"#{attribute(element, 'id')}", {})
        if name == "dc:title":
            shown = said.get("title-type", "subtitle" if titles else "main")
            titles += 1
            if shown in ("main", "subtitle") and value.casefold() not in _UNKNOWN:
                yield "title" if shown == "main" else "subtitle", value
        elif name in ("dc:creator", "dc:contributor"):
            role = said.get("role") or attribute(element, "opf:role") or ""
            role = role or ("aut" if name == "dc:creator" else "")
            if role in _ROLES and value.casefold() not in _UNKNOWN:
                yield _ROLES[role], value
        elif name == "dc:date":
            found = _DATE.fullmatch(value)
            event = attribute(element, "opf:event") or "publication"
            if found and event == "publication":
                yield "date", found[1]
        elif name == "dc:identifier":
            if attribute(element, "id") == unique and value.startswith("urn:"):
                yield "identifier", value
        elif name in _FIELDS:
            yield _FIELDS[name], unescape(_TAG.sub(" ", unescape(value)))
    yield from _series(elements, refined)


def _series(
    elements: list[Element], refined: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """A series as EPUB 3 tells it (3.3, D.3.3), or else as calibre does."""
    for element in elements:
        said = refined.get(f"#{attribute(element, 'id')}", {})
        is_collection = attribute(element, "property") == "belongs-to-collection"
        if is_collection and said.get("collection-type", "series") == "series":
            yield "series", text_of(element)
            yield "series-number", said.get("group-position", "")
            return
    by_name = {attribute(e, "name"): _content(e) for e in elements if kind(e) == "opf:meta"}
    if by_name.get("calibre:series"):
        yield "series", by_name["calibre:series"]
        yield "series-number", re.sub(r"\.0+$", "", by_name.get("calibre:series_index", ""))


def _refinements(elements: list[Element]) -> dict[str, dict[str, str]]:
    """Properties by what they refine: `{"#title": {"title-type": "main"}}`."""
    refined: dict[str, dict[str, str]] = {}
    for element in elements:
        target, name = attribute(element, "refines"), attribute(element, "property")
        if target and name:
            refined.setdefault(target, {})[name] = text_of(element)
    return refined


def _content(element: Element) -> str:
    return attribute(element, "content") or text_of(element)
