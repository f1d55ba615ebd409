"""Core properties: what the file says of itself (ISO/IEC 29500-2, 8)."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Field
from ebookpack.core.zip_container import PartError
from ebookpack.readers.docx.names import kind
from ebookpack.readers.docx.source import Source
from ebookpack.readers.word_processor.declared import declared

_FIELDS = {
    "dc:title": "title",
    "dc:creator": "author",
    "dc:language": "language",
    "dc:description": "description",
    "dc:subject": "subject",
    "cp:keywords": "keywords",
}


def core_fields(source: Source) -> Iterator[Field]:
    """What the document's properties declare, without what a program put there."""
    try:
        references = source.package.relationships("")
    except PartError:
        return
    for reference in references.values():
        if reference.type != "core-properties" or reference.external:
            continue
        root = source.optional(reference.target)
        for element in root if root is not None else ():
            name = _FIELDS.get(kind(element))
            value = declared(name, element.text or "") if name else ""
            if name and value:
                yield Field(name=name, value=value, span=source.span(reference.target))
