"""Footnotes, written at the place that calls them; the layout moves them to the foot.

The layout never parts a note: one that does not fit moves to the next page as a whole, and one that
is higher than a page is lost. So a long note is written in parts that end where a sentence does;
those that do not fit go on at the foot of the next page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from msgspec.structs import replace

from ebookpack.core.book import Note
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Inline, Paragraph, Text
from ebookpack.writers.xhtml import Xhtml

MOST_IN_ONE = 900
"""Characters of a note that is written as one: a dozen lines."""
ENOUGH = 450
"""Characters of a part of a longer one."""

_SENTENCE = re.compile(r"(?:(?![.!?…][”’\"')\]]*\s).)+(?:[.!?…][”’\"')\]]*\s+)?|.", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+$")
_BLOCK_TAG = re.compile(
    r"<(/?)(p|div|blockquote|figure|figcaption|ul|ol|li|dl|dt|dd|pre|h[2-6]"
    r"|table|thead|tbody|tr|td|th)\b(?: class=\"([^\"]*)\")?([^>]*)>"
)


class Footnotes:
    """The notes of a book, numbered from 1 in each section."""

    def __init__(self, notes: tuple[Note, ...], xhtml: Xhtml) -> None:
        self._notes = {note.id: note for note in notes}
        self._numbers: dict[str, int] = {}
        self._xhtml = replace(xhtml, note_call=self._within)

    def start_section(self) -> None:
        """Number from 1 again; notes set in an earlier section are set anew if called."""
        self._numbers.clear()

    def call(self, note_id: str) -> str:
        """Markup of a call: the note itself, or its number if the section has it already."""
        if note_id in self._numbers:
            return f'<span class="note-again">{self._numbers[note_id]}</span>'
        number = self._numbers[note_id] = len(self._numbers) + 1
        first, *others = _parts(self._notes[note_id].blocks)
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


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of a note, or of each part of a long one."""
    if sum(len(block_text(block)) for block in blocks) <= MOST_IN_ONE:
        return [list(blocks)]
    parts: list[list[Block]] = [[]]
    room = ENOUGH
    for piece in chain.from_iterable(map(_sentences, blocks)):
        length = len(block_text(piece))
        if parts[-1] and length > room:
            parts.append([])
            room = ENOUGH
        room -= length
        last = parts[-1][-1] if parts[-1] else None
        if isinstance(piece, Paragraph) and isinstance(last, Paragraph) and last.span is piece.span:
            parts[-1][-1] = replace(last, children=(*last.children, *piece.children))
        else:
            parts[-1].append(piece)
    return parts


def _sentences(block: Block) -> Iterator[Block]:
    """A paragraph sentence by sentence, as far as those end outside of emphasis and the like."""
    if not isinstance(block, Paragraph) or block.layout.lines:
        yield block
        return
    # The pieces of one paragraph are known by their span being the same object.
    span = block.span or Span(path="")
    children: list[Inline] = []
    for child in block.children:
        if not isinstance(child, Text):
            children.append(child)
            continue
        for sentence in _SENTENCE.findall(child.text):
            children.append(replace(child, text=sentence))
            if _SENTENCE_END.search(sentence):
                yield replace(block, children=tuple(children), span=span)
                children = []
    if children:
        yield replace(block, children=tuple(children), span=span)


def _as_spans(blocks: str) -> str:
    """Blocks as spans of the class of their element: only those may stand in a paragraph.

    The text between the tags is escaped, so nothing but a tag looks like one.
    """

    def span(tag: re.Match[str]) -> str:
        closing, element, classes, attributes = tag.groups()
        if closing:
            return "</span>"
        return f'<span class="{" ".join(filter(None, (element, classes)))}"{attributes}>'

    return _BLOCK_TAG.sub(span, blocks).strip()
