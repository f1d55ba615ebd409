"""What a document says of itself: meta.xml (ODF 1.3, part 3, 4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Span
from ebookpack.readers.odt.names import Element, attribute, child, kind
from ebookpack.readers.odt.source import Source
from ebookpack.readers.word_processor.declared import declared

_FIELDS = {
    "dc:title": "title",
    "meta:initial-creator": "author",
    "dc:language": "language",
    "dc:description": "description",
    "dc:subject": "subject",
    "meta:keyword": "keywords",
    "dc:publisher": "publisher",
    "dc:rights": "rights",
}
_USER = {"author": "author", "subtitle": "subtitle", "publisher": "publisher", "rights": "rights"}


def declared_properties(source: Source) -> Iterator[Field]:
    """The fields of a document, without what a program put there.

    The author is who began the file; `dc:creator` is only who saved it last, and is taken where
    nothing else is said.
    """
    meta = _meta(source)
    if meta is None:
        return
    span = Span(path=source.path, part="meta.xml" if source.document.zip else None)
    found = []
    for element in meta:
        name = _name(element)
        value = declared(name, element.text or "") if name else ""
        if value:
            found.append((name, value))
    if not any(name == "author" for name, _ in found):
        creator = child(meta, "dc:creator")
        value = declared("author", creator.text or "") if creator is not None else ""
        found += [("author", value)] if value else []
    for name, value in found:
        yield Field(name=name, value=value, span=span)


def _meta(source: Source) -> Element | None:
    roots = (source.document.content, *source.document.others)
    return next((m for r in roots if (m := child(r, "office:meta")) is not None), None)


def _name(element: Element) -> str:
    if kind(element) == "meta:user-defined":
        return _USER.get((attribute(element, "meta:name") or "").casefold(), "")
    return _FIELDS.get(kind(element), "")
