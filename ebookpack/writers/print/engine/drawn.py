"""Pages drawn into operators that name fonts and pictures, and those put into a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydyf import _to_bytes
from weasyprint.images import RasterImage
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration, get_pango_font_key

from ebookpack.writers.print.laid import UsedFont, UsedPicture

Fonts = dict[Any, Font]
"""The fonts of a file by the engine's key."""

_FROM_STRING = "PangoFontDescription * pango_font_description_from_string (const char *text);"
"""WeasyPrint does not declare it."""


class Drawn:
    """What has been drawn of one piece, and what its operators need."""

    def __init__(self) -> None:
        self._fonts: Fonts = {}
        self._described: dict[Any, str] = {}
        self._images: dict[str, dict[str, Any]] = {}
        self._resources: dict[str, Any] = {
            "ExtGState": {}, "XObject": {}, "Pattern": {}, "Shading": {}, "ColorSpace": None,
        }  # fmt: skip

    def operators(self, page: Any) -> bytes:
        """Draw a page of the engine's."""
        return self.drawn_by(page.paint, page.width, page.height)

    def drawn_by(
        self, paint: Callable[[Any], None], width: float = 0.0, height: float = 0.0
    ) -> bytes:
        """What something draws onto a page of a size."""
        stream = _Stream(
            self._fonts, (0, 0, width, height), self._resources, self._images, None, {}, None,
        )  # fmt: skip
        stream.described = self._described
        paint(stream)
        return written(stream.stream)

    def forget_glyphs(self) -> None:
        """Have `fonts` say of what is drawn from now on which glyphs it needs."""
        for font in self._fonts.values():
            font.widths, font.to_unicode = {}, {}
            font.__dict__.pop("words", None)

    @property
    def is_whole(self) -> bool:
        """Whether fonts, pictures and plain states are all that the operators need."""
        return (
            not self._resources["Pattern"]
            and not self._resources["Shading"]
            and not any(self._resources["XObject"].values())
            and all(isinstance(held["image"], RasterImage) for held in self._images.values())
            and all(name[0] in "aA" for name in self.states)
            # Glyphs that a font lacks are numbered as they come, in each piece anew.
            and not any(font.missing or font.bitmap or font.png for font in self._fonts.values())
        )

    @property
    def is_type(self) -> bool:
        """Whether it is whole, and without pictures."""
        return self.is_whole and not self._images

    @property
    def states(self) -> Mapping[str, Mapping[str, float]]:
        """Graphics states by name.

        Those whose names start with a or A say how opaque a colour is: the number behind it.
        """
        return {name: dict(state) for name, state in self._resources["ExtGState"].items()}

    def fonts(self) -> tuple[UsedFont, ...]:
        """The fonts that the operators name."""
        return tuple(
            UsedFont(
                description=self._described[key],
                size=font.font_size,
                resource=font.hash,
                glyphs=tuple(
                    (glyph, font.widths.get(glyph), font.to_unicode.get(glyph))
                    for glyph in sorted({*font.widths, *font.to_unicode})
                ),
            )
            for key, font in self._fonts.items()
            if font.widths or font.to_unicode
        )

    def pictures(self, known: Mapping[str, Any]) -> tuple[UsedPicture, ...]:
        """The pictures that the operators name; `known` are the engine's by address."""
        addresses = {id(image): address for address, image in known.items()}
        return tuple(
            UsedPicture(
                resource=name,
                address=addresses[id(held["image"])],
                interpolate=held["interpolate"],
                ratios=tuple(sorted(held["dpi_ratios"])),
            )
            for name, held in self._images.items()
        )


def written(operators: Iterable[Any]) -> bytes:
    """Operators as the engine notes them, one on each line."""
    return b"\n".join(map(_to_bytes, operators))


class _Stream(Stream):  # type: ignore[misc]
    """A content stream that keeps how its fonts are described."""

    described: dict[Any, str]

    def add_font(self, pango_font: Any) -> tuple[Font, float]:
        """See Stream.add_font."""
        key, description, size = get_pango_font_key(pango_font)
        if key not in self._fonts:
            text = pango.pango_font_description_to_string(description)
            self.described[key] = ffi.string(text).decode()
            # The engine's Font sets fields of the description.
            self._fonts[key] = Font(pango_font, description, size)
        return self._fonts[key], size


def add_fonts(fonts: Fonts, used: Iterable[UsedFont], configuration: FontConfiguration) -> None:
    """Add to the fonts of a file what operators drawn elsewhere use of them.

    Raises LookupError for a font that Pango does not find again by its description.
    """
    known = {font.hash: font for font in fonts.values()}
    for use in used:
        font = known.get(use.resource)
        if font is None:
            key, font = _found_again(configuration, use)
            fonts[key] = known[use.resource] = font
        for glyph, width, text in use.glyphs:
            if width is not None:
                font.widths.setdefault(glyph, width)
            if text is not None:
                font.to_unicode.setdefault(glyph, text)


def _found_again(configuration: FontConfiguration, use: UsedFont) -> tuple[Any, Font]:
    """The engine's font, and its key.

    Of some fonts that vary, Pango sets the weight by the description's name of it and adds what
    the description says of its axes: those are then described as having them twice.
    """
    for text in (use.description, use.description.partition(" @")[0]):
        pango_font = _font(configuration, text, use.size)
        key, description, _ = get_pango_font_key(pango_font)
        font = Font(pango_font, description, use.size)
        if font.hash == use.resource:
            font.pango_font = pango_font  # to live as long as the font
            return key, font
    raise LookupError(use.description)


def _font(configuration: FontConfiguration, text: str, size: float) -> Any:
    """The PangoFont of a description."""
    if not hasattr(pango, "pango_font_description_from_string"):
        ffi.cdef(_FROM_STRING)
    description = ffi.gc(
        pango.pango_font_description_from_string(text.encode()),
        pango.pango_font_description_free,
    )
    pango.pango_font_description_set_absolute_size(description, size * TO_UNITS)
    context = ffi.gc(
        pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref
    )
    return ffi.gc(
        pango.pango_font_map_load_font(configuration.font_map, context, description),
        gobject.g_object_unref,
    )
