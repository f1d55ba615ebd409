"""The plain text of nodes, and what can be found by walking them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ebookpack.core.ascii_text import MARKS, ascii_bytes
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

_IN_WORD = re.compile(r"[^\W_]").search
_IN_NO_WORD = {mark: " " if mark.isspace() else "" for mark in MARKS}
_LETTERS_AND_BLANKS = bytes(ord(" " if chr(code).isspace() else "a") for code in range(256))
_NO_WORD = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code).isspace()))


def count_words(text: str) -> int:
    """Words of a text: what stands between blanks and holds a letter or digit.

    So neither a dash set otherwise nor a scene break's mark changes a count.
    """
    plain = ascii_bytes(text, _IN_NO_WORD)
    if plain is not None:  # all that is no letter or digit can go, and what was nothing else
        bare = plain.translate(_LETTERS_AND_BLANKS, _NO_WORD)
        return bare.count(b" a") + bare.startswith(b"a")
    parts = text.split()
    return len(parts) - len([p for p in parts if not p[0].isalnum() and not _IN_WORD(p)])


def count_characters(text: str) -> int:
    """Characters of a text but for its white space, which every edition has in its own way."""
    return sum(map(len, text.split()))


def place_of_character(text: str, number: int) -> int:
    """Index of the character that has so many before it, white space not counted."""
    for index, character in enumerate(text):
        if not character.isspace():
            if not number:
                return index
            number -= 1
    return len(text)


def plain_text(children: Iterable[Inline]) -> str:
    """Text of inlines, line breaks as newlines.

    Alternatives of pictures and the readings of ruby are left out: they say again what is there.
    """
    return "".join(
        [child.text if isinstance(child, Text) else _inline_text(child) for child in children]
    )


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
    if isinstance(block, Paragraph):
        return plain_text(block.children)
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


def split_lines(children: Inlines) -> tuple[Inlines, ...]:
    """The lines of inlines, parted at every LineBreak, also those inside of emphasis.

    What holds nothing on a line is not on it.
    """
    lines: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, LineBreak):
            lines.append([])
        elif isinstance(child, Text | Code | Image | NoteRef):
            lines[-1].append(child)
        else:
            for number, line in enumerate(split_lines(child.children)):
                if number:
                    lines.append([])
                if line:
                    lines[-1].append(replace(child, children=line))
    return tuple(map(tuple, lines))


def named_headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings that have an id, those inside of quotations, lists and definitions too."""
    for block in blocks:
        match block:
            case Heading(id=ident):
                if ident:
                    yield block
            case Quote(blocks=inner):
                yield from named_headings(inner)
            case List(items=items):
                for item in items:
                    yield from named_headings(item)
            case DefinitionList(items=definitions):
                for definition in definitions:
                    for meaning in definition.meanings:
                        yield from named_headings(meaning)
            case _:
                pass
