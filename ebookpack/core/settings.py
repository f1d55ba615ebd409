"""What an author can say about a book in its book.toml, typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from ebookpack.core.accessibility import NOTHING_CLAIMED, AccessibilityClaims
from ebookpack.core.arrangement import AS_WRITTEN, Arrangement
from ebookpack.core.binding import NO_BINDING, BindingSettings
from ebookpack.core.book import Contributor, Series
from ebookpack.core.diagnostics import Span
from ebookpack.core.ebook_settings import PLAIN_EBOOK, EbookSettings
from ebookpack.core.pins import Pin
from ebookpack.core.press import NOTHING_ASKED, PressSettings
from ebookpack.core.wrap_settings import NO_WRAP_SETTINGS, WrapSettings

FILE_NAME = "book.toml"


class TypographySwitches(Struct, frozen=True, kw_only=True):
    """Which typed marks are set as a compositor would set them."""

    quotes: bool = True
    dashes: bool = True
    ellipses: bool = True
    spaces: bool = True


class Settings(Struct, frozen=True, kw_only=True):
    """What the author decided; None or empty leaves it to what is inferred."""

    title: str | None = None
    subtitle: str | None = None
    contributors: tuple[Contributor, ...] | None = None
    """None: whoever the manuscript names; empty: nobody is to be named."""
    names_authors: bool = True
    """Whether `contributors` has all authors; else those that the manuscript names are added."""
    language: str | None = None
    description: str | None = None
    publisher: str | None = None
    rights: str | None = None
    date: str | None = None
    identifier: str | None = None
    series: Series | None = None
    subjects: tuple[str, ...] = ()
    contact: str | None = None
    """Lines by which an editor finds the author."""
    bisac: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    encoding: str | None = None
    """Python's name of the encoding that the manuscript's texts are in."""
    accept: tuple[str, ...] = ()
    """Codes of errors that are to be warnings, where they are acceptable."""
    theme: str | None = None
    design: Mapping[str, Any] = field(default_factory=dict)
    """Options of the theme that are wanted otherwise: `core.type_style`."""
    design_places: Mapping[str, Span] = field(default_factory=dict)
    """Where each of them stands."""
    trim: str | None = None
    epub: Arrangement = AS_WRITTEN
    print: Arrangement = AS_WRITTEN
    page_list: bool = True
    """Whether the EPUB says where the pages of the print edition start."""
    accessibility: AccessibilityClaims = NOTHING_CLAIMED
    pictures: Mapping[str, str] = field(default_factory=dict)
    """What pictures show, by name; empty for decoration."""
    press: PressSettings = NOTHING_ASKED
    ebook: EbookSettings = PLAIN_EBOOK
    print_isbn: str | None = None
    """ISBN of the printed book, as the author wrote it."""
    binding: BindingSettings = NO_BINDING
    """Sheets to bind at home."""
    wrap: WrapSettings = NO_WRAP_SETTINGS
    typography: TypographySwitches = TypographySwitches()
    pins: tuple[Pin, ...] = ()
    is_mdbooks: bool = False
    """Whether the file is mdBook's, which is not ours to replace."""
    written: Mapping[str, Any] = field(default_factory=dict)
    """The tables as they stand in the file, for the one that takes its place."""
    span: Span | None = None
    """The file they come from."""


def picture_names(resources: Iterable[str]) -> dict[str, str]:
    """What each picture is called in book.toml: its file's name, if no other has that."""
    names = dict.fromkeys(resources)
    times = Counter(name.rpartition("/")[2] for name in names)
    return {name: short if times[short := name.rpartition("/")[2]] == 1 else name for name in names}
