"""Books and themes to draw covers for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

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
from ebookpack.core.edition import Cover, CoverStyle, Palette, Theme, TypeStyle
from ebookpack.core.nodes import Paragraph, Text
from ebookpack.design.cover.compositor import Compositor
from ebookpack.design.cover.rhythm import rhythm_of
from ebookpack.design.cover.wording import wording_of
from ebookpack.design.fonts import faces

_SETTINGS = Path(__file__).parents[3] / "themes" / "classic" / "theme.toml"
CREAM = Palette(paper=(242, 234, 216), ink=(29, 36, 51), accent=(140, 47, 43))
MUD = Palette(paper=(128, 120, 110), ink=(120, 115, 105), accent=(125, 118, 100))
"""Nothing printed in these colours can be read."""


def palette(table: dict[str, str]) -> Palette:
    """A palette as theme.toml writes it."""

    def colour(name: str) -> tuple[int, int, int]:
        red, green, blue = bytes.fromhex(table[name].removeprefix("#"))
        return red, green, blue

    return Palette(paper=colour("paper"), ink=colour("ink"), accent=colour("accent"))


def classic() -> Theme:
    """The theme `classic`, as far as covers need it."""
    cover = tomllib.loads(_SETTINGS.read_text(encoding="utf-8"))["cover"]
    return Theme(
        name="classic",
        title="Classic",
        description="",
        type=TypeStyle(
            body_font="EB Garamond",
            size=11,
            leading=14.5,
            drop_caps=True,
            ornament="❦",
            opener_drop=4,
            blank_breaks=False,
            chapter_on_recto=False,
        ),
        cover=CoverStyle(
            layouts=tuple(cover["layouts"]),
            palettes=tuple(map(palette, cover["palettes"])),
            title_font=cover["title_font"],
        ),
        faces=faces("EB Garamond"),
        epub_css="",
        print_css="",
        templates={},
    )


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
    return Compositor(wording_of(metadata), theme, rhythm_of(work), metadata.language)


def picture(cover: Cover) -> Image.Image:
    """A cover's JPEG, decoded."""
    image = Image.open(BytesIO(cover.jpeg))
    image.load()
    return image
