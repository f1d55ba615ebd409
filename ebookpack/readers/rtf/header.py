"""The head of a file: its fonts, its styles, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Field
from ebookpack.core.diagnostics import Span
from ebookpack.readers.rtf.code_pages import Font
from ebookpack.readers.rtf.formats import START, ParagraphFormat
from ebookpack.readers.rtf.groups import Group
from ebookpack.readers.word_processor.declared import declared
from ebookpack.readers.word_processor.looks import PLAIN, RunLook, heading_level, role_of

MOST_ANCESTORS = 50
"""Styles that one is based on."""
INFO: Mapping[str, str] = {
    "title": "title",
    "author": "author",
    "subject": "subject",
    "keywords": "keywords",
    "doccomm": "description",
}
"""Groups of `info`, and the fields that they are."""


class Style(Struct, frozen=True, kw_only=True):
    """A paragraph style."""

    name: str = ""
    based_on: int | None = None
    format: ParagraphFormat = START
    look: RunLook = PLAIN


@dataclass(slots=True)
class Header:
    """What the head of a file has said so far."""

    page: str = "cp1252"
    """Codec of the file's own code page."""
    default_font: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)

    def font(self, number: int) -> Font:
        """A font by its number."""
        return self.fonts.get(number) or Font()

    def name_font(self, number: int, name: str) -> None:
        """Take a piece of a font's name."""
        font = self.font(number)
        self.fonts[number] = replace(font, name=(font.name + name).strip(" ;")[:100])

    def describe_font(self, number: int, word: str, value: int) -> None:
        """Take what a control word says of a font."""
        font = self.font(number)
        if word == "fcharset":
            font = replace(font, charset=value)
        elif word == "cpg":
            font = replace(font, page=value)
        self.fonts[number] = font

    def add_style(self, name: str, group: Group) -> None:
        """Take a style, whose group has ended."""
        self.styles[group.format.style] = Style(
            name=name.strip(" ;")[:100],
            based_on=group.based_on if group.based_on != group.format.style else None,
            format=group.format,
            look=group.look,
        )

    def chain(self, number: int) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        at: int | None = number
        while at is not None and len(found) < MOST_ANCESTORS:
            style = self.styles.get(at)
            if style is None or style in found:
                break
            found.append(style)
            at = style.based_on
        return found

    def style_name(self, number: int) -> str:
        """Name of a style."""
        style = self.styles.get(number)
        return style.name if style else ""

    def role(self, number: int) -> str:
        """The role that a style's name tells."""
        return role_of(style.name for style in self.chain(number))

    def outline(self, number: int) -> int | None:
        """Rank of the headings of a style, 0 for the outermost; None if it makes none."""
        for style in self.chain(number):
            if style.format.outline is not None:
                return style.format.outline
            named = heading_level(style.name)
            if named is not None:
                return named
        return None

    def base_look(self, style: str = "0") -> RunLook:
        """How text looks in a paragraph style (its number) by that alone."""
        found = self.styles.get(int(style or 0))
        return found.look if found else PLAIN

    def fields(self, span: Span) -> Iterator[Field]:
        """What the file declares, without what a program put there."""
        for name, written in self.info.items():
            value = declared(name, written)
            if value:
                yield Field(name=name, value=value, span=span)
