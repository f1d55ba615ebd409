"""The print edition as pieces of XHTML, each on pages of its own, in their order (Chicago 1.4).

Every section of the book keeps its id, by which its pages are found again. Sections that no
manuscript holds, from half title to contents, have an id that starts with `GENERATED`.

What themes style beside the vocabulary of `writers.xhtml`: `section.halftitle`, `.titlepage`,
`.imprint`, `.contents`; on sections of the book their matter as a class (`front`, `body`, `back`)
and `opening` on the first of the body, `closing` on the last; `section.run-on` with its
`.run-on-heading` within the section that it runs on in, which is `.act` if it is a part;
`header.story-head`, the head of a short typescript; `header.drop-title` where the book's title
stands in for a heading and `header.untitled` where an ornament does; `div.before-text`, what stands
between a heading and a drop capital; `p.scene-break`; `span.footnote` and `span.note-again`; for
ruby `span.ruby > span.reading + span.base`, the reading first as it is set above; `p.leading-to >
span.folio`, which says on what page a section is told; `div.plate`, an empty page for a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from msgspec.structs import replace

from ebookpack.core.block_ids import block_id
from ebookpack.core.book import Book, Matter, Section, SectionRole
from ebookpack.core.edition import Edition
from ebookpack.core.press import Make
from ebookpack.core.type_style import SceneBreaks
from ebookpack.writers.direction import text_direction
from ebookpack.writers.front_order import sections_before_contents
from ebookpack.writers.imprint import has_details, imprint_values
from ebookpack.writers.labels import Term, expected_heading, label_for
from ebookpack.writers.manuscript import is_short_story, manuscript_values, word_count
from ebookpack.writers.print.footnotes import Footnotes
from ebookpack.writers.print.initials import arrange_initial, wants_initial
from ebookpack.writers.print.note_parts import NoteRoom
from ebookpack.writers.print.pieces import BLOCK, GENERATED, Piece, Start
from ebookpack.writers.print.plates import plate_markup
from ebookpack.writers.print.resources import image_address
from ebookpack.writers.print.run_on import is_act, running_on, runs_on
from ebookpack.writers.print.titles import displayed_title, running_head
from ebookpack.writers.print.verse import in_place
from ebookpack.writers.templates import render_template
from ebookpack.writers.xhtml import DEEPEST_HEADING, Xhtml

SHORT_BOOK_WORDS = 8_000
"""Below this a half title would be all ceremony: the book starts with its title page."""
FEWEST_TITLES = 3
"""Fewer, or mere numbers, tell a reader nothing: such a book has no contents."""
MOST_RUBY = 40
"""Characters of markup that a reading can stand above; what it says of more stands behind them."""

_ALONE = (SectionRole.DEDICATION, SectionRole.EPIGRAPH)
"""Sections that have a recto to themselves and no heading."""


def write_pieces(edition: Edition) -> tuple[Piece, ...]:
    """The whole book, piece by piece; of a typescript each starts on the next sheet."""
    pages = _Pages(edition)
    if edition.theme.page.manuscript:
        return tuple(replace(piece, start=Start.PAGE) for piece in pages.manuscript())
    return tuple(pages.pieces())


def document(edition: Edition, *parts: str) -> str:
    """Parts of the body of a book as an HTML document without style sheets."""
    metadata = edition.book.metadata
    language = escape(metadata.language)
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{text_direction(metadata.language)}">\n'
        f'<head><meta charset="utf-8"/><title>{escape(metadata.title)}</title></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


class _Pages:
    """Writes the sections of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._book = edition.book
        self._metadata = edition.book.metadata
        addresses = {
            resource.name: image_address(index)
            for index, resource in enumerate(edition.book.resources)
        }
        self._last = _last_of_body(edition.book)
        self._break = _ornament(edition)
        self._on_screen = edition.press.make is Make.SCREEN
        plates = {
            resource.name: plate_markup(index)
            for index, resource in enumerate(edition.book.resources)
            if resource.name in edition.press.plates and not self._on_screen
        }
        xhtml = Xhtml(
            note_call=lambda note_id: "",
            image_source=addresses.get,
            scene_break=lambda _: self._break,
            # Paper has no links, and printers refuse them.
            link_target=(lambda href: href) if self._on_screen else (lambda href: None),
            ruby=_ruby,
            whole_page=plates.get,
        )
        self._footnotes = Footnotes(edition.book.notes, xhtml, NoteRoom.on_pages(edition))
        self._xhtml = replace(xhtml, note_call=self._footnotes.call)

    def pieces(self) -> Iterator[Piece]:
        """All pieces in the order of their pages."""
        if word_count(self._book) >= SHORT_BOOK_WORDS:
            yield self._leaf("halftitle", Start.RECTO)
        yield self._leaf("titlepage", Start.RECTO)
        yield self._leaf("imprint", Start.VERSO, **imprint_values(self._edition))
        if has_details(self._edition):
            yield self._leaf("details", Start.RECTO)
        alone = False
        contents = tuple(self._contents_entries())
        titles = [it for _, it in contents if it.title and it.matter is not Matter.FRONT]
        before = sections_before_contents(self._book)
        for index, section in enumerate((*self._book.front, None)):
            if index == before and len(titles) >= FEWEST_TITLES:
                yield self._contents(contents)
                alone = False
            if section is not None:
                # A section that has a leaf to itself has an empty page behind it.
                apart, alone = alone, section.role in _ALONE
                yield from self._sections(section, Start.RECTO if apart or alone else Start.PAGE)
        chapters = Start.RECTO if self._edition.theme.type.chapter_on_recto else Start.PAGE
        for index, section in enumerate(self._book.body):
            opening = index == 0
            yield from self._sections(section, Start.RECTO if opening else chapters, opening)
        for section in self._book.back:
            yield from self._sections(section, Start.PAGE)

    def manuscript(self) -> Iterator[Piece]:
        """The pieces of a typescript: it has a title page, a short story a head, and the text."""
        if not is_short_story(self._book):
            yield self._leaf("titlepage", Start.PAGE, **manuscript_values(self._edition))
        for section in self._book.front:
            yield from self._sections(section, Start.PAGE)
        for index, section in enumerate(self._book.body):
            yield from self._sections(section, Start.PAGE, index == 0)
        for section in self._book.back:
            yield from self._sections(section, Start.PAGE)

    def _leaf(self, name: str, start: Start, **values: str) -> Piece:
        """A page made from a template; its title in two lines if it is too long for one."""
        page = render_template(self._edition, f"{name}.xhtml", **values)
        title = self._metadata.title
        lines = displayed_title(title, self._edition.theme.type.title_characters)
        page = page.replace(f">{escape(title)}</h1>", f">{lines}</h1>")
        html = f'<div class="leaf {name}-page" id="{GENERATED}{name}" {BLOCK}="">\n{page}\n</div>'
        return Piece(html=html, start=start)

    def _sections(self, section: Section, start: Start, opening: bool = False) -> Iterator[Piece]:
        """A section, and those within it: each starts a page, if they do not run on."""
        is_part = section.role is SectionRole.PART and not is_act(section)
        yield self._section(section, Start.RECTO if is_part else start, opening)
        if runs_on(section):
            return
        chapters = Start.RECTO if self._edition.theme.type.chapter_on_recto else Start.PAGE
        for index, child in enumerate(section.children):
            yield from self._sections(child, Start.RECTO if is_part and not index else chapters)

    def _section(self, section: Section, start: Start, opening: bool) -> Piece:
        """A section, and those that run on below it."""
        role = "act" if is_act(section) else section.role
        classes = " ".join(
            (
                f"{role} {section.matter}",
                *["opening"] * opening,
                *["closing"] * (section is self._last),
            )
        )
        initial = self._edition.theme.type.drop_caps and wants_initial(section)
        self._footnotes.start_section()
        above = self._notes_on(section.opening, "above")
        blocks = self._xhtml.blocks(
            section.blocks, drop_cap=initial, as_written=self._marking(section)
        )
        if section.told_in:
            blocks = self._leading_to(section)
        parts = [
            f'<section class="{classes}" id="{escape(section.id)}">',
            self._opener(section),
            arrange_initial(blocks, above),
            self._notes_on(section.closing, "below"),
            *(self._run_on(below, depth) for depth, below in running_on(section)),
            "</section>",
        ]
        return Piece(
            html="\n".join(part for part in parts if part),
            start=start,
            section=section.id,
            head=self._running_head(section) if parts[1] else "",
            opening=opening,
        )

    def _run_on(self, section: Section, depth: int) -> str:
        """A section on the pages of another, `depth` levels below it; notes are numbered on."""
        level = min(depth + 1, DEEPEST_HEADING)
        blocks = self._xhtml.blocks(
            section.blocks, level=level + 1, as_written=self._marking(section)
        )
        if section.told_in:
            blocks = self._leading_to(section)
        named = self._named(section.label, section.title)
        heading = f'<h{level} class="run-on-heading">{named}</h{level}>' if named else self._break
        parts = (
            f'<section class="{section.role} run-on{" closing" * (section is self._last)}" '
            f'id="{escape(section.id)}">',
            _marked(heading, section.id),
            self._notes_on(section.opening, "above"),
            blocks,
            self._notes_on(section.closing, "below"),
            "</section>",
        )
        return "\n".join(part for part in parts if part)

    def _notes_on(self, on_chapter: tuple[Section, ...], place: str) -> str:
        """The author's notes above or below the text of a chapter."""
        if not on_chapter:
            return ""
        written = "\n".join(map(self._note, on_chapter))
        return f'<div class="notes-{place}">\n{written}\n</div>'

    def _note(self, note: Section) -> str:
        """A note on a chapter."""
        if note.told_in:
            return (
                f'<aside class="chapter-note {note.role} folded" id="{escape(note.id)}">\n'
                f"{self._leading_to(note)}\n</aside>"
            )
        title = escape(note.heading or self._expected(note), quote=False)
        heading = f"{_marked(f'<h2>{title}</h2>', note.id)}\n" if title else ""
        blocks = self._xhtml.blocks(note.blocks, level=3, as_written=self._marking(note))
        return (
            f'<aside class="chapter-note {note.role}" id="{escape(note.id)}">\n'
            f"{heading}{blocks}\n</aside>"
        )

    def _leading_to(self, section: Section) -> str:
        """The line that says on which page a section is told that does not stand here."""
        name, page = (
            escape(label_for(term, self._metadata.language), quote=False)
            for term in (section.role, Term.PAGE)
        )
        line = (
            f'<p class="leading-to">{name}: {page} '
            f'<span class="folio" data-target="#{escape(section.told_in)}"></span></p>'
        )
        return _marked(line, section.id)

    def _marking(self, section: Section) -> Callable[[int, str], str]:
        """What marks the blocks of a section with their ids, and puts poems in their place."""
        return lambda number, markup: _marked(
            in_place(section.blocks[number - 1], markup, self._edition),
            block_id(section.id, number),
        )

    def _heading(self, section: Section) -> str:
        """Title for running heads and contents; empty for a section that has none."""
        return section.title or section.label or self._expected(section)

    def _expected(self, section: Section) -> str:
        return expected_heading(section, self._metadata.language)

    def _opener(self, section: Section) -> str:
        is_manuscript = self._edition.theme.page.manuscript
        if is_manuscript and is_short_story(self._book) and section in self._book.body:
            values = manuscript_values(self._edition)
            head = render_template(self._edition, "titlepage.xhtml", **values)
            own = section.title if section.title != self._metadata.title else ""
            heading = f"<h2>{self._named(section.label, own)}</h2>" if section.label or own else ""
            return self._header(section, head + heading, "story-head")
        title = section.title or self._expected(section)
        if not title and not section.label:
            return self._untitled_opener(section)
        return self._header(section, f"<h1>{self._named(section.label, title)}</h1>")

    def _named(self, label: str, title: str) -> str:
        """What a section is called."""
        parts = (
            f'<span class="label">{escape(label, quote=False)}</span>' if label else "",
            f'<span class="title">{self._displayed(title)}</span>' if title else "",
        )
        return " ".join(filter(None, parts))

    def _displayed(self, title: str) -> str:
        return displayed_title(title, self._edition.theme.type.heading_characters)

    def _header(self, section: Section, inner: str, kind: str = "") -> str:
        """The head of a section, with what is set above its pages."""
        head = escape(self._running_head(section))
        classes = f"opener {kind}" if kind else "opener"
        header = f'<header class="{classes}" data-head="{head}">{inner}</header>'
        return _marked(header, section.id)

    def _running_head(self, section: Section) -> str:
        return running_head(self._heading(section) or self._metadata.title)

    def _untitled_opener(self, section: Section) -> str:
        """The book's title above a book that is one untitled text; else an ornament."""
        if section.role in _ALONE or section.told_in:
            return ""
        if self._book.body == (section,):
            title = self._displayed(self._metadata.title)
            return self._header(
                section, f'<h1><span class="title">{title}</span></h1>', "drop-title"
            )
        ornament = escape(self._edition.theme.type.ornament, quote=False)
        return self._header(section, f'<p class="ornament">{ornament}</p>', "untitled")

    def _contents_entries(self) -> Iterator[tuple[int, Section]]:
        """(level, section) of what the contents list: the headed sections that come after them.

        Of acts they list no scene, and of stories no numbered section: those are found by leafing.
        """
        numbers = {
            below.id
            for _, section in self._book.outline()
            if is_act(section)
            for _, below in running_on(section)
        }
        above = self._book.front[: sections_before_contents(self._book)]
        for level, section in self._book.outline():
            if section in above or section.id in numbers:
                continue
            if self._heading(section):
                yield level, section

    def _contents(self, entries: tuple[tuple[int, Section], ...]) -> Piece:
        rows = []
        for level, section in entries:
            label = f'<span class="label">{escape(section.label)}</span> ' if section.label else ""
            title = "" if section.label and not section.title else self._heading(section)
            named = f"{label}{escape(title, quote=False)}"
            if self._on_screen:
                named = f'<a href="#{escape(section.id)}">{named}</a>'
            rows.append(
                f'<p class="entry {section.role}-entry level-{level}">'
                f'<span class="name">{named}</span>'
                f'<span class="folio" data-target="#{escape(section.id)}"></span></p>'
            )
        name = label_for(SectionRole.CONTENTS, self._metadata.language)
        title = escape(name)
        listed = "\n".join(rows)
        html = (
            f'<section class="contents front" id="{GENERATED}contents" {BLOCK}="">\n'
            f'<header class="opener" data-head="{title}">'
            f'<h1><span class="title">{title}</span></h1></header>\n'
            f'<div class="entries">\n{listed}\n</div>\n</section>'
        )
        return Piece(html=html, start=Start.RECTO, head=name)


def _marked(markup: str, ident: str) -> str:
    """Markup whose first element is the block of this id."""
    name, _, rest = markup.partition(">")
    return f'{name} {BLOCK}="{escape(ident)}">{rest}'


def _last_of_body(book: Book) -> Section | None:
    """The section in which the text ends."""
    last = book.body[-1] if book.body else None
    while last and last.children:
        last = last.children[-1]
    return last


def _ornament(edition: Edition) -> str:
    """The markup of a scene break."""
    mark = escape(edition.theme.type.ornament, quote=False)
    blank = edition.theme.type.scene_breaks is SceneBreaks.BLANK
    classes = "scene-break blank" if blank else "scene-break"
    return f'<p class="{classes}">{mark}</p>'


def _ruby(base: str, reading: str) -> str:
    """Ruby for an engine that has none: a small block in the line.

    Such a block cannot be broken, so a reading of many words stands in brackets behind them.
    """
    if len(base) > MOST_RUBY:
        return f'{base}<span class="reading-behind">({reading})</span>'
    return (
        f'<span class="ruby"><span class="reading">{reading}</span>'
        f'<span class="base">{base}</span></span>'
    )
