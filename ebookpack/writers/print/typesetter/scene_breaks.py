"""The white around scene breaks, which may give or take a line where a page would end badly.

A compositor who is short of a line takes it from the white between two scenes, or puts it there,
before he sets a paragraph otherwise; and an ornament does not stand last on a page if a little less
white lets the next scene start on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from ebookpack.writers.print.replacing import replaced

CLOSER, USUAL, WIDER = -1, 0, 1
"""Lines that each scene break of a page has more than the style sheet asks for."""


@contextmanager
def spaced(by: int, leading: float) -> Iterator[None]:
    """While it lasts, scene breaks have some lines more above and below, half of them each.

    Those without white have it from the paragraphs, and stay as they are.
    """
    if not by:
        yield
        return
    engine = block.resolve_percentages

    def resolve_percentages(box: Any, *place: Any) -> None:
        engine(box, *place)
        if is_scene_break(box) and min(box.margin_top, box.margin_bottom) >= leading / 2:
            box.margin_top += by * leading / 2
            box.margin_bottom += by * leading / 2

    with replaced(block, "resolve_percentages", resolve_percentages):
        yield


@contextmanager
def at_foot(allowed: bool) -> Iterator[None]:
    """While it lasts, a page may end behind an ornament whatever the style sheet says, if so."""
    engine = block.block_level_page_break

    def block_level_page_break(before: Any, after: Any) -> Any:
        found = engine(before, after)
        return "auto" if allowed and is_scene_break(before) and found == "avoid" else found

    with replaced(block, "block_level_page_break", block_level_page_break):
        yield


def is_scene_break(box: Any) -> bool:
    """Whether a box of the engine's is a scene break."""
    element = getattr(box, "element", None)
    return element is not None and "scene-break" in element.get("class", "").split()


def follows(box: Any, resume_at: Mapping[int, Any] | None) -> bool:
    """Whether a scene break is what a page goes on with, or stands below the paragraph that is."""
    while resume_at and isinstance(box, boxes.ParentBox):
        index = min(resume_at)
        if any(map(is_scene_break, box.children[index : index + 2])):
            return True
        if index >= len(box.children):
            return False
        box, resume_at = box.children[index], resume_at[index]
    return False
