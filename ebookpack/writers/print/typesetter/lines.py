"""The lines of a paragraph as boxes of the engine: chosen by total fit, each laid out once.

`Typesetter.iter_line_boxes` takes the place of WeasyPrint's own for justified paragraphs of text.
What it cannot set is left to the engine, and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from ebookpack.writers.print.typesetter.paragraph import (
    Box,
    Leaf,
    Paragraph,
    Path,
    Unfit,
    measure_paragraph,
)
from ebookpack.writers.print.typesetter.shaping import Face
from ebookpack.writers.print.typesetter.total_fit import Justification, Measure, break_lines

SkipStack = dict[int, Any] | None
Lines = Iterator[tuple[Box, SkipStack]]

_FACE = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_kerning"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override", "lang"),
    *("letter_spacing", "word_spacing", "hyphens", "hyphenate_limit_chars", "hyphenate_character"),
)
"""Properties that say how words are shaped and divided."""


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


@dataclass(frozen=True, slots=True)
class Change:
    """What is asked of a run of lines beside being set as well as can be."""

    looseness: int = 0
    """Lines more than is best."""
    banned: tuple[int, ...] = ()
    """Breaks at which no line may end."""


AS_IS = Change()


@dataclass(slots=True)
class Typesetter:
    """Sets the paragraphs of one document."""

    engine: Callable[..., Lines]
    """The engine's own `iter_line_boxes`."""
    style: Justification = field(default_factory=Justification)
    paragraphs: int = 0
    """Paragraphs that could be measured."""
    left: Counter[str] = field(default_factory=Counter)
    """Justified paragraphs that were left to the engine, by the reason."""
    _faces: dict[int, Face] = field(default_factory=dict)
    _alike: dict[str, Face] = field(default_factory=dict)
    _measured: dict[int, Paragraph | None] = field(default_factory=dict)
    changes: dict[tuple[int, int], Change] = field(default_factory=dict)
    """By paragraph (its identity) and break at which a run of its lines starts."""
    _plans: dict[tuple[int, int, Measure, Change], dict[int, int] | None] = field(
        default_factory=dict
    )
    _kept: list[Any] = field(default_factory=list)
    """Objects whose identity is a key."""

    def iter_line_boxes(
        self, context: Any, box: Box, position_y: float, bottom_space: float,
        skip_stack: SkipStack, containing_block: Box, absolute_boxes: Any, fixed_boxes: Any,
        first_letter_style: Any, first_line_style: Any,
    ) -> Lines:  # fmt: skip
        """Lines of a paragraph from a place in it on, each with the place of the next one."""
        if box.style["text_align_all"] == "justify" and not (
            first_letter_style or first_line_style
        ):
            paragraph = self._paragraph(box)
            start = None if paragraph is None else _start(paragraph, skip_stack)
            if paragraph is not None and start is not None:
                setting = _Setting(self, paragraph, context, containing_block)
                setting.start(
                    start, position_y, skip_stack, bottom_space, absolute_boxes, fixed_boxes
                )
                if setting.plan is not None:
                    return setting.lines(start, position_y)
        return self.engine(
            context, box, position_y, bottom_space, skip_stack, containing_block, absolute_boxes,
            fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    def face(self, style: Any) -> Face:
        """The face of a style."""
        face = self._faces.get(id(style))
        if face is None:
            key = repr([style[name] for name in _FACE])
            face = self._alike.get(key)
            if face is None:
                face = self._alike[key] = Face(style)
            self._faces[id(style)] = face
            self._kept.append(style)
        return face

    def plan(
        self, paragraph: Paragraph, start: int, measure: Measure, change: Change = AS_IS
    ) -> dict[int, int] | None:
        """For each break at which a line starts the one at which it ends; None if none fit."""
        key = (id(paragraph), start, measure, change)
        if key not in self._plans:
            measured = paragraph.rest(start) if start else paragraph.measured
            found = break_lines(
                measured,
                measure,
                self.style,
                looseness=change.looseness,
                banned=[place - start for place in change.banned],
            )
            if found is None:
                self._plans[key] = None
            else:
                ends = [start, *(start + end for end in found)]
                self._plans[key] = dict(pairwise(ends))
        return self._plans[key]

    def changed_plan(
        self, paragraph: Paragraph, start: int, measure: Measure
    ) -> dict[int, int] | None:
        """The plan with the change that is asked for, if there is one that can be had."""
        change = self.changes.get((id(paragraph), start), AS_IS)
        found = self.plan(paragraph, start, measure, change)
        if found is None and change is not AS_IS:
            found = self.plan(paragraph, start, measure)
        if found is None:
            self.left["no line fits the measure"] += 1
        return found

    def _paragraph(self, box: Box) -> Paragraph | None:
        key = id(box)
        if key not in self._measured:
            self._kept.append(box)
            try:
                self._measured[key] = measure_paragraph(box, self.face)
                self.paragraphs += 1
            except Unfit as reason:
                self._measured[key] = None
                self.left[str(reason)] += 1
        return self._measured[key]


def _start(paragraph: Paragraph, skip_stack: SkipStack) -> int | None:
    """Break behind which a line starts; None if the place is none that we gave."""
    path: list[int] = []
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        path.append(index)
    return paragraph.resumed.get(tuple(path)) if path else 0


@dataclass(slots=True)
class _Setting:
    """Sets one paragraph at one place."""

    typesetter: Typesetter
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
        self.height, _ = self.typesetter.face(box.style).strut(box.style)
        if skip_stack is None:
            resolve_one_percentage(box, "text_indent", self.block.width)
            self._resolve(box)
            self._float(position_y, bottom_space, absolute_boxes, fixed_boxes)
        self.measure = self._measure(position_y)
        self.plan = self.typesetter.changed_plan(self.paragraph, start, self.measure)
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
