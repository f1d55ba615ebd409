"""How a page ends: full or short, behind a whole word or in the midst of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.typesetter.scene_breaks import follows, is_scene_break
from ebookpack.writers.print.typesetter.set_lines import Extent

Made = tuple[Any, Any, Any]
"""A page, where the next one starts, and what kind of break lies between."""
Key = tuple[int, int]
"""Paragraph and break at which its lines on the page start."""

FEWEST_LINES = 4
"""A shorter run of lines is not asked to give one up or take one in."""


class Fault(Struct, frozen=True):
    """How a page ends badly."""

    short: int
    """Lines that its foot is empty by."""
    divided: Extent | None
    """Its last line, if that ends in the midst of a word."""

    def __bool__(self) -> bool:
        return self.short > 0 or self.divided is not None


def has_break(made: Made, root_box: Any) -> bool:
    """Whether a scene break is on a page, or just missed it."""
    laid, resume_at, _ = made
    return follows(root_box, resume_at) or any(map(is_scene_break, lines_of_text(laid.children[0])))


def goes_on(made: Made) -> bool:
    """Whether the text goes on on the next page without a break that the book asks for."""
    _, resume_at, next_page = made
    return resume_at is not None and next_page["break"] == "any"


def lines_of_text(box: Any) -> Iterator[Any]:
    """Lines of the text of a page, from its head to its foot; not those of its footnotes."""
    if isinstance(box, boxes.LineBox):
        yield box
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            if isinstance(child, boxes.Box) and child.is_in_normal_flow():
                yield from lines_of_text(child)


def fault_of(context: Any, made: Made, reserve: float) -> Fault:
    """How a page ends badly that is to have `reserve` pixels of white at its foot."""
    lines = list(lines_of_text(made[0].children[0]))
    if not lines:
        return Fault(0, None)
    last = lines[-1]
    room = context.page_bottom - reserve - (last.position_y + last.height)
    short = int((room + 0.01) / last.height) if last.height else 0
    extent = getattr(last, "extent", None)
    divided = extent is not None and extent.paragraph.measured.hyphens[extent.end]
    return Fault(short, extent if divided else None)


def keep_plan(made: Made) -> None:
    """Have the paragraph that goes on behind a page go on as it is broken on it."""
    for line in reversed(list(lines_of_text(made[0].children[0]))):
        extent = getattr(line, "extent", None)
        if extent is not None:
            extent.paragraph.plans[extent.end] = extent.plan
            return


def runs_of(made: Any) -> list[Extent]:
    """Runs of lines of a page that may give or take one, the longest first, then the last."""
    counted: dict[Key, int] = {}
    last: dict[Key, Extent] = {}
    for line in lines_of_text(made.children[0]):
        extent = getattr(line, "extent", None)
        if extent is not None:
            key = (id(extent.paragraph), extent.run)
            counted[key] = counted.get(key, 0) + 1
            last[key] = extent
    crossing = list(last)[-1:]
    able = [key for key in last if counted[key] >= FEWEST_LINES and key not in crossing]
    # The last one may go on: with a line more or less it is parted elsewhere.
    return [last[key] for key in sorted(able, key=lambda key: -counted[key]) + crossing]
