"""Books as the programs make them that authors use: their own markup around the same text."""

from __future__ import annotations

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Paragraph, SceneBreak
from ebookpack.core.settings import Settings
from tests.readers.docx.build import PNG
from tests.readers.epub.build import epub, nav, ncx, page, read

FIRST = "The ferry left at nine with nobody aboard, as it had done on every Sunday of that winter."
SECOND = "At noon it came back, and there was a dog on it, wet through and entirely at its ease."
THIRD = "By evening it had been given a name, a rug, and the better half of a mackerel."
NAMES = "<dc:title>The Ferry Dog</dc:title><dc:creator>Ada Pell</dc:creator>"
LANGUAGE = "<dc:language>en</dc:language>"


def book_of(data: bytes) -> Book:
    return assemble(read(data), Settings(), "novel", Diagnostics())


def outline(book: Book) -> list[str]:
    """`body chapter 1: Nine | 2 paragraphs, 1 break`."""
    lines = []
    for _, section in book.sections():
        paragraphs = sum(isinstance(block, Paragraph) for block in section.blocks)
        breaks = sum(isinstance(block, SceneBreak) for block in section.blocks)
        held = f"{paragraphs} paragraphs, {breaks} breaks"
        lines.append(f"{section.matter} {section.role} {section.heading} | {held}")
    return lines


def vellum_chapter(number: int, title: str, text: str) -> str:
    """Number and title are lines of a heading block, and a picture parts scenes."""
    return page(
        f'<section epub:type="chapter" class="chapter element" id="chapter-{number}">'
        '<div class="heading"><div class="heading-contents">'
        '<div class="title-subtitle-block title-block-with-element-number">'
        '<div class="element-number-block"><div class="element-number case-upper">'
        '<span class="element-number-term">Chapter</span> '
        f'<span class="element-number-number">{number}</span></div></div>'
        f'<div class="title-block"><h1 class="element-title case-upper">{title}</h1></div>'
        f'</div></div></div><div class="text" id="chapter-{number}-text">{text}</div></section>',
        kind="bodymatter",
    )


FLOURISH = (
    '<div class="ornamental-break ornamental-break-as-image">'
    '<img src="images/break.png" alt="Flourish" class="ornamental-break-image"/></div>'
)


def test_a_book_of_vellum() -> None:
    pages = {
        "title-page.xhtml": page(
            '<div epub:type="titlepage"><h1 class="title">The Ferry Dog</h1>'
            '<p class="author">Ada Pell</p></div>',
            kind="frontmatter",
        ),
        "dedication.xhtml": page(
            '<section epub:type="dedication"><p class="first">For Ida.</p></section>',
            kind="frontmatter",
        ),
        "chapter-1.xhtml": vellum_chapter(
            1,
            "Nine",
            f'<p class="first first-in-chapter first-full-width"><span class="first-phrase">'
            f"The ferry left</span>{FIRST.removeprefix('The ferry left')}</p>"
            f'{FLOURISH}<p class="first subsq">{SECOND}</p>',
        ),
        "chapter-2.xhtml": vellum_chapter(2, "Evening", f'<p class="first">{THIRD}</p>'),
        "about.xhtml": page(
            '<section class="about-the-author element"><div class="heading">'
            '<h1 class="element-title">About the Author</h1></div>'
            '<div class="text"><p class="first">Ada Pell keeps a ferry.</p></div></section>',
            kind="backmatter",
        ),
    }
    entries = (
        ("chapter-1.xhtml", "1. Nine"),
        ("chapter-2.xhtml", "2. Evening"),
        ("about.xhtml", "About the Author"),
    )
    landmarks = '<li><a epub:type="titlepage" href="title-page.xhtml">Title Page</a></li>'
    book = book_of(
        epub(
            pages,
            metadata=NAMES + LANGUAGE,
            navigation=nav(*entries, landmarks=landmarks),
            files={"OPS/images/break.png": PNG},
        )
    )

    assert book.metadata.title == "The Ferry Dog"
    assert book.metadata.byline == "Ada Pell"
    assert outline(book) == [
        "front dedication  | 1 paragraphs, 0 breaks",
        "body chapter Chapter 1: Nine | 2 paragraphs, 1 breaks",
        "body chapter Chapter 2: Evening | 1 paragraphs, 0 breaks",
        "back about-author About the Author | 1 paragraphs, 0 breaks",
    ]
    assert block_text(book.body[0].blocks[0]) == FIRST


def test_a_book_of_calibre() -> None:
    """Classes for all that a converter found, pieces of one document, a cover drawn in SVG."""
    cover = (
        '<div><svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="100%" height="100%">'
        '<image xmlns:xlink="http://www.w3.org/1999/xlink" width="600" height="800" '
        'xlink:href="cover.png"/></svg></div>'
    )
    head = '<link rel="stylesheet" type="text/css" href="stylesheet.css"/>'
    pages = {
        "titlepage.xhtml": page(cover),
        "index_split_000.html": page(
            '<p class="title_page"><b class="calibre3">The Ferry Dog</b></p>'
            '<p class="title_page">Ada Pell</p><div class="mbppagebreak" id="calibre_pb_0"></div>',
            head=head,
        ),
        "index_split_001.html": page(
            '<h2 class="calibre5" id="calibre_pb_1"><span class="calibre6">Chapter One</span></h2>'
            f'<p class="calibre1">{FIRST}</p><p class="calibre2">\u00a0</p>'
            f'<p class="calibre1">* * *</p><p class="calibre2">\u00a0</p>'
            f'<p class="calibre1">{SECOND}</p><div class="mbppagebreak"></div>',
            head=head,
        ),
        "index_split_002.html": page(
            '<h2 class="calibre5" id="calibre_pb_2"><span class="calibre6">Chapter Two</span></h2>'
            f'<p class="calibre1"><span class="italic">{THIRD}</span></p>',
            head=head,
        ),
    }
    book = book_of(
        epub(
            pages,
            metadata=f'{NAMES}{LANGUAGE}<meta name="cover" content="cover"/>'
            "<dc:contributor opf:role='bkp'>calibre (6.13.0) [https://calibre-ebook.com]"
            "</dc:contributor>",
            ncx=ncx(
                ("index_split_001.html#calibre_pb_1", "Chapter One"),
                ("index_split_002.html#calibre_pb_2", "Chapter Two"),
            ),
            guide='<reference type="cover" href="titlepage.xhtml" title="Cover"/>',
            files={
                "OPS/cover.png": PNG,
                "OPS/stylesheet.css": ".italic { font-style: italic } .calibre1 { margin: 0 }",
            },
        )
    )

    assert book.metadata.title == "The Ferry Dog"
    assert [person.name for person in book.metadata.contributors] == ["Ada Pell"]
    assert outline(book) == [
        "body chapter Chapter One | 2 paragraphs, 1 breaks",
        "body chapter Chapter Two | 1 paragraphs, 0 breaks",
    ]
