"""Fonts made static without reckoning are what the engine's reckoning gives."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from ebookpack.core.shelf import NoShelf
from ebookpack.design.fonts import faces
from ebookpack.writers.print.engine.kept_fonts import kept_on, without_variations

FACE = Path(faces("EB Garamond")[0].path).read_bytes()
LETTERS = ["A", "g", "adieresis", "ampersand", "question", "one"]


def outlines(font: TTFont) -> list[object]:
    """Of some letters, their points and widths."""
    return [
        (name, [*font["glyf"][name].getCoordinates(font["glyf"])[0]], font["hmtx"][name])
        for name in LETTERS
    ]


def test_outlines_are_those_of_the_instance() -> None:
    static = TTFont(BytesIO(without_variations(FACE)))
    instance = instantiateVariableFont(TTFont(BytesIO(FACE)), {"wght": 400}, static=True)
    assert outlines(static) == outlines(instance)
    assert "fvar" not in static
    assert "gvar" not in static


def test_another_weight_is_reckoned() -> None:
    """Bold is no weight at which the outlines stand."""
    asked: list[int] = []
    clean = kept_on(NoShelf(), lambda font, *_: asked.append(font.weight))

    class Font:
        """What the engine knows of a font."""

        index, style, font_size = 0, 0, 10.0
        png = svg = colr = False
        tables = ("fvar",)

        def __init__(self, weight: int) -> None:
            self.weight = weight
            self.variations: dict[str, float] = {}
            self.missing: dict[int, int] = {}
            self.file_content = FACE

        def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:
            """Keep all glyphs."""

    clean(Font(700), {}, False)
    clean(Font(400), {}, False)
    assert asked == [700]
