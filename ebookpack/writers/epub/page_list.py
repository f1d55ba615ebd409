"""The pages of the print edition in the EPUB: where each starts, and the list of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from ebookpack.core.block_ids import block_place
from ebookpack.core.book import Book, Section
from ebookpack.core.edition import PageMap, PageStart
from ebookpack.core.node_text import block_text, count_characters
from ebookpack.writers.epub.page_markers import Mark, marked, snapped, written
from ebookpack.writers.epub.pages import section_file

Place = tuple[int, int, int]
"""(stretch of the text in reading order, block of its section, characters of that before it)."""


class Leaf(Struct, frozen=True, kw_only=True):
    """A document that no section of the book made: title page, imprint, contents."""

    name: str
    """As the print edition names it (`PageStart.leaf`)."""
    file: str
    before: str
    """Id of the section that it stands before."""


class ListedPage(Struct, frozen=True, kw_only=True):
    """A page of the print edition that starts in the EPUB."""

    label: str
    file: str
    """Path of the document that holds its mark."""
    section: str
    """Id of the section that it starts in, or the key of a leaf."""
    place: Place


class PageList(Struct, frozen=True, kw_only=True):
    """The pages that start in the EPUB, in reading order."""

    pages: tuple[ListedPage, ...] = ()
    _marks: Mapping[str, Mapping[int, tuple[Mark, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By the section, and by the number of a block in it, 0 for its heading."""

    @classmethod
    def of(cls, book: Book, printed: PageMap | None, leaves: Sequence[Leaf] = ()) -> PageList:
        """The pages of which an EPUB has what starts them: text of the book, or one of the leaves.

        Blank ones are not listed, nor is a half title. An edition may have sections in another
        place than the printed book. Links of a page list lead forward (EPUB 3.3, 7.4), and so the
        fewest pages that do not are left out.
        """
        pages = _forward(list(_found(book, printed.pages if printed else (), leaves)))
        marks: dict[str, dict[int, tuple[Mark, ...]]] = {}
        for page in pages:
            _, block, characters = page.place
            of_section = marks.setdefault(page.section, {})
            of_section[block] = (*of_section.get(block, ()), Mark(characters, page.label))
        return cls(pages=pages, _marks=marks)

    def at_heading(self, section: Section) -> str:
        """The mark of the page that starts with the heading of a section; else empty."""
        return self._above(section.id)

    def at_leaf(self, name: str) -> str:
        """The mark of the page that starts with a leaf, a line of its own; else empty."""
        mark = self._above(_key(name))
        return f"{mark}\n" if mark else ""

    def _above(self, key: str) -> str:
        marks = self._marks.get(key, {}).get(0, ())
        return "\n".join(written(mark.label, "div") for mark in marks)

    def marking(self, section: Section) -> Callable[[int, str], str] | None:
        """What puts marks into the blocks of a section (Xhtml.blocks); None if it has none."""
        marks = self._marks.get(section.id)
        if marks is None:
            return None
        return lambda number, markup: marked(markup, marks[number]) if number in marks else markup


def _key(leaf: str) -> str:
    """The key of a leaf among the ids of sections, none of which holds a blank."""
    return f"leaf {leaf}"


def _found(book: Book, starts: Sequence[PageStart], leaves: Sequence[Leaf]) -> Iterator[ListedPage]:
    """The pages that start with text of the book, or with a leaf."""
    stretches = {
        key: (number, file, section)
        for number, (key, file, section) in enumerate(_stretches(book, leaves))
    }
    for start in starts:
        name, block = block_place(start.block)
        known = stretches.get((_key(start.leaf) if start.leaf else name, block > 0))
        if known is None:
            continue
        number, file, section = known
        if section is None:
            yield ListedPage(
                label=start.label, file=file, section=_key(start.leaf), place=(number, 0, 0)
            )
            continue
        if block > len(section.blocks):
            continue
        characters = 0
        if start.offset:
            text = block_text(section.blocks[block - 1])
            characters = count_characters(text[: snapped(text, start.offset)])
        yield ListedPage(
            label=start.label,
            file=file,
            section=section.id,
            place=(number, block, characters),
        )


def _stretches(
    book: Book, leaves: Sequence[Leaf]
) -> Iterator[tuple[tuple[str, bool], str, Section | None]]:
    """((id of a section, whether its blocks or its heading), its file, the section) in order.

    The notes on a chapter stand between its heading and its text, or behind that. A leaf has a key
    instead of an id, and is no section.
    """
    for _, chapter in book.outline():
        for leaf in leaves:
            if leaf.before == chapter.id:
                yield (_key(leaf.name), False), leaf.file, None
        file = section_file(chapter.id)
        yield (chapter.id, False), file, chapter
        for section in chapter.with_notes():
            if section is not chapter:
                yield (section.id, False), file, section
            yield (section.id, True), file, section


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
