"""The inside of a paragraph: text and spans, with how each looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ebookpack.core.nodes import Image, LineBreak, NoteRef, Text
from ebookpack.readers.odt.drawings import drawn
from ebookpack.readers.odt.names import Element, attribute, child, children, kind, text_of
from ebookpack.readers.odt.numbering import whole
from ebookpack.readers.odt.source import FoundNote, Source
from ebookpack.readers.word_processor.looks import PLAIN, RunLook
from ebookpack.readers.word_processor.seen import Leaf, LeftAside, Piece, followed
from ebookpack.readers.word_processor.source import too_much
from ebookpack.readers.word_processor.symbols import with_symbols

MOST_PIECES = 250_000
"""Pieces of text that look alike, line ends and the like; a novel has up to 60,000."""
MOST_SPACES = 1000
"""Spaces that one element stands for."""

_SPACE = re.compile(r"[ \t\r\n]+")
_NOT_TEXT = frozenset(
    {"text:soft-page-break", "text:page-number", "text:page-count", "text:page-continuation"}
    | {"text:bookmark-end", "text:reference-mark-end", "office:annotation-end", "text:tracked"}
    | {"text:alphabetical-index-mark", "text:toc-mark", "text:user-index-mark", "svg:title"}
    | {"svg:desc", "text:ruby-text", "text:page-variable-get", "text:page-variable-set"}
    | {"office:event-listeners", "text:script"}
)
"""Elements in a line that show nothing, or what only printed pages show."""
_MARKS = frozenset({"text:bookmark", "text:bookmark-start", "text:reference-mark"}) | {
    "text:reference-mark-start"
}


class InlineReader:
    """Reads paragraphs, one after the other."""

    def __init__(self, source: Source) -> None:
        """Start at the top of a text."""
        self._source = source
        self._pieces: list[Piece] = []
        self._count = 0
        self._style = ""
        self._spans: tuple[str, ...] = ()
        self._looks: dict[tuple[str, tuple[str, ...]], RunLook] = {}
        self._link = ""
        self._reading = ""
        self._what = ""
        self._after_space = True
        self._bookmarks: list[str] = []
        self.number = 0
        """Of the paragraph that is read."""
        self.deleting = ""
        """The deletion that what comes next belongs to; empty for none."""
        self.aside = LeftAside()
        """Words of the paragraph that are not text."""
        self._elements: Mapping[str, Callable[[Element], None]] = {
            "text:span": self._span,
            "text:a": self._anchor,
            "text:s": self._spaces,
            "text:tab": self._tab,
            "text:line-break": self._line_break,
            "text:note": self._note,
            "text:ruby": self._ruby,
            "text:placeholder": self._placeholder,
            "text:change-start": self._change_start,
            "text:change-end": self._change_end,
            "text:change": self._change,
            "text:hidden-text": self._hidden_text,
            "office:annotation": self._annotation,
        }

    def pieces(self, paragraph: Element, style: str) -> list[Piece]:
        """What a paragraph of a style holds."""
        self._pieces, self._style, self.aside = [], style, LeftAside()
        self._after_space = True
        self._walk(paragraph)
        return self._pieces

    def taken_bookmarks(self) -> tuple[str, ...]:
        """Names of the bookmarks passed since the last time this was asked."""
        names = tuple(self._bookmarks)
        self._bookmarks.clear()
        return names

    def mark(self, name: str | None) -> None:
        """Pass a bookmark."""
        if name:
            self._bookmarks.append(name)

    def _walk(self, element: Element) -> None:
        self._text(element.text)
        for inner in element:
            name = kind(inner)
            if name in _MARKS:
                self.mark(attribute(inner, "text:name"))
            elif name.startswith("draw:"):
                self._drawing(inner)
            elif name in self._elements:
                self._elements[name](inner)
            elif name not in _NOT_TEXT:
                self._walk(inner)
            self._text(inner.tail)

    def _text(self, written: str | None) -> None:
        """White space counts once, and not at the start (part 3, 6.1.2)."""
        if not written:
            return
        text = _SPACE.sub(" ", written)
        if self._after_space:
            text = text.lstrip(" ")
        if text:
            look = self._look()
            self._add(Text(text=with_symbols(text, look.font)), look)
            self._after_space = text.endswith(" ")

    def _look(self) -> RunLook:
        key = (self._style, self._spans)
        if key not in self._looks:
            self._looks[key] = self._source.styles.run_look(*key)
        return self._looks[key]

    def _add(self, node: Text | LineBreak | Image | NoteRef, look: RunLook) -> None:
        if self.deleting:
            return
        what = self._what or ("hidden text" if look.hidden else "")
        if what:
            self.aside.add(what, node.text if isinstance(node, Text) else " ")
            return
        self._append(Leaf(node, look, followed(self._link), self._reading))

    def _append(self, piece: Piece) -> None:
        self._count += 1
        if self._count > MOST_PIECES:
            raise too_much(self._source.place(self.number), MOST_PIECES, "runs of text")
        self._pieces.append(piece)

    # -------------------------------------------------------------------------- elements

    def _span(self, element: Element) -> None:
        outer = self._spans
        name = attribute(element, "text:style-name")
        # Spans within spans are few; of more, those around them count for nothing.
        self._spans = (*outer, name)[-8:] if name else outer
        self._walk(element)
        self._spans = outer

    def _anchor(self, element: Element) -> None:
        outer = self._link
        target = attribute(element, "xlink:href") or ""
        self._link = target.removesuffix("|outline") if target.startswith("#") else target
        self._walk(element)
        self._link = outer

    def _spaces(self, element: Element) -> None:
        count = min(whole(attribute(element, "text:c"), 1), MOST_SPACES)
        self._add(Text(text=" " * count), self._look())
        self._after_space = False

    def _tab(self, _: Element) -> None:
        self._add(Text(text="\t"), self._look())
        self._after_space = False

    def _line_break(self, _: Element) -> None:
        self._add(LineBreak(), self._look())

    def _note(self, element: Element) -> None:
        body = child(element, "text:note-body")
        if body is None or self._what or self.deleting:
            return
        note_kind = attribute(element, "text:note-class") or "footnote"
        kind_name = "endnote" if note_kind == "endnote" else "footnote"
        ident = f"{kind_name}-{len(self._source.notes) + 1}"
        self._source.notes.append(FoundNote(id=ident, body=body, number=self.number))
        self._append(Leaf(NoteRef(note=ident)))
        self._after_space = False

    def _ruby(self, element: Element) -> None:
        """A word with its reading."""
        self._reading = "".join(map(text_of, children(element, "text:ruby-text")))
        for base in children(element, "text:ruby-base"):
            self._walk(base)
        self._reading = ""

    def _placeholder(self, element: Element) -> None:
        outer, self._what = self._what, "placeholder"
        self._walk(element)
        self._what = outer

    def _change(self, _: Element) -> None:
        self._source.changes += 1

    def _change_start(self, element: Element) -> None:
        """Inserted text; in a flat document also deleted text, which is left where it was."""
        self._source.changes += 1
        ident = attribute(element, "text:change-id") or ""
        if ident in self._source.deletions:
            self.deleting = ident

    def _change_end(self, element: Element) -> None:
        if self.deleting == attribute(element, "text:change-id"):
            self.deleting = ""

    def _hidden_text(self, element: Element) -> None:
        text = attribute(element, "text:string-value") or ""
        if attribute(element, "text:is-hidden") == "false":
            self._add(Text(text=text), self._look())
        else:
            self.aside.add("hidden text", text)

    def _annotation(self, element: Element) -> None:
        for inner in element:
            if kind(inner) in ("text:p", "text:list"):
                self.aside.add("comment", f" {text_of(inner)} ")

    def _drawing(self, element: Element) -> None:
        if self._what or self.deleting or self._look().hidden:
            return
        for item in drawn(element, self._source, self.number):
            if isinstance(item, Image):
                self._add(item, self._look())
            elif isinstance(item, str):
                self._add(Text(text=item), PLAIN)
            else:
                self._append(item)
        self._after_space = False
