"""The side of the leaf on which a document starts, asked for as late as can be.

It is known for sure when all that stands before is laid out, and that is laid out meanwhile. Up to
the first spread whose pages have to be made level, both sides come to the same: there it is asked
again, and once more at the end. Where it has changed, the pages are made anew; paragraphs are
measured and broken already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ebookpack.core.crew import Turned, never
from ebookpack.writers.print.typesetter.pages import OtherSide, PageFitter


@dataclass(slots=True)
class FirstPage:
    """Of one document: which side it is expected to be on."""

    recto: bool
    """As it is laid out."""
    turned: Turned = never
    """Whether it is to be on the other side than at first."""
    _at_first: bool = field(init=False)

    def __post_init__(self) -> None:
        """Remember what was expected at first."""
        self._at_first = self.recto

    def has_changed(self) -> bool:
        """Whether it is expected on the other side by now."""
        return self.recto != (self._at_first ^ self.turned())

    def layout_with(
        self, engine: Callable[..., Iterator[Any]], fitter: PageFitter
    ) -> Callable[..., list[Any]]:
        """The engine's `layout_document`, until its pages are on the side that is expected."""

        def layout_document(html: Any, root_box: Any, context: Any) -> list[Any]:
            notes = list(context.footnotes)
            while True:
                try:
                    pages = list(engine(html, root_box, context))
                except OtherSide:
                    pages = []
                if pages and not (fitter.sided and self.has_changed()):
                    return pages
                self.recto = not self.recto
                fitter.forget()
                context = _anew(context, notes)

        return layout_document

    def page_maker_with(self, engine: Callable[..., None]) -> Callable[..., None]:
        """The engine's `initialize_page_maker`, whose first page is on this side."""

        def initialize_page_maker(context: Any, root_box: Any) -> None:
            engine(context, root_box)
            resume_at, next_page, _, *state = context.page_maker[0]
            right = self.recto == (root_box.style["direction"] == "ltr")
            context.page_maker[0] = (resume_at, next_page, right, *state)

        return initialize_page_maker


def _anew(context: Any, notes: list[Any]) -> Any:
    """The engine's context of a document of which nothing is laid out."""
    fresh = type(context)(
        context.style_for, context.get_image_from_uri, context.font_config,
        context.counter_style, context.target_collector,
    )  # fmt: skip
    fresh.footnotes = list(notes)
    return fresh
