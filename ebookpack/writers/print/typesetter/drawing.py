"""Lines drawn from words that are shaped already.

Each word is written once as the operand of a PDF's TJ operator, glyphs in hexadecimal and the
kerning between them; a line is those joined by its spaces.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango

from ebookpack.writers.print.typesetter.setting import SetText
from ebookpack.writers.print.typesetter.shaping import SPACES, TOKENS, Face, Word

_EMPTY = 0x0FFFFFFF
"""PANGO_GLYPH_EMPTY: a character that is not seen."""


@dataclass(slots=True)
class _Drawn:
    """A word as one file shows it."""

    fonts: Any
    """The file's fonts, by which it is told from other files."""
    font: str
    size: float
    shown: str
    """Operand of TJ."""


def draw_with(engine: Callable[..., None]) -> Callable[..., None]:
    """The engine's `draw_text`, but for text boxes that the typesetter set."""

    def draw_text(
        stream: Any, box: Any, offset_x: float, text_overflow: str, block_ellipsis: str = "none"
    ) -> None:
        if isinstance(box.pango_layout, SetText):
            draw_set_text(stream, box)
        else:
            engine(stream, box, offset_x, text_overflow, block_ellipsis)

    return draw_text


def draw_set_text(stream: Any, box: Any) -> None:
    """Draw a text box that the typesetter set, or one like it."""
    face = box.pango_layout.face
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    font, shown, carry = "", "", 0.0
    for piece in TOKENS.findall(box.text):
        word = face.word(piece)
        drawn = word.drawn
        if drawn is None or drawn.fonts is not stream._fonts:
            drawn = word.drawn = _written(stream, word, face)
        if drawn.font != font:
            font = drawn.font
            stream.set_font_size(font, drawn.size)
        shown += drawn.shown
        if piece in SPACES:
            # What the space is wider than its glyph, rounded so that no error adds up.
            wider = (
                carry + (box.justification_spacing + box.style["word_spacing"]) * 1000 / drawn.size
            )
            carry = wider - round(wider)
            if round(wider):
                shown += f" {-round(wider)}"
    stream.show_text(shown)
    stream.end_text()


def _written(stream: Any, word: Word, face: Face) -> _Drawn:
    """A word as operand of TJ; the file learns its glyphs."""
    (run,) = word.runs
    font, size = stream.add_font(run.font)
    shown, carry = "", 0.0
    scale = 1000 * FROM_UNITS / size
    for glyph in run.glyphs:
        advance = glyph.width * scale
        if glyph.text:
            advance += face.spacing * 1000 / size
        if glyph.id == _EMPTY:
            carry -= advance
            continue
        if glyph.text:
            font.to_unicode.setdefault(glyph.id, glyph.text)
        width = _width(stream, font, run.font, glyph.id, size)
        offset = glyph.x * scale
        back = round(carry - offset)
        carry += -offset - back
        if back:
            shown += f" {back}"
        shown += f"<{glyph.id:04x}>"
        carry += width + offset - advance
        kern = round(carry)
        if kern:
            shown += f" {kern}"
            carry -= kern
    return _Drawn(stream._fonts, font.hash, size, shown.replace("><", ""))


def _width(stream: Any, font: Any, pango_font: Any, glyph: int, size: float) -> float:
    width = font.widths.get(glyph)
    if width is None:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        width = font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return float(width)
