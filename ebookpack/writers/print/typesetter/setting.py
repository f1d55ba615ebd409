"""A paragraph in its place on a page, beside what floats there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from ebookpack.writers.print.typesetter.line_boxes import LineBoxes
from ebookpack.writers.print.typesetter.paragraph import Box, Paragraph
from ebookpack.writers.print.typesetter.set_lines import (
    Extent,
    SetLine,
    SkipStack,
    fit,
    skip_stack,
)
from ebookpack.writers.print.typesetter.total_fit import Measure

Lines = Iterator[tuple[Box, SkipStack]]


_WITHOUT_EDGES: dict[str, float | str] = {
    **{f"margin_{side}": 0 for side in ("top", "right", "bottom", "left")},
    **{f"padding_{side}": 0 for side in ("top", "right", "bottom", "left")},
    **{f"border_{side}_width": 0 for side in ("top", "right", "bottom", "left")},
    "width": "auto",
    "min_width": 0,
    "max_width": inf,
    "height": "auto",
    "min_height": 0,
    "max_height": inf,
}
"""What the engine resolves for a box that no rule of a style sheet speaks of."""


_TOUCHING = 0.02
"""Pixels by which boxes may overlap."""


@dataclass(slots=True)
class Setting:
    """One paragraph at one place."""

    strut: Callable[[Any], tuple[float, float]]
    """(line height, base line from its top) of a style."""
    plan_for: Callable[[Paragraph, int, Measure], dict[int, int] | None]
    """For each break at which a line starts the one at which it ends; None if none fit."""
    paragraph: Paragraph
    context: Any
    block: Box
    plan: dict[int, int] | None = None
    measure: Measure = field(default_factory=lambda: Measure(width=0))
    floats: list[Box] = field(default_factory=list)
    height: float = 0.0

    def start(
        self, start: int, position_y: float, skip_stack: SkipStack, bottom_space: float,
        absolute_boxes: Any, fixed_boxes: Any,
    ) -> None:  # fmt: skip
        """Lay out what floats, and find the lines."""
        box = self.paragraph.box
        self._resolve_edges(box)
        box.text_indent = 0
        shapes = self.context.excluded_shapes.copy()
        self.height, _ = self.strut(box.style)
        if skip_stack is None:
            resolve_one_percentage(box, "text_indent", self.block.width)
            self._resolve(box)
            self._float(position_y, bottom_space, absolute_boxes, fixed_boxes)
        self.measure = self._measure(position_y)
        self.plan = self.plan_for(self.paragraph, start, self.measure)
        if self.plan is None:
            self.context.excluded_shapes = shapes

    def lines(self, start: int, position_y: float) -> Lines:
        """Lines from a break on; `start` has found them."""
        plan = self.plan or {}
        floats, indent = self.floats, self.paragraph.box.text_indent
        run = start
        last = self.paragraph.last
        while start != last:
            end = plan[start]
            line = self._line(start, end, floats, indent, position_y)
            line.extent = Extent(self.paragraph, run, self.measure, start, end, plan)
            floats, indent = [], 0.0
            position_y = line.position_y + line.height
            self.paragraph.plans[end] = plan
            yield line, skip_stack(self.paragraph.place_behind(end))
            start = end

    # ----------------------------------------------------------------------------- measuring

    def _resolve(self, box: Box) -> None:
        """Resolve the percentages of all inline boxes, as the engine does when it splits them."""
        for child in box.children:
            if child.is_in_normal_flow():
                self._resolve_edges(child)
                if not isinstance(child, inline.boxes.TextBox):
                    self._resolve(child)

    def _resolve_edges(self, box: Box) -> None:
        if isinstance(box.style, AnonymousStyle):
            box.__dict__.update(_WITHOUT_EDGES)
        else:
            resolve_percentages(box, self.block)

    def _float(
        self, position_y: float, bottom_space: float, absolute_boxes: Any, fixed_boxes: Any
    ) -> None:
        for box in self.paragraph.floats:
            box.position_x, box.position_y = self._place(position_y)[0], position_y
            laid, resume_at = inline.float_layout(
                self.context, box, self.block, absolute_boxes, fixed_boxes, bottom_space,
                skip_stack=None,
            )  # fmt: skip
            if resume_at:
                self.context.add_broken_out_of_flow(box, box, self.block, resume_at)
            self.floats.append(laid)

    def _place(self, position_y: float) -> tuple[float, float]:
        """(left edge, width) of a line."""
        if not self.context.excluded_shapes:
            return self.block.content_box_x(), self.block.width
        box = self.paragraph.box
        # A line that touches what ends above it is not beside it, whatever sums were rounded to.
        box.position_y, box.width, box.height = position_y + _TOUCHING, 0, self.height
        x, _, width = inline.avoid_collisions(self.context, box, self.block, outer=False)
        return x, width

    def _measure(self, position_y: float) -> Measure:
        """Widths of the lines, the indent of the first taken off."""
        foot = max(
            (shape.position_y + shape.margin_height() for shape in self.context.excluded_shapes),
            default=position_y,
        )
        widths = [self._place(position_y)[1] - self.paragraph.box.text_indent]
        while position_y + len(widths) * self.height < foot - _TOUCHING:
            widths.append(self._place(position_y + len(widths) * self.height)[1])
        while widths and widths[-1] == self.block.width:
            widths.pop()
        return Measure(width=self.block.width, first=tuple(widths))

    # ------------------------------------------------------------------------------- one line

    def _line(
        self, start: int, end: int, floats: list[Box], indent: float, position_y: float
    ) -> Box:
        """The line between two breaks, justified and in its place."""
        x, width = self._place(position_y)
        # Beside a drop capital there is no margin to hang into.
        hangs = x == self.block.content_box_x()
        fitted = fit(self.paragraph, start, end, indent, width, hangs=hangs)
        line: Box
        if self.paragraph.bare:
            line = SetLine.of(self.paragraph, fitted)
            line.position_x, line.position_y = x, position_y
        else:
            line = LineBoxes(self.strut).line(self.paragraph, fitted, (x, position_y), floats)
        return line
