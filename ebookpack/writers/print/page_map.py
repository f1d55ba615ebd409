"""Which page is which: labels, sides and sections of a laid-out book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ebookpack.core.book import Book
from ebookpack.core.edition import PageMap, PageStart
from ebookpack.writers.print.document import GENERATED
from ebookpack.writers.print.layout import LaidPage


def map_pages(book: Book, pages: Sequence[LaidPage]) -> PageMap:
    """The page map of a book; an even number of pages, a blank one added if need be.

    Front matter is counted in roman numerals from the first leaf, the body in arabic ones from
    its own first page, and so is what follows it (Chicago 1.5, 1.6).
    """
    sections = {section.id for _, section in book.outline()}
    starts = list(_starts(sections, book.body[0].id if book.body else "", pages))
    if len(starts) % 2:
        starts.append(_after(starts[-1]))
    return PageMap(pages=tuple(starts))


def _starts(sections: set[str], body: str, pages: Sequence[LaidPage]) -> Iterator[PageStart]:
    section, arabic_from = "", None
    for index, page in enumerate(pages):
        # The pages of a section all have its anchor, and that of the part around it before it.
        for anchor in page.anchors:
            if anchor in sections or anchor.startswith(GENERATED):
                section = anchor
            if anchor == body and arabic_from is None:
                arabic_from = index
        number = index + 1 if arabic_from is None else index - arabic_from + 1
        yield PageStart(
            label=roman(number) if arabic_from is None else str(number),
            recto=index % 2 == 0,
            blank=page.blank,
            section="" if page.blank or section.startswith(GENERATED) else section,
        )


def _after(last: PageStart) -> PageStart:
    """The blank page that makes the number even."""
    label = str(int(last.label) + 1) if last.label.isdigit() else last.label
    return PageStart(label=label, recto=not last.recto, blank=True, section="")


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 as lower-case roman numerals."""
    numerals = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        numerals += numeral * count
    return numerals
