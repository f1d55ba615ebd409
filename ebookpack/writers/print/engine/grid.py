"""Heads, figures and tables take whole lines, so that the text below stands on the page's grid.

The base lines of facing pages, and of the two sides of a leaf, are at the same heights
(J. Tschichold, "The Form of the Book"; R. Bringhurst, The Elements of Typographic Style, 2.2.2).
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

_WHOLE = ("figure", "header")
_ALMOST = 0.001
"""Of a line: what is left to rounding."""


def on_grid(engine: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    """The engine's `block_level_layout_switch`, with white below what is not whole lines high.

    There is none above what comes first on a page that starts within a piece (CSS Fragmentation 3,
    5.2): the engine takes the break between two pages of the same name for a forced one.
    """

    def laid_out(
        context: Any,
        box: Any,
        bottom: Any,
        skip: Any,
        parent: Any,
        is_first: bool,
        *place: Any,
        **more: Any,
    ) -> tuple[Any, ...]:
        # The notes at a page's foot are the first there too, but keep apart from the text.
        above = not isinstance(box, boxes.FootnoteAreaBox)
        if is_first and skip is None and above and _goes_on(context):
            box.margin_top = 0
        place = (bottom, skip, parent, is_first, *place)
        result = engine(context, box, *place, **more)
        laid, resume_at = result[0], result[1]
        if laid is not None and resume_at is None and _stands_alone(box):
            leading, _ = strut(box.style.root_style)
            lines = laid.border_height() / leading
            laid.height += (ceil(lines - _ALMOST) - lines) * leading
        return result

    return laid_out


def _goes_on(context: Any) -> bool:
    """Whether the page under way starts where the one before it was full."""
    _, following, *_ = context.page_maker[context.current_page - 1]
    return bool(context.current_page > 1 and following["break"] == "any")


def _stands_alone(box: Any) -> bool:
    return bool(box.is_table_wrapper or box.element_tag in _WHOLE)
