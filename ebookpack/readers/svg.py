"""SVG pictures: only what draws stays in them."""

from __future__ import annotations

import re

from lxml import etree

MOST_SVG_BYTES = 8 * 1024 * 1024
"""A drawing may be this large."""
MOST_SVG_ELEMENTS = 100_000
"""...and hold this many elements."""

_XLINK = "{http://www.w3.org/1999/xlink}href"
_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler"}
    | {"animate", "animatemotion", "animatetransform", "set", "discard", "listener"}
)
"""Elements that act, move or hold other markup: a page of a book does none of it."""
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|expression\(", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif);base64,", re.IGNORECASE)


class SvgRefusedError(Exception):
    """The drawing is no well-formed SVG, or is too large; says which."""


def clean_svg(data: bytes) -> bytes:
    """SVG without scripts, events, foreign markup and references out of the file.

    Raises SvgRefusedError if it is not well-formed, declares entities, or is over the bounds.
    """
    if len(data) > MOST_SVG_BYTES:
        raise SvgRefusedError(f"is larger than {MOST_SVG_BYTES >> 20} MB")
    if b"<!ENTITY" in data.upper().replace(b"\x00", b""):
        raise SvgRefusedError("declares entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SvgRefusedError(f"is not well-formed: {error.msg}") from error
    if etree.QName(root).localname != "svg":
        raise SvgRefusedError("does not start with an svg element")
    _clean(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _clean(root: etree._Element) -> None:
    elements = list(root.iter())
    if len(elements) > MOST_SVG_ELEMENTS:
        raise SvgRefusedError(f"has more than {MOST_SVG_ELEMENTS} elements")
    for element in elements:
        if not isinstance(element.tag, str):
            _remove(element)
            continue
        name = etree.QName(element).localname.lower()
        if name in _ACTIVE or (name == "style" and _OUTSIDE.search(element.text or "")):
            _remove(element)
            continue
        for key, value in list(element.attrib.items()):
            if _is_unsafe(str(key), str(value)):
                del element.attrib[key]


def _is_unsafe(key: str, value: str) -> bool:
    name = key.rpartition("}")[2].lower()
    if name.startswith("on") or name == "base":
        return True
    if name in ("href", "src") or key == _XLINK:
        value = value.strip()
        return not (value.startswith("#") or _EMBEDDED.match(value))
    return bool(_OUTSIDE.search(value))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
