"""Long notes in parts, of which a page has room for one at least.

The layout never parts a note: one that does not fit moves to the next page as a whole, and one that
is higher than a page is lost. A part ends where a sentence does; within a sentence only if that is
longer than a part, and within a word only if a line cannot hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.edition import Edition
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Inline, List, Paragraph, Preformatted, Quote, Text, Verse

MOST_IN_ONE = 900
"""Characters of a note that is written as one: a dozen lines..."""
ENOUGH = 450
"""...and of a part of a longer one; both less where a page holds little."""
MOST_OF_PAGE = 0.45
"""Part of a page that a note in one may take."""
LINE = 40
"""Characters that a verse or an item of a list takes at the least, for it is a line."""

_SENTENCE = re.compile(r"(?:(?![.!?…][”’\"')\]]*\s).)+(?:[.!?…][”’\"')\]]*\s+)?|.", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+$")
_WORD = re.compile(rf"\s*\S{{1,{LINE}}}\s*|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRoom:
    """How long notes and their parts may be, in characters."""

    most: float = MOST_IN_ONE
    enough: float = ENOUGH

    @classmethod
    def of_page(cls, characters: float) -> NoteRoom:
        """For pages that hold so many characters of text."""
        most = min(MOST_IN_ONE, characters * MOST_OF_PAGE)
        return cls(most=most, enough=most * ENOUGH / MOST_IN_ONE)

    @classmethod
    def on_pages(cls, edition: Edition) -> NoteRoom:
        """For the pages of an edition."""
        page, style = edition.page, edition.theme.type
        line = page.measure / (style.size * style.character_width)
        return cls.of_page(line * (page.height - page.top - page.bottom) / style.leading)

    def parts(self, blocks: Sequence[Block]) -> list[list[Block]]:
        """The blocks of a note, or of each part of a long one."""
        if sum(map(_length, blocks)) <= self.most:
            return [list(blocks)]
        parts: list[list[Block]] = [[]]
        room = self.enough
        for piece in (piece for block in blocks for piece in self._pieces(_marked(block))):
            length = _length(piece)
            if parts[-1] and length > room:
                parts.append([])
                room = self.enough
            room -= length
            joined = _joined(parts[-1][-1], piece) if parts[-1] else None
            if joined is None:
                parts[-1].append(piece)
            else:
                parts[-1][-1] = joined
        return parts

    def _pieces(self, block: Block) -> Iterator[Block]:
        """A block in pieces that may stand in different parts, as far as it can be parted."""
        match block:
            case Paragraph() if not block.layout.lines:
                for sentence in _sentences(block):
                    yield from self._words(sentence)
            case Quote():
                *inner, last = (piece for it in block.blocks for piece in self._pieces(_marked(it)))
                for piece in inner:
                    yield replace(block, blocks=(piece,), attribution=())
                yield replace(block, blocks=(last,))
            case List():
                for number, item in enumerate(block.items, block.start):
                    yield replace(block, items=(item,), start=number)
            case Verse():
                for stanza in block.stanzas:
                    yield replace(block, stanzas=(stanza,))
            case Preformatted():
                for line in block.text.splitlines():
                    yield replace(block, text=line)
            case _:
                yield block

    def _words(self, sentence: Paragraph) -> Iterator[Paragraph]:
        """A sentence, or as much of it as a part has room for, again and again."""
        if _length(sentence) <= self.most:
            yield sentence
            return
        children: list[Inline] = []
        room = self.enough
        for child in sentence.children:
            for inline in _words(child) if isinstance(child, Text) else [child]:
                length = len(block_text(replace(sentence, children=(inline,))))
                if children and length > room:
                    yield replace(sentence, children=tuple(children))
                    children, room = [], self.enough
                children.append(inline)
                room -= length
        yield replace(sentence, children=tuple(children))


def _words(text: Text) -> Iterator[Text]:
    for word in _WORD.findall(text.text):
        yield replace(text, text=word)


def _length(block: Block) -> int:
    """Characters that a block takes."""
    match block:
        case Quote():
            return sum(map(_length, block.blocks)) + LINE * bool(block.attribution)
        case List():
            return sum(max(LINE, sum(map(_length, item))) for item in block.items)
        case Verse() | Preformatted():
            return sum(max(LINE, len(line)) for line in block_text(block).splitlines())
        case _:
            return len(block_text(block))


def _marked(block: Block) -> Block:
    """A block whose pieces are known by their span being the same object."""
    return block if block.span else replace(block, span=Span(path=""))


def _joined(last: Block, piece: Block) -> Block | None:
    """Two pieces of one block as one; None if they are of two."""
    if last.span is not piece.span:
        return None
    match last, piece:
        case Paragraph(), Paragraph():
            return replace(last, children=(*last.children, *piece.children))
        case List(), List():
            return replace(last, items=(*last.items, *piece.items))
        case Verse(), Verse():
            return replace(last, stanzas=(*last.stanzas, *piece.stanzas))
        case Preformatted(), Preformatted():
            return replace(last, text=f"{last.text}\n{piece.text}")
        case Quote(), Quote():
            inner = _joined(last.blocks[-1], piece.blocks[0])
            blocks = (*last.blocks, *piece.blocks)
            if inner is not None:
                blocks = (*last.blocks[:-1], inner, *piece.blocks[1:])
            return replace(last, blocks=blocks, attribution=piece.attribution)
        case _:
            return None


def _sentences(block: Paragraph) -> Iterator[Paragraph]:
    """A paragraph sentence by sentence, as far as those end outside of emphasis and the like."""
    children: list[Inline] = []
    for child in block.children:
        if not isinstance(child, Text):
            children.append(child)
            continue
        for sentence in _SENTENCE.findall(child.text):
            children.append(replace(child, text=sentence))
            if _SENTENCE_END.search(sentence):
                yield replace(block, children=tuple(children))
                children = []
    if children:
        yield replace(block, children=tuple(children))
