"""The table [epub] of book.toml: what an e-book is made for, and how."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from ebookpack.core.setting_values import one_of, switch, text

EBOOK_KEYS = ("store", "isbn", "note-numbers", "fonts", "obfuscate-fonts", "kepub")


class NoteNumbers(StrEnum):
    """Where the numbers of notes start anew."""

    CHAPTER = "chapter"
    BOOK = "book"


class Fonts(StrEnum):
    """What is set in the fonts of the theme; the rest is in the reader's own."""

    NONE = "none"
    DISPLAY = "display"
    """Title page, headings, initials, small capitals."""
    ALL = "all"
    """The text too, as long as the reader does not choose another."""


class EbookSettings(Struct, frozen=True, kw_only=True):
    """What the author decided; None leaves it to the command line and the defaults."""

    store: str | None = None
    """Whose rules it keeps."""
    isbn: str | None = None
    """As the author wrote it."""
    note_numbers: NoteNumbers = NoteNumbers.CHAPTER
    fonts: Fonts = Fonts.NONE
    kepub: bool = False
    """Whether it is written as Kobo's own reader wants it."""
    obfuscate_fonts: bool = False
    """Whether embedded fonts are hidden from those who unpack the file (EPUB 3.3, 4.4)."""


PLAIN_EBOOK = EbookSettings()


def epub_suffix(*, kepub: bool) -> str:
    """What the name of the file ends in: by the one, a Kobo knows those made for its own reader."""
    return ".kepub.epub" if kepub else ".epub"


def ebook_settings(table: Mapping[str, Any]) -> EbookSettings:
    """What the table says. Raises ValueOfKeyError for a value of the wrong kind."""
    return EbookSettings(
        store=text(table, "store"),
        isbn=text(table, "isbn"),
        note_numbers=NoteNumbers(one_of(table, "note-numbers", NoteNumbers) or NoteNumbers.CHAPTER),
        fonts=Fonts(one_of(table, "fonts", Fonts) or Fonts.NONE),
        kepub=bool(switch(table, "kepub")),
        obfuscate_fonts=bool(switch(table, "obfuscate-fonts")),
    )
