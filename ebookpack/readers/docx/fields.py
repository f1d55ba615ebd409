"""Fields: what Word computes into the text. Their results are the text, their codes are not.

A field may be an element of its own, or three marks in the text (begin, separate, end) with any
number of runs, paragraphs and other fields between them (ISO/IEC 29500-1, 17.16).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from ebookpack.readers.docx.names import Element, attribute, descendants, kind
from ebookpack.readers.word_processor.field_codes import (
    CONTENTS_FIELDS,
    LONGEST_CODE,
    PAGE_FIELDS,
    field_code,
)

_DELETED = frozenset({"w:del", "w:moveFrom"})
MOST_FIELD_MARKS = 60_000
"""Marks of a part that are looked at; what comes after those is shown as it stands."""


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet."""

    code: str = ""
    in_result: bool = False
    name: str = ""
    link: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text, outermost first."""

    complete: frozenset[Element]
    """The begin marks to which there is an end: without one a mark counts for nothing, else all
    that follows would be taken for its code."""
    _open: list[_Open] = field(default_factory=list)

    @classmethod
    def of(cls, root: Element) -> Fields:
        """For a part of the document, none of it read yet."""
        begun: list[Element] = []
        complete: set[Element] = set()
        for mark in islice(descendants(root, "w:fldChar"), MOST_FIELD_MARKS):
            if any(kind(outer) in _DELETED for outer in mark.iterancestors()):
                continue
            match attribute(mark, "w:fldCharType"):
                case "begin":
                    begun.append(mark)
                case "end" if begun:
                    complete |= {begun.pop(), mark}
        return cls(complete=frozenset(complete))

    def mark(self, element: Element) -> None:
        """Pass a mark: `w:fldChar`."""
        match attribute(element, "w:fldCharType"):
            case "begin" if element in self.complete:
                self._open.append(_Open())
            case "separate" if self._open:
                _enter_result(self._open[-1])
            case "end" if self._open and element in self.complete:
                self._open.pop()

    def enter(self, code: str) -> None:
        """Pass the start of a field that is an element, `w:fldSimple`."""
        self._open.append(_Open(code=code))
        _enter_result(self._open[-1])

    def leave(self) -> None:
        """Pass the end of a field that is an element."""
        if self._open:
            self._open.pop()

    def instruct(self, code: str) -> None:
        """Pass a piece of a field's code."""
        top = self._open[-1] if self._open else None
        if top is not None and not top.in_result and len(top.code) < LONGEST_CODE:
            top.code += code

    @property
    def shows(self) -> bool:
        """Whether what comes next is to be seen: it is in no code, and is no page number."""
        return all(f.in_result and f.name not in PAGE_FIELDS for f in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether what comes next is a contents list, or an index of pages."""
        return any(f.name in CONTENTS_FIELDS for f in self._open)

    @property
    def link(self) -> str:
        """Address of the innermost link that is open; empty if there is none."""
        return next((f.link for f in reversed(self._open) if f.link), "")


def _enter_result(opened: _Open) -> None:
    if opened.in_result:
        return
    found = field_code(opened.code)
    opened.name, opened.link = found.name, found.link
    opened.in_result = True
