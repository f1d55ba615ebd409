"""The text of a book as document after document is added to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from ebookpack.core.book import FileStart, LeftOut, Note, SectionRole
from ebookpack.core.node_text import block_text, walk_inlines
from ebookpack.core.nodes import Block, Blocks, Heading
from ebookpack.readers.epub.book_pictures import BookPictures
from ebookpack.readers.epub.meanings import (
    MOST_WORDS_OF_A_COVER,
    left_out_as,
    matter_of,
    named_as,
    role_of,
)
from ebookpack.readers.epub.navigation import Entry
from ebookpack.readers.epub.pages import HEADINGS, Page
from ebookpack.readers.html.blocks import PageFlow
from ebookpack.readers.html.contents_list import leave_out_contents
from ebookpack.readers.html.linked_notes import LinkedNotes, without_label
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import with_gaps
from ebookpack.readers.left_aside import heading_of_notes


@dataclass(slots=True, kw_only=True)
class BookText:
    """What has been read so far."""

    found: LinkedNotes
    """The notes of all documents."""
    pictures: BookPictures
    path: str
    title: str
    """Of the book."""
    blocks: list[Block] = field(default_factory=list)
    files: list[FileStart] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    page_numbers: list[str] = field(default_factory=list)

    def add(
        self, page: Page, entry: Entry | None, said: tuple[str, ...], *, navigated: bool
    ) -> None:
        """Add a document; `entry` is the navigation's first to it, `said` what is said of it.

        A document that the navigation knows nothing of, and that has no heading, goes on from the
        one before it: books are cut into files of a size that old readers could hold.
        """
        words = (*page.words, *said, *named_as(page.item.name))
        if self._leave_out(page, words):
            return
        blocks, contents = leave_out_contents(self._read(page))
        self.left_out += contents
        if not any(block_text(b).strip() or any(walk_inlines((b,))) for b in blocks):
            return
        goes_on = navigated and entry is None and page.heading is None and not role_of(page.words)
        if not (goes_on and self.files):
            self.files.append(self._start(page, entry, words, blocks))
        self.blocks += blocks

    def _leave_out(self, page: Page, words: tuple[str, ...]) -> bool:
        found = left_out_as(words)
        text = page.body.text()
        if found is None:
            return False
        what, why = found
        if what == "contents list":
            # Some programs name the first document of all as the contents.
            if "toc" not in page.words and not _is_list_of_links(page, text):
                return False
        elif len(text.split()) > MOST_WORDS_OF_A_COVER:
            return False
        if text:
            span = self._flow(page).span(page.body)
            self.left_out.append(LeftOut(what=what, text=text, why=why, span=span))
        return True

    def _start(
        self, page: Page, entry: Entry | None, words: tuple[str, ...], blocks: Blocks
    ) -> FileStart:
        role = role_of(page.words) or role_of(words)
        title = entry.title if entry is not None else ""
        if title.casefold() == self.title.casefold():
            title = ""  # the navigation calls the text by the name of the whole
        headed = isinstance(next(iter(blocks), None), Heading)
        is_plain = role in (None, SectionRole.CHAPTER) or (role is SectionRole.PART)
        return FileStart(
            block=len(self.blocks),
            title=title if not headed else "",
            part=role is SectionRole.PART,
            depth=entry.depth if entry is not None else 0,
            matter=matter_of(words),
            role=None if is_plain else role,
        )

    def _read(self, page: Page) -> Blocks:
        flow = self._flow(page)
        blocks = with_gaps(flow.blocks(page.body))
        self.page_numbers += flow.page_numbers
        return blocks

    def _flow(self, page: Page) -> PageFlow:
        return PageFlow(
            path=f"{self.path}!{page.item.name}",
            take_picture=partial(self.pictures.take, page.item.name),
            note_calls=self.found.calls,
            skipped=self.found.skipped,
        )

    def notes(self, pages: dict[Element, Page]) -> Iterator[Note]:
        """The texts of the notes; `pages` are the documents that each stood in."""
        for ident, element in self.found.texts:
            flow = self._flow(pages[element])
            blocks = without_label(with_gaps(flow.blocks(element)))
            yield Note(id=ident, blocks=blocks, span=flow.span(element))


def _is_list_of_links(page: Page, text: str) -> bool:
    linked = sum(len(link.text()) for link in page.body.find("a"))
    return 2 * linked > len(text)


def leave_out_note_titles(pages: Iterable[Page], text: BookText) -> None:
    """Leave out headings in pages that notes were taken from, if nothing is below them now."""
    for page in pages:
        for heading in _without_text_below(page.body):
            text.left_out.append(heading_of_notes(heading.text()))
            heading.remove()


def _without_text_below(body: Element) -> list[Element]:
    """Headings, in the order of the page, that no text stands between and the next one."""
    headings = [heading for heading in body.find(*HEADINGS) if heading.parent is not None]
    bare: set[Element] = set()
    for parent in dict.fromkeys(heading.parent for heading in headings):
        below = False
        for child in reversed(parent.children if parent else ()):
            if isinstance(child, Element) and child.name in HEADINGS:
                if not below:
                    bare.add(child)
                below = False
            elif not below:
                below = bool(child.strip() if isinstance(child, str) else child.text())
    return [heading for heading in headings if heading in bare]
