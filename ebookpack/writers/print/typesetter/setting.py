"""A paragraph in its place on a page: each of its lines as boxes of the engine, laid out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from ebookpack.writers.print.typesetter.paragraph import Box, Cut, Leaf, Paragraph, Path
from ebookpack.writers.print.typesetter.shaping import Face
from ebookpack.writers.print.typesetter.total_fit import Measure
from ebookpack.writers.print.typesetter.tracking import tracked

SkipStack = dict[int, Any] | None
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


@dataclass(frozen=True, slots=True)
class Extent:
    """What a line holds of its paragraph."""

    paragraph: Paragraph
    run: int
    """Break behind which its paragraph starts on this page."""
    measure: Measure
    """Of that run of lines."""
    start: int
    end: int
    plan: dict[int, int]
    """The lines of its run: for each break at which one starts the break at which it ends."""


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
        last = len(self.paragraph.breaks) - 1
        while start != last:
            end = plan[start]
            x, width = self._place(position_y)
            line = self._line(start, end, x, width, indent, position_y)
            line.children = [*floats, *line.children]
            line.extent = Extent(self.paragraph, run, self.measure, start, end, plan)
            floats, indent = [], 0.0
            position_y = line.position_y + line.height
            self.paragraph.plans[end] = plan
            yield line, _skip_stack(self.paragraph.place_behind(end))
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
        self, start: int, end: int, x: float, width: float, indent: float, position_y: float
    ) -> Box:
        """The line between two breaks, justified and in its place."""
        paragraph = self.paragraph
        cut = self._cut(start, end)
        # Beside a drop capital there is no margin to hang into.
        left = cut.hang_start if start and x == self.block.content_box_x() else 0.0
        extra = width - indent + left + cut.hang_end - cut.width
        if end == len(paragraph.breaks) - 1 and extra > 0:
            extra = 0.0
        tracking = tracked(extra, cut.spaces * paragraph.measured.space, cut.ems)
        extra -= tracking * cut.ems
        stretch = extra / cut.spaces if cut.spaces else 0.0
        advance = x + indent - left
        texts = []
        for leaf, text, natural, spaces, glyphs in cut.texts:
            box = self._text_box(leaf, text)
            box.position_x, box.justification_spacing = advance, stretch
            box.tracking = tracking * leaf.size
            box.width = natural + stretch * spaces + box.tracking * glyphs
            advance += box.width
            texts.append((leaf, box))
        behind = texts[-1][1].tracking  # the last glyph, where the line ends
        texts[-1][1].width -= behind
        advance -= behind
        line = paragraph.box.copy_with_children(self._nested(paragraph.box, texts, 0))
        line.position_x, line.width = x, advance - x
        self._stand(line, position_y)
        return line

    def _stand(self, line: Box, position_y: float) -> None:
        """Put a line, and what is in it, at its height on the page."""
        self._adjust_line_height(line)
        bottom, top = inline.line_box_verticality(line)
        line.baseline = -top
        line.position_y, line.height = position_y, bottom - top
        line.margin_top = line.margin_bottom = 0
        for child in line.children:
            child.translate(0, position_y - top)

    def _cut(self, start: int, end: int) -> Cut:
        """What lies between two breaks: found once, for pages are made more than once."""
        cuts = self.paragraph.cuts
        cut = cuts.get((start, end))
        if cut is None:
            cut = cuts[start, end] = _cut_line(self.paragraph, start, end)
        return cut

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


def _cut_line(paragraph: Paragraph, start: int, end: int) -> Cut:
    texts = []
    first, last = paragraph.breaks[start], paragraph.breaks[end]
    for number in range(first.next_leaf, last.leaf + 1):
        leaf = paragraph.leaves[number]
        cut_from = first.next_start if number == first.next_leaf else 0
        text = leaf.box.text[cut_from : last.end if number == last.leaf else None]
        if start == 0 and number == 0:
            text = text.lstrip(" ")
        if last.hyphen and number == last.leaf:
            text = text.rstrip("\u00ad") + leaf.face.hyphen
        if text:
            wide, glyphs, spaces = leaf.face.measure(text)
            texts.append((leaf, text, wide, spaces, glyphs))
    (leaf, text, *_), (last_leaf, last_text, *_) = texts[0], texts[-1]
    return Cut(
        texts=tuple(texts),
        width=sum(width for _, _, width, _, _ in texts),
        spaces=sum(spaces for _, _, _, spaces, _ in texts),
        # Behind the last glyph there is nothing to set apart.
        ems=sum(glyphs * leaf.size for leaf, _, _, _, glyphs in texts) - last_leaf.size,
        hang_start=leaf.face.hang_start(text),
        hang_end=last_leaf.face.hang_end(last_text),
    )


def _skip_stack(path: Path | None) -> SkipStack:
    if path is None:
        return None
    stack: SkipStack = None
    for index in reversed(path):
        stack = {index: stack}
    return stack
