"""What all modules need at hand while a document is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.readers.odt.container import OpenDocument
from ebookpack.readers.odt.names import Element
from ebookpack.readers.odt.numbering import ListNumbering
from ebookpack.readers.odt.styles import StyleSheet
from ebookpack.readers.word_processor.source import PagesSource


class FoundNote(Struct, frozen=True, kw_only=True):
    """A note, met where it is called."""

    id: str
    body: Element
    number: int
    """Of the paragraph that calls it."""


@dataclass(slots=True, kw_only=True)
class Source(PagesSource):
    """The document as far as all of its text shares it."""

    document: OpenDocument
    styles: StyleSheet
    numbering: ListNumbering
    deletions: frozenset[str] = frozenset()
    """Ids of the tracked changes that are deletions."""
    notes: list[FoundNote] = field(default_factory=list)
    """In the order of their calls; a note may itself call others."""

    def place(self, number: int) -> Span:
        """Place of a paragraph, by its number in the text."""
        return Span(path=self.path, line=number)
