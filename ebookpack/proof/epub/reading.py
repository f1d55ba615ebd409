"""An EPUB of any program opened to be checked, within bounds, whatever is in it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from lxml import etree

from ebookpack.core.container_addresses import resolved
from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import BuildError
from ebookpack.core.zip_container import MOST_DEPTH, MOST_MARKS, PartError, ZipContainer
from ebookpack.proof.epub.publication import NAMES, Element, Item, Picture, Publication

MOST_BYTES = 1 << 30
"""Of the file."""
MOST_DOCUMENT_BYTES = 32 << 20
MOST_PICTURE_BYTES = 64 << 20
MOST_BYTES_IN_ALL = 1 << 30
"""Of everything that is unpacked."""
MOST_ITEMS = 20_000
_WAY_OUT = "build it anew, or open it in a program that edits EPUB, and save it anew"
_DOCUMENTS = ("application/xhtml+xml", "application/x-dtbncx+xml")
_PIXELS = ("image/jpeg", "image/png", "image/gif", "image/webp")


def read_publication(data: bytes, path: str) -> Publication:
    """The parts of an EPUB. Raises an EbookpackError for what is none."""
    reader = _Reader(data, path)
    name = _package_name(reader)
    package = reader.xml(name) if name else None
    if package is None or etree.QName(package).localname != "package":
        raise BuildError.at(
            Span(path=path, part=name or None),
            "P500",
            "no EPUB: it has no package document that can be read",
            _WAY_OUT,
        )
    items = tuple(_items(package, name, reader))
    by_id = {item.id: item for item in items}
    named = [ref.get("idref", "") for ref in package.iterfind("opf:spine/opf:itemref", NAMES)]
    documents, pictures, styles = {}, {}, {}
    for item in items:
        if item.media_type in _DOCUMENTS and (root := reader.xml(item.name)) is not None:
            documents[item.name] = root
        elif item.media_type in _PIXELS and (found := reader.picture(item.name)) is not None:
            pictures[item.name] = found
        elif item.media_type == "text/css":
            styles[item.name] = reader.bytes(item.name, MOST_DOCUMENT_BYTES).decode(
                "utf-8", "replace"
            )
    return Publication(
        size=len(data),
        package_name=name,
        package=package,
        items=items,
        spine=tuple(by_id[ident] for ident in named if ident in by_id),
        documents=documents,
        pictures=pictures,
        styles=styles,
        unreadable=tuple(reader.unreadable),
    )


class _Reader:
    """Reads files of one container, and notes those that cannot be read."""

    def __init__(self, data: bytes, path: str) -> None:
        self._zip = ZipContainer(data, path, kind="EPUB", way_out=_WAY_OUT)
        self._left = MOST_BYTES_IN_ALL
        self.unreadable: list[tuple[str, str]] = []

    def size(self, name: str) -> int:
        """Bytes of a file, as the directory of the zip has them."""
        return self._zip.size(name)

    def bytes(self, name: str, limit: int) -> bytes:
        """Bytes of a file; none, and a note, if it cannot be read."""
        if not self._zip.has(name):
            return b""
        try:
            data = self._zip.read(name, limit=min(limit, self._left)) or b""
        except PartError as error:
            self.unreadable.append((name, error.reason))
            return b""
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """Root of an XML document; None, and a note, if it is none."""
        data = self.bytes(name, MOST_DOCUMENT_BYTES)
        if not data:
            return None
        if b"<!ENTITY" in data or data.count(b"<") + data.count(b"=") > MOST_MARKS:
            self.unreadable.append((name, "declares entities, or has too many tags"))
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
            self.unreadable.append((name, f"is not well-formed XML: {error}"))
            return None
        if root.xpath(f"boolean({'/*' * MOST_DEPTH})"):
            self.unreadable.append((name, f"nests more than {MOST_DEPTH} elements in one another"))
            return None
        return root

    def picture(self, name: str) -> Picture | None:
        """Size and kind of a picture, which is not decoded; None, and a note, if it is none."""
        from PIL import Image

        data = self.bytes(name, MOST_PICTURE_BYTES)
        if not data:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(io.BytesIO(data)) as image:
                    return Picture(
                        name=name,
                        width=image.width,
                        height=image.height,
                        see_through=image.mode in ("RGBA", "LA", "PA")
                        or "transparency" in image.info,
                        cmyk=image.mode == "CMYK",
                    )
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            self.unreadable.append((name, f"is no picture that can be read: {error}"))
            return None


def _package_name(reader: _Reader) -> str:
    """Path of the package document; empty if there is none."""
    container = reader.xml("META-INF/container.xml")
    if container is not None:
        for rootfile in container.iter("{*}rootfile"):
            return rootfile.get("full-path") or ""
    return ""


def _items(package: Element, base: str, reader: _Reader) -> Iterator[Item]:
    found = package.iterfind("opf:manifest/opf:item", NAMES)
    for number, element in enumerate(found):
        if number == MOST_ITEMS:
            return
        name, _ = resolved(base, element.get("href") or "")
        yield Item(
            id=element.get("id") or "",
            name=name,
            media_type=(element.get("media-type") or "").lower(),
            properties=frozenset((element.get("properties") or "").split()),
            bytes=reader.size(name),
        )
