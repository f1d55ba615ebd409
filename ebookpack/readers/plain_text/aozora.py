"""The notation of Aozora Bunko, Japan's library of typed books: readings, and the typist's notes.

`漢字《かんじ》` gives a reading, `｜` marks where its text starts if that is not kanji alone, and
`［＃…］` says what the page looked like: dots of emphasis, headings, indents, new pages, characters
that the typist's encoding lacked. Every line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ebookpack.core.book import Document, LeftOut, Manuscript
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Layout,
    Paragraph,
    Ruby,
    Strong,
    Text,
)

_KANJI = r"[\u3400-\u9fff\uf900-\ufaff々〆ヶ〇]"
_KANA = r"[\u3041-\u3096\u30a1-\u30fa・ー]"
_SIGNS = re.compile(rf"［＃|(?:{_KANJI}|｜[^｜《》\n]{{1,40}})《{_KANA}{{1,40}}》")
"""Chinese books name titles in the same brackets, but not in kana."""
_TOKEN = re.compile(
    rf"(?P<gaiji>※［＃(?P<what>[^］]*)］)|(?P<note>［＃(?P<says>[^］]*)］)"
    rf"|(?:｜(?P<marked>[^｜《》]{{1,60}})|(?P<kanji>{_KANJI}+))《(?P<reading>[^《》]{{1,60}})》"
    r"|(?P<bar>｜)"
)
_KEY = re.compile(r"^-{10,}\n[^-]*?【テキスト中に現れる記号について】.*?\n-{10,}\n", re.M | re.S)
_HEADINGS = {"大見出し": 1, "中見出し": 2, "小見出し": 3}
_HEADING = re.compile(r"(?:「[^」]*」は)?(?:同行|窓)?(大見出し|中見出し|小見出し)(?:終わり)?")
_MARKED = re.compile(r"「(?P<text>.+?)」[にはの](?P<mark>[^「」]*)")
_INDENT = re.compile(r"(?P<block>ここから)?(?:天から)?(?P<columns>[０-９0-9]+)字下げ.*")
_RIGHT = re.compile(r"(?:ここから)?(?:地付き|地から[０-９0-9]+字上げ).*")
_RANGE = re.compile(r"(?P<mark>傍点|傍線|.*傍点|.*傍線|太字|斜体)(?P<end>終わり)?")
_PAGE = re.compile(r"改(?:ページ|丁|段|見開き)|ページの左右中央")
_ENDS = re.compile(r"ここで.*終わり|.*終わり")
_PLANE = re.compile(r"(?:第[34]水準)?(?P<plane>[12])-(?P<row>\d{1,2})-(?P<cell>\d{1,2})")
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
MISSING = "〓"
"""What Japanese printers set for a character they have no type for."""
COLUMNS = 2
"""Columns that a full-width character is wide."""


def is_aozora(text: str) -> bool:
    """Whether a text uses the notation, or says that it did: sites take the readings out."""
    if "《" in text or "［＃" in text:
        return _SIGNS.search(text) is not None or _KEY.search(text) is not None
    return False


def read_aozora(manuscript: Manuscript, text: str, encoding: str) -> Document:
    """Read a text in this notation."""
    left_out: list[LeftOut] = []
    key = _KEY.search(text)
    if key is not None:
        line = text.count("\n", 0, key.start()) + 1
        why = "explains the marks of the typescript, which the book does not show"
        span = Span(path=manuscript.path, line=line)
        left_out.append(
            LeftOut(what="key to the marks", text=key[0].strip("-\n"), why=why, span=span)
        )
        # Its lines stay counted, so that spans are right.
        text = text[: key.start()] + "\n" * key[0].count("\n") + text[key.end() :]
    page = _Page(manuscript.path, left_out, explained=key is not None)
    blocks = tuple(page.blocks(text))
    return Document(blocks=blocks, format="text", encoding=encoding, left_out=tuple(left_out))


@dataclass(slots=True)
class _Page:
    """The lines of a text, with what notes said of the lines that follow."""

    path: str
    left_out: list[LeftOut]
    explained: bool
    """Whether the key to the marks stands above: a bar is a mark, though its reading is lost."""
    indent: int = 0
    right: bool = False

    def blocks(self, text: str) -> Iterator[Block]:
        gap = 0
        for number, raw in enumerate(text.split("\n"), start=1):
            span = Span(path=self.path, line=number)
            line = _Line(indent=self.indent, right=self.right)
            self._read(raw, line, span)
            children = line.children()
            if not plain_text(children).strip():
                gap += 1
                continue
            yield _block(line, children, gap, span)
            gap = 0

    def _read(self, raw: str, line: _Line, span: Span) -> None:
        done = 0
        for found in _TOKEN.finditer(raw):
            line.text(raw[done : found.start()])
            done = found.end()
            if found["reading"]:
                base = found["marked"] or found["kanji"]
                line.add(Ruby(reading=found["reading"], children=(Text(text=base),)))
            elif found["bar"]:
                line.text("" if self.explained else found["bar"])
            elif found["gaiji"]:
                line.text(_character(found["what"]))
            elif not self._heed(found["says"], line):
                why = "tells what the page looked like, which cannot be shown"
                self.left_out.append(
                    LeftOut(what="typist's note", text=found["says"], why=why, span=span)
                )
        line.text(raw[done:])

    def _heed(self, says: str, line: _Line) -> bool:
        """Do what a note says; False if it is none that we know."""
        if (heading := _HEADING.fullmatch(says)) is not None:
            line.heading = _HEADINGS[heading[1]]
        elif (indent := _INDENT.fullmatch(says)) is not None:
            line.indent = int(indent["columns"]) * COLUMNS
            if indent["block"]:
                self.indent = line.indent
        elif _RIGHT.fullmatch(says):
            line.right = True
            self.right = says.startswith("ここから")
        elif (marked := _MARKED.fullmatch(says)) is not None:
            return line.mark(marked["text"], marked["mark"])
        elif (ranged := _RANGE.fullmatch(says)) is not None:
            line.range(ranged["mark"], ends=bool(ranged["end"]))
        elif _ENDS.fullmatch(says):
            self.indent, self.right = 0, False
            line.indent, line.right = 0, False
        else:
            return _PAGE.search(says) is not None
        return True


@dataclass(slots=True)
class _Line:
    """A line while it is read."""

    indent: int
    right: bool
    heading: int = 0
    inlines: list[Inline] = field(default_factory=list)
    opened: int = 0

    def text(self, text: str) -> None:
        if text:
            self.inlines.append(Text(text=text))

    def add(self, inline: Inline) -> None:
        self.inlines.append(inline)

    def mark(self, text: str, mark: str) -> bool:
        """Mark the words that a note quotes, the last such words before it."""
        container = _container(mark)
        start = plain_text(self.inlines).rfind(text)
        if container is None or start < 0:
            return "ママ" in mark or container is not None
        before, rest = _split(self.inlines, start)
        inner, after = _split(rest, len(text))
        self.inlines = [*before, container(tuple(inner)), *after]
        return True

    def range(self, mark: str, *, ends: bool) -> None:
        """Remember where marked words start; mark them where they end."""
        if not ends:
            self.opened = len(self.inlines)
            return
        container, inner = _container(mark), self.inlines[self.opened :]
        if container is not None and inner:
            self.inlines[self.opened :] = [container(tuple(inner))]

    def children(self) -> Inlines:
        """What the line holds, neighbouring texts as one."""
        joined: list[Inline] = []
        for inline in self.inlines:
            last = joined[-1] if joined else None
            if isinstance(inline, Text) and isinstance(last, Text):
                joined[-1] = Text(text=last.text + inline.text)
            else:
                joined.append(inline)
        return tuple(joined)


def _block(line: _Line, children: Inlines, gap: int, span: Span) -> Block:
    first = children[0]
    lead = 0
    if isinstance(first, Text):
        bare = first.text.lstrip("\u3000 ")
        lead = len(first.text) - len(bare)
        children = ((Text(text=bare),) if bare else ()) + children[1:]
    last = children[-1]
    if isinstance(last, Text) and last.text != last.text.rstrip():
        children = (*children[:-1], Text(text=last.text.rstrip()))
    if line.heading:
        return Heading(level=line.heading, children=children, span=span)
    # One space is what every paragraph starts with.
    indent = line.indent or (lead * COLUMNS if lead > 1 else 0)
    return Paragraph(
        children=children,
        align=Align.RIGHT if line.right else Align.NATURAL,
        layout=Layout(gap=gap, indent=indent),
        span=span,
    )


def _container(mark: str) -> Callable[[Inlines], Inline] | None:
    """What a note's word for how letters look means."""
    if "太字" in mark:
        return lambda children: Strong(children=children)
    if any(word in mark for word in ("傍点", "傍線", "斜体", "波線")):
        return lambda children: Emphasis(children=children)
    return None


def _split(inlines: list[Inline], at: int) -> tuple[list[Inline], list[Inline]]:
    """Inlines before and behind so many characters; what is no text stays whole."""
    for place, inline in enumerate(inlines):
        length = len(plain_text((inline,)))
        if at <= 0:
            return inlines[:place], inlines[place:]
        if at < length and isinstance(inline, Text):
            head, tail = Text(text=inline.text[:at]), Text(text=inline.text[at:])
            return [*inlines[:place], head], [tail, *inlines[place + 1 :]]
        at -= length
    return inlines, []


def _character(what: str) -> str:
    """The character that a note describes: by its place in JIS X 0213, or in Unicode."""
    plane = _PLANE.search(what)
    if plane is not None:
        code = bytes([0xA0 + int(plane["row"]), 0xA0 + int(plane["cell"])])
        prefix = b"\x8f" if plane["plane"] == "2" else b""
        try:
            return (prefix + code).decode("euc_jis_2004")
        except (UnicodeDecodeError, ValueError):
            return MISSING
    point = _CODE_POINT.search(what)
    value = int(point[1], 16) if point else 0
    return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value < 0x110000 else MISSING
