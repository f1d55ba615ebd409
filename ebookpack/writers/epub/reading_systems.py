"""What single reading systems want that no standard asks for: all of it, each with its reason.

docs/reading-systems.md tells the same of the style sheet, and where each is known from. What a
store asks is data: design/ebook_stores.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ebookpack.core.ebook_settings import Fonts

if TYPE_CHECKING:
    from ebookpack.core.edition import Edition

# ---------------------------------------------------------------------------------- Apple Books

SPECIFIED_FONTS = "ibooks:specified-fonts"
"""Property of a book whose fonts are meant: Apple Books shows those of no other (Asset Guide)."""
APPLE_PREFIX = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
"""Where that word is defined; without it EPUBCheck finds an error (OPF-028)."""
DISPLAY_OPTIONS = "META-INF/com.apple.ibooks.display-options.xml"
"""The file by which its older versions are told the same."""
FONTS_ARE_MEANT = b"""<?xml version="1.0" encoding="UTF-8"?>
<display_options>
<platform name="*">
<option name="specified-fonts">true</option>
</platform>
</display_options>
"""


def specifies_fonts(edition: Edition) -> bool:
    """Whether a book says that its fonts are meant: if it has any, and the store reads it."""
    return edition.ebook.fonts is not Fonts.NONE and edition.store.type.specified_fonts


# --------------------------------------------------------------------------------------- Kindle

FEWEST_CONTENTS_CHAPTERS = 3
"""A book with fewer has no contents page among its pages. Kindle wants one in a longer book (Kindle
Publishing Guidelines, 5.2); other systems have the navigation document in a menu, and show it too.
"""
COVER_META = "cover"
"""Name of the `meta` of EPUB 2 that names the cover: Kindle's tools, Kobo and many shops go by it
where they do not know the property `cover-image` of EPUB 3."""
TAKEN_PICTURES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
}
"""Media types of pictures and the ends of their files: the core types of EPUB (3.3, 3.2) without
WebP, which neither Kindle nor Kobo takes."""

# ----------------------------------------------------------------------------------------- Kobo

KOBO_SPAN = "koboSpan"
"""Class of the spans by which Kobo's own reader keeps its place."""
KOBO_COLUMNS = ("book-columns", "book-inner")
"""Ids of the two elements that its engine lays into columns, the outer one first."""
KOBO_STYLE_ID = "kobostylehacks"
KOBO_STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"
"""Its margins are the reader's, and would be doubled."""


def apple_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Files of the container that tell older versions of Apple Books of the fonts: (path, data)."""
    if specifies_fonts(edition):
        yield DISPLAY_OPTIONS, FONTS_ARE_MEANT
