"""What shops and libraries are told of a book: an ONIX message for its editions, or values."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import to_builtins

from ebookpack.asked import Options
from ebookpack.core.edition import Edition, Format
from ebookpack.pipeline import editions_of
from ebookpack.print_record import SUFFIX, read_record
from ebookpack.understanding import stem, understand

if TYPE_CHECKING:
    from ebookpack.writers.onix.message import Product


def onix(path: Path, out: Path, formats: tuple[Format, ...] | None, release: str) -> bytes:
    """The ONIX message for a manuscript's editions: those of `formats`, or those that are known.

    An e-book always is; a printed book is if it has an ISBN. The number of pages is that of the
    print edition in the folder `out`, if there is one. Raises an EbookpackError for a manuscript
    that cannot be read, and for an ISBN that is none.
    """
    from ebookpack.writers.onix.message import Product, onix_message

    understood = understand(path, accepted=None)
    usual = (Format.EPUB, Format.PRINT) if understood.settings.print_isbn else (Format.EPUB,)
    wanted = formats or usual
    electronic, printed = editions_of(understood, Options())
    record = read_record(out / f"{stem(path)}{SUFFIX}")
    products = []
    if Format.EPUB in wanted:
        products.append(_ebook(electronic))
    if Format.PRINT in wanted:
        products.append(
            Product(
                metadata=printed.book.metadata,
                width=printed.page.width,
                height=printed.page.height,
                pages=record.pages if record else None,
            )
        )
    return onix_message(products, datetime.fromisoformat(electronic.modified), release)


def metadata_values(path: Path) -> dict[str, object]:
    """What is known of a work, as values for JSON; what is not known is left out."""
    known = to_builtins(understand(path, accepted=None).book.metadata)
    return {name: value for name, value in known.items() if value}


def _ebook(edition: Edition) -> Product:
    from ebookpack.writers.epub.accessibility import describe_accessibility
    from ebookpack.writers.epub.images import book_images
    from ebookpack.writers.onix.message import Product

    facts = describe_accessibility(edition, book_images(edition.book))
    return Product(metadata=edition.book.metadata, accessibility=facts)
