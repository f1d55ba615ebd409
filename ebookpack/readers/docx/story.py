"""The blocks of a part from top to bottom: paragraphs and tables, as they are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from ebookpack.core.diagnostics import Span
from ebookpack.readers.docx.drawings import branch
from ebookpack.readers.docx.names import (
    Element,
    child,
    children,
    descendants,
    is_on,
    kind,
    value_of,
)
from ebookpack.readers.docx.paragraph_look import ParagraphLooks
from ebookpack.readers.docx.runs import RunReader, is_placeholder
from ebookpack.readers.docx.source import Part, Source
from ebookpack.readers.word_processor.flow import Flow
from ebookpack.readers.word_processor.seen import (
    Leaf,
    PageBreak,
    Seen,
    SeenCell,
    table_or_box,
    text_of,
)
from ebookpack.readers.word_processor.source import check_paragraphs

MOST_SPAN = 64
"""Columns that a cell is said to span; Word's tables have 63 at most."""
_NO_PAGE_BREAK = frozenset({"continuous", "nextColumn"})
_CONTENTS_GALLERIES = frozenset({"Table of Contents", "Table of Figures"})


class StoryReader:
    """Reads one part of the document."""

    def __init__(self, source: Source, part: Part, root: Element) -> None:
        """Start at the top of a part."""
        self._source = source
        self._part = part
        self._runs = RunReader(source, part, root)
        self._looks = ParagraphLooks(source.styles)
        self._number = 0
        self._flow = Flow(self._runs.taken_bookmarks, lambda inset: self._blocks(inset.content))
        self._page_breaking_sections = _page_breaking_sections(root)
        self._elements: Mapping[str, Callable[[Element], Iterator[Seen]]] = {
            "w:p": self._paragraph,
            "w:tbl": self._table,
            "w:sdt": self._control,
            "w:altChunk": self._inserted_file,
            "w:subDoc": self._inserted_file,
            "w:bookmarkStart": self._bookmark,
            "mc:AlternateContent": self._alternatives,
        }

    def read(self, container: Element) -> Iterator[Seen]:
        """What is seen in a body, a note or a text box."""
        yield from self._blocks(container)
        yield from self._flow.rest(self._number)

    def _blocks(self, container: Element) -> Iterator[Seen]:
        for element in container:
            name = kind(element)
            if name in ("w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:tcPr", "w:del", "w:moveFrom"):
                continue
            yield from self._elements.get(name, self._blocks)(element)

    def _bookmark(self, element: Element) -> Iterator[Seen]:
        self._runs.mark(element)
        yield from ()

    def _inserted_file(self, element: Element) -> Iterator[Seen]:
        self._runs.report_inserted_file(element)
        yield from ()

    def _alternatives(self, element: Element) -> Iterator[Seen]:
        chosen = branch(element)
        if chosen is not None:
            yield from self._blocks(chosen)

    def _control(self, element: Element) -> Iterator[Seen]:
        """A content control around blocks: a contents list, a cover page, a form's field."""
        document_part = child(child(element, "w:sdtPr"), "w:docPartObj")
        gallery = value_of(document_part, "w:docPartGallery")
        if gallery in _CONTENTS_GALLERIES:
            self._leave_out(element, "contents list")
        elif is_placeholder(element):
            self._leave_out(element, "placeholder")
        else:
            for content in children(element, "w:sdtContent"):
                yield from self._blocks(content)

    def _leave_out(self, element: Element, what: str) -> None:
        texts = []
        number = self._number + 1
        for paragraph in descendants(element, "w:p"):
            self._count()
            texts.append("".join(t.text or "" for t in descendants(paragraph, "w:t")))
        span = self._source.span(self._part.name, number)
        self._source.leave_out(what, " ".join(texts), span)

    # ------------------------------------------------------------------------ paragraphs

    def _paragraph(self, element: Element) -> Iterator[Seen]:
        self._count()
        properties = child(element, "w:pPr")
        look = self._looks.of(properties)
        self._flow.page_break |= look.page_break
        self._runs.number = self._number
        pieces = self._runs.pieces(element, look.style_id)
        left_aside = self._leave_aside()
        has_text = any(isinstance(piece, Leaf) for piece in pieces)
        if look.role == "contents" or (left_aside and not has_text):
            self._flow.page_break |= any(isinstance(piece, PageBreak) for piece in pieces)
            self._source.leave_out("contents list", text_of(pieces), self._span())
        else:
            goes_on = _end_is_deleted(properties)
            yield from self._flow.paragraph(pieces, look, self._number, goes_on=goes_on)
        if child(properties, "w:sectPr") in self._page_breaking_sections:
            self._flow.page_break = True

    def _count(self) -> None:
        self._number += 1
        check_paragraphs(self._number, self._span())

    def _leave_aside(self) -> bool:
        """Report the words that are not text; whether there were any."""
        for what, words in self._runs.aside.words.items():
            self._source.leave_out(what, "".join(words), self._span())
        return bool(self._runs.aside.words)

    def _span(self) -> Span:
        return self._source.span(self._part.name, self._number)

    # ---------------------------------------------------------------------------- tables

    def _table(self, table: Element) -> Iterator[Seen]:
        number = self._number + 1
        rows: list[tuple[SeenCell, ...]] = []
        has_head = False
        for row in _inner(table, "w:tr"):
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                continue
            head = child(properties, "w:tblHeader")
            has_head |= not rows and head is not None and is_on(head)
            rows.append(tuple(self._cells(row, properties)))
        yield from table_or_box(rows, has_head=has_head, number=number)

    def _cells(self, row: Element, properties: Element | None) -> Iterator[SeenCell]:
        skipped = _count(value_of(properties, "w:gridBefore"), 0)
        if skipped:
            yield SeenCell(content=(), span=skipped)
        for cell in _inner(row, "w:tc"):
            content = tuple(self._blocks(cell))
            properties = child(cell, "w:tcPr")
            yield SeenCell(content=content, span=_count(value_of(properties, "w:gridSpan"), 1))


def _inner(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table, or cells of a row, also those in content controls."""
    for inner in element:
        if kind(inner) == name:
            yield inner
        elif kind(inner) in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"):
            yield from _inner(inner, name)


def _count(written: str, otherwise: int) -> int:
    return min(int(written), MOST_SPAN) if written.isdecimal() and len(written) < 5 else otherwise


def _end_is_deleted(properties: Element | None) -> bool:
    """Whether the end of a paragraph was deleted in a tracked change (17.13.5.15)."""
    mark = child(properties, "w:rPr")
    return any(child(mark, name) is not None for name in ("w:del", "w:moveFrom"))


def _page_breaking_sections(root: Element) -> frozenset[Element]:
    """The `w:sectPr` after which a new page begins: the next section says so (17.6.22)."""
    sections = list(descendants(root, "w:sectPr"))
    return frozenset(
        section
        for section, following in pairwise(sections)
        if value_of(following, "w:type") not in _NO_PAGE_BREAK
    )
