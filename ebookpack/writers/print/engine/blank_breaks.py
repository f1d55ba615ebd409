"""Scene breaks that are an empty line: their ornament shows only where the line could not be seen.

White at the head or the foot of a page tells a reader nothing (Chicago 1.58): there, and there
alone, the ornament is drawn.
"""

from __future__ import annotations

from typing import Any

from ebookpack.writers.print.typesetter.page_ends import lines_of_text
from ebookpack.writers.print.typesetter.set_lines import SetLine


def hide_within(page: Any) -> None:
    """Empty the scene breaks of a page of the engine's that have text above and below them."""
    lines = list(lines_of_text(page._page_box.children[0]))
    for line in lines[1:-1]:
        if {"scene-break", "blank"} <= set(line.element.get("class", "").split()):
            if isinstance(line, SetLine):
                line.hide()
            else:
                line.children = []
