"""The inside of a paragraph: its runs, one after the other, with how each looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ebookpack.core.nodes import Image, LineBreak, NoteRef, Text
from ebookpack.readers.docx.drawings import branch, drawn
from ebookpack.readers.docx.fields import Fields
from ebookpack.readers.docx.names import (
    Element,
    attribute,
    child,
    children,
    descendants,
    is_on,
    kind,
)
from ebookpack.readers.docx.source import Part, Source
from ebookpack.readers.word_processor.looks import PLAIN, RunLook
from ebookpack.readers.word_processor.seen import Leaf, LeftAside, PageBreak, Piece, followed
from ebookpack.readers.word_processor.source import too_much
from ebookpack.readers.word_processor.symbols import symbol_of, with_symbols

_SKIPPED = frozenset(
    {"w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr"}
    | {"w:smartTagPr", "w:rt", "w:rubyPr", "w:delText", "w:delInstrText"}
)
"""What holds no text of the document as it stands with its tracked changes accepted."""
_CHANGES = frozenset({"w:ins", "w:del", "w:moveTo", "w:moveFrom"})
_LINE_ENDS = re.compile(r"[\t ]*[\r\n]\s*")
_PLAIN_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_NOTE_CALLS = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
MOST_PIECES = 250_000
"""Runs, line ends and the like of a part; a novel has up to 60,000."""
LONGEST_MARK = 3
"""Characters of a mark that an author gave to a note instead of a number."""


class RunReader:
    """Reads the paragraphs of one part; what is open (fields) goes on from one to the next."""

    def __init__(self, source: Source, part: Part, root: Element) -> None:
        """Start at the top of a part."""
        self._source = source
        self._part = part
        self._fields = Fields.of(root)
        self._placeholders = 0
        self._pieces: list[Piece] = []
        self._count = 0
        self._style = ""
        self._link = ""
        self._reading = ""
        self._bookmarks: list[str] = []
        self.number = 0
        """Of the paragraph that is read."""
        self.aside = LeftAside()
        """Words of the paragraph that are not text."""
        self._elements: Mapping[str, Callable[[Element], None]] = {
            "w:r": self._run,
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:sdt": self._control,
            "w:bookmarkStart": self.mark,
            "w:subDoc": self.report_inserted_file,
            "mc:AlternateContent": self._alternatives,
            "m:oMath": self._equation,
        }

    def pieces(self, paragraph: Element, style: str) -> list[Piece]:
        """What a paragraph holds; `style` is the id of its style."""
        self._pieces, self._style, self.aside = [], style, LeftAside()
        self._walk(paragraph)
        return self._pieces

    def taken_bookmarks(self) -> tuple[str, ...]:
        """Names of the bookmarks passed since the last time this was asked."""
        names = tuple(self._bookmarks)
        self._bookmarks.clear()
        return names

    def mark(self, element: Element) -> None:
        """Pass a bookmark."""
        if name := attribute(element, "w:name"):
            self._bookmarks.append(name)

    def report_inserted_file(self, _: Element) -> None:
        """Report a file that is inserted by reference: its words would be missing."""
        self._source.complaints.error(
            "R315",
            "another file is inserted here, and its text cannot be read",
            self._source.span(self._part.name, self.number),
            "open the document in Word and save it anew: that takes the text in",
        )

    # ------------------------------------------------------------------------ containers

    def _walk(self, element: Element) -> None:
        for inner in element:
            name = kind(inner)
            if name in _CHANGES:
                self._source.changes += 1
            if name in _SKIPPED:
                continue
            self._elements.get(name, self._walk)(inner)

    def _hyperlink(self, element: Element) -> None:
        outer, self._link = self._link, self._address(element) or self._link
        self._walk(element)
        self._link = outer

    def _address(self, element: Element) -> str:
        reference = self._part.relationships.get(attribute(element, "r:id") or "")
        anchor = attribute(element, "w:anchor") or ""
        if reference is None or not reference.external:
            return f"#{anchor}" if anchor else ""
        return f"{reference.target}#{anchor}" if anchor else reference.target

    def _simple_field(self, element: Element) -> None:
        self._fields.enter(attribute(element, "w:instr") or "")
        self._walk(element)
        self._fields.leave()

    def _control(self, element: Element) -> None:
        """A content control; what it shows while it is empty is a prompt, not text."""
        prompts = is_placeholder(element)
        self._placeholders += prompts
        for content in children(element, "w:sdtContent"):
            self._walk(content)
        self._placeholders -= prompts

    def _alternatives(self, element: Element) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._walk(chosen)

    def _equation(self, element: Element) -> None:
        text = "".join(t.text or "" for t in descendants(element, "m:t"))
        if text:
            self._emit(text, PLAIN)
            self._source.flat_equation(self._source.span(self._part.name, self.number))

    # ------------------------------------------------------------------------------ runs

    def _run(self, run: Element) -> None:
        look = self._source.styles.run_look(self._style, child(run, "w:rPr"))
        self._run_content(run, look)

    def _run_content(self, run: Element, look: RunLook) -> None:
        own_mark = False
        for inner in run:
            name = kind(inner)
            if name == "w:t":
                text = _LINE_ENDS.sub(" ", inner.text or "")
                if own_mark and len(text) <= LONGEST_MARK:
                    continue  # the mark of a note, which the book makes itself
                self._emit(with_symbols(text, look.font), look)
            elif name in _PLAIN_CHARACTERS:
                self._emit(_PLAIN_CHARACTERS[name], look)
            elif name == "w:br":
                self._break(inner, look)
            elif name == "w:cr":
                self._add(LineBreak(), look)
            elif name == "w:sym":
                self._symbol(inner, look)
            elif name in _NOTE_CALLS:
                self._call(inner, _NOTE_CALLS[name])
                own_mark = attribute(inner, "w:customMarkFollows") in ("1", "true", "on")
            elif name == "w:fldChar":
                self._fields.mark(inner)
            elif name == "w:instrText":
                self._fields.instruct(inner.text or "")
            elif name in ("w:drawing", "w:pict", "w:object"):
                self._drawing(inner, look)
            elif name == "mc:AlternateContent":
                chosen = branch(inner)
                if chosen is not None:
                    self._run_content(chosen, look)
            elif name == "w:ruby":
                self._ruby(inner)
            elif name not in _SKIPPED and len(inner):
                self._walk(inner)

    def _emit(self, text: str, look: RunLook) -> None:
        if text:
            self._add(Text(text=text), look)

    def _add(self, node: Text | LineBreak | Image | NoteRef, look: RunLook) -> None:
        if not self._fields.shows:
            return
        what = self._what(look)
        if what:
            self.aside.add(what, node.text if isinstance(node, Text) else " ")
            return
        link = followed(self._link or self._fields.link)
        self._append(Leaf(node, look, link, self._reading))

    def _append(self, piece: Piece) -> None:
        self._count += 1
        if self._count > MOST_PIECES:
            raise too_much(self._source.span(self._part.name), MOST_PIECES, "runs of text")
        self._pieces.append(piece)

    def _what(self, look: RunLook) -> str:
        """What text is that is not the book's; empty for what is."""
        if self._fields.in_contents:
            return "contents list"
        if self._placeholders:
            return "placeholder"
        return "hidden text" if look.hidden else ""

    def _break(self, element: Element, look: RunLook) -> None:
        if attribute(element, "w:type") not in ("page", "column"):
            self._add(LineBreak(), look)
        elif self._fields.shows and not self._what(look):
            self._append(PageBreak())

    def _symbol(self, element: Element, look: RunLook) -> None:
        font = attribute(element, "w:font") or look.font
        written = attribute(element, "w:char") or ""
        code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", written) else 0
        found = symbol_of(font, code) if code >= 0x20 else ""
        self._emit(found or "\ufffd", look)
        if not found:
            self._source.complaints.warning(
                "R317",
                f"the symbol {written[:8] or '?'} of the font “{font[:40]}” is in no other font",
                self._source.span(self._part.name, self.number),
                "type a character that means the same, or put a picture there",
            )

    def _call(self, element: Element, note_kind: str) -> None:
        ident = attribute(element, "w:id") or ""
        if not self._fields.shows or self._fields.in_contents:
            return
        note = self._source.call(note_kind, ident)
        if note:
            self._append(Leaf(NoteRef(note=note)))
        else:
            self._source.complaints.warning(
                "R311",
                f"a {note_kind} is called here that is not in the document",
                self._source.span(self._part.name, self.number),
            )

    def _drawing(self, element: Element, look: RunLook) -> None:
        if look.hidden or not self._fields.shows or self._fields.in_contents:
            return
        span = self._source.span(self._part.name, self.number)
        for item in drawn(element, self._source, self._part, span):
            if isinstance(item, Image):
                self._add(item, look)
            else:
                self._append(item)

    def _ruby(self, element: Element) -> None:
        """A word with its reading."""
        self._reading = "".join(
            t.text or "" for rt in children(element, "w:rt") for t in descendants(rt, "w:t")
        )
        for base in children(element, "w:rubyBase"):
            self._walk(base)
        self._reading = ""


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows only its prompt (17.5.2.39)."""
    shows = child(child(control, "w:sdtPr"), "w:showingPlcHdr")
    return shows is not None and is_on(shows)
