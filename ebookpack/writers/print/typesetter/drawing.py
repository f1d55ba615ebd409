"""Lines drawn from words that are shaped already.

Each word is written once as the operand of a PDF's TJ operator, glyphs in hexadecimal and the
kerning between them; a line is those joined by its spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.fonts import get_pango_font_key

from ebookpack.writers.print.typesetter.line_boxes import SetText
from ebookpack.writers.print.typesetter.set_lines import SetLine
from ebookpack.writers.print.typesetter.shaping import Face, Word

_EMPTY = 0x0FFFFFFF
"""PANGO_GLYPH_EMPTY: a character that is not seen."""


_SPAN = "/Span << /ActualText <feff%s> >> BDC"
"""Text that stands for what its glyphs do not tell (ISO 32000-1, 14.9.4)."""


class _Drawn(NamedTuple):
    """A word as a file shows it."""

    key: Any
    """By which a file knows its font."""
    font: str
    """Name of the font's resource."""
    size: float
    shown: str
    """Operand of TJ."""
    texts: dict[int, str]
    """What its glyphs stand for."""
    widths: dict[int, int]
    """Of its glyphs, in thousandths of an em."""
    actual: str
    """Its text, where the glyphs do not tell it: some stand for one character together."""


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


def draw_lines_with(engine: Callable[..., None]) -> Callable[..., None]:
    """The engine's `draw_inline_level`, but for lines of bare text."""

    def draw_inline_level(stream: Any, page: Any, box: Any, *more: Any, **named: Any) -> None:
        if isinstance(box, SetLine):
            draw_set_line(stream, box)
        else:
            engine(stream, page, box, *more, **named)

    return draw_inline_level


def draw_set_line(stream: Any, line: SetLine) -> None:
    """Draw a line of bare text."""
    height = line.position_y + line.baseline
    for text, advance, apart in line.how.parts(line.cut):
        leaf = text.leaf
        place = (line.position_x + advance, height)
        _draw(stream, leaf.face, text.tokens, leaf.box.style, place, line.how.stretch, apart)


def draw_set_text(stream: Any, box: Any) -> None:
    """Draw a text box that the typesetter set, or one like it."""
    face = box.pango_layout.face
    place = (box.position_x, box.position_y + box.baseline)
    apart = getattr(box, "tracking", 0.0)
    tokens = face.tokens(box.text)
    _draw(stream, face, tokens, box.style, place, box.justification_spacing, apart)


def _draw(
    stream: Any, face: Face, tokens: Sequence[Word], style: Any, place: tuple[float, float],
    stretch: float, tracking: float,
) -> None:  # fmt: skip
    """Draw words, and the spaces between them wider by `stretch`, from a place on a base line."""
    fonts = stream._fonts
    stream.set_color(style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, *place)
    stretch = (stretch + style["word_spacing"]) * 1000
    font, carry = "", 0.0
    operand: list[str] = []
    learned: set[int] = set()
    for word in tokens:
        drawn = word.drawn
        if drawn is None:
            drawn = word.drawn = _written(stream, word, face)
        if drawn.font != font:
            font = drawn.font
            stream.set_font_size(font, drawn.size)
            learned = _learned(stream, drawn, word)
        if id(word) not in learned:
            learned.add(id(word))
            _learn(fonts[drawn.key], drawn)
        if drawn.actual:
            _show(stream, operand)
            stream.stream.append(_SPAN % drawn.actual.encode("utf-16-be").hex())
            _show(stream, [drawn.shown])
            stream.stream.append("EMC")
            operand = []
            continue
        operand.append(drawn.shown)
        if word.is_space:
            # What the space is wider than its glyph, rounded so that no error adds up.
            wider = carry + stretch / drawn.size
            whole = round(wider)
            carry = wider - whole
            if whole:
                operand.append(f" {-whole}")
    if tracking:
        stream.stream.append(f"{tracking:.4f} Tc")
    _show(stream, operand)
    if tracking:
        stream.stream.append(b"0 Tc")
    stream.end_text()


def _show(stream: Any, operand: Sequence[str]) -> None:
    if operand:
        stream.show_text("".join(operand))


def _learned(stream: Any, drawn: _Drawn, word: Word) -> set[int]:
    """The words (their identities) that a file has the glyphs of in its font of a word."""
    if drawn.key not in stream._fonts:
        stream.add_font(word.runs[0].font)
    words: set[int] = stream._fonts[drawn.key].__dict__.setdefault("words", set())
    return words


def _learn(font: Any, drawn: _Drawn) -> None:
    """Have a file know the glyphs of a word."""
    for glyph, text in drawn.texts.items():
        font.to_unicode.setdefault(glyph, text)
    font.widths.update(drawn.widths)


def _written(stream: Any, word: Word, face: Face) -> _Drawn:
    """A word as operand of TJ. It has a run for each of its scripts, all in the face's own font."""
    pango_font = word.runs[0].font
    known = face.fonts.get(pango_font)
    if known is None:
        font, size = stream.add_font(pango_font)
        known = face.fonts[pango_font] = (get_pango_font_key(pango_font)[0], font.hash, size)
    key, resource, size = known
    shown, carry = "", 0.0
    texts: dict[int, str] = {}
    widths: dict[int, int] = {}
    scale = 1000 * FROM_UNITS / size
    told = not any("" in run.texts for run in word.runs)
    columns = ((run.ids, run.widths, run.offsets, run.texts) for run in word.runs)
    for glyph, wide, right, text in chain.from_iterable(zip(*it, strict=True) for it in columns):
        advance = wide * scale
        if text:
            advance += face.spacing * 1000 / size
        if glyph == _EMPTY:
            carry -= advance
            continue
        if told:
            # Of a character in parts, one may be a letter that stands for itself elsewhere.
            texts.setdefault(glyph, text)
        width = widths[glyph] = face.glyph_width(pango_font, glyph, size)
        offset = right * scale
        back = round(carry - offset)
        carry += -offset - back
        if back:
            shown += f" {back}"
        shown += f"<{glyph:04x}>"
        carry += width + offset - advance
        kern = round(carry)
        if kern:
            shown += f" {kern}"
            carry -= kern
    actual = "" if told else word.text.replace("\u00ad", "")
    return _Drawn(key, resource, size, shown.replace("><", ""), texts, widths, actual)
