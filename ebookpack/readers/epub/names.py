"""Elements and attributes of package documents and their kin by short names, `opf:item`."""

from __future__ import annotations

from typing import TypeAlias

from ebookpack.readers import short_names
from ebookpack.readers.short_names import ShortNames

Element: TypeAlias = short_names.Element

_NAMES = ShortNames(
    {
        "opf": ("http://www.idpf.org/2007/opf", "http://openebook.org/namespaces/oeb-package/1.0/"),
        "dc": ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"),
        "ncx": ("http://www.daisy.org/z3986/2005/ncx/",),
        "ocf": ("urn:oasis:names:tc:opendocument:xmlns:container",),
        "enc": ("http://www.w3.org/2001/04/xmlenc#",),
    }
)
kind = _NAMES.kind
attribute = _NAMES.attribute
child = _NAMES.child
children = _NAMES.children
descendants = _NAMES.descendants


def text_of(element: Element) -> str:
    """The characters in an element, in one line."""
    return " ".join("".join(str(part) for part in element.itertext()).split())
