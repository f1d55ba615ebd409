"""Fonts made ready for a file: cut down to the glyphs that it uses, and made static.

It takes as long as laying out a chapter, and most books use the same glyphs after an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from weasyprint.logger import LOGGER

from ebookpack.core.shelf import Shelf, get_sealed, put_sealed

_VARIATIONS = ("fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")
"""Tables that say how a font varies."""


def kept_on(shelf: Shelf, engine: Callable[..., None]) -> Callable[..., None]:
    """The engine's `Font.clean`, which makes a font ready, but for fonts that the shelf has."""

    def clean(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        made_from = (
            font.index, font.variations, font.weight, font.style, font.font_size,
            sorted(to_unicode), sorted(font.missing), hinting,
        )  # fmt: skip
        key = f"font {sha256(font.file_content).hexdigest()} {made_from}"
        kept = get_sealed(shelf, key)
        if kept is not None:
            font.file_content = kept
            return
        axes = _axes(font)
        place = {"wght": font.weight, "opsz": font.font_size, **font.variations}
        if axes and all(place.get(tag) == default for tag, default in axes.items()):
            font.subset(to_unicode, hinting)
            font.file_content = without_variations(font.file_content)
        elif axes and axes.keys() <= place.keys():
            font.subset(to_unicode, hinting)
            place = {tag: place[tag] for tag in axes}
            font.file_content = static_at(font.file_content, place, to_unicode)
        else:
            engine(font, to_unicode, hinting)
        put_sealed(shelf, key, font.file_content)

    return clean


def by_either(engine: Callable[..., None]) -> Callable[..., None]:
    """The engine's way to cut down a font, by HarfBuzz; for one that it cannot, by fontTools.

    It cannot cut down some fonts with many thousands of glyphs, which would be embedded whole.
    """

    def subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        whole = font.file_content
        LOGGER.disabled = True
        try:
            engine(font, to_unicode, hinting)
        finally:
            LOGGER.disabled = False
        if font.file_content is whole:
            font._fonttools_subset(to_unicode, hinting)

    return subset


def without_variations(font: bytes) -> bytes:
    """A variable font as the static one that its outlines are."""
    static = BytesIO()
    with TTFont(BytesIO(font), lazy=True) as file:
        for tag in _VARIATIONS:
            if tag in file:
                del file[tag]
        file.save(static, reorderTables=False)
    return static.getvalue()


def static_at(font: bytes, place: Mapping[str, float], glyphs: Iterable[int]) -> bytes:
    """A variable font at a place of its axes, of which no more than some glyphs are used.

    Glyphs keep their numbers when a font is cut down: most of them are empty then, and not looked
    at. Those that others are composed of are not empty.
    """
    static = BytesIO()
    with TTFont(BytesIO(font)) as file:
        outlines = file["glyf"]
        order, numbers = outlines.glyphOrder, set(glyphs)
        looked_at = [
            name
            for number, name in enumerate(order)
            if number in numbers or hasattr(outlines.glyphs[name], "data")
        ]
        for name in looked_at:
            outlines[name].expand(outlines)  # those that it is composed of are told by number
        outlines.glyphOrder = looked_at
        changes = file["gvar"].variations
        file["gvar"].variations = {name: changes[name] for name in looked_at if name in changes}
        instantiateVariableFont(file, place, inplace=True, static=True)
        outlines.glyphOrder = order
        file.save(static)
    return static.getvalue()


def _axes(font: Any) -> dict[str, float]:
    """The axes of a variable font of the engine's, with their defaults; empty for any other.

    Made static by the engine it would have all of its glyphs reckoned: that takes half a second.
    """
    if not {"fvar", "gvar", "glyf"} <= {*font.tables} or font.png or font.svg or font.colr:
        return {}
    with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as file:
        return {axis.axisTag: axis.defaultValue for axis in file["fvar"].axes}
