"""Fonts made ready for a file: cut down to the glyphs that it uses, and made static.

It takes as long as laying out a chapter, and most books use the same glyphs after an edit.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
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
        if _stands_as_drawn(font):
            font.subset(to_unicode, hinting)
            font.file_content = without_variations(font.file_content)
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


def _stands_as_drawn(font: Any) -> bool:
    """Whether a font of the engine's is a variable one that is used where its outlines stand.

    To make it static nothing has to be reckoned then: that takes the engine a second.
    """
    if "fvar" not in font.tables or font.png or font.svg or font.colr:
        return False
    used = {"wght": font.weight, **font.variations}
    with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as file:
        return all(used.get(axis.axisTag) == axis.defaultValue for axis in file["fvar"].axes)
