"""An EPUB as it is read to be checked: its package document, its documents, its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree
from msgspec import Struct

Element: TypeAlias = etree._Element

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": XHTML,
    "epub": OPS,
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "svg": "http://www.w3.org/2000/svg",
    "xlink": "http://www.w3.org/1999/xlink",
}
EPUB_TYPE = f"{{{OPS}}}type"


class Item(Struct, frozen=True, kw_only=True):
    """A line of the manifest."""

    id: str
    name: str
    """Path in the container."""
    media_type: str
    properties: frozenset[str]
    bytes: int
    """As it is unpacked; 0 for a file that is not there."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture of the book."""

    name: str
    width: int
    """Pixels."""
    height: int
    see_through: bool
    cmyk: bool


class Publication(Struct, frozen=True, kw_only=True):
    """The parts of an EPUB that rules look at."""

    size: int
    """Bytes of the file."""
    package_name: str
    package: Element
    items: tuple[Item, ...]
    spine: tuple[Item, ...]
    """In reading order, those that are in the manifest."""
    documents: Mapping[str, Element]
    """Roots of the content documents, by their paths."""
    pictures: Mapping[str, Picture]
    """Those that are pixels, by their paths."""
    styles: Mapping[str, str]
    """Texts of the style sheets, by their paths."""
    unreadable: tuple[tuple[str, str], ...] = ()
    """(path, why) of what could not be read."""

    @property
    def is_epub_3(self) -> bool:
        """Whether it says so; EPUB 2 has neither properties nor a language of the package."""
        return not (self.package.get("version") or "").startswith("2")

    def meta(self, name: str) -> tuple[str, ...]:
        """Values of a property of the book itself; EPUB 2 writes it as a name and its content."""
        found = self.package.iterfind(f"opf:metadata/opf:meta[@property='{name}']", NAMES)
        values = [one.text or "" for one in found if one.get("refines") is None]
        if not self.is_epub_3:
            older = self.package.iterfind(f"opf:metadata/opf:meta[@name='{name}']", NAMES)
            values += [one.get("content") or "" for one in older]
        return tuple(map(str.strip, values))

    def item(self, item_property: str) -> Item | None:
        """The first item that has a property."""
        return next((one for one in self.items if item_property in one.properties), None)

    @property
    def nav(self) -> Element | None:
        """Root of the navigation document."""
        found = self.item("nav")
        return self.documents.get(found.name) if found else None

    def texts(self) -> Iterator[tuple[str, Element]]:
        """(path, root) of the documents in reading order, the navigation document left out."""
        nav = self.item("nav")
        for item in self.spine:
            if item.name in self.documents and item != nav:
                yield item.name, self.documents[item.name]


def page_breaks(book: Publication) -> Iterator[tuple[str, Element]]:
    """(path, element) of the places where pages of another edition start, contents among them."""
    for item in book.spine:
        root = book.documents.get(item.name)
        for element in root.iter("*") if root is not None else ():
            if "pagebreak" in types_of(element) or element.get("role") == "doc-pagebreak":
                yield item.name, element


def types_of(element: Element) -> frozenset[str]:
    """Words of an element's `epub:type`."""
    return frozenset((element.get(EPUB_TYPE) or "").split())


def elements(root: Element, *names: str) -> Iterator[Element]:
    """XHTML elements of these names, in document order."""
    yield from root.iter(*(f"{{{XHTML}}}{name}" for name in names))
