"""The wrap of a print edition: made for the pages that edition has, and for no others."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.ebook_store import EbookStore
from ebookpack.core.edition import Edition, Format
from ebookpack.core.errors import BuildError
from ebookpack.core.isbn import ISBN_URN, hyphenated, isbn13, isbn_of
from ebookpack.core.settings import Settings
from ebookpack.editions import WRAP_SUFFIX, Made, wrap_edition
from ebookpack.print_record import SUFFIX, PrintRecord, digest, read_record
from ebookpack.writers.direction import text_direction

PRINT_SUFFIX = "-print.pdf"
_WAY_OUT = "make both: --only print,wrap"


class Folder(Struct, frozen=True, kw_only=True):
    """Where the files of a book are put, and the names that they have there."""

    out: Path
    stem: str

    def place(self, suffix: str) -> Path:
        """The place of a file."""
        return self.out / f"{self.stem}{suffix}"

    def place_of(self, made: Format, suffix: str, store: EbookStore, identifier: str) -> Path:
        """The place of an edition: an e-book and its cover may bear the ISBN, as a store asks."""
        isbn, rules = isbn_of(identifier), store.package
        if not isbn or not rules.named_by_isbn:
            return self.place(suffix)
        number = isbn13(isbn)
        match made:
            case Format.EPUB:
                return self.out / f"{number}{suffix}"
            case Format.COVER:
                return self.out / f"{number}{rules.cover_suffix}"
            case _:
                return self.place(suffix)


def with_isbn(book: Book, isbn: str | None, span: Span | None) -> Book:
    """The book as an edition with an ISBN of its own, if it has one, is known.

    Raises SettingsError (D142) if that is none.
    """
    if not isbn:
        return book
    urn = f"{ISBN_URN}{hyphenated(isbn13(isbn, span))}"
    return replace(book, metadata=replace(book.metadata, identifier=urn))


def text_digest(edition: Edition, measures: tuple[float, float]) -> str:
    """Stands for all that the number of pages of a print edition hangs on."""
    press = edition.press
    return digest(
        edition.book, edition.theme.name, measures, press.make, press.store.name, press.bleeds
    )


def recorded_pages(folder: Folder, text: str) -> int:
    """The number of pages of the print edition that lies in a folder.

    Raises BuildError if there is none (B110), or one of another text or for other pages (B111).
    """
    printed, record = folder.place(PRINT_SUFFIX), read_record(folder.place(SUFFIX))
    span = Span(path=str(printed))
    if record is None or not printed.is_file():
        raise BuildError.at(
            span, "B110", "the spine hangs on the pages of this edition, which is not there",
            _WAY_OUT,
        )  # fmt: skip
    if record.text != text:
        raise BuildError.at(
            span,
            "B111",
            f"it has {record.pages} pages of a text, a size or a store that has changed since: "
            "the spine would be of another width",
            _WAY_OUT,
        )
    return record.pages


def record_of(
    folder: Folder, pages: int, text: str, wrapped: bool, diagnostics: Diagnostics
) -> PrintRecord:
    """What to remember of a print edition that was made, with its wrap or without.

    Adds the warning B112 if the wrap that lies there was made for another number of pages.
    """
    before = read_record(folder.place(SUFFIX))
    wrap = folder.place(WRAP_SUFFIX)
    kept = before.wrap_pages if before and wrap.is_file() else None
    if not wrapped and kept is not None and kept != pages:
        diagnostics.warning(
            "B112",
            f"it was made for {kept} pages, and the book has {pages} now: its spine is wrong",
            Span(path=str(wrap)),
            "make it anew: --only wrap",
        )
    return PrintRecord(pages=pages, text=text, wrap_pages=pages if wrapped else kept)


def wrap_of(
    edition: Edition,
    measures: tuple[float, float],
    pages: int,
    settings: Settings,
    spine: float | None,
) -> Made:
    """The wrap of an edition with so many pages of (width, height) in points.

    `spine` is the width that the printer gave, where it is said beside book.toml. Raises
    SettingsError (D142) if the ISBN that the book is known by is none.
    """
    from ebookpack.assemble.assembly import typography_of
    from ebookpack.assemble.typography.typesetting import set_text
    from ebookpack.design.cover.wrap.draw import WrapTexts
    from ebookpack.design.cover.wrap.geometry import Bound

    language = edition.book.metadata.language
    known_by = isbn_of(edition.book.metadata.identifier)
    bound = Bound(
        store=edition.press.store,
        paper=edition.press.paper,
        width=measures[0],
        height=measures[1],
        pages=pages,
        spine=spine or settings.wrap.spine,
        right_to_left=text_direction(language) == "rtl",
    )
    texts = WrapTexts(
        text=set_text(settings.wrap.text, language, typography_of(settings)),
        price=settings.wrap.price,
        isbn=isbn13(known_by) if known_by else "",
    )
    return wrap_edition(edition, bound, texts)
