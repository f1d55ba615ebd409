"""A book as files to paste into the forms of a story archive, one for each field.

An archive asks for the title of a chapter, for its text and for the notes on it each by itself, and
shows them in its own way. So a chapter's file holds its text and nothing else; `NN-NAME.notes.html`
beside it the author's notes above the text, `NN-NAME.end-notes.html` those below. What the form
asks about the work, and the titles of its chapters, are in the first file.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from ebookpack.core.book import Book, Section
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Artifact, Edition, Format
from ebookpack.core.node_text import named_headings
from ebookpack.core.nodes import Blocks, Image
from ebookpack.core.slugs import slug
from ebookpack.writers.archive.markup import ArchiveMarkup
from ebookpack.writers.direction import text_direction
from ebookpack.writers.labels import section_names

SUFFIX = "-html"
"""What stands behind the name of the book in that of its folder."""
WORK = "work.html"
"""Name of the first file, behind its number."""
_LONGEST = 40


class _File(Struct, frozen=True):
    section: str
    name: str
    html: str


def write_chapters(edition: Edition, diagnostics: Diagnostics) -> Artifact:
    """The files of a book, in memory; the same bytes for an equal edition.

    Adds W230 for each picture, which an archive shows only from an address on the web.
    """
    book = edition.book
    sections = [section for _, section in book.outline() if not section.told_in]
    digits = max(2, len(str(len(sections))))
    files = [
        file
        for number, section in enumerate(sections, 1)
        for file in _files(book, section, f"{number:0{digits}}", diagnostics)
    ]
    work = f"{0:0{digits}}-{WORK}"
    return Artifact(
        format=Format.HTML,
        suffix=SUFFIX,
        files={work: _work(book, sections).encode()}
        | {file.name: file.html.encode() for file in files},
        parts=tuple(
            (section.id, tuple(file.name for file in files if file.section == section.id))
            for section in sections
        ),
    )


def _files(book: Book, section: Section, number: str, diagnostics: Diagnostics) -> Iterator[_File]:
    """The files of a section in reading order; none for a part that is no more than a title."""
    said = section.heading or section_names(book)[section.id]
    name = "-".join(filter(None, (number, slug(said, _LONGEST) or str(section.role))))
    notes = {note.id: note for note in book.notes}

    def file(kind: str, of: str, blocks: Blocks, above: str = "") -> _File:
        def leave_out(image: Image) -> None:
            diagnostics.warning(
                "W230",
                f'image "{image.resource}" is not in the pages for archives; '
                "its description stands in its place",
                section.span,
                "archives show pictures from the web alone: put it there, name it in their form",
            )

        markup = ArchiveMarkup(
            notes=notes,
            name=f"{kind}{number}",
            anchors=frozenset(heading.id for heading in named_headings(blocks)),
            leave_out=leave_out,
        )
        html = above + markup.write(blocks)
        if text_direction(book.metadata.language) == "rtl":
            html = f'<div dir="rtl">\n{html}</div>\n'
        return _File(section.id, f"{name}{of}.html", html)

    for kind, of, beside in (
        ("notes", ".notes", section.opening),
        ("chapter", "", ()),
        ("end-notes", ".end-notes", section.closing),
    ):
        if kind == "chapter" and section.blocks:
            yield file(kind, of, section.blocks)
        told = [note for note in beside if not note.told_in]
        if told:
            yield _joined(
                [file(f"{kind}{n}-", of, note.blocks, _title(note)) for n, note in enumerate(told)]
            )


def _joined(files: list[_File]) -> _File:
    return _File(files[0].section, files[0].name, "".join(file.html for file in files))


def _title(note: Section) -> str:
    return f"<p><b>{escape(note.heading, quote=False)}</b></p>\n" if note.heading else ""


def _work(book: Book, sections: list[Section]) -> str:
    """What the form asks about the work, and the titles of its sections in their order."""
    metadata = book.metadata
    names = section_names(book)
    series = metadata.series
    lines = [
        f"<h2>{_plain(metadata.title)}</h2>",
        f"<p><i>{_plain(metadata.subtitle)}</i></p>" if metadata.subtitle else "",
        f"<p>{_plain(metadata.byline)}</p>" if metadata.byline else "",
        f"<p>{_plain(f'{series.name} {series.number}'.strip())}</p>" if series else "",
        f"<blockquote><p>{_plain(metadata.description)}</p></blockquote>"
        if metadata.description
        else "",
        f"<dl>{''.join(_details(book))}</dl>" if metadata.details else "",
        f"<ol>{''.join(f'<li>{_plain(names[section.id])}</li>' for section in sections)}</ol>",
    ]
    return "".join(f"{line}\n" for line in lines if line)


def _details(book: Book) -> Iterator[str]:
    for name, value in book.metadata.details:
        yield f"<dt>{_plain(name)}</dt><dd>{_plain(value)}</dd>"


def _plain(text: str) -> str:
    return escape(" ".join(text.split()), quote=False)
