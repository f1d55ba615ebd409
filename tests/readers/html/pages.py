"""Saved pages in memory, read and assembled."""

from __future__ import annotations

from collections.abc import Mapping

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book, Document, Manuscript
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Heading, Rule
from ebookpack.core.settings_reading import parse_settings
from ebookpack.readers.html.reader import read_html
from tests.manuscripts import AS_TYPED, MemoryFolder

PROSE = (
    "The ferry left at nine with nobody aboard, as it had done on every Sunday of that winter, "
    "and the harbour master wrote it down.",
    "At noon it came back, and there was a dog on it, wet through and entirely at its ease, whom "
    "no one on either shore had ever seen.",
    "“Whose is that?” said the harbour master. Nobody knew, and the dog, who did, lay down upon "
    "the coal and slept until the tide had turned.",
    "By evening it had been given a name, a rug, and the better half of a mackerel, and it was "
    "understood that the ferry would carry it for nothing.",
)
"""Paragraphs of a story, for pages whose furniture is what matters."""

TOLD = "".join(f"<p>{paragraph}</p>\n" for paragraph in PROSE)


def page(body: str, head: str = "", lang: str = "en") -> str:
    """A whole page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def read(
    source: str | bytes,
    files: Mapping[str, bytes] | None = None,
    diagnostics: Diagnostics | None = None,
) -> Document:
    """What the reader sees in a page; `files` lie beside it."""
    data = source.encode() if isinstance(source, str) else source
    folder = MemoryFolder({"story.html": data, **(files or {})})
    manuscript = Manuscript(path="story.html", data=data, folder=folder, name="story.html")
    return read_html(manuscript, diagnostics or Diagnostics())


def book_of(source: str | bytes, toml: str = "") -> Book:
    """The book of a page, its typography left as typed."""
    settings = parse_settings(f"{toml}\n{AS_TYPED}", "book.toml")
    return assemble(read(source), settings, "story", Diagnostics())


def outline(document: Document) -> list[str]:
    """The blocks of a document, each as a line: headings with their level, rules as `----`."""
    return [_line(block) for block in document.blocks]


def fields(document: Document, name: str) -> list[str]:
    """What a page declares under a name."""
    return [field.value for field in document.fields if field.name == name]


def left_out(document: Document) -> str:
    """All that is left out of a page."""
    return "\n".join(item.text for item in document.left_out)


def contents(book: Book) -> list[str]:
    """The sections of a book, each as `role: heading | first words`."""
    lines = []
    for _, section in book.sections():
        text = " ".join(block_text(section.blocks[0]).split()[:4]) if section.blocks else ""
        lines.append(f"{section.role.value}: {section.heading} | {text}")
    return lines


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block_text(block)}"
    return "----" if isinstance(block, Rule) else block_text(block)
