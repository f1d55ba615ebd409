"""The text of a file as it grows: paragraphs, tables, notes, text boxes."""

from __future__ import annotations

import re

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Image, LineBreak, NoteRef, Text
from ebookpack.readers.rtf.formats import START
from ebookpack.readers.rtf.groups import Group
from ebookpack.readers.rtf.header import Header
from ebookpack.readers.rtf.labels import item_of
from ebookpack.readers.rtf.story import Story
from ebookpack.readers.word_processor.lists import Item
from ebookpack.readers.word_processor.looks import ParagraphLook
from ebookpack.readers.word_processor.seen import Seen, followed
from ebookpack.readers.word_processor.source import PagesSource, check_paragraphs, too_much
from ebookpack.readers.word_processor.symbols import with_symbols

_SYMBOLS = re.compile("[\uf020-\uf0ff]")
MOST_PIECES = 250_000
"""Pieces of text that differ in how they look; a novel has up to 60,000."""


class FoundNote(Struct, frozen=True):
    """A note, met where it is called."""

    id: str
    seen: tuple[Seen, ...]
    number: int
    """Of the paragraph that calls it."""


class Typescript:
    """What was read so far."""

    def __init__(self, source: PagesSource, header: Header) -> None:
        """Start at the top."""
        self._source = source
        self._header = header
        self._stories = [Story()]
        self._number = 1
        self._pieces = 0
        self._item: Item | None = None
        self._section_due = False
        self._is_head = False
        self.notes: list[FoundNote] = []

    @property
    def span(self) -> Span:
        """The place of the paragraph that is open."""
        return Span(path=self._source.path, line=self._number)

    # -------------------------------------------------------------------------- in a line

    def text(self, text: str, group: Group) -> None:
        """Characters of a group."""
        font = self._header.font(group.font).name
        shown = with_symbols(text, font)
        if shown == text and _SYMBOLS.search(text):
            # Fonts under other names have the characters of Symbol at the same places.
            shown = with_symbols(text, "Symbol")
        self.add(Text(text=shown), group)

    def add(self, node: Text | LineBreak | Image | NoteRef, group: Group) -> None:
        """Characters, a line end, a picture or the call of a note."""
        if not group.shows:
            return
        self._begin_section()
        what = group.what or ("hidden text" if group.look.hidden else "")
        if what:
            self._story.aside.add(what, node.text if isinstance(node, Text) else " ")
        else:
            self._pieces += self._story.add(node, group.look, followed(group.link))
            if self._pieces > MOST_PIECES:
                raise too_much(self.span, MOST_PIECES, "runs of text")

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def break_page(self, group: Group) -> None:
        """A page ends here."""
        if group.shows and not group.what:
            self._story.break_page()

    def mark(self, bookmark: str) -> None:
        """Pass a bookmark."""
        self._story.mark(bookmark)

    def label(self, text: str) -> None:
        """The number or bullet of the paragraph that is open."""
        self._item = item_of(text)

    def rule(self) -> None:
        """A line is drawn across the page."""
        self._story.rule()

    # ------------------------------------------------------------------------- paragraphs

    def end_paragraph(self, group: Group) -> None:
        """End the paragraph that is open."""
        if group.destination != "text":
            return
        if group.deleted:  # its end was deleted: it goes on in the next one
            return
        self._begin_section()
        self._end(group, group.format.tables)

    def _end(self, group: Group, tables: int) -> None:
        story = self._story
        for what, words in story.aside.words.items():
            self._source.leave_out(what, "".join(words), self.span)
        look = self._look(group)
        if look.role == "contents" and story.has_begun:
            self._source.leave_out("contents list", story.take_text(), self.span)
            story.aside.add("contents list", "")
        item, self._item = self._item, None
        story.end_paragraph(look, self._number, tables=tables, item=item)
        self._number += 1
        check_paragraphs(self._number, self.span)

    def _look(self, group: Group) -> ParagraphLook:
        given, header = group.format, self._header
        outline = given.outline if given.outline is not None else header.outline(given.style)
        role = header.role(given.style)
        ruled = outline is None and not role and not given.is_boxed
        is_listed = given.listed is not None or self._item is not None
        return ParagraphLook(
            style_id=str(given.style),
            style=header.style_name(given.style),
            role=role,
            outline=outline,
            align=given.align,
            left=given.left,
            first=given.first,
            before=given.before,
            after=given.after,
            page_break=given.page_break,
            rule_above=ruled and "top" in given.borders,
            rule_below=ruled and "bottom" in given.borders,
            drop_cap=given.drop_cap,
            number=(f"list-{given.listed or 0}", given.level) if is_listed else None,
        )

    def end_section(self, group: Group) -> None:
        """End a section: what comes next is on a new page, if its section does not say else."""
        if group.destination == "text":
            if self._story.has_begun:
                self._end(group, group.format.tables)
            self._section_due = True

    def go_on(self) -> None:
        """The section that begins here begins no page."""
        self._section_due = False

    def _begin_section(self) -> None:
        if self._section_due:
            self._section_due = False
            self._stories[0].start_page()

    # ----------------------------------------------------------------------------- tables

    def begin_row(self) -> None:
        """Begin what is said of a row."""
        self._is_head = False

    def mark_head(self) -> None:
        """The row is the head of its table."""
        self._is_head = True

    def end_cell(self, group: Group, depth: int) -> None:
        """End a cell of a table in so many others."""
        if group.destination == "text":
            if self._story.has_begun:
                self._end(group, depth)
            self._story.end_cell(depth, self._number)

    def end_row(self, group: Group, depth: int) -> None:
        """End a row."""
        if group.destination == "text":
            self._story.end_row(depth, self._number, is_head=self._is_head)

    # ------------------------------------------------------------------- texts in the text

    def begin_story(self, group: Group) -> None:
        """Begin a note or a text box."""
        group.format = START
        self._stories.append(Story())

    def end_box(self, group: Group) -> None:
        """End a text box, which stands behind the paragraph that it is anchored in."""
        seen = self._end_story(group)
        self._story.add_box(seen)

    def end_note(self, group: Group, *, is_endnote: bool) -> None:
        """End a note, which is called here."""
        seen = self._end_story(group)
        ident = f"{'endnote' if is_endnote else 'footnote'}-{len(self.notes) + 1}"
        self.notes.append(FoundNote(ident, seen, self._number))
        self._story.add(NoteRef(note=ident))

    def _end_story(self, group: Group) -> tuple[Seen, ...]:
        if self._story.has_begun:
            self._end(group, 0)
        return self._stories.pop().finish(self._number)

    def finish(self, group: Group) -> tuple[Seen, ...]:
        """All that was seen in the body."""
        while len(self._stories) > 1:
            self.end_box(group)
        return self._end_story(group)
