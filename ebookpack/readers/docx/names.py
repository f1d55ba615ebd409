"""Elements and attributes by short names, `w:p`, in Strict and Transitional documents alike.

The two conformance classes of ISO/IEC 29500 differ in namespaces alone, as far as text goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_NAMESPACES: dict[str, tuple[str, ...]] = {
    "w": (
        f"{_OOXML}wordprocessingml/2006/main",
        f"{_STRICT}wordprocessingml/main",
        f"{_MICROSOFT}word/2006/wordml",
    ),
    "r": (
        f"{_OOXML}officeDocument/2006/relationships",
        f"{_STRICT}officeDocument/relationships",
    ),
    "wp": (
        f"{_OOXML}drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}drawingml/wordprocessingDrawing",
    ),
    "a": (f"{_OOXML}drawingml/2006/main", f"{_STRICT}drawingml/main"),
    "m": (f"{_OOXML}officeDocument/2006/math", f"{_STRICT}officeDocument/math"),
    "c": (f"{_OOXML}drawingml/2006/chart", f"{_STRICT}drawingml/chart"),
    "dgm": (f"{_OOXML}drawingml/2006/diagram", f"{_STRICT}drawingml/diagram"),
    "mc": (f"{_OOXML}markup-compatibility/2006",),
    "adec": ("http://schemas.microsoft.com/office/drawing/2017/decorative",),
    "asvg": ("http://schemas.microsoft.com/office/drawing/2016/SVG/main",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
    "cp": (f"{_OOXML}package/2006/metadata/core-properties",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
}
_PREFIXES = {uri: prefix for prefix, uris in _NAMESPACES.items() for uri in uris}
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(maxsize=1024)
def _full(name: str) -> tuple[str, ...]:
    prefix, _, local = name.rpartition(":")
    # Some programs write attributes without the prefix that the standard asks for.
    return (*(f"{{{uri}}}{local}" for uri in _NAMESPACES.get(prefix, ())), local)


def kind(element: Element) -> str:
    """Short name of an element; empty for those of other namespaces."""
    return _short(element.tag)


def attribute(element: Element, name: str) -> str | None:
    """Value of an attribute by its short name, `w:val`, or its bare one, `id`."""
    for full in _full(name):
        value = element.get(full)
        if value is not None:
            return value
    return None


def child(element: Element | None, name: str) -> Element | None:
    """The first child of a short name."""
    return next(children(element, name), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a short name."""
    if element is not None:
        for inner in element:
            if kind(inner) == name:
                yield inner


def descendants(element: Element, name: str) -> Iterator[Element]:
    """The elements of a short name below an element, at whatever depth."""
    return element.iter(*_full(name)[:-1])


def value_of(element: Element | None, name: str) -> str:
    """`w:val` of the first child of a name; empty if there is none."""
    found = child(element, name)
    return (attribute(found, "w:val") or "") if found is not None else ""


def is_on(element: Element) -> bool:
    """Whether an on/off property is on: it is where no value is given (17.17.4)."""
    return (attribute(element, "w:val") or "1").lower() not in _OFF
