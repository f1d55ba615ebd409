"""The files of an EPUB and their order: documents, spine, resources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from ebookpack.core.book import Book, SectionRole
from ebookpack.core.edition import Edition
from ebookpack.writers.epub.content import ContentWriter
from ebookpack.writers.epub.fonts import (
    EmbeddedFont,
    embedded_fonts,
    encryption_xml,
    font_css,
    licences,
    obfuscated,
)
from ebookpack.writers.epub.images import FOLDER, BookImage
from ebookpack.writers.epub.metadata import COVER_ITEM_ID, identifier
from ebookpack.writers.epub.narrow_pages import NARROW_SHEET, narrow_sheet
from ebookpack.writers.epub.navigation import (
    Landmark,
    contents,
    navigation_document,
    ncx,
    page_targets,
)
from ebookpack.writers.epub.ornament import ornament_svg
from ebookpack.writers.epub.page_list import Leaf, PageList
from ebookpack.writers.epub.pages import (
    COVER_IMAGE,
    STYLE_SHEET,
    cover_page,
    details_page,
    imprint_page,
    section_file,
    title_page,
)
from ebookpack.writers.epub.reading_systems import FEWEST_CONTENTS_CHAPTERS, apple_files
from ebookpack.writers.epub.wide_tables import FRAME
from ebookpack.writers.front_order import sections_before_contents
from ebookpack.writers.imprint import DETAILS, has_details, has_imprint
from ebookpack.writers.labels import Term, label_for, section_names

XHTML = "application/xhtml+xml"
NAVIGATION = "nav.xhtml"
COVER_PAGE = "cover.xhtml"
TITLE_PAGE = "titlepage.xhtml"
IMPRINT_PAGE = "imprint.xhtml"
ROOT = "EPUB"
"""Folder of the package document in the container."""


class Item(Struct, frozen=True, kw_only=True):
    """A file of the publication."""

    id: str
    file: str
    media_type: str
    data: bytes
    properties: str = ""


class Publication(Struct, frozen=True, kw_only=True):
    """Everything in the container but the package document."""

    items: tuple[Item, ...]
    spine: tuple[str, ...]
    """Ids of the documents in reading order."""
    beside: tuple[tuple[str, bytes], ...] = ()
    """Files of the container that are none of the book's: (path, data)."""


class Texts(Struct, frozen=True, kw_only=True):
    """What an EPUB has whatever its cover is: most of the work."""

    names: dict[str, str]
    """Of sections by their ids."""
    pages: PageList
    sections: tuple[Item, ...]
    """Their documents, in reading order."""
    ornament: str
    """A drawing of it (SVG)."""


def write_texts(edition: Edition, images: dict[str, BookImage]) -> Texts:
    """Write front, body and back matter, in the book's order."""
    names = section_names(edition.book)
    printed = edition.printed.map if edition.printed else None
    pages = PageList.of(edition.book, printed, tuple(_leaves(edition)))
    writer = ContentWriter(edition, names, images, pages)
    sections = tuple(
        Item(
            id=f"text-{section.id}",
            file=section_file(section.id),
            media_type=XHTML,
            data=writer.write(section),
        )
        for _, section in edition.book.outline()
    )
    return Texts(names=names, pages=pages, sections=sections, ornament=ornament_svg(edition.theme))


def make_publication(edition: Edition, images: dict[str, BookImage], texts: Texts) -> Publication:
    """Write every other file, and put all in their order: cover, title page, the book's texts."""
    names, pages, sections = texts.names, texts.pages, texts.sections
    front = tuple(_front_pages(edition, pages))
    order = [(item.id, item.file) for item in (*front, *sections)]
    if _wants_contents_page(edition.book):
        order.insert(len(front) + sections_before_contents(edition.book), ("nav", NAVIGATION))
    files = [file for _, file in order]
    documents = (*_navigation(edition, names, front, pages, files), *front, *sections)
    fonts = embedded_fonts(edition, (item.data for item in documents))
    return Publication(
        items=(
            *documents,
            *_resources(edition, images, texts.ornament, font_css(edition, fonts)),
            _narrow_sheet(documents),
            *_fonts(edition, fonts),
        ),
        spine=tuple(ident for ident, _ in order),
        beside=tuple(_beside(edition, fonts)),
    )


def _leaves(edition: Edition) -> Iterator[Leaf]:
    """The documents that no section made and the print edition has too, in reading order."""
    book = edition.book
    sections = [section.id for _, section in book.outline()]
    if not sections:
        return
    if _wants_title_page(book):
        yield Leaf(name="titlepage", file=TITLE_PAGE, before=sections[0])
    if has_imprint(book.metadata):
        yield Leaf(name="imprint", file=IMPRINT_PAGE, before=sections[0])
    if has_details(edition):
        yield Leaf(name="details", file=DETAILS, before=sections[0])
    if _wants_contents_page(book):
        behind = (*book.front, *book.body)[sections_before_contents(book)]
        yield Leaf(name="contents", file=NAVIGATION, before=behind.id)


def _wants_title_page(book: Book) -> bool:
    return not any(section.role is SectionRole.TITLEPAGE for section in book.front)


def _front_pages(edition: Edition, pages: PageList) -> Iterator[Item]:
    if edition.cover and edition.store.cover.page:
        page = cover_page(edition.cover, edition.book.metadata.language)
        yield Item(id="cover", file=COVER_PAGE, media_type=XHTML, data=page)
    if _wants_title_page(edition.book):
        page = title_page(edition, pages.at_leaf("titlepage"))
        yield Item(id="titlepage", file=TITLE_PAGE, media_type=XHTML, data=page)
    if has_imprint(edition.book.metadata):
        page = imprint_page(edition, pages.at_leaf("imprint"))
        yield Item(id="imprint", file=IMPRINT_PAGE, media_type=XHTML, data=page)
    if has_details(edition):
        page = details_page(edition, pages.at_leaf("details"))
        yield Item(id="details", file=DETAILS, media_type=XHTML, data=page)


def _wants_contents_page(book: Book) -> bool:
    chapters = sum(section.role is SectionRole.CHAPTER for _, section in book.sections())
    return chapters >= FEWEST_CONTENTS_CHAPTERS


def _navigation(
    edition: Edition,
    names: dict[str, str],
    front: tuple[Item, ...],
    pages: PageList,
    files: Sequence[str],
) -> Iterator[Item]:
    """Navigation document and NCX; `files` are those of the spine in reading order."""
    book = edition.book
    entries = contents(book, names)
    targets = page_targets(pages.pages)
    yield Item(
        id="nav",
        file=NAVIGATION,
        media_type=XHTML,
        data=navigation_document(
            entries,
            _landmarks(edition, front),
            targets,
            book.metadata.language,
            pages.at_leaf("contents"),
        ),
        properties="nav",
    )
    yield Item(
        id="ncx",
        file="toc.ncx",
        media_type="application/x-dtbncx+xml",
        data=ncx(entries, targets, book.metadata, files),
    )


def _landmarks(edition: Edition, front: tuple[Item, ...]) -> list[Landmark]:
    language = edition.book.metadata.language
    terms: dict[str, Term | SectionRole] = {"cover": Term.COVER, "titlepage": SectionRole.TITLEPAGE}
    marks = [
        Landmark(epub_type=page.id, name=label_for(terms[page.id], language), target=page.file)
        for page in front
        if page.id in terms
    ]
    if _wants_contents_page(edition.book):
        # Links may lead to documents of the spine alone (EPUB 3.3, 5.7.2). The file is named, for
        # epub.js looks for a bare fragment nowhere.
        toc = label_for(SectionRole.CONTENTS, language)
        marks.append(Landmark(epub_type="toc", name=toc, target=f"{NAVIGATION}#toc"))
    if edition.book.body:
        start = section_file(edition.book.body[0].id)
        name = label_for(Term.BEGINNING, language)
        marks.append(Landmark(epub_type="bodymatter", name=name, target=start))
    return marks


def _fonts(edition: Edition, fonts: tuple[EmbeddedFont, ...]) -> Iterator[Item]:
    known_by = identifier(edition.book.metadata)
    for number, font in enumerate(fonts, 1):
        hidden = edition.ebook.obfuscate_fonts
        data = obfuscated(font.data, known_by) if hidden else font.data
        yield Item(id=f"font-{number}", file=font.file, media_type=font.media_type, data=data)


def _beside(edition: Edition, fonts: tuple[EmbeddedFont, ...]) -> Iterator[tuple[str, bytes]]:
    """What the container says of the fonts in it."""
    if not fonts:
        return
    if edition.ebook.obfuscate_fonts:
        yield "META-INF/encryption.xml", encryption_xml(f"{ROOT}/{font.file}" for font in fonts)
    yield from apple_files(edition)
    yield from licences(edition, fonts).items()


def _narrow_sheet(documents: Iterable[Item]) -> Item:
    has_wide_tables = any(FRAME.encode() in document.data for document in documents)
    css = narrow_sheet(has_wide_tables=has_wide_tables)
    return Item(id="narrow", file=NARROW_SHEET, media_type="text/css", data=css.encode())


def _resources(
    edition: Edition, images: dict[str, BookImage], ornament: str, font_rules: str
) -> Iterator[Item]:
    css = edition.theme.epub_css + font_rules
    yield Item(id="style", file=STYLE_SHEET, media_type="text/css", data=css.encode())
    yield Item(
        id="ornament",
        file=f"{FOLDER}/ornament.svg",
        media_type="image/svg+xml",
        data=ornament.encode(),
    )
    if edition.cover:
        yield Item(
            id=COVER_ITEM_ID,
            file=COVER_IMAGE,
            media_type="image/jpeg",
            data=edition.cover.jpeg,
            properties="cover-image",
        )
    for image in images.values():
        resource = image.resource
        yield Item(
            id=f"image-{PurePosixPath(image.file_name).stem}",
            file=f"{FOLDER}/{image.file_name}",
            media_type=resource.media_type,
            data=resource.data,
        )
