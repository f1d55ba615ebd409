"""Books small enough to read, in a plain edition, for the tests of all writers."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

from msgspec.structs import replace

from ebookpack.core.book import (
    Book,
    Contributor,
    Matter,
    Metadata,
    Note,
    Resource,
    Section,
    SectionRole,
)
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import (
    Cover,
    Edition,
    PageSpec,
    Theme,
)
from ebookpack.core.nodes import Block, Inline, Paragraph, Text
from ebookpack.core.press import Press, PressSettings
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.design.press import press_for
from tests.themes import classic, type_style

MODIFIED = "2026-03-04T05:06:08Z"

LONG_TEXT = (
    "The tide had gone out so far that the boats lay about on the sand like things somebody had "
    "dropped, and the harbour master walked between them with a lantern, counting, although it "
    "was broad day and there were only nine of them and there had always been nine."
)
"""Long enough for a drop capital."""


_TINY_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdA"
    "SFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAA"
    "AAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AMf/Z"
)


def text(words: str) -> Text:
    """A run of characters."""
    return Text(text=words)


def paragraph(*children: Inline | str) -> Paragraph:
    """A paragraph of inlines, in which a string is a run of characters."""
    return Paragraph(
        children=tuple(text(child) if isinstance(child, str) else child for child in children)
    )


def chapter(ident: str = "chapter-1", *blocks: Block, title: str = "", label: str = "") -> Section:
    """A chapter of the body; of one long paragraph if no blocks are given."""
    return Section(
        id=ident,
        role=SectionRole.CHAPTER,
        matter=Matter.BODY,
        blocks=blocks or (paragraph(LONG_TEXT),),
        title=title,
        label=label,
    )


def annotated(ident: str = "chapter-02") -> Section:
    """A chapter with a warning and a note above its text, and a note below it."""

    def on_it(ident: str, role: SectionRole, words: str, title: str = "") -> Section:
        blocks = (paragraph(words),)
        return Section(id=ident, role=role, matter=Matter.BODY, blocks=blocks, title=title)

    return Section(
        id=ident,
        role=SectionRole.CHAPTER,
        matter=Matter.BODY,
        blocks=(paragraph(LONG_TEXT),),
        title="The Count",
        label="Chapter Two",
        opening=(
            on_it("warnings", SectionRole.WARNINGS, "Cold water.", "TW"),
            on_it("note", SectionRole.NOTE, "Thank you for waiting."),
        ),
        closing=(on_it("endnote", SectionRole.ENDNOTE, "More on Sunday."),),
    )


def front(ident: str, role: SectionRole, *blocks: Block, title: str = "") -> Section:
    """A section of the front matter."""
    return Section(id=ident, role=role, matter=Matter.FRONT, blocks=blocks, title=title)


def back(ident: str, role: SectionRole, *blocks: Block, title: str = "") -> Section:
    """A section of the back matter."""
    return Section(id=ident, role=role, matter=Matter.BACK, blocks=blocks, title=title)


def part(ident: str, *chapters: Section, title: str = "", label: str = "") -> Section:
    """A part of the body, without text of its own."""
    return Section(
        id=ident,
        role=SectionRole.PART,
        matter=Matter.BODY,
        blocks=(),
        title=title,
        label=label,
        children=chapters,
    )


def note(ident: str, *blocks: Block) -> Note:
    """A footnote."""
    return Note(id=ident, blocks=blocks)


def metadata(
    title: str = "The Harbour at Low Water", *, author: str = "Ada Quill", language: str = "en"
) -> Metadata:
    """Metadata of a work; without contributors if `author` is empty."""
    authors = (Contributor(name=author),) if author else ()
    return Metadata(
        title=title,
        contributors=authors,
        language=language,
        identifier="urn:uuid:2f6c1d5e-8c54-5b0e-9a53-0d6f6e1f7a11",
    )


def book(
    *body: Section,
    about: Metadata | None = None,
    before: tuple[Section, ...] = (),
    after: tuple[Section, ...] = (),
    notes: tuple[Note, ...] = (),
    resources: tuple[Resource, ...] = (),
) -> Book:
    """A book; of one chapter if no body is given."""
    return Book(
        metadata=about or metadata(),
        front=before,
        body=body or (chapter(),),
        back=after,
        notes=notes,
        resources=resources,
    )


def story(*blocks: Block) -> Book:
    """A book whose only chapter, untitled, is these blocks."""
    return book(chapter("chapter-1", *blocks))


def png(width: int = 4, height: int = 3, *, grey: int = 128) -> bytes:
    """A picture of one shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([grey]) * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def picture(name: str = "map.png") -> Resource:
    """A PNG that a book may show."""
    return Resource(name=name, media_type="image/png", data=png())


def cover() -> Cover:
    """A cover; not the work of a designer."""
    return Cover(
        jpeg=_TINY_JPEG, width=1, height=1, alt="Cover: The Harbour at Low Water, by Ada Quill"
    )


def theme(*, drop_caps: bool = True) -> Theme:
    """The classic theme as it lies in the source tree, in a smaller size."""
    return replace(classic(), type=type_style(size=11.0, leading=14.5, drop_caps=drop_caps))


def edition(
    of: Book | None = None, *, drop_caps: bool = True, with_cover: bool = True, store: str = GENERIC
) -> Edition:
    """A book in the classic theme, on a 5.5 x 8.5 in page."""
    return Edition(
        book=of or book(),
        theme=theme(drop_caps=drop_caps),
        page=PageSpec(width=396, height=612, inside=60, outside=46, top=54, bottom=62),
        cover=cover() if with_cover else None,
        press=press(),
        store=load_ebook_store(store),
        modified=MODIFIED,
        version="0.0",
    )


def press(**asked: Any) -> Press:
    """The press of a printer at home, or what is asked of another."""
    diagnostics = Diagnostics()
    chosen = press_for(PressSettings(**asked), (396, 612), diagnostics)
    assert not diagnostics.errors, diagnostics.errors
    return chosen
