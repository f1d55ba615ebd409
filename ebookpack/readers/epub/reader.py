"""EPUB: the documents of the spine one after the other, with what the book says of them."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Document, Field, LeftOut, Manuscript
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.node_text import block_text
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.epub.book_pictures import BookPictures
from ebookpack.readers.epub.container import MOST_BYTES, EpubContainer
from ebookpack.readers.epub.meanings import words_of
from ebookpack.readers.epub.navigation import Entry, landmark_words, nav_entries, ncx_entries
from ebookpack.readers.epub.package_document import PackageDocument, declared_fields, read_package
from ebookpack.readers.epub.pages import Page, join_pages, mark_headings, read_page
from ebookpack.readers.epub.text import BookText, leave_out_note_titles
from ebookpack.readers.html.linked_notes import take_notes
from ebookpack.readers.html.page_tree import parse_page
from ebookpack.readers.left_aside import heading_of_notes, printed_page_numbers

OWN = "ebookpack"
"""Generator of our own books, whose classes say more than `epub:type` can."""
MOST_DOCUMENTS = 3000


def read_epub(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a book (EPUB 2 or 3).

    Raises ManuscriptError if it is none, is locked or damaged, is beyond the bounds, or empty.
    """
    span = Span(path=manuscript.path)
    container = EpubContainer(manuscript.data, manuscript.path)
    name, root = container.package()
    package = read_package(root, name)
    pages = _pages(container, package, manuscript.path, diagnostics)
    entries, words = _navigation(container, package, manuscript.path)
    whole = join_pages(pages)
    mark_headings({page.item.name: page for page in pages}, entries)
    standing = {element: page for page in pages for element in page.body.walk()}
    fields = list(declared_fields(root, Span(path=manuscript.path, part=name)))
    found = take_notes(whole)
    pictures = BookPictures(container, manuscript, diagnostics)
    text = BookText(
        found=found,
        pictures=pictures,
        path=manuscript.path,
        title=next((item.value for item in fields if item.name == "title"), ""),
    )
    noted = {standing[element].number: standing[element] for _, element in found.texts}
    leave_out_note_titles(noted.values(), text)
    first = {entry.name: entry for entry in reversed(entries)}
    for page in pages:
        said = words_of(*words.get(page.item.name, ()))
        text.add(page, first.get(page.item.name), said, navigated=bool(entries))
    notes = tuple(text.notes(standing))
    if not any(block_text(b).strip() for b in text.blocks) and not pictures.resources:
        raise ManuscriptError.at(span, "R373", "there is no text in this book")
    return Document(
        blocks=tuple(text.blocks),
        format="epub",
        fields=tuple(_with_language(fields, pages, span)),
        notes=notes,
        resources=pictures.resources,
        left_out=(*text.left_out, *_left_out(text, found.titles, span)),
        files=tuple(text.files) if len(text.files) > 1 else (),
    )


def _pages(
    container: EpubContainer, package: PackageDocument, path: str, diagnostics: Diagnostics
) -> list[Page]:
    if len(package.spine) > MOST_DOCUMENTS:
        raise ManuscriptError.at(
            Span(path=path),
            "R372",
            f"the book has {len(package.spine)} documents; {MOST_DOCUMENTS} is the most",
        )
    own = package.generator.startswith(OWN)
    complaints = Complaints(diagnostics)
    pages = []
    for number, item in enumerate(package.spine, start=1):
        page = read_page(container, item, number, path, own=own)
        if page is not None:
            pages.append(page)
        elif container.optional(item.name, limit=MOST_BYTES) is None:
            complaints.error(
                "R375",
                "this document of the book is missing or damaged",
                Span(path=path, part=item.name),
                "build the book anew, or take the document out of its spine",
            )
    return pages


def _navigation(
    container: EpubContainer, package: PackageDocument, path: str
) -> tuple[tuple[Entry, ...], dict[str, list[str]]]:
    """(entries of the contents list, what is said of single documents by their paths)."""
    words: dict[str, list[str]] = {}
    for name, word in package.guide:
        words.setdefault(name, []).append(word)
    entries: tuple[Entry, ...] = ()
    if package.nav:
        words.setdefault(package.nav, []).append("toc")
        data = container.optional(package.nav, limit=MOST_BYTES)
        if data is not None:
            page = parse_page(data.decode("utf-8", "replace"), Span(path=path, part=package.nav))
            entries = nav_entries(page, package.nav)
            for name, word in landmark_words(page, package.nav):
                words.setdefault(name, []).append(word)
    ncx = container.document(package.ncx) if package.ncx and not entries else None
    return (ncx_entries(ncx, package.ncx) if ncx is not None else entries), words


def _with_language(fields: list[Field], pages: list[Page], span: Span) -> list[Field]:
    """The fields, with the language of the documents where the package names none."""
    if any(item.name == "language" for item in fields):
        return fields
    language = next((page.language for page in pages if page.language), "")
    return [*fields, Field(name="language", value=language, span=span)] if language else fields


def _left_out(text: BookText, titles: tuple[str, ...], span: Span) -> Iterator[LeftOut]:
    if text.page_numbers:
        yield printed_page_numbers(text.page_numbers, span)
    if titles:
        yield heading_of_notes("\n".join(titles), span)
