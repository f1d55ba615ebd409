"""Tables whose words are too long for the measure: closer set, so that no column runs off the page.

A compositor divides no word in a table as long as its columns have room for them, and takes a
smaller size before that is tried (Chicago 3.86). What a table asks for is known when it is laid
out; the few that stand out are then given a class, and their piece is laid out once more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

STEPS = ("close", "closest")
"""Classes of tables, one after the other: page_css.py says what they do."""

_TABLE = re.compile(r'<table(?: class="([^"]*)")?')
_TOLERATED = 0.5
"""Pixels that a table may stand out by."""


def wide_tables(pages: Sequence[Any], elements: Sequence[Any]) -> set[int]:
    """Which tables of a document, counted from 0, stand out of the text of its pages.

    `elements` are its tables in their order.
    """
    numbers = {id(element): number for number, element in enumerate(elements)}
    return {
        numbers[id(box.element)]
        for page in pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TableBox)
        and id(box.element) in numbers
        and box.position_x + box.margin_width() > _right_edge(page._page_box) + _TOLERATED
    }


def set_closer(html: str, numbers: Collection[int]) -> str:
    """The document with some of its tables set closer by a step, if there is one."""
    count = -1

    def classed(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        classes = (found[1] or "").split()
        step = next((step for step in STEPS if step not in classes), None)
        if count not in numbers or step is None:
            return found[0]
        return f'<table class="{" ".join([*classes, step])}"'

    return _TABLE.sub(classed, html)


def _right_edge(page: Any) -> float:
    return float(page.content_box_x() + page.width)
