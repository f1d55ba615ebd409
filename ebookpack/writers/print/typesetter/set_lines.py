"""Lines of bare text: one box for each, in which nothing is nested.

The engine makes a box for each part of a line and for each element around it, and goes through
them again and again. Where a paragraph's text is all that there is to it, a line knows its words,
and where each part of it starts; nobody but the drawing asks for more.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.typesetter.paragraph import Cut, Paragraph, Text
from ebookpack.writers.print.typesetter.tracking import tracked

SkipStack = dict[int, Any] | None


class Extent(NamedTuple):
    """What a line holds of its paragraph."""

    paragraph: Paragraph
    run: int
    """Break behind which its paragraph starts on this page."""
    measure: Any
    """Of that run of lines (total_fit.Measure)."""
    start: int
    end: int
    plan: dict[int, int]
    """The lines of its run: for each break at which one starts the break at which it ends."""


class LineSetting(NamedTuple):
    """How a line is set, beside being as it is by nature."""

    advance: float
    """From its left edge to its first glyph, in pixels."""
    stretch: float
    """Of each space, in pixels."""
    tracking: float
    """In em."""
    width: float
    """Of the line, from its left edge on."""

    def parts(self, cut: Cut) -> list[tuple[Text, float, float]]:
        """(text, place from the left edge, tracking) of each part of a line, in pixels."""
        advance, stretch, tracking, _ = self
        parts = []
        for text in cut.texts:
            apart = tracking * text.leaf.size
            parts.append((text, advance, apart))
            advance += text.width + stretch * text.spaces + apart * text.glyphs
        return parts


class SetLine(boxes.LineBox):  # type: ignore[misc]
    """A line box of the engine's without children; `extent` says what it holds."""

    paragraph: Paragraph
    cut: Cut
    how: LineSetting
    extent: Extent | None = None
    """None for one that holds all of its paragraph, and was not chosen."""

    @classmethod
    def of(cls, paragraph: Paragraph, fitted: tuple[Cut, LineSetting]) -> SetLine:
        """A line whose place is not known yet."""
        cut, how = fitted
        line = cls.__new__(cls)
        line.__dict__.update(paragraph.box.__dict__)
        line.children = []
        line.paragraph, line.cut, line.how = paragraph, cut, how
        line.baseline, line.height = cut.above, cut.above + cut.below
        line.margin_top = line.margin_bottom = 0
        line.width = how.width
        return line

    def hide(self) -> None:
        """Have nothing drawn in its place."""
        self.cut = self.cut._replace(texts=())

    def is_in_normal_flow(self) -> bool:
        """As the engine's."""
        return True

    @property
    def resume_at(self) -> SkipStack:
        """Where the next line starts, as the engine has it."""
        if self.extent is None:
            return None
        return skip_stack(self.extent.paragraph.place_behind(self.extent.end))

    @resume_at.setter
    def resume_at(self, place: SkipStack) -> None:
        """The engine says what it was told."""


def fit(
    paragraph: Paragraph, start: int, end: int, indent: float, width: float, *, hangs: bool
) -> tuple[Cut, LineSetting]:
    """The line between two breaks, and how it is set to fill a width.

    `hangs` says whether it may start in the margin.
    """
    cut = paragraph.cut(start, end)
    left = cut.hang_start if start and hangs else 0.0
    extra = width - indent + left + cut.hang_end - cut.width
    if paragraph.ragged or (end == paragraph.last and extra > 0):
        extra = 0.0
    tracking = tracked(extra, cut.spaces * paragraph.measured.space, cut.ems)
    apart = tracking * cut.ems
    stretch = (extra - apart) / cut.spaces if cut.spaces else 0.0
    advance = indent - left
    filled = advance + cut.width + stretch * cut.spaces + apart
    return cut, LineSetting(advance, stretch, tracking, filled)


def skip_stack(path: tuple[int, ...] | None) -> SkipStack:
    """A path as the engine has it."""
    if path is None:
        return None
    stack: SkipStack = None
    for index in reversed(path):
        stack = {index: stack}
    return stack
