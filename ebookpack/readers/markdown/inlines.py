"""The text of paragraphs: what stands in a line, emphasis, links, notes, pictures.

All of it is read by python-markdown (`inline_engine`), but for the text that has no mark, or none
but those of emphasis, as most paragraphs of a novel: that does not wait for it, nor load it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Inlines
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.html_inline import InlineBuilder
from ebookpack.readers.markdown.bounds import MOST_COST, MOST_COST_IN_ALL, reading_cost
from ebookpack.readers.markdown.tree import Surroundings, inlines_of

if TYPE_CHECKING:
    from ebookpack.readers.markdown.inline_engine import InlineEngine

_MARKED = re.compile(r"[\\`*_\[\]<&~^]|  \n")
"""What no plain text has; without it a paragraph need not be parsed."""
_MARKED_OTHERWISE = re.compile(r"[\\`\[\]<&~^]|  \n")
"""What no text has that is plain but for emphasis, whose marks `tree` pairs itself."""
Reference: TypeAlias = tuple[str, str]
"""(address, title) of a link definition."""


class References(dict[str, Reference]):
    """Link definitions by label, and which of them the text uses."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> Reference:
        """The definition of this label, which is used thereby."""
        self.used.add(label)
        return super().__getitem__(label)


class InlineReader:
    """Reads the text of paragraphs; keeps count of what that costs (see `bounds`)."""

    def __init__(
        self,
        references: References,
        notes: frozenset[str],
        surroundings: Surroundings,
        complaints: Complaints,
    ) -> None:
        """Read for a manuscript with these link definitions and labels of notes."""
        self._references, self._notes = references, notes
        self._surroundings = surroundings
        self._complaints = complaints
        self._left = MOST_COST_IN_ALL

    @cached_property
    def _engine(self) -> InlineEngine:
        from ebookpack.readers.markdown.inline_engine import InlineEngine  # slow to load

        return InlineEngine(self._references, self._notes)

    def read(self, text: str, span: Span) -> Inlines:
        """Inlines of a paragraph's text; raises nothing."""
        if not _MARKED.search(text):
            return _plain(text)
        marked_otherwise = _MARKED_OTHERWISE.search(text) is not None
        cost = reading_cost(text) if marked_otherwise else 0
        if cost > min(MOST_COST, max(self._left, 4 * len(text))):
            self._complaints.warning(
                "R221",
                "this paragraph has too many marks to be sure what they mean; it is kept as text",
                span,
                "put a backslash before brackets and asterisks that mean themselves",
            )
            return _plain(text)
        self._left -= cost
        try:
            read = self._engine.element if marked_otherwise else _unread
            return inlines_of(read(text), span, self._surroundings)
        except RecursionError:
            return _plain(text)


def _unread(text: str) -> Element:
    paragraph = Element("p")
    paragraph.text = text
    return paragraph


def _plain(text: str) -> Inlines:
    builder = InlineBuilder()
    builder.text(text)
    return builder.finish()
