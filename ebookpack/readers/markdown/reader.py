"""Markdown, as authors write it: pandoc's, MultiMarkdown's, GitHub's.

Read are headings, emphasis, quotations, lists, definitions, tables, notes, pictures, verse in
line blocks, divisions, raw HTML and the front matter in any of its three forms.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

from msgspec.structs import replace

from ebookpack.core.book import Document, LeftOut, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import (
    Blocks,
    Image,
    Inlines,
    Paragraph,
)
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.markdown.anchors import Anchors, file_address, with_links_resolved
from ebookpack.readers.markdown.blocks import read_blocks
from ebookpack.readers.markdown.cursor import Tools
from ebookpack.readers.markdown.dialects import in_common_terms
from ebookpack.readers.markdown.directives import divisions_of, is_directive, with_pages
from ebookpack.readers.markdown.front_matter_lines import read_header_lines, read_title_block
from ebookpack.readers.markdown.front_matter_toml import MARK, read_toml_front_matter
from ebookpack.readers.markdown.front_matter_yaml import FrontMatter, read_yaml_front_matter
from ebookpack.readers.markdown.html import HtmlBlocks
from ebookpack.readers.markdown.inlines import InlineReader, References
from ebookpack.readers.markdown.marks import (
    NOTE_DEFINITION,
    link_definition,
    looks_like_address,
    normal_label,
)
from ebookpack.readers.markdown.tree import Surroundings
from ebookpack.readers.pictures import Pictures

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_BLANKS = re.compile(r"\n((?:[ \t]*\n)+)")
_LINK_WITHIN = re.compile(r"[(:=]\s*[\"'<]?#|&#")
_WORD = re.compile(r"[^\W_]")
_QUOTE_PREFIX = re.compile(r"[ ]{0,3}>(?:[ ]{0,4}>)*[ ]?")
_USED_LABEL = re.compile(r"\[([^\[\]]{1,999})\](?!:)")


def read_markdown(manuscript: Manuscript, text: str, diagnostics: Diagnostics) -> Document:
    """Read a Markdown text that has been decoded, its lines parted by newlines.

    Notes get the ids `note-1`, `note-2`, ... in the order of the text. Mistakes that the author
    can mend are added to `diagnostics`; raises ManuscriptError for broken front matter only.
    """
    return _Reading(manuscript, diagnostics).read(text)


class _Reading:
    """One manuscript while it is read."""

    def __init__(self, manuscript: Manuscript, diagnostics: Diagnostics) -> None:
        self.path = manuscript.path
        self.name = manuscript.name
        self.diagnostics = diagnostics
        self.complaints = Complaints(diagnostics)
        self.pictures = Pictures(manuscript.folder, manuscript.name, diagnostics)
        self.references = References()
        self.definitions: dict[str, tuple[str, Span]] = {}
        """Lines of the link definitions by label."""
        self.notes: dict[str, Note | None] = {}
        """Notes by label; None until their text was read."""
        self.note_ids: dict[str, str] = {}
        self.numbers = count(1)
        self.left_out: list[LeftOut] = []
        self.anchors = Anchors(in_folder=manuscript.in_folder)

    def read(self, text: str) -> Document:
        lines, commands = in_common_terms(_tidied(text).split("\n"))
        for number, command in commands:
            if not is_directive(command):
                span = Span(path=self.path, line=number)
                self._leave_out("LaTeX command", command, span, "it speaks of the page")
        front = self._front_matter(lines)
        body = lines[front.lines :]
        first = front.lines + 1
        self._find_definitions(body, first)
        blocks = with_pages(commands, read_blocks(body, first, self._tools(body)))
        notes = self._notes()
        if _LINK_WITHIN.search(text):
            blocks, notes = self._with_links(blocks, notes)
        self._report_unused_links()
        return Document(
            blocks=blocks,
            format="markdown",
            fields=front.fields,
            notes=notes,
            resources=self.pictures.resources,
            left_out=tuple(self.left_out),
            divisions=divisions_of(commands, blocks),
        )

    def _front_matter(self, lines: list[str]) -> FrontMatter:
        start = lines[0]
        if start.startswith("---"):
            return read_yaml_front_matter(lines, self.path, self.diagnostics)
        if start.startswith(MARK):
            return read_toml_front_matter(lines, self.path)
        if start.startswith("%"):
            return read_title_block(lines, self.path)
        return read_header_lines(lines, self.path)

    def _tools(self, body: list[str]) -> Tools:
        titles: dict[Image, str] = {}
        surroundings = Surroundings(
            take_picture=self.pictures.take,
            add_note=self._add_note_in_line,
            note_id=self._note_id,
            leave_out=self._leave_out,
            anchor=self.anchors.anchor,
            file_address=lambda said: file_address(said, self.name),
            titles=titles,
        )
        inlines = InlineReader(
            self.references, frozenset(self.notes), surroundings, self.complaints
        )
        return Tools(
            path=self.path,
            complaints=self.complaints,
            inlines=inlines.read,
            titles=titles,
            heading_id=self.anchors.heading_id,
            text_starts=self.anchors.text_starts,
            add_note=self._add_note,
            html=HtmlBlocks(
                self.pictures.take, self._leave_out, self.anchors.heading_id, self.anchors.anchor
            ),
            is_definition=self._is_definition,
            usual_gap=_usual_gap(body),
        )

    # ------------------------------------------------------------------------- definitions

    def _find_definitions(self, lines: list[str], first: int) -> None:
        """Take in link definitions, and the labels of notes: the text may use them before."""
        doubtful: list[tuple[str, str, str, Span, str]] = []
        for number, line in enumerate(lines, first):
            if "]:" not in line:
                continue
            bare = _QUOTE_PREFIX.sub("", line, count=1) if ">" in line else line
            note = NOTE_DEFINITION.match(bare.lstrip())
            if note is not None:
                self.notes.setdefault(note[1], None)
                continue
            found = link_definition(bare.strip())
            if found is None:
                continue
            label, address, title = found
            span = Span(path=self.path, line=number)
            if looks_like_address(address):
                self._define(label, address, title, span, bare)
            else:
                doubtful.append((label, address, title, span, bare))
        if doubtful:
            used = {normal_label(label) for label in _USED_LABEL.findall("\n".join(lines))}
            for label, address, title, span, bare in doubtful:
                if label in used:
                    self._define(label, address, title, span, bare)

    def _define(self, label: str, address: str, title: str, span: Span, line: str) -> None:
        """The first definition of a label counts (CommonMark 0.31, 4.7)."""
        if label not in self.references:
            self.references[label] = (address, title)
            self.definitions[label] = (line.strip(), span)

    def _is_definition(self, line: str) -> bool:
        found = link_definition(line.strip())
        return found is not None and found[0] in self.references

    def _report_unused_links(self) -> None:
        for label, (line, span) in self.definitions.items():
            if label not in self.references.used and not label.startswith("//"):
                self._leave_out("link definition", line, span, "nothing in the text uses it")

    # ------------------------------------------------------------------------------- notes

    def _note_id(self, label: str) -> str:
        if label not in self.note_ids:
            self.note_ids[label] = f"note-{next(self.numbers)}"
        return self.note_ids[label]

    def _add_note(self, label: str, blocks: Blocks, span: Span) -> None:
        if self.notes.get(label) is not None:
            self.complaints.warning(
                "R226", f"the note [^{label}] is given twice; both texts are kept", span
            )
            label = f"{label}\0{len(self.notes)}"
        self.notes[label] = Note(id=label, blocks=blocks, span=span)

    def _add_note_in_line(self, children: Inlines, span: Span) -> str:
        label = f"\0{len(self.notes)}"
        self.notes[label] = Note(
            id=label, blocks=(Paragraph(children=children, span=span),), span=span
        )
        return self._note_id(label)

    def _notes(self) -> tuple[Note, ...]:
        """The notes in the order of their numbers, those too that nothing calls."""
        made: list[tuple[int, Note]] = []
        for label, note in self.notes.items():
            ident = self._note_id(label)
            if note is None:
                note = Note(id=ident, blocks=())
            made.append((int(ident.removeprefix("note-")), replace(note, id=ident)))
        return tuple(note for _, note in sorted(made, key=lambda pair: pair[0]))

    # ----------------------------------------------------------------------- links, the rest

    def _with_links(
        self, blocks: Blocks, notes: tuple[Note, ...]
    ) -> tuple[Blocks, tuple[Note, ...]]:
        blocks, lost = with_links_resolved(blocks, self.anchors)
        resolved = []
        for note in notes:
            inner, more = with_links_resolved(note.blocks, self.anchors)
            resolved.append(replace(note, blocks=inner))
            lost += more
        for name in dict.fromkeys(lost):
            self.complaints.warning(
                "R223",
                f"the link to {name[:80]} leads to no heading; its text is kept",
                Span(path=self.path),
            )
        return blocks, tuple(resolved)

    def _leave_out(
        self, name: str, text: str, span: Span, why: str = "the format marks it as not being text"
    ) -> None:
        if _WORD.search(text):
            self.left_out.append(LeftOut(what=name, text=text, why=why, span=span))


def _tidied(text: str) -> str:
    """Text without control characters, tabs at the start of lines made four columns."""
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    if "\t" in text:
        text = _LEADING_TABS.sub(lambda found: found[0].expandtabs(4), text)
    return text


def _usual_gap(lines: list[str]) -> int:
    """Blank lines between two paragraphs, as a rule."""
    runs = Counter(found[1].count("\n") for found in _BLANKS.finditer("\n".join(lines)))
    return max(runs, key=lambda size: (runs[size], -size)) if runs else 1
