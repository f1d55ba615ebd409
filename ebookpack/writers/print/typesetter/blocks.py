"""Paragraphs of bare text on the pages, without the engine's general way to lay out a block.

The engine asks every block for its edges, floats, columns and clearance. Most blocks of a book are
paragraphs that have nothing of the kind, and stand below another: all that is to be found for them
is how many of their lines have room (CSS Fragmentation 3, 4: `orphans`, `widows`), and where. What
is not so plain is left to the engine, with the same lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.block import collapse_margin
from weasyprint.layout.percent import percentage

from ebookpack.writers.print.typesetter.hyphenation import Style
from ebookpack.writers.print.typesetter.lines import Typesetter
from ebookpack.writers.print.typesetter.paragraph import Box, Paragraph
from ebookpack.writers.print.typesetter.set_lines import Extent, SetLine, fit, skip_stack
from ebookpack.writers.print.typesetter.total_fit import Measure

Laid = tuple[Any, ...]
"""What the engine's `_in_flow_layout` gives."""

_PLAIN = {
    **{f"padding_{side}": 0 for side in ("top", "right", "bottom", "left")},
    **{f"border_{side}_width": 0 for side in ("top", "right", "bottom", "left")},
}
_USED = {**_PLAIN, "min_width": 0, "max_width": inf, "min_height": 0}
_USED["max_height"] = inf
"""What the engine resolves for a block that has no edges and the size that its text asks for."""

_ASKED: dict[str, tuple[Any, ...]] = {
    "position": ("static",),
    "clear": ("none",),
    "overflow": ("visible",),
    "direction": ("ltr",),
    "text_align_all": ("justify", "left", "start"),
    "text_align_last": ("auto", "start", "left"),
    "display": (("block", "flow"),),
    "width": ("auto",),
    "height": ("auto",),
    "break_inside": ("auto",),
    "break_before": ("auto",),
    "box_decoration_break": ("slice",),
    "column_width": ("auto",),
    "column_count": ("auto",),
    "continue": ("auto",),
    "max_lines": ("none",),
    "visibility": ("visible",),
    "opacity": (1,),
    "outline_width": (0,),
}
"""Properties of a plain paragraph."""


class SetBlock(boxes.BlockBox):  # type: ignore[misc]
    """A block of the engine's that holds lines of bare text and nothing else."""

    background = None

    def page_values(self) -> tuple[Any, Any]:
        """As the engine's; lines are on the pages that their paragraph asks for."""
        return self.style["page"], self.style["page"]

    def is_in_normal_flow(self) -> bool:
        """As the engine's."""
        return True


@dataclass(slots=True)
class Blocks:
    """Lays out the plain paragraphs of one document."""

    typesetter: Typesetter
    engine: Callable[..., Laid]
    """The engine's `_in_flow_layout`."""
    _plain_styles: dict[int, tuple[Style, bool]] = field(default_factory=dict)
    """By the identity of a style: it, and whether it is that of a plain paragraph."""

    def in_flow_layout(
        self, context: Any, box: Box, index: int, child: Box, new_children: list[Box],
        page_is_empty: bool, absolute_boxes: Any, fixed_boxes: Any, adjoining_margins: list[float],
        bottom_space: float, position_y: float, skip_stack: Any, first_letter_style: Any,
        first_line_style: Any, discard: bool, next_page: Any, max_lines: int | None,
    ) -> Laid:  # fmt: skip
        """Take the place of the engine's `_in_flow_layout`."""
        if (
            skip_stack is None
            and new_children
            and max_lines is None
            and not (first_letter_style or first_line_style or discard)
            and not (context.excluded_shapes or context.in_column)
            and not box.is_table_wrapper
            and new_children[-1].is_in_normal_flow()
        ):
            paragraph = self._plain(child)
            if paragraph is not None:
                laid = self._lay_out(
                    paragraph, context, box, index, child, adjoining_margins, bottom_space
                )
                if laid is not None:
                    block, resume_at, bottom = laid
                    new_children.append(block)
                    return (
                        False, resume_at is not None, resume_at, bottom, [block.margin_bottom],
                        {"break": "any", "page": block.style["page"]}, new_children, None,
                    )  # fmt: skip
        return self.engine(
            context, box, index, child, new_children, page_is_empty, absolute_boxes, fixed_boxes,
            adjoining_margins, bottom_space, position_y, skip_stack, first_letter_style,
            first_line_style, discard, next_page, max_lines,
        )  # fmt: skip

    def _plain(self, box: Box) -> Paragraph | None:
        """The paragraph that a block is, if it is nothing else."""
        if type(box) is not boxes.BlockBox or len(box.children) != 1:
            return None
        (line,) = box.children
        if type(line) is not boxes.LineBox or box.first_line_style or box.first_letter_style:
            return None
        known = self._plain_styles.get(id(box.style))
        if known is None:
            known = self._plain_styles[id(box.style)] = (box.style, _is_plain(box.style))
        if not known[1] or box.is_flex_item or box.is_grid_item or box.is_for_root_element:
            return None
        paragraph = self.typesetter.paragraph(line)
        return paragraph if paragraph is not None and paragraph.bare else None

    def _lay_out(
        self, paragraph: Paragraph, context: Any, parent: Box, index: int, box: Box,
        adjoining_margins: list[float], bottom_space: float,
    ) -> tuple[SetBlock, Any, float] | None:  # fmt: skip
        """(block, where it goes on on the next page, bottom of its text); None for the engine."""
        style = box.style
        top, right, bottom, left = (
            percentage(style[f"margin_{side}"], style, parent.width)
            for side in ("top", "right", "bottom", "left")
        )
        if bottom and not parent.bottom_margin_collapses():
            return None
        width = parent.width - left - right
        indent = percentage(style["text_indent"], style, width)
        measure = Measure(width=width, first=(width - indent,) if indent else ())
        plan = self.typesetter.changed_plan(paragraph, 0, measure)
        if plan is None:
            return None
        head = box.position_y + collapse_margin([*adjoining_margins, top])
        ends, overflows = _with_room(paragraph, plan, context, bottom_space, head)
        kept = len(ends)
        if overflows:
            if context.current_page_footnotes:
                return None  # some of them may have to wait for the next page
            kept = _kept_lines(len(ends), len(plan), style["orphans"], style["widows"])
            if not kept:
                return None
        block = SetBlock.__new__(SetBlock)
        block.__dict__.update(box.__dict__)
        block.__dict__.update(_USED)
        block.remove_decoration_sides = set()
        block.index, block.clearance = index, None
        block.margin_top, block.margin_right = top, right
        block.margin_bottom, block.margin_left = bottom, left
        block.width, block.position_y = width, head - top
        block.children = lines = []
        x, y, start = box.position_x + left, head, 0
        for end in ends[:kept]:
            line = SetLine.of(paragraph, fit(paragraph, start, end, indent, width, hangs=True))
            line.position_x, line.position_y = x, y
            line.extent = Extent(paragraph, 0, measure, start, end, plan)
            paragraph.plans[end] = plan
            lines.append(line)
            y += line.height
            start, indent = end, 0.0
        block.height = y - head
        if not overflows:
            return block, None, y
        block.margin_bottom = 0
        # It is as high as there is room (CSS Fragmentation 3, 5).
        block.height = max(block.height, context.page_bottom - bottom_space - head)
        return block, {index: {0: skip_stack(paragraph.place_behind(start))}}, y


def _is_plain(style: Style) -> bool:
    """Whether blocks of a style have no edges, nor anything drawn but their text."""
    return (
        all(style[name] in values for name, values in _ASKED.items())
        and all(not getattr(style[name], "value", style[name]) for name in _PLAIN)
        and all(style[f"margin_{side}"] != "auto" for side in ("top", "right", "bottom", "left"))
        and style["background_color"].alpha == 0
        and all(kind == "none" for kind, _ in style["background_image"])
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not style["transform"]
        and all(not getattr(style[name], "value", 0) for name in ("min_width", "min_height"))
        and all(style[name].value == inf for name in ("max_width", "max_height"))
    )


def _with_room(
    paragraph: Paragraph, plan: dict[int, int], context: Any, bottom_space: float, head: float
) -> tuple[list[int], bool]:
    """(ends of the lines that a page has room for, whether there are more)."""
    ends: list[int] = []
    start, y = 0, head
    while start != paragraph.last:
        end = plan[start]
        cut = paragraph.cut(start, end)
        y += cut.above + cut.below
        if context.overflows_page(bottom_space, y):
            return ends, True
        ends.append(end)
        start = end
    return ends, False


def _kept_lines(room: int, lines: int, orphans: int, widows: int) -> int:
    """Lines of a paragraph that stay on a page which has room for some of them; 0 for none."""
    kept = room - max(0, widows - (lines - room))
    return kept if kept >= orphans else 0
