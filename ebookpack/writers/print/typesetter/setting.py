"""A paragraph in its place on a page: each of its lines as boxes of the engine, laid out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from ebookpack.writers.print.typesetter.paragraph import Box, Leaf, Paragraph, Path
from ebookpack.writers.print.typesetter.shaping import Face
from ebookpack.writers.print.typesetter.total_fit import Measure

SkipStack = dict[int, Any] | None
Lines = Iterator[tuple[Box, SkipStack]]


class SetText:
    """Stands where a text box has its Pango layout: the text is drawn from its face's words."""

    __slots__ = ("face", "text")
    first_line_direction = 0

    def __init__(self, face: Face, text: str) -> None:
        self.face = face
        self.text = text


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


@dataclass(slots=True)
class Setting:
    """One paragraph at one place."""

    face: Callable[[Any], Face]
    """The face of a style."""
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
        resolve_percentages(box, self.block)
        box.text_indent = 0
        shapes = self.context.excluded_shapes.copy()
        self.height, _ = self.face(box.style).strut(box.style)
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
            line.extent = Extent(self.paragraph, run, self.measure, start, end)
            floats, indent = [], 0.0
            position_y = line.position_y + line.height
            yield line, _skip_stack(self.paragraph.place_behind(end))
            start = end

    # ----------------------------------------------------------------------------- measuring

    def _resolve(self, box: Box) -> None:
        """Resolve the percentages of all inline boxes, as the engine does when it splits them."""
        for child in box.children:
            if child.is_in_normal_flow():
                resolve_percentages(child, self.block)
                if not isinstance(child, inline.boxes.TextBox):
                    self._resolve(child)

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
        box.position_y, box.width, box.height = position_y, 0, self.height
        x, _, width = inline.avoid_collisions(self.context, box, self.block, outer=False)
        return x, width

    def _measure(self, position_y: float) -> Measure:
        """Widths of the lines, the indent of the first taken off."""
        foot = max(
            (shape.position_y + shape.margin_height() for shape in self.context.excluded_shapes),
            default=position_y,
        )
        widths = [self._place(position_y)[1] - self.paragraph.box.text_indent]
        while position_y + len(widths) * self.height < foot:
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
        texts = list(self._texts(start, end))
        spaces = sum(inline.count_expandable_spaces(text) for _, text in texts)
        left = self._hang_start(texts, x) if start else 0.0
        right = _hang_end(texts)
        extra = width - indent + left + right - sum(text.width for _, text in texts)
        is_last = end == len(paragraph.breaks) - 1
        if is_last and extra > 0:
            extra = 0.0
        advance = x + indent - left
        for _, text in texts:
            text.position_x = advance
            if spaces and extra:
                text.justification_spacing = extra / spaces
                text.width += text.justification_spacing * inline.count_expandable_spaces(text)
            advance += text.width
        line = paragraph.box.copy_with_children(_nested(paragraph.box, texts, 0))
        line.position_x, line.position_y, line.width = x, position_y, advance - x
        inline._adjust_line_height(line)
        bottom, top = inline.line_box_verticality(line)
        line.baseline = -top
        line.position_y, line.height = top, bottom - top
        line.margin_top = line.margin_bottom = 0
        line.translate(0, position_y - top)
        line.position_y = position_y
        return line

    def _hang_start(self, texts: list[tuple[Leaf, Box]], x: float) -> float:
        """What hangs into the left margin; beside a drop capital there is none."""
        leaf, text = texts[0]
        return leaf.face.hang_start(text.text) if x == self.block.content_box_x() else 0.0

    def _texts(self, start: int, end: int) -> Iterator[tuple[Leaf, Box]]:
        """The text boxes of a line, with the leaves that they are cut from."""
        paragraph = self.paragraph
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
                yield leaf, _text_box(leaf, text)


def _hang_end(texts: list[tuple[Leaf, Box]]) -> float:
    leaf, text = texts[-1]
    return leaf.face.hang_end(text.text)


def _text_box(leaf: Leaf, text: str) -> Box:
    """A text box as the engine's `split_text_box` makes it."""
    face = leaf.face
    box = leaf.box.copy_with_text(text)
    box.width, box.height = face.width(text), face.height
    box.pango_layout = SetText(face, text)
    line_height, _ = face.strut(box.style)
    box.margin_top = box.margin_bottom = (line_height - box.height) / 2
    box.baseline = face.baseline + box.margin_top
    box.position_y, box.justification_spacing = 0, 0
    return box


def _nested(parent: Box, texts: list[tuple[Leaf, Box]], depth: int) -> list[Box]:
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
        inner = original.copy_with_children(_nested(original, texts[index:stop], depth + 1))
        inner.position_x = inner.children[0].position_x
        last = inner.children[-1]
        inner.width = last.position_x + last.width - inner.position_x
        inner.position_y = 0  # the line sets it
        inline._adjust_line_height(inner)
        children.append(inner)
        index = stop
    return children


def _skip_stack(path: Path | None) -> SkipStack:
    if path is None:
        return None
    stack: SkipStack = None
    for index in reversed(path):
        stack = {index: stack}
    return stack
