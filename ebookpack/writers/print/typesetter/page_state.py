"""What making a page changes in the engine, so that it can be made anew."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any

from msgspec import Struct


class PageState(Struct, frozen=True):
    """What making a page changes, to make it anew from the same start."""

    footnotes: list[Any]
    reported: list[Any]
    broken: dict[Any, Any]
    running: dict[str, Any]
    page_state: Any
    remake: dict[str, Any]

    @classmethod
    def of(cls, context: Any, page_number: int, page_state: Any) -> PageState:
        """The state before, or behind, the making of a page."""
        return cls(
            list(context.footnotes),
            list(context.reported_footnotes),
            dict(context.broken_out_of_flow),
            {
                name: copy(pages[page_number])
                for name, pages in context.running_elements.items()
                if page_number in pages
            },
            deepcopy(page_state),
            deepcopy(context.page_maker[page_number - 1][-1]),
        )

    def restore(self, context: Any, page_number: int, page_state: Any) -> None:
        """Have it as it was."""
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.broken_out_of_flow = dict(self.broken)
        for name, pages in context.running_elements.items():
            pages.pop(page_number, None)
            if name in self.running:
                pages[page_number] = copy(self.running[name])
        for held, was in zip(page_state, deepcopy(self.page_state), strict=True):
            if isinstance(held, dict):
                held.clear()
                held.update(was)
            else:
                held[:] = was
        remake = context.page_maker[page_number - 1][-1]
        # The engine says this once, when it first sees a reference to a page that is not made yet.
        changed = remake["content_changed"]
        remake.clear()
        remake.update(deepcopy(self.remake))
        remake["content_changed"] |= changed
