"""Content documents: a file for each section of the book."""

from __future__ import annotations

from html import escape

from ebookpack.core.book import Matter, Section, SectionRole
from ebookpack.core.ebook_settings import NoteNumbers
from ebookpack.core.edition import Edition
from ebookpack.core.nodes import Rule, SceneBreak
from ebookpack.writers.epub.foreign_scripts import ForeignScripts
from ebookpack.writers.epub.heading_order import in_order
from ebookpack.writers.epub.images import FOLDER, BookImage
from ebookpack.writers.epub.links import LinkTargets
from ebookpack.writers.epub.notes import SectionNotes
from ebookpack.writers.epub.page_list import PageList
from ebookpack.writers.epub.pages import document
from ebookpack.writers.epub.semantics import DIVISIONS, QUOTATION, meaning
from ebookpack.writers.epub.wide_tables import framed
from ebookpack.writers.labels import expected_heading, label_for
from ebookpack.writers.xhtml import Xhtml

HEADING_ID = "section.heading"
"""Id of a document's heading; the dot keeps it apart from ids that headings of a text have."""

_STORY = frozenset(
    {SectionRole.CHAPTER, SectionRole.PROLOGUE, SectionRole.INTERLUDE, SectionRole.EPILOGUE}
)
"""Sections of the body that open with a drop capital, if the theme has any."""


class ContentWriter:
    """Writes the sections of one book, in their order."""

    def __init__(
        self,
        edition: Edition,
        names: dict[str, str],
        images: dict[str, BookImage],
        pages: PageList,
    ) -> None:
        """Take the names of the sections by id, the pictures by resource name, and the pages."""
        self._language = edition.book.metadata.language
        self._marked = ForeignScripts(self._language).marked
        self._drop_caps = edition.theme.type.drop_caps
        self._names = names
        self._images = images
        self._notes = {note.id: note for note in edition.book.notes}
        self._targets = LinkTargets(edition.book)
        self._pages = pages
        self._count_on = edition.ebook.note_numbers is NoteNumbers.BOOK
        self._last_note = 0

    def write(self, section: Section) -> bytes:
        """Document of one section, without its children: they have documents of their own."""
        notes = SectionNotes(self._notes, self._language, self._last_note)
        xhtml = Xhtml(
            note_call=notes.call,
            image_source=self._image_source,
            scene_break=_scene_break,
            link_target=lambda href: self._targets.address(href, section.id),
            table=framed,
            text=self._marked,
            epub_types=True,
        )
        opener = self._opener(section)
        above = self._notes_on(section.opening, "above", xhtml)
        text = xhtml.blocks(
            in_order(section.blocks),
            drop_cap=self._drop_caps and section.matter is Matter.BODY and section.role in _STORY,
            as_written=self._pages.marking(section),
        )
        below = self._notes_on(section.closing, "below", xhtml)
        name = self._names[section.id]
        label = f'aria-labelledby="{HEADING_ID}"' if opener else f'aria-label="{escape(name)}"'
        start = f'<section class="{section.role}"{meaning(section).attributes()} {label}>'
        if section.told_in:
            text = self._leading_to(section)
        elif section.role is SectionRole.EPIGRAPH:
            text = f"<div{QUOTATION.attributes()}>\n{text}\n</div>"
        page = self._pages.at_heading(section)
        parts = (start, page, opener, above, text, below, notes.write(xhtml), "</section>")
        if self._count_on:
            self._last_note = notes.last
        return document(
            title=name,
            body="\n".join(filter(None, parts)),
            language=self._language,
            division=DIVISIONS[section.matter],
            depth=1,
        )

    def _notes_on(self, on_chapter: tuple[Section, ...], place: str, xhtml: Xhtml) -> str:
        """The author's notes above or below the text of a chapter, within its document."""
        if not on_chapter:
            return ""
        written = "\n".join(self._note(note, xhtml) for note in on_chapter)
        return f'<div class="notes-{place}">\n{written}\n</div>'

    def _note(self, note: Section, xhtml: Xhtml) -> str:
        """A note on a chapter: an `aside` that is shown where it stands, and pops up nowhere."""
        if note.told_in:
            label = escape(label_for(note.role, self._language))
            return (
                f'<aside class="chapter-note {note.role} folded" id="{note.id}" role="note" '
                f'aria-label="{label}">\n{self._leading_to(note)}\n</aside>'
            )
        title = note.heading or expected_heading(note, self._language)
        heading_id = f"{note.id}.heading"
        label = f'aria-labelledby="{heading_id}"' if title else ""
        heading = f'<h2 id="{heading_id}">{escape(title, quote=False)}</h2>\n' if title else ""
        blocks = xhtml.blocks(
            in_order(note.blocks),
            level=3 if title else 2,
            as_written=self._pages.marking(note),
        )
        page = self._pages.at_heading(note)
        return (
            f'<aside class="chapter-note {note.role}" id="{note.id}" role="note" {label}>\n'
            f"{page}{heading}{blocks}\n</aside>"
        )

    def _leading_to(self, section: Section) -> str:
        """The line that stands for a section that is told elsewhere."""
        address = self._targets.address(f"#{section.told_in}", section.id) or ""
        name = escape(label_for(section.role, self._language), quote=False)
        return f'<p class="leading-to"><a href="{escape(address)}">{name}</a></p>'

    def _opener(self, section: Section) -> str:
        """Heading of the section; empty if it has none and none is expected."""
        title = section.title or expected_heading(section, self._language)
        lines = (("label", section.label), ("title", title))
        spans = " ".join(
            f'<span class="{kind}">{self._marked(text)}</span>' for kind, text in lines if text
        )
        if not spans:
            return ""
        return f'<header class="opener">\n<h1 id="{HEADING_ID}">{spans}</h1>\n</header>'

    def _image_source(self, resource: str) -> str | None:
        image = self._images.get(resource)
        return f"../{FOLDER}/{image.file_name}" if image else None


def _scene_break(block: SceneBreak | Rule) -> str:
    return '<hr class="scene-break"/>' if isinstance(block, SceneBreak) else "<hr/>"
