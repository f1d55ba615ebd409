"""Elements and attributes by short names, `w:p`, in Strict and Transitional documents alike.

The two conformance classes of ISO/IEC 29500 differ in namespaces alone, as far as text goes.
"""

from __future__ import annotations

from typing import TypeAlias

from ebookpack.readers import short_names
from ebookpack.readers.short_names import ShortNames

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
_OFF = frozenset({"0", "false", "off", "none"})

Element: TypeAlias = short_names.Element

_NAMES = ShortNames(_NAMESPACES)
kind = _NAMES.kind
attribute = _NAMES.attribute
child = _NAMES.child
children = _NAMES.children
descendants = _NAMES.descendants


def value_of(element: Element | None, name: str) -> str:
    """`w:val` of the first child of a name; empty if there is none."""
    found = child(element, name)
    return (attribute(found, "w:val") or "") if found is not None else ""


def is_on(element: Element) -> bool:
    """Whether an on/off property is on: it is where no value is given (17.17.4)."""
    return (attribute(element, "w:val") or "1").lower() not in _OFF
