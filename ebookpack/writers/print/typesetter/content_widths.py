"""How wide text is at the least and at the most, told from words that are measured already.

The columns of a table are as wide as their cells ask for (CSS Sizing 3, 5: min-content and
max-content). The engine lays out each cell for it twice, and line by line in a measure of nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.typesetter.lines import Typesetter
from ebookpack.writers.print.typesetter.paragraph import Box, Paragraph
from ebookpack.writers.print.typesetter.shaping import Face, Word
from ebookpack.writers.print.typesetter.total_fit import ADDED_HYPHEN, ANYWHERE

Widths = Iterator[float]


def line_widths_with(
    engine: Callable[..., Widths], typesetter: Typesetter
) -> Callable[..., Widths]:
    """The engine's `inline_line_widths`, but for lines of text that the typesetter can measure."""

    def inline_line_widths(
        context: Any, box: Box, outer: bool, is_line_start: bool, minimum: bool,
        skip_stack: Any = None, first_line: bool = False,
    ) -> Widths:  # fmt: skip
        if (
            isinstance(box, boxes.LineBox)
            and skip_stack is None
            and not first_line
            and getattr(box.style["text_indent"], "value", 1) == 0
        ):
            paragraph = typesetter.measured(box)
            if paragraph is not None and not paragraph.floats:
                return iter((_least(paragraph) if minimum else _most(paragraph),))
        return engine(context, box, outer, is_line_start, minimum, skip_stack, first_line)

    return inline_line_widths


def _most(paragraph: Paragraph) -> float:
    """Width of a paragraph in one line; of spaces at its end, which the engine takes off again."""
    first, *others = paragraph.leaves
    width = first.face.width(first.box.text.lstrip(" "))
    return width + sum(leaf.face.width(leaf.box.text) for leaf in others)


def _least(paragraph: Paragraph) -> float:
    """Width of the longest part of a paragraph within which no line can end."""
    widest = current = 0.0
    for leaf in paragraph.leaves:
        face = leaf.face
        for word in face.tokens(leaf.box.text):
            if word.text == " ":
                current = 0.0
                continue
            if word.is_space:
                current += face.space
                continue
            first, *others = _parts(face, word)
            widest = max(widest, current + first, *others)
            current = others[-1] if others else current + first
    return widest


def _parts(face: Face, word: Word) -> list[float]:
    """Widths of the parts of a word that lines can end between, with the hyphens they then get."""
    start, widths = 0, []
    for division in face.divide(word):
        if division.hyphen != ANYWHERE:
            shown = word.text[start : division.place]
            if division.hyphen == ADDED_HYPHEN:
                shown = shown.rstrip("\u00ad") + face.hyphen
            widths.append(face.word(shown).width)
            start = division.place
    return [*widths, face.word(word.text[start:]).width] if start else [word.width]
