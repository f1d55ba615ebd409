"""Where links lead: to the file that holds a block, or out of the book."""

from __future__ import annotations

from urllib.parse import quote

from ebookpack.core.book import Book
from ebookpack.core.node_text import named_headings
from ebookpack.writers.addresses import outward


class LinkTargets:
    """The places in a book that can be linked to: its sections and the headings in them."""

    def __init__(self, book: Book) -> None:
        """Note where each id is; the first of two that are alike counts."""
        self._holders: dict[str, str] = {}
        sections = [section for _, section in book.outline()]
        self._starts = {anchor: s.id for s in reversed(sections) for anchor in s.anchors}
        self._starts |= {section.id: section.id for section in sections}
        for section in sections:
            for note in (*section.opening, *section.closing):
                self._holders.setdefault(note.id, section.id)
            for part in section.with_notes():
                for heading in named_headings(part.blocks):
                    self._holders.setdefault(heading.id, section.id)

    def address(self, href: str, source: str) -> str | None:
        """Address to write for a `Link.href` in the section `source`; None if it leads nowhere."""
        if not href.startswith("#"):
            return outward(href)
        target = href[1:]
        holder = self._holders.get(target)
        if holder is None:
            start = self._starts.get(target)
            return f"{start}.xhtml" if start else None
        return f"{'' if holder == source else f'{holder}.xhtml'}#{quote(target)}"
