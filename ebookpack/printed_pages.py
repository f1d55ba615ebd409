"""The pages of the print edition that the EPUB tells: one made with it, or that in the folder."""

from __future__ import annotations

from pathlib import Path

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.edition import Edition, PageMap, PrintedPages
from ebookpack.core.press import Make
from ebookpack.core.settings import Settings
from ebookpack.editions import Made
from ebookpack.page_map_file import read_page_map
from ebookpack.printing import Printing


def page_map_of(printed: Made) -> PageMap:
    """The pages of a print edition."""
    return next(item.pages for item in printed.artifacts if item.pages)


def printed_pages(
    where: Printing | Path, paper: Edition, text: str, settings: Settings, diagnostics: Diagnostics
) -> PrintedPages | None:
    """The pages of a print edition, whose digest is `text`; None if they are not to be told.

    `where` is the edition that is being made, or the file of the pages of one that was. Adds B113
    if that was made of something else.
    """
    if not settings.page_list or paper.press.make is not Make.PRINT:
        return None
    isbn = paper.book.metadata.identifier if settings.print_isbn else ""
    if not isinstance(where, Path):
        pages = where.pages()
        return PrintedPages(map=pages, isbn=isbn) if pages else None
    saved = read_page_map(where)
    if saved and saved.text == text:
        return PrintedPages(map=saved.map, isbn=isbn)
    if saved:
        diagnostics.info(
            "B113",
            "these are pages of a text, a size or a store that has changed since: "
            "the EPUB does not say where they start",
            Span(path=str(where)),
            "make both: --only epub,print",
        )
    return None
