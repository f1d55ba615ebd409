"""Frames and shapes: the pictures, text boxes, formulas and rules in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ebookpack.core.nodes import Image
from ebookpack.core.zip_container import PartError
from ebookpack.readers.odt.names import Element, attribute, child, children, descendants, kind
from ebookpack.readers.odt.source import Source
from ebookpack.readers.word_processor.seen import Inset, RuleMark
from ebookpack.readers.word_processor.source import alternative

Drawn = Image | Inset | RuleMark | str
"""A string is the letters of a formula."""

_GROUPS = frozenset({"draw:g", "draw:a", "draw:frame"})
_LETTERS = frozenset({"math:mi", "math:mn", "math:mo", "math:mtext"})
_WEB = ("http:", "https:", "ftp:", "//", "data:")


def drawn(element: Element, source: Source, number: int) -> Iterator[Drawn]:
    """What a frame, a group or a shape shows, in its order."""
    name = kind(element)
    if name == "draw:frame":
        yield from _frame(element, source, number)
    elif name in _GROUPS:
        for inner in element:
            yield from drawn(inner, source, number)
    elif name in ("draw:line", "draw:connector"):
        yield RuleMark()
    elif name.startswith("draw:") and next(descendants(element, "text:p"), None) is not None:
        yield Inset(element)


def _frame(frame: Element, source: Source, number: int) -> Iterator[Drawn]:
    """One of a frame's contents: those after the first stand in for it (part 3, 10.4.2)."""
    alt = alternative(_text(frame, "svg:desc") or _text(frame, "svg:title"))
    for box in children(frame, "draw:text-box"):
        yield Inset(box)
        return
    for formula in children(frame, "draw:object"):
        letters = _formula(formula, source)
        if letters:
            source.flat_equation(source.place(number))
            yield letters
            return
    images = list(children(frame, "draw:image"))
    if images:
        decorative = attribute(frame, "loext:decorative") == "true"
        for image in _picture(images, "" if decorative else alt, source, number):
            yield replace(image, decorative=decorative)
    elif any(kind(inner) in _NO_PICTURES for inner in frame):
        what = next(_NO_PICTURES[kind(i)] for i in frame if kind(i) in _NO_PICTURES)
        source.no_picture(what, source.place(number))


_NO_PICTURES: Mapping[str, str] = {
    "draw:object": "a chart or another document",
    "draw:object-ole": "an object of another program",
    "draw:plugin": "a film or a sound",
    "draw:floating-frame": "a frame of another document",
    "draw:applet": "an applet",
}


def _picture(images: list[Element], alt: str, source: Source, number: int) -> Iterator[Image]:
    span = source.place(number)
    # Of a drawing there is a copy in pixels behind it, for programs that cannot draw.
    for image in sorted(images, key=_is_metafile):
        href = attribute(image, "xlink:href") or ""
        if href.startswith(_WEB):
            taken = source.pictures.take(href, alt, span)
        elif href.startswith("../"):
            taken = source.pictures.take(href.removeprefix("../"), alt, span)
        else:
            taken = _packed(image, href, alt, source, number)
        if taken is not None:
            yield taken
        return


def _packed(image: Element, href: str, alt: str, source: Source, number: int) -> Image | None:
    span = source.place(number)
    try:
        found = source.document.picture(image)
    except PartError as error:
        source.broken_picture(href, error.reason, span)
        return None
    if found is None:
        source.missing_picture(href, span)
        return None
    name, data = found
    return source.packed_picture(name, data, alt, span)


def _is_metafile(image: Element) -> bool:
    href = attribute(image, "xlink:href") or ""
    return href.lower().endswith((".svm", ".wmf", ".emf")) or "ObjectReplacements" in href


def _formula(element: Element, source: Source) -> str:
    """The letters of a formula that is an object; empty for one that is none."""
    root: Element | None = next(iter(element), None)
    href = (attribute(element, "xlink:href") or "").removeprefix("./")
    if root is None and href:
        try:
            root = source.document.part(f"{href}/content.xml")
        except PartError:
            return ""
    if root is None or not kind(root).startswith("math:"):
        return ""
    letters = ((e.text or "").strip() for e in root.iter() if kind(e) in _LETTERS)
    return " ".join(filter(None, letters))


def _text(frame: Element, name: str) -> str:
    found = child(frame, name)
    return (found.text or "") if found is not None else ""
