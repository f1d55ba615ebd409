"""Folders of files as manuscripts, for tests: the book of one, and its outline as text."""

from __future__ import annotations

from collections.abc import Mapping

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.settings import Settings
from ebookpack.core.settings_reading import parse_settings
from ebookpack.readers.registry import read_manuscript
from tests.manuscripts import folder_of

PROSE = (
    "The weir had been mended with whatever was at hand, and some of it had belonged to people who "
    "were not asked, and who came on Sundays to look at it.\n"
)


def chapter(heading: str = "") -> str:
    """A short chapter of Markdown."""
    return f"{heading}\n\n{PROSE}" if heading else PROSE


def book_of_folder(files: Mapping[str, str], diagnostics: Diagnostics | None = None) -> Book:
    """The book of a folder named `novel`."""
    found = diagnostics or Diagnostics()
    data = {name: text.encode() for name, text in files.items()}
    settings = (
        parse_settings(files["book.toml"], "book.toml") if "book.toml" in files else Settings()
    )
    return assemble(read_manuscript(folder_of(data), found), settings, "novel", found)


def outline(book: Book) -> list[str]:
    """The sections as lines: `- chapter: Home`, those of a part further in."""
    return [
        f"{'  ' * (level - 1)}{section.role}{': ' if section.heading else ''}{section.heading}"
        for level, section in book.sections()
    ]
