"""Where links lead: to the file that holds a block, or out of the book."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from ebookpack.core.book import Book
from ebookpack.core.node_text import named_headings

_HOST = re.compile(r"(?:[\w.~%!$&*+-]+@)?\w[\w-]*(?:\.\w[\w-]*)*\.?(?::\d{1,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URL_CHARACTERS = "%/:@!$&'()*+,;=-._~?"


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
            return _outward(href)
        target = href[1:]
        holder = self._holders.get(target)
        if holder is None:
            start = self._starts.get(target)
            return f"{start}.xhtml" if start else None
        return f"{'' if holder == source else f'{holder}.xhtml'}#{quote(target)}"


def _outward(href: str) -> str | None:
    """A URL as XHTML may hold it; None if it is none that a reader could follow."""
    try:
        parts = urlsplit(_STRAY_PERCENT.sub("%25", href.strip()))
        _ = parts.port
    except ValueError:  # brackets that do not match, a port beyond 65535
        return None
    scheme = parts.scheme.lower()
    path, query, fragment = (
        quote(part, safe=_URL_CHARACTERS) for part in (parts.path, parts.query, parts.fragment)
    )
    if scheme == "mailto" and "@" in path and not parts.netloc:
        return urlunsplit((scheme, "", path, query, fragment))
    if scheme in ("http", "https") and _HOST.fullmatch(parts.netloc):
        return urlunsplit((scheme, parts.netloc, path, query, fragment))
    return None
