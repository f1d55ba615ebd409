"""A manuscript while it is being understood: its blocks, and a verdict on each that has one.

Each pass of assembly looks at blocks that have no verdict yet, and gives some; the author's pins
come first, and so no inference overrules them. Blocks that get none are the text.

A pass that is not sure says so: `Verdict(..., doubt=Doubt(why="one number alone", instead="text"))`
where it gives a verdict, `reading.doubt(index, "...", Doubt(...))` where it gives none. The author
then sees the decision first, with the line of book.toml that would change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import SupportsIndex, overload

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.quotations import Quotations, quotable
from ebookpack.core.book import Degree, Matter, SectionRole
from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import block_text, count_words
from ebookpack.core.nodes import (
    Block,
    Code,
    Image,
    Inlines,
    LineBreak,
    NoteRef,
    Paragraph,
    Text,
)
from ebookpack.core.patterns import pattern


class Kind(Enum):
    """What a block is found to be."""

    OPENS = auto()
    """It starts a section; a heading is used up by that, a paragraph may be its first."""
    TITLE_BLOCK = auto()
    """It is title, byline or a header line: metadata, and on the title page."""
    NOTE = auto()
    """It starts a note of the author that belongs to the chapter around it."""
    RESUMES = auto()
    """Below such a note, the text of the chapter starts here, or goes on."""
    HEADING = auto()
    """It belongs to the heading above it."""
    SUBHEADING = auto()
    """It heads a part of a chapter, and stays in its text."""
    BREAK = auto()
    """It is a scene break."""
    DIVIDER = auto()
    """It parts front matter from body, or chapters: the division itself says as much."""
    LEFT_OUT = auto()
    """It is not part of the work."""
    TEXT = auto()
    """It is text, whatever it looks like."""


class Doubt(Struct, frozen=True, kw_only=True):
    """What speaks against a decision, and what would be right if it is wrong.

    `instead` is a key of book.toml's `[structure]` (core.settings.STRUCTURE_KEYS) that the block
    would be pinned as: `text` for what is taken for a heading and may be none, `body` for what is
    taken for a note and may be the story's start. For metadata, `setting` is the whole line.
    """

    why: str
    """Short sentence without a capital: `nothing but a number, and the only one`."""
    instead: str = ""
    at: int | None = None
    """Index of the block to pin, if it is another than the one in doubt."""
    setting: str = ""
    """`language = "de"`: a line for the top of book.toml."""
    degree: Degree = Degree.SLIGHT


class Verdict(Struct, frozen=True, kw_only=True):
    """What a block is, and the evidence."""

    kind: Kind
    why: str
    role: SectionRole | None = None
    """Of a section or note that it opens."""
    label: str = ""
    title: str = ""
    level: int = 1
    """1 for parts and for what stands outside of parts, 2 for chapters of a part; for a SUBHEADING
    1 for the outermost of its chapter."""
    within: bool = False
    """Whether it is inside of the chapter above that is of a lesser level, as a list of chapters
    may have it."""
    rest: Inlines | None = None
    """For OPENS and NOTE: what stands behind the label in the same paragraph; () if it is all
    label. For TEXT: the paragraph without the bracket of a note that ends with it."""
    what: str = ""
    """For LEFT_OUT: short name of the thing."""
    doubt: Doubt | None = None
    """None if it is as sure as such things are."""


class Verdicts(list[Verdict | None]):
    """Verdicts by block. What the author pinned stays, whatever a pass finds later."""

    def __init__(self, number: int) -> None:
        """None on each of some number of blocks."""
        super().__init__([None] * number)
        self.pinned: set[int] = set()
        """Blocks on which book.toml gives the verdict."""
        self.kept: set[int] = set()
        """Blocks that book.toml says are not to be left out."""

    @overload
    def __setitem__(self, index: SupportsIndex, verdict: Verdict | None) -> None: ...
    @overload
    def __setitem__(self, index: slice, verdict: Iterable[Verdict | None]) -> None: ...
    def __setitem__(
        self, index: SupportsIndex | slice, verdict: Verdict | Iterable[Verdict | None] | None
    ) -> None:
        """Give a verdict where the author gave none."""
        if isinstance(index, slice):
            places = range(*index.indices(len(self)))
            given = verdict if isinstance(verdict, Iterable) else ()
            for place, one in zip(places, given, strict=True):
                self[place] = one
        elif not isinstance(verdict, Iterable) and not self._is_settled(int(index), verdict):
            super().__setitem__(index, verdict)

    def _is_settled(self, index: int, verdict: Verdict | None) -> bool:
        leaves_out = verdict is not None and verdict.kind is Kind.LEFT_OUT
        return index in self.pinned or (leaves_out and index in self.kept)

    def pin(self, index: int, verdict: Verdict) -> None:
        """Give the author's own verdict on a block."""
        super().__setitem__(index, verdict)
        self.pinned.add(index)


@dataclass(slots=True)
class Reading:
    """The blocks of a manuscript with the verdicts found so far."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    counts: tuple[int, ...]
    """Words of each block, as the ledger counts them."""
    verdicts: Verdicts
    quotations: Quotations
    """The blocks as authors quote them."""
    fields: dict[str, list[str]] = field(default_factory=dict)
    """Metadata found in the text, by name."""
    details: list[tuple[str, str]] = field(default_factory=list)
    """Header lines that are details of the work."""
    speakers: frozenset[str] = frozenset()
    """Names of those who speak, as they are typed, if the manuscript is a play (see `drama`)."""
    gaps: set[int] = field(default_factory=set)
    """Blocks before which white space parts two scenes."""
    doubts: list[tuple[int | None, str, Doubt]] = field(default_factory=list)
    """(block, what was decided, doubt) of decisions that are no verdict on a block."""
    story: int | None = None
    """The block at which book.toml, or the manuscript's own mark, says that the story starts."""
    divisions: list[tuple[int, Matter]] = field(default_factory=list)
    """Blocks from which on the manuscript says which division of the book it is in."""
    breaks: set[int] = field(default_factory=set)
    """Blocks before which book.toml says that the scene changes."""

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Reading:
        """Nothing understood yet."""
        texts = tuple(map(block_text, blocks))
        counts = tuple(map(count_words, texts))
        return cls(blocks, texts, counts, Verdicts(len(blocks)), quotable(blocks))

    def unread(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Indexes of blocks without a verdict."""
        last = len(self.blocks)
        for index in range(start, last if end is None else min(last, end)):
            if self.verdicts[index] is None:
                yield index

    def headable(self) -> Iterator[int]:
        """Indexes of blocks that may be headings: without a verdict, or the author says they are.

        Those that are pinned bear out others like them.
        """
        for index, verdict in enumerate(self.verdicts):
            pinned = index in self.verdicts.pinned
            if verdict is None or (pinned and verdict.kind is Kind.OPENS and verdict.rest == ()):
                yield index

    def span(self, index: int) -> Span | None:
        """Where a block is in the manuscript."""
        return getattr(self.blocks[index], "span", None)

    def lines(self, index: int) -> list[str]:
        """Lines of a block, its kept line ends being ends."""
        return self.texts[index].split("\n")

    def leave_out(self, index: int, what: str, why: str, doubt: Doubt | None = None) -> None:
        """Find that a block is not part of the work."""
        self.verdicts[index] = Verdict(kind=Kind.LEFT_OUT, what=what, why=why, doubt=doubt)

    def doubt(self, index: int | None, what: str, doubt: Doubt) -> None:
        """Doubt a decision that is no verdict on a block: `taken for a scene break`.

        `index` is the block that it is about; None for the work as a whole, as with its language.
        """
        self.doubts.append((index, what, doubt))

    def gap(self, index: int) -> int:
        """Blank lines before a block beyond this manuscript's usual (see core.nodes.Layout)."""
        block = self.blocks[index]
        return block.layout.gap if isinstance(block, Paragraph) else 0

    def division(self, index: int) -> Matter | None:
        """The division of the book that the manuscript itself puts a block into, if it says so."""
        said = [matter for start, matter in self.divisions if start <= index]
        return said[-1] if said else None

    def openers(self) -> Iterator[tuple[int, Verdict]]:
        """Blocks that open sections, in order."""
        for index, verdict in enumerate(self.verdicts):
            if verdict is not None and verdict.kind is Kind.OPENS:
                yield index, verdict

    def metadata(self) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
        """The fields and details found so far, to come back to (see `restore`)."""
        return {name: list(values) for name, values in self.fields.items()}, list(self.details)

    def restore(self, known: tuple[dict[str, list[str]], list[tuple[str, str]]]) -> None:
        """Forget the fields and details found since `metadata` gave what was known."""
        self.fields, self.details = known

    def note_field(self, name: str, value: str) -> None:
        """Remember metadata that the text gives."""
        if value.strip():
            self.fields.setdefault(name, []).append(value.strip())


BODY_ROLES = frozenset(
    {
        SectionRole.PART,
        SectionRole.CHAPTER,
        SectionRole.PROLOGUE,
        SectionRole.INTERLUDE,
        SectionRole.EPILOGUE,
    }
)
"""Roles of the sections that are the work itself."""


_LETTER = pattern(r"[^\W_]")
_NO_LETTER = pattern(r"[\W_]+")


def letters_of(text: str) -> str:
    """Letters and digits of a text, case folded: what is left when two headings are compared."""
    return _NO_LETTER.sub("", text.casefold())


words = count_words
"""Words of a text, as the ledger counts them."""
_SPEECH_END = pattern(r"[.,!?…—-][\"”’'»]*$")
_ENDS_LIKE_SENTENCE = pattern(r"[\w\"”’'][.,;:]$|[,;:。、」]$")
_ENDS_IN_HOUR = pattern(r"\b[ap]\.m\.$|\d ?[ap]\.m\.$", re.IGNORECASE)
"""`Bus Stop, 5 a.m.`, `Three a.m.`"""
_INITIALS = pattern(r"(?:[^\W\d_]\. ?){2,4}")
"""How a preface is signed: `A. P.`"""
MOST_TITLE_WORDS = 14


def is_title_like(text: str) -> bool:
    """Whether a line could be a heading by its look: short, and no sentence or speech."""
    if len(text) > 100 or "\n" in text or not _LETTER.search(text):
        return False
    if words(text) > MOST_TITLE_WORDS:
        return False
    if text[0] in '"“”«»‘—–-' and _SPEECH_END.search(text):
        return False
    if _INITIALS.fullmatch(text):
        return False
    if _ENDS_LIKE_SENTENCE.search(text) and not (text.isupper() or _ENDS_IN_HOUR.search(text)):
        return False
    first = next((c for c in text if c.isalnum()), "")
    return not first.islower()


def without_prefix(children: Inlines, length: int) -> Inlines:
    """Inlines without their first characters and the blanks that follow those."""
    return _trim(_cut(children, length)[0])


def without_suffix(children: Inlines, length: int) -> Inlines:
    """Inlines without their last characters, if those are plain text."""
    last = children[-1] if children else None
    if not isinstance(last, Text) or len(last.text) < length:
        return children
    text = last.text[: len(last.text) - length].rstrip()
    return (*children[:-1], Text(text=text)) if text else children[:-1]


def _cut(children: Inlines, length: int) -> tuple[Inlines, int]:
    """Inlines without their first characters, and how many were still to be cut."""
    for index, child in enumerate(children):
        if length == 0:
            return children[index:], 0
        match child:
            case Text(text=text):
                if length < len(text):
                    return (Text(text=text[length:]), *children[index + 1 :]), 0
                length -= len(text)
            case LineBreak():
                length -= 1
            case Code() | Image() | NoteRef():
                return children[index:], 0
            case _:
                inner, length = _cut(child.children, length)
                if inner:
                    return (replace(child, children=inner), *children[index + 1 :]), 0
    return (), length


def _trim(children: Inlines) -> Inlines:
    """Inlines without the blanks and line ends they start with."""
    while children:
        first = children[0]
        if isinstance(first, LineBreak):
            children = children[1:]
        elif isinstance(first, Text) and first.text[:1].isspace():
            text = first.text.lstrip()
            children = ((Text(text=text),) if text else ()) + children[1:]
        else:
            break
    return children
