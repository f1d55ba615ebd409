"""Footnotes: their calls in the text, and the notes at the end of a section's document."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from ebookpack.core.book import Note
from ebookpack.writers.labels import Term, label_for
from ebookpack.writers.xhtml import Xhtml


class SectionNotes:
    """The notes of one section, numbered in the order in which they are called.

    The ids hold a dot, which ids of headings do not.
    """

    def __init__(self, notes: Mapping[str, Note], language: str, before: int = 0) -> None:
        """Start a section of a book that has these notes, by id.

        `before` is the number of the last note before them, 0 if their numbers start anew.
        """
        self._before = before
        self._notes = notes
        self._called: list[str] = []
        self._numbers: dict[str, int] = {}
        self._back = escape(label_for(Term.BACK_TO_TEXT, language))

    def call(self, note_id: str) -> str:
        """Write the call of a note; nothing if the book has no such note.

        A second call of a note has the number of the first; the way back leads to the first.
        """
        if note_id not in self._notes:
            return ""
        is_first = note_id not in self._numbers
        if is_first:
            self._called.append(note_id)
            self._numbers[note_id] = self.last
        number = self._numbers[note_id]
        ident = f' id="call.{number}"' if is_first else ""
        return (
            f'<sup class="call"><a{ident} href="#note.{number}" epub:type="noteref" '
            f'role="doc-noteref">{number}</a></sup>'
        )

    @property
    def last(self) -> int:
        """The number of the last note so far."""
        return self._before + len(self._called)

    def write(self, xhtml: Xhtml) -> str:
        """Write the notes called so far and those that they call; empty if there are none."""
        written: list[str] = []
        # A note that calls another makes the list longer while it is written.
        for note_id in self._called:
            body = xhtml.blocks(self._notes[note_id].blocks)
            written.append(self._aside(self._numbers[note_id], body))
        if not written:
            return ""
        return "\n".join(['<div class="footnotes">', *written, "</div>"])

    def _aside(self, number: int, body: str) -> str:
        back = (
            f'<a class="note-number" href="#call.{number}" epub:type="backlink" '
            f'role="doc-backlink" '
            f'title="{self._back}">{number}</a> '
        )
        # The number leads the first line of a note that starts with a paragraph.
        if body.startswith("<p"):
            tag, _, rest = body.partition(">")
            body = f"{tag}>{back}{rest}"
        else:
            body = f"<p>{back}</p>\n{body}"
        return (
            f'<aside id="note.{number}" class="footnote" epub:type="footnote" '
            f'role="doc-footnote">\n{body}\n</aside>'
        )
