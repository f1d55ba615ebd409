"""The pairs in tests/spec/markdown: what is typed, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ebookpack.core.book import Manuscript
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Code,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
)
from ebookpack.readers.markdown.reader import read_markdown
from tests.manuscripts import MemoryFolder

SPEC = Path(__file__).parents[2] / "spec" / "markdown"
FENCE = re.compile(r"^(`{3,})\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (9).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
NAMES: dict[type, str] = {
    Emphasis: "em",
    Strong: "strong",
    SmallCaps: "smallcaps",
    Superscript: "sup",
    Subscript: "sub",
}


def _pairs() -> Iterator[tuple[str, str]]:
    for path in sorted(SPEC.glob("*.md")):
        fenced = [body for _, body in FENCE.findall(path.read_text(encoding="utf-8"))]
        yield from zip(fenced[::2], fenced[1::2], strict=True)


@pytest.mark.parametrize(("typed", "expected"), list(_pairs()))
def test_what_is_typed_is_read_as_specified(typed: str, expected: str) -> None:
    folder = MemoryFolder({"eels.png": PNG})
    manuscript = Manuscript(path="story.md", data=b"", folder=folder, name="story.md")
    text = typed.replace("·", " ").replace("⍽", "\u00a0")
    document = read_markdown(manuscript, text, Diagnostics())

    lines = list(_outline(document.blocks))
    for note in document.notes:
        lines += [f"note {note.id}", *_inside(note.blocks)]
    lines += [f"left out: {item.what} {item.text}" for item in document.left_out]
    assert "\n".join(lines) == expected


def _outline(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _inside(blocks: Blocks) -> list[str]:
    return [f"  {line}".rstrip() for line in _outline(blocks)]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"heading {block.level} {block.id} {_inlines(block.children)}"
        case Paragraph():
            yield f"paragraph {_layout(block)}{_inlines(block.children)}"
        case Rule():
            yield f"rule {block.mark}"
        case Quote():
            yield f"quote {block.kind} {_inlines(block.attribution)}".rstrip()
            yield from _inside(block.blocks)
        case Verse():
            yield "verse"
            for number, stanza in enumerate(block.stanzas):
                yield from [""] if number else []
                yield from (f"  {line.indent} {_inlines(line.children)}" for line in stanza)
        case List():
            yield "list"
            for item in block.items:
                yield from ["  *", *_inside(item)]
        case DefinitionList():
            yield "definitions"
            for definition in block.items:
                yield from (f"  {_inlines(term)}" for term in definition.terms)
                for meaning in definition.meanings:
                    yield from (f"  {line}" for line in _inside(meaning))
        case Table():
            yield "table"
            for row in (block.head, *block.rows):
                yield f"  {' | '.join(_inlines(cell.children) for cell in row)}".rstrip()
        case Figure():
            caption = _inlines(block.caption)
            yield f"figure {block.image.resource} [{block.image.alt}] {caption}".rstrip()
        case Preformatted():
            yield f"code {block.text}"
        case _:
            yield type(block).__name__


def _layout(block: Paragraph) -> str:
    said = [str(block.align)] if block.align is not Align.NATURAL else []
    said += [f"gap {block.layout.gap}"] if block.layout.gap else []
    said += [f"first {block.layout.first}"] if block.layout.first else []
    return f"({', '.join(said)}) " if said else ""


def _inlines(children: Inlines) -> str:
    return "".join(map(_inline, children))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Code(text=text):
            return f"{{code {text}}}"
        case LineBreak():
            return "⏎"
        case NoteRef(note=note):
            return f"{{note {note}}}"
        case Image(alt=alt):
            return f"{{image {alt}}}"
        case Link(href=href):
            return f"{{link {href} {_inlines(inline.children)}}}"
        case _:
            name = NAMES.get(type(inline), type(inline).__name__)
            return f"{{{name} {_inlines(inline.children)}}}"
