"""Small files of Rich Text Format."""

from __future__ import annotations

from collections.abc import Iterable

from ebookpack.core.book import Document
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Inlines, Paragraph
from ebookpack.readers.rtf.reader import read_rtf
from tests.manuscripts import manuscript_of

STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0\b heading 1;}"
    r"{\s2\sbasedon1 heading 2;}{\s3 Title;}{\*\cs9\additive Strong;}}"
)


def rtf(*content: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    """Bytes of a file; each piece of content as it is typed."""
    return f"{{\\rtf1{head}\n{''.join(content)}}}".encode("latin-1")


def read(data: bytes, diagnostics: Diagnostics | None = None) -> Document:
    """The document that the reader makes of bytes."""
    return read_rtf(manuscript_of(data, "novel.rtf"), diagnostics or Diagnostics())


def inlines(content: str, head: str = r"\ansi\ansicpg1252") -> Inlines:
    """The inlines of the one paragraph that there is."""
    (block,) = read(rtf(content, head=head)).blocks
    assert isinstance(block, Paragraph)
    return block.children


def texts(blocks: Iterable[Block]) -> list[str]:
    return [block_text(block) for block in blocks]


def text_of(content: str, head: str = r"\ansi\ansicpg1252") -> str:
    """The text of the blocks, a line each."""
    return "\n".join(texts(read(rtf(content, head=head)).blocks))


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.code for finding in diagnostics]
