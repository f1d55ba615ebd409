"""The pages of the print edition in the EPUB: where each starts, and the list of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ebookpack.core.block_ids import block_place
from ebookpack.core.book import Book, Section
from ebookpack.core.edition import PageMap, PageStart
from ebookpack.core.node_text import block_text, count_characters
from ebookpack.writers.epub.page_markers import Mark, marked, snapped, written

Place = tuple[int, int, int]
"""(stretch of the text in reading order, block of its section, characters of that before it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """A page of the print edition that starts in the EPUB."""

    label: str
    document: str
    """Id of the section whose document holds its mark."""
    section: str
    """Id of the section that it starts in: that one, or a note on it."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """The pages that start in the EPUB, in reading order."""

    pages: tuple[ListedPage, ...] = ()
    _marks: Mapping[tuple[str, int], tuple[Mark, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By the section and the number of a block in it, 0 for its heading."""

    @classmethod
    def of(cls, book: Book, printed: PageMap | None) -> PageList:
        """The pages whose text is in a book; blank ones, title page and the like are not.

        An edition may have sections in another place than the printed book. Links of a page list
        lead forward (EPUB 3.3, 7.4), and so the fewest pages that do not are left out.
        """
        pages = _forward(list(_found(book, printed.pages if printed else ())))
        marks: dict[tuple[str, int], tuple[Mark, ...]] = {}
        for page in pages:
            _, block, characters = page.place
            key = (page.section, block)
            marks[key] = (*marks.get(key, ()), Mark(characters, page.label))
        return cls(pages=pages, _marks=marks)

    def at_heading(self, section: Section) -> str:
        """The mark of the page that starts with the heading of a section; else empty."""
        marks = self._marks.get((section.id, 0), ())
        return "\n".join(written(mark.label, "div") for mark in marks)

    def marking(self, section: Section) -> Callable[[int, str], str] | None:
        """What puts marks into the blocks of a section (Xhtml.blocks); None if it has none."""
        if not any(page.section == section.id for page in self.pages):
            return None
        return lambda number, markup: marked(markup, self._marks.get((section.id, number), ()))


def _found(book: Book, starts: Sequence[PageStart]) -> Iterator[ListedPage]:
    """The pages that start with text of the book."""
    stretches = {
        key: (number, document, section)
        for number, (key, document, section) in enumerate(_stretches(book))
    }
    for start in starts:
        name, block = block_place(start.block)
        known = stretches.get((name, block > 0))
        if known is None:
            continue
        number, document, section = known
        if block > len(section.blocks):
            continue
        characters = 0
        if start.offset:
            text = block_text(section.blocks[block - 1])
            characters = count_characters(text[: snapped(text, start.offset)])
        yield ListedPage(
            label=start.label,
            document=document.id,
            section=section.id,
            place=(number, block, characters),
        )


def _stretches(book: Book) -> Iterator[tuple[tuple[str, bool], Section, Section]]:
    """((id of a section, whether its blocks or its heading), its document, the section) in order.

    The notes on a chapter stand between its heading and its text, or behind that.
    """
    for _, chapter in book.outline():
        yield (chapter.id, False), chapter, chapter
        for section in chapter.with_notes():
            if section is not chapter:
                yield (section.id, False), chapter, section
            yield (section.id, True), chapter, section


def _forward(pages: Sequence[ListedPage]) -> tuple[ListedPage, ...]:
    """As many of the pages as can be in reading order without one being moved."""
    ends: list[Place] = []
    """For each length the place of the last page of the run that ends earliest."""
    last: list[int] = []
    before: list[int | None] = []
    for index, page in enumerate(pages):
        length = bisect_right(ends, page.place)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [page.place]
        last[length : length + 1] = [index]
    kept: list[ListedPage] = []
    at = last[-1] if last else None
    while at is not None:
        kept.append(pages[at])
        at = before[at]
    return tuple(reversed(kept))
