"""The plain text of nodes, and what can be found by walking them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ebookpack.core.nodes import (
    Block,
    Code,
    DefinitionList,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Ruby,
    Rule,
    SceneBreak,
    Speech,
    Table,
    Text,
    Verse,
)

_WORD = re.compile(r"[^\W_]\S*")
"""A word from its first letter or digit on; what stands before that in it holds none."""


def count_words(text: str) -> int:
    """Words of a text: what stands between blanks and holds a letter or digit.

    So neither a dash set otherwise nor a scene break's mark changes a count.
    """
    return len(_WORD.findall(text))


def plain_text(children: Iterable[Inline]) -> str:
    """Text of inlines, line breaks as newlines.

    Alternatives of pictures and the readings of ruby are left out: they say again what is there.
    """
    return "".join(_inline_text(child) for child in children)


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Code(text=text):
            return text
        case LineBreak():
            return "\n"
        case Image() | NoteRef():
            return ""
        case _:
            return plain_text(inline.children)


def block_text(block: Block) -> str:
    """Text of a block, its lines, items and cells parted by newlines."""
    return "\n".join(part for part in _block_parts(block) if part)


def _block_parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(children=children) | Paragraph(children=children):
            yield plain_text(children)
        case SceneBreak() | Rule():
            return
        case Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from (plain_text(line.children) for line in stanza)
        case Quote(blocks=blocks, attribution=attribution):
            yield from map(block_text, blocks)
            yield plain_text(attribution)
        case Speech(speaker=speaker, direction=direction, blocks=blocks):
            yield " ".join(filter(None, map(plain_text, (speaker, direction))))
            yield from map(block_text, blocks)
        case List(items=items):
            for item in items:
                yield from map(block_text, item)
        case DefinitionList(items=definitions):
            for definition in definitions:
                yield from map(plain_text, definition.terms)
                for meaning in definition.meanings:
                    yield from map(block_text, meaning)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                yield from (plain_text(cell.children) for cell in row)
        case Figure(caption=caption):
            yield plain_text(caption)
        case Preformatted(text=text):
            yield text


def note_calls(blocks: Iterable[Block]) -> Iterator[str]:
    """Ids of the notes called in blocks, in reading order."""
    for inline in walk_inlines(blocks):
        if isinstance(inline, NoteRef):
            yield inline.note


def readings(blocks: Iterable[Block]) -> Iterator[str]:
    """The readings of ruby in blocks, in reading order."""
    for inline in walk_inlines(blocks):
        if isinstance(inline, Ruby):
            yield inline.reading


def walk_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline below the blocks, in reading order, a container before what it holds."""
    for block in blocks:
        match block:
            case Heading(children=children) | Paragraph(children=children):
                yield from _descend(children)
            case Verse(stanzas=stanzas):
                for stanza in stanzas:
                    for line in stanza:
                        yield from _descend(line.children)
            case Quote(blocks=inner, attribution=attribution):
                yield from walk_inlines(inner)
                yield from _descend(attribution)
            case Speech(speaker=speaker, direction=direction, blocks=inner):
                yield from _descend((*speaker, *direction))
                yield from walk_inlines(inner)
            case List(items=items):
                for item in items:
                    yield from walk_inlines(item)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    for term in definition.terms:
                        yield from _descend(term)
                    for meaning in definition.meanings:
                        yield from walk_inlines(meaning)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    for cell in row:
                        yield from _descend(cell.children)
            case Figure(image=image, caption=caption):
                yield image
                yield from _descend(caption)
            case SceneBreak() | Rule() | Preformatted():
                pass


def _descend(children: Inlines) -> Iterator[Inline]:
    for child in children:
        yield child
        if not isinstance(child, Text | Code | Image | NoteRef | LineBreak):
            yield from _descend(child.children)
