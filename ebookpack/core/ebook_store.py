"""What a store asks of an e-book: its profile, as data (`design/ebook_stores.toml`).

As with printers, each number has a source: `origins` of a table of rules has it, by the rule's
name.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ebookpack.core.store import Source


class CoverRules(Struct, frozen=True, kw_only=True):
    """The cover within the file; the one that is uploaded beside it is not smaller."""

    page: bool
    """Whether it is a page of the book too; else it is named in the package document alone."""
    width: int
    """Pixels that it is made with, at most..."""
    height: int
    """...and high."""
    least_short: int
    """Pixels of its shorter side that it must have."""
    most_long: int
    """...and of its longer side that it may have."""
    most_bytes: int
    origins: Mapping[str, Source]

    def has_room(self, width: int, height: int) -> bool:
        """Whether a cover of so many pixels can be in the file as it is."""
        return width <= self.width and height <= self.height


class PictureRules(Struct, frozen=True, kw_only=True):
    """The pictures in the text."""

    most_pixels: int
    """Width times height."""
    most_side: int
    """Pixels of the longer side."""
    transparent: bool
    """Whether they may be see-through."""
    origins: Mapping[str, Source]


class TypeRules(Struct, frozen=True, kw_only=True):
    """Fonts and style sheet."""

    fonts: tuple[str, ...]
    """Media types of fonts that it takes."""
    body_font: bool
    """Whether the text may be set in a font of the book's own; else only headings and the like."""
    specified_fonts: bool
    """Whether fonts are used only if the book says that it specifies them (Apple Books)."""
    plain_body: bool
    """Whether the style sheet must leave the size, leading and colours of the text alone."""
    origins: Mapping[str, Source]


class PackageRules(Struct, frozen=True, kw_only=True):
    """The file as a whole."""

    most_bytes: int
    most_document_bytes: int
    """Of one content document with all that it embeds."""
    ncx: bool
    """Whether the navigation file of EPUB 2 must be there."""
    contents_page: bool
    """Whether a longer book needs its contents among its pages."""
    pagination_labels: str
    """Regular expression that the labels of pages match."""
    named_by_isbn: bool
    """Whether files are named by the ISBN."""
    cover_suffix: str
    """What stands behind that in the name of the cover."""
    origins: Mapping[str, Source]


class EbookStore(Struct, frozen=True, kw_only=True):
    """The profile of a store."""

    name: str
    title: str
    cover: CoverRules
    pictures: PictureRules
    type: TypeRules
    package: PackageRules
