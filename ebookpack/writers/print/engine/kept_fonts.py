"""Fonts made ready for a file: cut down to the glyphs that it uses, and made static.

It takes as long as laying out a chapter, and most books use the same glyphs after an edit.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from ebookpack.core.shelf import Shelf, get_sealed, put_sealed


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
        engine(font, to_unicode, hinting)
        put_sealed(shelf, key, font.file_content)

    return clean
