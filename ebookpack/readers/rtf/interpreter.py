"""The signs of a file, one after the other, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import LineBreak
from ebookpack.readers.rtf.code_pages import Font, decoded, document_set, page_named
from ebookpack.readers.rtf.destinations import COLLECTING, HELD, KNOWN, SKIPPED, TEXTS
from ebookpack.readers.rtf.formats import CHARACTERS, with_format, with_look
from ebookpack.readers.rtf.groups import Group
from ebookpack.readers.rtf.header import INFO, Header
from ebookpack.readers.rtf.pictures import KINDS, PictureData
from ebookpack.readers.rtf.tokens import Token
from ebookpack.readers.rtf.typescript import Typescript
from ebookpack.readers.word_processor.field_codes import (
    CONTENTS_FIELDS,
    PAGE_FIELDS,
    FieldCode,
    field_code,
)
from ebookpack.readers.word_processor.seen import Seen
from ebookpack.readers.word_processor.source import PagesSource, too_much
from ebookpack.readers.word_processor.symbols import symbol_of

MOST_CHARACTERS = 16_000_000
"""Of a text; War and Peace has 3.3 million."""
MOST_DEPTH = 1000
"""Groups within one another; programs write fewer than thirty."""

_SPACES = frozenset({"par", "line", "cell", "row", "tab"})
"""What is a space where characters are only collected."""


class Interpreter:
    """Reads the signs of a file."""

    def __init__(self, source: PagesSource) -> None:
        """Start at the top of a file."""
        self._source = source
        self.header = Header()
        self.typescript = Typescript(source, self.header)
        self._group = Group()
        self._stack: list[Group] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._to_skip = 0
        self._characters = 0
        self._picture = PictureData()
        self._pictures = 0
        self._property = ""
        self._described = ""
        self._is_endnote = False
        text = self.typescript
        self._words: Mapping[str, Callable[[int | None], None]] = {
            "par": lambda _: text.end_paragraph(self._group),
            "sect": lambda _: text.end_section(self._group),
            "sbknone": lambda _: text.go_on(),
            "sbkcol": lambda _: text.go_on(),
            "page": lambda _: text.break_page(self._group),
            "column": lambda _: text.break_page(self._group),
            "line": lambda _: text.add(LineBreak(), self._group),
            "lbr": lambda _: text.add(LineBreak(), self._group),
            "cell": lambda _: text.end_cell(self._group, 1),
            "nestcell": lambda _: text.end_cell(self._group, self._nested()),
            "row": lambda _: text.end_row(self._group, 1),
            "nestrow": lambda _: text.end_row(self._group, self._nested()),
            "trowd": lambda _: text.begin_row(),
            "trhdr": lambda _: text.mark_head(),
            "ftnalt": lambda _: self._make_endnote(),
            "deleted": self._delete,
            "revised": self._insert,
            "bkmkend": lambda _: None,
        }

    def read(self, tokens: Iterable[Token]) -> tuple[Seen, ...]:
        """Read the signs of a file; what was seen of its body."""
        for token in tokens:
            kind = token.kind
            if kind == "text":
                self._take_bytes(token.data)
            elif kind == "word":
                self._word(token.name, token.number)
            elif kind == "{":
                self._open()
            elif kind == "}":
                self._close()
                if not self._stack:
                    break  # what follows the file's one group is no part of it
            elif kind == "symbol":
                self._symbol(token.name)
            elif self._group.destination == "pict":
                self._picture.binary.append(token.data)
        while self._stack:
            self._close()
        return self.typescript.finish(self._group)

    # ------------------------------------------------------------------------- characters

    def _take_bytes(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if self._group.destination == "pict":
            self._picture.hexadecimal.append(data)
        elif data and self._group.destination != "skip":
            if self._units:
                self._flush()
            self._bytes += data
            self._characters += len(data)
            if self._characters > MOST_CHARACTERS:
                raise too_much(self.typescript.span, MOST_CHARACTERS, "characters")

    def _flush(self) -> None:
        """Put out characters that came byte by byte, or in halves."""
        if self._units:
            data = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units.clear()
            self._text(data.decode("utf-16-le", "replace"))
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            header, group = self.header, self._group
            # What a file says of itself is in no font.
            font = Font() if group.destination in INFO else header.font(group.font)
            self._text(decoded(data, font, header.page, header.fonts))

    def _text(self, text: str) -> None:
        group = self._group
        if group.destination == "text":
            self.typescript.text(text, group)
        elif group.destination in COLLECTING:
            group.collect(text)
        elif group.destination == "fonttbl":
            self.header.name_font(group.font, text)

    def _unicode(self, number: int | None) -> None:
        if self._bytes:
            self._flush()
        self._to_skip = self._group.fallback
        if self._group.destination != "skip":
            self._units.append((number or 0) & 0xFFFF)

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
        elif symbol == "*":
            self._group.ignorable = True
        elif symbol in "\r\n":
            self._word("par", None)
        elif symbol in CHARACTERS:
            self._text(CHARACTERS[symbol])

    # ----------------------------------------------------------------------------- groups

    def _open(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._stack) >= MOST_DEPTH:
            raise ManuscriptError.at(
                self.typescript.span,
                "R361",
                f"more than {MOST_DEPTH} groups are within one another",
                "open it in a word processor and save it anew",
            )
        self._stack.append(self._group)
        self._group = self._group.inner()
        if self._group.destination == "stylesheet":
            self._group.enter("style")

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        if self._stack:
            closed, self._group = self._group, self._stack.pop()
            if closed.ends:
                self._end(closed)

    def _end(self, closed: Group) -> None:
        text = "".join(closed.collected)
        match closed.ends:
            case "footnote":
                self.typescript.end_note(closed, is_endnote=self._is_endnote)
                self._is_endnote = False
            case "shptxt" | "dptxbxtext":
                self.typescript.end_box(closed)
            case "fldinst":
                self._apply_field(field_code(text), closed)
            case "listtext" | "pntext":
                self.typescript.label(text)
            case "annotation":
                self._source.leave_out("comment", text, self.typescript.span)
            case "bkmkstart":
                self.typescript.mark(text.strip())
            case "style":
                self.header.add_style(text, closed)
            case "sn":
                self._property = text
            case "sv" if self._property == "wzDescription":
                self._described = text
            case "pict":
                self._end_picture(closed)
            case name if name in INFO:
                self.header.info.setdefault(INFO[name], text)

    def _end_picture(self, closed: Group) -> None:
        self._pictures += 1
        self._picture.alt, self._described = self._described, ""
        if self._group.what or closed.deleted or closed.look.hidden:
            return
        image = self._picture.taken(self._source, self._pictures, self.typescript.span)
        if image is not None:
            self.typescript.add(image, replace(closed, destination="text"))

    # ------------------------------------------------------------------------------ words

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "u":
            self._unicode(number)
            return
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
            return
        if group.ignorable:
            group.ignorable = False
            if word not in KNOWN:
                group.enter("skip")
        if group.destination == "skip":
            return
        if word in SKIPPED:
            group.enter("skip")
        elif word in COLLECTING | HELD:
            group.enter(word)
            self._picture = PictureData() if word == "pict" else self._picture
        elif word in TEXTS:
            self._enter_text(word)
        elif word in self._words and group.destination == "text":
            self._words[word](number)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif word in _SPACES:
            group.collect(" ")
        elif word in KINDS and group.destination == "pict":
            self._picture.kind = KINDS[word]
        else:
            self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """What says how characters and paragraphs look, or what the file is like."""
        group, header = self._group, self.header
        look = with_look(group.look, word, number)
        if look is not None:
            group.look = look
            if word == "plain":
                group.font, group.deleted = header.default_font, False
            return
        given = with_format(group.format, word, number)
        if given is not None:
            group.format = given
            return
        match word:
            case "f":
                group.font = number or 0
            case "fcharset" | "cpg" if group.destination == "fonttbl":
                header.describe_font(group.font, word, number or 0)
            case "deff":
                header.default_font = group.font = number or 0
            case "uc":
                group.fallback = max(0, min(number if number is not None else 1, 100))
            case "ansicpg":
                header.page = page_named(number or 0)
            case "sbasedon":
                group.based_on = number
            case "cs" | "ts" | "ds" if group.destination == "style":
                group.enter("skip")
            case _ if document_set(word):
                header.page = document_set(word)

    def _enter_text(self, word: str) -> None:
        """Groups whose text is the book's, though not where they stand."""
        group = self._group
        if word == "ud":
            # The Unicode twin of a text; the other one was passed over.
            group.destination = self._stack[-2].destination if len(self._stack) > 1 else "skip"
        elif word == "fldrslt":
            if group.hides_result:
                group.enter("skip")
        elif not group.shows or group.what:
            group.enter("skip")
        else:
            group.ends = word
            self.typescript.begin_story(group)

    def _apply_field(self, code: FieldCode, closed: Group) -> None:
        """What the code of a field says of its result, which comes next in the group around."""
        group = self._group
        group.hides_result = code.name in PAGE_FIELDS
        if code.link:
            group.link = code.link
        if code.name in CONTENTS_FIELDS:
            group.what = "contents list"
        if code.name == "SYMBOL" and code.argument.isdecimal() and len(code.argument) < 6:
            group.hides_result = True
            found = symbol_of("Symbol", int(code.argument)) or ""
            self.typescript.text(found, replace(closed, destination=group.destination))

    def _nested(self) -> int:
        return max(2, self._group.format.tables)

    def _make_endnote(self) -> None:
        self._is_endnote = True

    def _delete(self, number: int | None) -> None:
        self._group.deleted = number != 0
        self._source.changes += number != 0

    def _insert(self, number: int | None) -> None:
        self._source.changes += number != 0
