"""Drawings, old and new: the pictures, text boxes and rules in them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Image
from ebookpack.core.zip_container import PartError
from ebookpack.readers.docx.names import Element, attribute, descendants, kind
from ebookpack.readers.docx.source import Part, Source
from ebookpack.readers.pictures import MOST_BYTES
from ebookpack.readers.word_processor.seen import Inset, RuleMark
from ebookpack.readers.word_processor.source import alternative

_LINES = frozenset({"line", "straightConnector1"})
_NO_PICTURES = {"c:chart": "a chart", "dgm:relIds": "a diagram"}


def drawn(
    element: Element, source: Source, part: Part, span: Span
) -> Iterator[Image | Inset | RuleMark]:
    """What a `w:drawing`, `w:pict` or `w:object` shows, in its order."""
    decorative = _is_decoration(element)
    alt = "" if decorative else _alternative(element)
    for found in _walk(element, alt, source, part, span):
        yield replace(found, decorative=decorative) if isinstance(found, Image) else found


def branch(alternatives: Element) -> Element | None:
    """The branch of a `mc:AlternateContent` to read: of several, one (29500-3, 10.2)."""
    branches = [b for b in alternatives if kind(b) in ("mc:Choice", "mc:Fallback")]
    return next((b for b in branches if _has_content(b)), branches[0] if branches else None)


def _has_content(element: Element) -> bool:
    names = ("w:t", "w:txbxContent", "a:blip", "v:imagedata", "w:drawing", "w:pict", "m:t")
    return any(next(descendants(element, name), None) is not None for name in names)


def _walk(
    element: Element, alt: str, source: Source, part: Part, span: Span
) -> Iterator[Image | Inset | RuleMark]:
    for inner in element:
        name = kind(inner)
        if name == "w:txbxContent":
            yield Inset(inner)
        elif name == "mc:AlternateContent":
            chosen = branch(inner)
            if chosen is not None:
                yield from _walk(chosen, alt, source, part, span)
        elif name == "a:blip" and kind(element) != "a:blipFill":
            # A blip in a fill of DrawingML's own is the texture of a shape, not a picture.
            yield from _picture(inner, ("r:embed", "r:link"), alt, source, part, span)
        elif name == "v:imagedata":
            own = attribute(element, "alt") or alt
            yield from _picture(inner, ("r:id", "r:href"), own, source, part, span)
        elif name == "a:prstGeom":
            if attribute(inner, "prst") in _LINES:
                yield RuleMark()
        elif name == "v:line" or (attribute(inner, "o:hr") or "") in ("t", "true", "1"):
            yield RuleMark()
        elif name in _NO_PICTURES:
            source.no_picture(_NO_PICTURES[name], span)
        else:
            yield from _walk(inner, alt, source, part, span)


def _is_decoration(element: Element) -> bool:
    """Whether a drawing is marked as decoration."""
    marks = descendants(element, "adec:decorative")
    return any((attribute(mark, "val") or "1") in ("1", "true") for mark in marks)


def _alternative(element: Element) -> str:
    """The text alternative of a drawing."""
    properties = next(descendants(element, "wp:docPr"), None)
    if properties is None:
        return ""
    written = attribute(properties, "descr") or attribute(properties, "title") or ""
    return alternative(written)


def _picture(
    element: Element,
    references: tuple[str, str],
    alt: str,
    source: Source,
    part: Part,
    span: Span,
) -> Iterator[Image]:
    idents = [ident for name in references if (ident := attribute(element, name))]
    if not idents:
        return
    reference = next((r for i in idents if (r := part.relationships.get(i))), None)
    if reference is None:
        source.missing_picture(idents[0], span)
    elif reference.external:
        taken = source.pictures.take(reference.target, alt, span)
        if taken is not None:
            yield taken
    else:
        yield from _packed(reference.target, alt, source, span)


def _packed(target: str, alt: str, source: Source, span: Span) -> Iterator[Image]:
    """A picture in the package."""
    try:
        data = source.package.read(target, limit=MOST_BYTES)
    except PartError as error:
        source.broken_picture(target, error.reason, span)
        return
    if data is None:
        source.missing_picture(target, span)
        return
    picture = source.packed_picture(target, data, alt, span)
    if picture is not None:
        yield picture
