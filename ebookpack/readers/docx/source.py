"""What all modules need at hand while a part of the document is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.core.zip_container import PartError
from ebookpack.readers.docx.container import Package, Relationship
from ebookpack.readers.docx.names import Element
from ebookpack.readers.docx.styles import StyleSheet
from ebookpack.readers.word_processor.source import PagesSource, report_without


@dataclass(slots=True, kw_only=True)
class Source(PagesSource):
    """The document as far as every part of it shares it."""

    main: str
    """Name of the part that holds the text."""
    package: Package
    styles: StyleSheet = field(default_factory=lambda: StyleSheet(None))
    called: list[tuple[str, str]] = field(default_factory=list)
    """Notes in the order of their first calls: (`footnote` or `endnote`, id)."""
    _calls: set[tuple[str, str]] = field(default_factory=set)
    notes: dict[tuple[str, str], tuple[Part, Element]] = field(default_factory=dict)

    def span(self, part: str, number: int | None = None) -> Span:
        """Place of a paragraph; of the part that is the text authors know no name."""
        return Span(path=self.path, part=part if part != self.main else None, line=number)

    def optional(self, name: str) -> Element | None:
        """Root of a part that can be done without; a damaged one is reported."""
        try:
            return self.package.xml(name)
        except PartError as error:
            self._without(name, error.reason)
            return None

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """References of a part; none, and a report, if they cannot be read."""
        try:
            return self.package.relationships(part)
        except PartError as error:
            self._without(part, f"has references that cannot be read: the list {error.reason}")
            return {}

    def _without(self, name: str, reason: str) -> None:
        report_without(self.complaints, reason, self.span(name))

    def call(self, kind: str, ident: str) -> str:
        """Id of the note that a call names; empty if there is none."""
        key = (kind, ident)
        if key not in self.notes:
            return ""
        if not self.is_called(key):
            self.called.append(key)
            self._calls.add(key)
        return note_id(key)

    def is_called(self, key: tuple[str, str]) -> bool:
        """Whether a note has been called so far."""
        return key in self._calls


def note_id(key: tuple[str, str]) -> str:
    """`Note.id` of a note."""
    return "-".join(key)


class Part(Struct, frozen=True, kw_only=True):
    """A part of the document that holds text."""

    name: str
    relationships: Mapping[str, Relationship]
