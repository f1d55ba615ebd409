"""Fonts made static without reckoning are what the engine's reckoning gives."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from weasyprint.logger import LOGGER

from ebookpack.core.shelf import NoShelf
from ebookpack.design.fonts import faces
from ebookpack.writers.print.engine import kept_fonts
from ebookpack.writers.print.engine.kept_fonts import (
    by_either,
    kept_on,
    static_at,
    without_variations,
)

FACE = Path(faces("EB Garamond")[0].path).read_bytes()
LETTERS = ["A", "g", "adieresis", "ampersand", "question", "one"]


def outlines(font: TTFont) -> list[object]:
    """Of some letters, their points and widths."""
    return [
        (name, [*font["glyf"][name].getCoordinates(font["glyf"])[0]], font["hmtx"][name])
        for name in LETTERS
    ]


def reckoned(weight: int) -> TTFont:
    """The face made static as a whole, written and read again."""
    made = BytesIO()
    instantiateVariableFont(TTFont(BytesIO(FACE)), {"wght": weight}, static=True).save(made)
    return TTFont(made)


def test_outlines_are_those_of_the_instance() -> None:
    static, instance = TTFont(BytesIO(without_variations(FACE))), reckoned(400)
    assert outlines(static) == outlines(instance)
    assert "fvar" not in static
    assert "gvar" not in static


def _cut_down(kept: set[str]) -> bytes:
    """The face with empty glyphs in place of those that are not kept: numbers stay."""
    options = subset.Options(retain_gids=True, glyph_names=True, layout_features=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    cutter = subset.Subsetter(options)
    cutter.populate(glyphs=kept)
    font, made = TTFont(BytesIO(FACE)), BytesIO()
    cutter.subset(font)
    font.save(made)
    return made.getvalue()


def test_another_weight_is_reckoned_for_the_glyphs_that_are_used() -> None:
    instance = reckoned(700)
    whole = TTFont(BytesIO(FACE))
    numbers = [whole.getGlyphID(name) for name in (*LETTERS, "space")]
    static = TTFont(BytesIO(static_at(_cut_down({*LETTERS, "space"}), {"wght": 700}, numbers)))

    assert outlines(static) == outlines(instance)
    assert outlines(static) != outlines(whole)
    assert static["hmtx"]["space"] == instance["hmtx"]["space"]
    assert static.getGlyphOrder() == whole.getGlyphOrder()[: len(static.getGlyphOrder())]
    assert "fvar" not in static
    assert "gvar" not in static


def test_an_axis_that_no_place_is_known_on_is_the_engines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    clean = kept_on(NoShelf(), lambda font, *_: asked.append(font.weight))

    class Font:
        """What the engine knows of a font."""

        index, style, font_size = 0, 0, 10.0
        png = svg = colr = False
        tables = ("fvar", "gvar", "glyf")

        def __init__(self, weight: int) -> None:
            self.weight = weight
            self.variations: dict[str, float] = {}
            self.missing: dict[int, int] = {}
            self.file_content = FACE

        def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:
            """Keep all glyphs."""

    clean(Font(700), {1: "A"}, False)
    clean(Font(400), {1: "A"}, False)
    assert asked == []

    monkeypatch.setattr(kept_fonts, "_axes", lambda _: {"wght": 400.0, "slnt": 0.0})
    clean(Font(700), {1: "A"}, False)
    assert asked == [700]


def test_a_font_that_the_first_cannot_cut_down_is_cut_down_by_the_other() -> None:
    cut: list[str] = []

    class Font:
        """What the engine knows of a font."""

        file_content = FACE

        def _fonttools_subset(self, to_unicode: dict[int, str], hinting: bool) -> None:
            cut.append("by fontTools")

    def fails(font: Font, to_unicode: dict[int, str], hinting: bool) -> None:
        LOGGER.warning("unable to")

    def does(font: Font, to_unicode: dict[int, str], hinting: bool) -> None:
        font.file_content = FACE[:99]

    handler = _Heard()
    LOGGER.addHandler(handler)
    by_either(does)(Font(), {1: "a"}, False)
    assert cut == []
    by_either(fails)(Font(), {1: "a"}, False)
    LOGGER.removeHandler(handler)
    assert cut == ["by fontTools"]
    assert handler.heard == []
    assert not LOGGER.disabled


class _Heard(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.heard.append(record.getMessage())
