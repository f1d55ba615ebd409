"""Tables whose words are too long for the measure: closer set, so that no column runs off the page.

A compositor divides no word in a table as long as its columns have room for them, and takes a
smaller size before that is tried (Chicago 3.86). What a table asks for at the least is known once
the first page of its piece is; where it stands in the end, once it is laid out. The few that stand
out are given a class, and their piece is laid out once more. So is that of a table whose head finds
no room above its first rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.preferred import min_content_width

STEPS = ("close", "divided", "closest")
"""Classes of tables, one after the other: page_css.py says what they do."""

_TABLE = re.compile(r'<table(?: class="([^"]*)")?')
_WHOLE_TABLE = re.compile("<table.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>(.*?)</thead>\s*<tbody>", re.DOTALL)
_TOLERATED = 0.5
"""Pixels that a table may stand out by."""


class WideTables(Exception):  # noqa: N818 - no error: these tables are to be set closer
    """Tables that no page of a document has room for, counted from 0."""

    def __init__(self, numbers: set[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


@dataclass(slots=True)
class TablesSeen:
    """Looks at the tables of a document when its first page is made, before all others are."""

    engine: Callable[..., Any]
    """The engine's `make_page`."""
    elements: Sequence[Any]
    """Its tables in their order."""
    _made: bool = False

    def make_page(self, context: Any, root_box: Any, *rest: Any) -> Any:
        """Take the place of the engine's `make_page`. Raises WideTables."""
        made = self.engine(context, root_box, *rest)
        if not self._made:
            self._made = True
            room = made[0].width + _TOLERATED
            numbers = _numbers(self.elements)
            wide = {
                numbers[id(box.element)]
                for box in root_box.descendants()
                if box.is_table_wrapper
                and id(box.element) in numbers
                and STEPS[-1] not in box.element.get("class", "").split()
                and min_content_width(context, box) > room
            }
            if wide:
                raise WideTables(wide)
        return made


def wide_tables(pages: Sequence[Any], elements: Sequence[Any]) -> set[int]:
    """Which tables of a document, counted from 0, stand out of the text of its pages.

    `elements` are its tables in their order.
    """
    numbers = _numbers(elements)
    return {
        numbers[id(box.element)]
        for page in pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.TableBox)
        and id(box.element) in numbers
        and box.position_x + box.margin_width() > _right_edge(page._page_box) + _TOLERATED
    }


def headless_tables(pages: Sequence[Any], elements: Sequence[Any]) -> set[int]:
    """Which tables of a document, counted from 0, start without their head.

    The engine leaves the head of a table out on pages where no row has room below it: it is printed
    further down, or nowhere. `elements` are the tables of the document in their order.
    """
    numbers = {
        ident: number
        for ident, number in _numbers(elements).items()
        if elements[number].find("thead") is not None
    }
    headed: dict[int, bool] = {}
    for page in pages if numbers else ():
        for box in page._page_box.descendants():
            if isinstance(box, boxes.TableBox) and id(box.element) in numbers:
                starts_with_it = bool(box.children) and box.children[0].is_header
                headed.setdefault(numbers[id(box.element)], starts_with_it)
    return {number for number, is_headed in headed.items() if not is_headed}


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


def with_heads_as_rows(html: str, numbers: Collection[int]) -> str:
    """The document with the heads of some of its tables as their first rows: they stand once."""
    count = -1

    def headed(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return _HEAD.sub(r"<tbody>\1", found[0], count=1) if count in numbers else found[0]

    return _WHOLE_TABLE.sub(headed, html) if numbers else html


def _numbers(elements: Sequence[Any]) -> dict[int, int]:
    """The number of each by its identity."""
    return {id(element): number for number, element in enumerate(elements)}


def _right_edge(page: Any) -> float:
    return float(page.content_box_x() + page.width)
