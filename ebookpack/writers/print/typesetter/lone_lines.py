"""Paragraphs that one line holds: cells of tables, headings, lines of verse.

There is nothing to choose for them, whatever side of the measure they stand at; what is to be known
is that the line fits, and that is told from words that are measured already.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import text_align
from weasyprint.layout.percent import resolve_one_percentage

from ebookpack.writers.print.typesetter.paragraph import Box, Paragraph
from ebookpack.writers.print.typesetter.set_lines import SetLine, fit

_SIDES = ("left", "start", "center", "right", "end")


def may_stand_alone(context: Any, box: Box, block: Box) -> bool:
    """Whether a line box, none of which is laid out, is set as its text asks, beside nothing."""
    style = box.style
    return (
        style["text_align_all"] in _SIDES
        and style["text_align_last"] in ("auto", *_SIDES)
        and style["direction"] == block.style["direction"] == "ltr"
        and not context.excluded_shapes
        # What stands in the margins is set anew for every page (engine/frames.py).
        and not isinstance(block, boxes.MarginBox)
    )


def lone_line(paragraph: Paragraph, context: Any, block: Box, position_y: float) -> SetLine | None:
    """The line that holds a whole paragraph, in its place; None if it takes more than one.

    `may_stand_alone` says of which paragraphs this can be asked.
    """
    box = paragraph.box
    if not paragraph.bare:
        return None
    resolve_one_percentage(box, "text_indent", block.width)
    indent = box.text_indent
    cut = paragraph.cut(0, paragraph.last)
    if cut.width > block.width - indent:
        return None
    line = SetLine.of(
        paragraph, fit(paragraph, 0, paragraph.last, indent, block.width, hangs=False)
    )
    aside = text_align(context, line, block.width, last=True)
    if aside and indent:
        return None
    line.position_x, line.position_y = block.content_box_x() + aside, position_y
    return line
