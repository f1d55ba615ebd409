"""Footnotes that wait for the next page, kept so that none is lost.

The engine hands notes that found no room on their page to the next one. It forgets them where that
page is made again later, and loses some where they alone fill a page. So what each page is handed
is kept here, and a page is handed no more than a part of it can hold; the rest waits longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.page import remake_page
from weasyprint.text.line_break import strut

MOST_OF_PAGE = 0.6
"""Part of a page's height that notes from pages before may take."""
_CHARACTER = 0.5
"""Width of a character in em, rather too wide."""


@dataclass(slots=True)
class WaitingNotes:
    """The notes that pages of one document are handed."""

    _order: dict[int, int] = field(default_factory=dict)
    """Of the calls, by the identity of the note: the engine hands notes on in another one."""
    _handed: dict[int, list[Any]] = field(default_factory=dict)
    """By the number of the page."""
    _room: tuple[float, float] = (0.0, 0.0)
    """(width, height) of the text of a page."""

    def forget(self) -> None:
        """Forget what pages were handed: all are made anew."""
        self._handed.clear()

    @contextmanager
    def for_page(self, context: Any, number: int) -> Iterator[None]:
        """While it lasts, the engine makes a page, and has the notes that are due there."""
        if not self._order:
            self._order.update((id(note), place) for place, note in enumerate(context.footnotes))
        in_order = sorted(context.reported_footnotes, key=lambda note: self._order[id(note)])
        due, waiting = self._parted(in_order)
        context.reported_footnotes = due
        yield
        context.reported_footnotes = [*context.reported_footnotes, *waiting]
        self._handed[number + 1] = list(context.reported_footnotes)
        self._room = context.style_for.initial_page_sizes["area"]

    def make_all_pages(
        self, context: Any, root_box: Any, html: Any, pages: Sequence[Any]
    ) -> Iterator[Any]:
        """Take the place of the engine's `make_all_pages`.

        Where the last page of the text stays as it was, the engine throws away the pages behind it,
        on which there are only notes.
        """
        context.rendered_notes = []
        for index in count():
            state = context.page_maker[index][-1]
            if index >= len(pages) or state["content_changed"] or state["pages_wanted"]:
                state["content_changed"] = state["pages_wanted"] = False
                state["anchors"], state["content_lookups"] = [], []
                # Pages before it may be as they were, and tell nothing.
                context.reported_footnotes = list(self._handed.get(index + 1, ()))
                before = self._places(self._handed.get(index + 2, ()))
                page, resume_at = remake_page(index, context, root_box, html)
                handed = self._places(self._handed.get(index + 2, ()))
                if handed != before or (handed and resume_at is None):
                    context.page_maker[index + 1][-1]["content_changed"] = True
                yield page
            else:
                resume_at = context.page_maker[index + 1][0]
                yield pages[index]
            if resume_at is None and not self._handed.get(index + 2):
                context.page_maker = context.page_maker[: index + 2]
                context.broken_out_of_flow.clear()
                context.reported_footnotes.clear()
                return

    def _places(self, notes: Sequence[Any]) -> list[int]:
        return sorted(self._order[id(note)] for note in notes)

    def _parted(self, notes: list[Any]) -> tuple[list[Any], list[Any]]:
        """The notes that a page has room for, at least one, and the others."""
        width, height = self._room
        room = height * MOST_OF_PAGE
        for before, note in enumerate(notes):
            room -= _height(note, width)
            if room < 0 and before:
                return notes[:before], notes[before:]
        return notes, []


def _height(note: Any, width: float) -> float:
    """Height of a note in pixels, more or less."""
    length = sum(len(box.text) for box in note.descendants() if isinstance(box, boxes.TextBox))
    line_height, _ = strut(note.style)
    return float(ceil(length * note.style["font_size"] * _CHARACTER / width) * line_height)
