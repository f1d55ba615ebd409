"""One text for all contenders: a manuscript as our own stages understand it, written into a folder.

For WeasyPrint the very HTML and style sheets that our print edition is made of, in one document;
for programs that set books in their own manner plain HTML, with nothing in it but the text.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ebookpack import __version__
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Edition
from ebookpack.core.press import PressSettings
from ebookpack.dating import UNDATED
from ebookpack.design.ebook_stores import GENERIC, load_ebook_store
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.press import press_for
from ebookpack.editions import page_for
from ebookpack.themes_folder import DEFAULT_THEME, load_theme_named
from ebookpack.understanding import understand
from ebookpack.writers.print.document import document, write_pieces
from ebookpack.writers.print.page_css import frame_css
from ebookpack.writers.print.resources import edition_resources, font_address, image_address
from ebookpack.writers.xhtml import Xhtml

_ADDRESS = "book:/"
"""Of everything that our own style sheets and pictures name; here they lie in a folder."""

FOLIOS = ".contents .folio::before { content: target-counter(attr(data-target), page) !important }"
"""So the engine finds by itself the folios that our writer hands it for a contents page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameText:
    """A book in its design, and the files that contenders make a PDF of."""

    edition: Edition
    pages: Path
    """HTML of the pages, its style sheets beside it."""
    plain: Path
    """HTML of the text alone."""
    roman: Path
    """Font file of the text."""
    italic: Path


def same_text(manuscript: Path, folder: Path) -> SameText:
    """Read a manuscript and write what is made of it into a folder of its own.

    Page and theme are those that ebookpack chooses without being asked.
    """
    edition = _edition(manuscript)
    folder.mkdir(parents=True, exist_ok=True)
    for address, data in edition_resources(edition).items():
        place = folder / address.removeprefix(_ADDRESS)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    sheets = {"frame.css": frame_css(edition), "theme.css": edition.theme.print_css + FOLIOS}
    for name, css in sheets.items():
        (folder / name).write_text(css.replace(_ADDRESS, ""), encoding="utf-8")
    links = "".join(f'<link rel="stylesheet" href="{name}"/>' for name in sheets)
    pages, plain = folder / "pages.html", folder / "plain.html"
    pages.write_text(
        _pages(edition).replace(_ADDRESS, "").replace("</head>", f"{links}</head>"),
        encoding="utf-8",
    )
    plain.write_text(plain_html(edition).replace(_ADDRESS, ""), encoding="utf-8")
    roman, italic = (_font(edition, folder, italic) for italic in (False, True))
    return SameText(edition=edition, pages=pages, plain=plain, roman=roman, italic=italic)


def _edition(manuscript: Path) -> Edition:
    """The print edition of a manuscript, for the page that its length asks for."""
    book = understand(manuscript).book
    theme = load_theme_named(DEFAULT_THEME)
    size = parse_trim(theme.page.trim)
    press = press_for(PressSettings(), size, Diagnostics())
    return Edition(
        book=book,
        theme=theme,
        page=page_for(book, size, theme, press, None),
        cover=None,
        press=press,
        store=load_ebook_store(GENERIC),
        modified=UNDATED,
        version=__version__,
    )


def _pages(edition: Edition) -> str:
    """All pieces of the print edition in one document."""
    parts = (
        f'<div style="break-before: {piece.start}">{piece.html}</div>'
        for piece in write_pieces(edition)
    )
    return document(edition, *parts)


def plain_html(edition: Edition) -> str:
    """The text as an HTML document of headings and blocks; notes stand at its end.

    Calls of notes and notes are marked as in an EPUB, which pandoc makes footnotes of.
    """
    addresses = {
        image.name: image_address(index) for index, image in enumerate(edition.book.resources)
    }
    xhtml = Xhtml(
        note_call=lambda note: f'<a epub:type="noteref" href="#{escape(note)}">*</a>',
        image_source=addresses.get,
        scene_break=lambda _: "<hr/>",
        link_target=lambda _: None,
    )
    return document(edition, *_plain_parts(edition, xhtml))


def _plain_parts(edition: Edition, xhtml: Xhtml) -> Iterator[str]:
    for level, section in edition.book.outline():
        if section.heading:
            yield f"<h{level}>{escape(section.heading, quote=False)}</h{level}>"
        for part in section.with_notes():
            yield xhtml.blocks(part.blocks, level=level + 1)
    for note in edition.book.notes:
        text = xhtml.blocks(note.blocks)
        yield f'<aside epub:type="footnote" id="{escape(note.id)}">{text}</aside>'


def _font(edition: Edition, folder: Path, italic: bool) -> Path:
    """A copy of a font of the text under a plain name: TeX trips over brackets in names."""
    faces = edition.theme.faces
    index = next(
        index
        for index, face in enumerate(faces)
        if face.family == edition.theme.type.body_font and face.italic is italic
    )
    source = folder / font_address(index).removeprefix(_ADDRESS)
    suffix = Path(faces[index].path).suffix
    copy = folder / f"{'italic' if italic else 'roman'}{suffix}"
    shutil.copyfile(source, copy)
    return copy
