"""Saved web pages to a Document: the kind of page is found, and its text with what it says."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from msgspec.structs import replace

from ebookpack.core.book import Document, LeftOut, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Figure, Table
from ebookpack.readers.html.ao3 import is_archive_page, read_archive_page
from ebookpack.readers.html.ao3_download import is_archive_download, read_archive_download
from ebookpack.readers.html.article import read_article
from ebookpack.readers.html.blocks import PageFlow
from ebookpack.readers.html.declared import decode_page
from ebookpack.readers.html.efiction import is_efiction_page, read_efiction_page
from ebookpack.readers.html.fanfiction_net import is_fanfiction_page, read_fanfiction_page
from ebookpack.readers.html.gutenberg import is_gutenberg_page, read_gutenberg_page
from ebookpack.readers.html.linked_notes import take_notes, without_label
from ebookpack.readers.html.page import Draft, Page
from ebookpack.readers.html.page_pictures import PagePictures
from ebookpack.readers.html.page_tree import parse_page
from ebookpack.readers.html.paragraphs import with_gaps
from ebookpack.readers.html.typed_page import typed_text
from ebookpack.readers.html.web_archive import open_web_archive
from ebookpack.readers.left_aside import heading_of_notes, printed_page_numbers
from ebookpack.readers.plain_text.reader import read_plain_text

_KINDS = (
    (is_archive_download, read_archive_download),
    (is_archive_page, read_archive_page),
    (is_fanfiction_page, read_fanfiction_page),
    (is_efiction_page, read_efiction_page),
    (is_gutenberg_page, read_gutenberg_page),
)
"""Kinds of pages that say what their parts are; any other is an article."""


def read_html(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a saved web page.

    Raises ManuscriptError for a file that is empty, too large or no text, for a page of too many
    elements (R340), and for one in which there is no text (R342).
    """
    pictures = PagePictures(manuscript.folder, manuscript.name, diagnostics)
    return _read_page(manuscript, pictures, diagnostics)


def read_web_archive(manuscript: Manuscript, diagnostics: Diagnostics) -> Document:
    """Read a web page that was saved in one file with its pictures.

    Raises ManuscriptError as `read_html` does, and for a file without a page (R343).
    """
    archive = open_web_archive(manuscript.data, Span(path=manuscript.path))
    pictures = PagePictures(manuscript.folder, manuscript.name, diagnostics, archive.file)
    encoding = manuscript.encoding or archive.encoding
    page = replace(manuscript, data=archive.page, encoding=encoding)
    return _read_page(page, pictures, diagnostics)


def _read_page(
    manuscript: Manuscript, pictures: PagePictures, diagnostics: Diagnostics
) -> Document:
    decoded = decode_page(manuscript.data, manuscript.path, diagnostics, manuscript.encoding)
    span = Span(path=manuscript.path)
    root = parse_page(decoded.text, span, posixpath.basename(manuscript.name))
    if typed := typed_text(root):
        return replace(read_plain_text(manuscript, typed, decoded.encoding), format="html")
    notes = take_notes(root)
    flow = PageFlow(
        path=manuscript.path,
        take_picture=pictures.take,
        note_calls=notes.calls,
        skipped=notes.skipped,
    )
    draft = _read(Page(root=root, flow=flow))
    texts = tuple(
        Note(
            id=ident,
            blocks=without_label(with_gaps(flow.blocks(element))),
            span=flow.span(element),
        )
        for ident, element in notes.texts
    )
    if not any(block_text(b).strip() or isinstance(b, Figure | Table) for b in draft.blocks):
        raise ManuscriptError.at(
            span, "R342", "there is no text on this page", "is it the page you meant to save?"
        )
    return Document(
        blocks=tuple(draft.blocks),
        format="html",
        encoding=decoded.encoding,
        fields=tuple(draft.fields),
        notes=texts,
        resources=pictures.resources,
        left_out=(*draft.left_out, *_left_out(flow, notes.titles, span)),
    )


def _read(page: Page) -> Draft:
    for recognises, read in _KINDS:
        if recognises(page):
            draft = read(page)
            break
    else:
        draft = read_article(page)
    html = page.root.first("html")
    if html is not None:
        draft.note_language(html.get("lang") or html.get("xml:lang"))
    return draft


def _left_out(flow: PageFlow, titles: tuple[str, ...], span: Span) -> Iterator[LeftOut]:
    if flow.page_numbers:
        yield printed_page_numbers(flow.page_numbers, span)
    if titles:
        yield heading_of_notes("\n".join(titles), span)
