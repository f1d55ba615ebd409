"""The print edition: a PDF whose pages a printer can take as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Edition, Format, PageSpec
from ebookpack.writers.print.document import write_document
from ebookpack.writers.print.finish import finish
from ebookpack.writers.print.layout import LaidBook, lay_out
from ebookpack.writers.print.page_css import page_css
from ebookpack.writers.print.page_map import map_pages
from ebookpack.writers.print.resources import edition_resources

SUFFIX = "-print.pdf"


def write_print(
    edition: Edition, diagnostics: Diagnostics, page_for: Callable[[int], PageSpec]
) -> Artifact:
    """The interior of a book as a PDF, with its page map.

    `edition.page` is the page for the expected number of pages, `page_for` gives that for any
    number: the book is laid out again if its pages turn out to ask for a wider gutter. Raises
    SystemLibraryError where Pango is missing.
    """
    edition, laid = _settle(edition, diagnostics, page_for)
    pages = map_pages(edition.book, laid.pages)
    return Artifact(
        format=Format.PRINT,
        suffix=SUFFIX,
        data=finish(laid.draw(), edition, pages),
        pages=pages,
    )


def _settle(
    edition: Edition, diagnostics: Diagnostics, page_for: Callable[[int], PageSpec]
) -> tuple[Edition, LaidBook]:
    """The edition on the page that its own number of pages asks for, laid out."""
    html = write_document(edition)
    resources = edition_resources(edition)
    while True:
        sheets = (page_css(edition), edition.theme.print_css)
        laid = lay_out(html, sheets, resources, edition.modified, diagnostics)
        page = page_for(len(laid.pages))
        # Never back to a narrower gutter: it could bring back the pages that asked for this one.
        if page.inside <= edition.page.inside:
            return edition, laid
        edition = replace(edition, page=page)
