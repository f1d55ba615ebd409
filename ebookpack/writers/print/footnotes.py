"""Footnotes, written at the place that calls them; the layout moves them to the foot.

A long note is written in parts (note_parts.py); those that do not fit go on at the foot of the next
page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from msgspec.structs import replace

from ebookpack.core.book import Note
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block
from ebookpack.writers.print.note_parts import NoteRoom
from ebookpack.writers.xhtml import Xhtml

_BLOCK_TAG = re.compile(
    r"<(/?)(p|div|blockquote|figure|figcaption|ul|ol|li|dl|dt|dd|pre|h[2-6]"
    r"|table|thead|tbody|tr|td|th)\b(?: class=\"([^\"]*)\")?([^>]*)>"
)

_BETWEEN_TAGS = re.compile(r">\n\s*<")
"""Where the source has a new line between blocks, which between spans would be an empty one."""


class Footnotes:
    """The notes of a book, numbered from 1 in each section."""

    def __init__(self, notes: tuple[Note, ...], xhtml: Xhtml, room: NoteRoom) -> None:
        self._notes = {note.id: note for note in notes}
        self._numbers: dict[str, int] = {}
        self._xhtml = replace(xhtml, note_call=self._within)
        self._room = room

    def start_section(self) -> None:
        """Number from 1 again; notes set in an earlier section are set anew if called."""
        self._numbers.clear()

    def call(self, note_id: str) -> str:
        """Markup of a call: the note itself, or its number if the section has it already."""
        if note_id in self._numbers:
            return f'<span class="note-again">{self._numbers[note_id]}</span>'
        number = self._numbers[note_id] = len(self._numbers) + 1
        first, *others = self._room.parts(self._notes[note_id].blocks)
        return "".join(
            (
                f'<span class="footnote" data-number="{number}">{self._written(first)}</span>',
                *(
                    f'<span class="footnote continued">{self._written(part)}</span>'
                    for part in others
                ),
            )
        )

    def _written(self, blocks: Sequence[Block]) -> str:
        return _as_spans(self._xhtml.blocks(tuple(blocks), opens=False))

    def _within(self, note_id: str) -> str:
        """A note of a note: in brackets, for a footnote cannot have a footnote."""
        texts = map(block_text, self._notes[note_id].blocks)
        return f" [{escape(' '.join(texts), quote=False)}]"


def _as_spans(blocks: str) -> str:
    """Blocks as spans of the class of their element: only those may stand in a paragraph.

    The text between the tags is escaped, so nothing but a tag looks like one.
    """

    def span(tag: re.Match[str]) -> str:
        closing, element, classes, attributes = tag.groups()
        if closing:
            return "</span>"
        return f'<span class="{" ".join(filter(None, (element, classes)))}"{attributes}>'

    return _BETWEEN_TAGS.sub("><", _BLOCK_TAG.sub(span, blocks).strip())
