"""Elements and attributes of OpenDocument by short names, `text:p`."""

from __future__ import annotations

from typing import TypeAlias

from ebookpack.readers import short_names
from ebookpack.readers.short_names import ShortNames

Element: TypeAlias = short_names.Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = ShortNames(
    {
        "office": (f"{_ODF}office:1.0",),
        "text": (f"{_ODF}text:1.0",),
        "style": (f"{_ODF}style:1.0",),
        "table": (f"{_ODF}table:1.0",),
        "draw": (f"{_ODF}drawing:1.0",),
        "loext": ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",),
        "fo": (f"{_ODF}xsl-fo-compatible:1.0",),
        "svg": (f"{_ODF}svg-compatible:1.0",),
        "meta": (f"{_ODF}meta:1.0",),
        "manifest": (f"{_ODF}manifest:1.0",),
        "xlink": ("http://www.w3.org/1999/xlink",),
        "dc": ("http://purl.org/dc/elements/1.1/",),
        "math": ("http://www.w3.org/1998/Math/MathML",),
        "xml": ("http://www.w3.org/XML/1998/namespace",),
    }
)
kind = _NAMES.kind
attribute = _NAMES.attribute
child = _NAMES.child
children = _NAMES.children
descendants = _NAMES.descendants


def text_of(element: Element) -> str:
    """All characters in an element, spaces that are elements as spaces."""
    parts: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        if kind(inner) in ("text:s", "text:tab", "text:line-break", "text:p"):
            parts.append(" ")
        parts.append(inner.text or "")
        parts.append(inner.tail or "")
    return " ".join("".join(parts).split())
