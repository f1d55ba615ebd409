"""A paragraph in its place on a page: each of its lines as boxes of the engine, laid out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from ebookpack.writers.print.typesetter.paragraph import Box, Cut, Leaf, Paragraph
from ebookpack.writers.print.typesetter.set_lines import (
    Extent,
    LineSetting,
    SetLine,
    SkipStack,
    fit,
    skip_stack,
)
from ebookpack.writers.print.typesetter.shaping import Face
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


class SetText:
    """Stands where a text box has its Pango layout: the text is drawn from its face's words."""

    __slots__ = ("face",)
    first_line_direction = 0

    def __init__(self, face: Face) -> None:
        self.face = face


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
            line = self.line(start, end, floats, indent, position_y)
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

    def line(
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
            line = self._boxes(*fitted, x)
            line.children = [*floats, *line.children]
            line.position_x, line.width = x, fitted[1].width
            self._stand(line, position_y)
        return line

    def _boxes(self, cut: Cut, how: LineSetting, x: float) -> Box:
        """A line as the engine makes it: with a box for each of its parts and what is around it."""
        texts = []
        for text, advance, apart in how.parts(cut):
            box = self._text_box(text.leaf, text.text)
            box.position_x, box.justification_spacing = x + advance, how.stretch
            box.tracking = apart
            box.width = text.width + how.stretch * text.spaces + apart * text.glyphs
            texts.append((text.leaf, box))
        texts[-1][1].width -= texts[-1][1].tracking  # the last glyph, where the line ends
        box = self.paragraph.box
        return box.copy_with_children(self._nested(box, texts, 0))

    def _stand(self, line: Box, position_y: float) -> None:
        """Put a line, and what is in it, at its height on the page."""
        self._adjust_line_height(line)
        bottom, top = inline.line_box_verticality(line)
        line.baseline = -top
        line.position_y, line.height = position_y, bottom - top
        line.margin_top = line.margin_bottom = 0
        for child in line.children:
            child.translate(0, position_y - top)

    def _text_box(self, leaf: Leaf, text: str) -> Box:
        """A text box as the engine's `split_text_box` makes it, but for its width and place."""
        model = leaf.model
        if model is None:
            face = leaf.face
            line_height, _ = self.strut(leaf.box.style)
            model = leaf.model = leaf.box.copy()
            model.height, model.position_y = face.height, 0
            model.margin_top = model.margin_bottom = (line_height - face.height) / 2
            model.baseline = face.baseline + model.margin_top
            model.pango_layout = SetText(face)
        return model.copy_with_text(text)

    def _adjust_line_height(self, box: Box) -> None:
        """The engine's function of this name, with line heights that are looked up."""
        line_height, box.baseline = self.strut(box.style)
        box.height = box.style["font_size"]
        half_leading = (line_height - box.height) / 2
        box.margin_top = half_leading - box.border_top_width - box.padding_top
        box.margin_bottom = half_leading - box.border_bottom_width - box.padding_bottom

    def _nested(self, parent: Box, texts: list[tuple[Leaf, Box]], depth: int) -> list[Box]:
        """Text boxes in copies of the inline boxes around them."""
        children: list[Box] = []
        index = 0
        while index < len(texts):
            leaf, text = texts[index]
            if len(leaf.path) == depth + 1:
                children.append(text)
                index += 1
                continue
            number, stop = leaf.path[depth], index
            while stop < len(texts) and texts[stop][0].path[depth] == number:
                stop += 1
            original = parent.children[number]
            inner = original.copy_with_children(
                self._nested(original, texts[index:stop], depth + 1)
            )
            inner.position_x = inner.children[0].position_x
            last = inner.children[-1]
            inner.width = last.position_x + last.width - inner.position_x
            inner.position_y = 0  # the line sets it
            self._adjust_line_height(inner)
            children.append(inner)
            index = stop
        return children
