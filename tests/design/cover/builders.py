"""Books and themes to draw covers for."""

from __future__ import annotations

from io import BytesIO

from msgspec.structs import replace
from PIL import Image

from ebookpack.core.book import (
    Book,
    Contributor,
    Matter,
    Metadata,
    Section,
    SectionRole,
    Series,
)
from ebookpack.core.edition import Cover, Palette, Theme
from ebookpack.core.nodes import Paragraph, Text
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.cover.wording import wording_of
from tests.themes import classic

CREAM = Palette(paper=(242, 234, 216), ink=(29, 36, 51), accent=(140, 47, 43))
MUD = Palette(paper=(128, 120, 110), ink=(120, 115, 105), accent=(125, 118, 100))
"""Nothing printed in these colours can be read."""


def in_colours(*palettes: Palette) -> Theme:
    """The theme `classic` with palettes of a test's own."""
    theme = classic()
    return replace(theme, cover=replace(theme.cover, palettes=palettes))


def book(
    title: str,
    *authors: str,
    subtitle: str = "",
    series: Series | None = None,
    language: str = "en",
    paragraphs: tuple[int, ...] = (30, 80, 12, 45, 160, 9, 66),
    chapters: int = 5,
) -> Book:
    """A book of chapters whose paragraphs have these lengths in words."""
    blocks = tuple(Paragraph(children=(Text(text="word " * words),)) for words in paragraphs)
    body = tuple(
        Section(id=f"chapter-{n}", role=SectionRole.CHAPTER, matter=Matter.BODY, blocks=blocks)
        for n in range(1, chapters + 1)
    )
    metadata = Metadata(
        title=title,
        subtitle=subtitle,
        contributors=tuple(Contributor(name=name) for name in authors),
        language=language,
        series=series,
    )
    return Book(metadata=metadata, front=(), body=body, back=())


def compositor(work: Book, theme: Theme) -> Compositor:
    """The compositor that sets this book's cover."""
    metadata = work.metadata
    return Compositor(wording_of(metadata), theme, rhythm_of(work.metadata), metadata.language)


def picture(cover: Cover) -> Image.Image:
    """A cover's JPEG, decoded."""
    image = Image.open(BytesIO(cover.jpeg))
    image.load()
    return image
