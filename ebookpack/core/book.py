"""From manuscript to book: what readers take, what they give, and what assembly makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.accessibility import NOTHING_CLAIMED, AccessibilityClaims
from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Blocks

if TYPE_CHECKING:
    from ebookpack.core.pins import Pin


class Folder(Protocol):
    """The manuscript's own folder: the only files that a reader may ask for."""

    def read(self, name: str, *, limit: int) -> bytes:
        """Bytes of a file named by its path relative to the folder, with `/`.

        Raises FileNotFoundError if there is none, PermissionError if the name leads out of the
        folder, ValueError if it holds more than `limit` bytes.
        """

    def names(self) -> tuple[str, ...]:
        """Relative paths of all regular files below the folder, sorted, hidden ones left out."""


class Manuscript(Struct, frozen=True, kw_only=True):
    """What the author handed in."""

    path: str
    """As the author typed it; used in messages."""
    data: bytes
    """The file's bytes; empty for a folder."""
    folder: Folder
    """The folder that holds the file, or the folder itself."""
    name: str = ""
    """The file's path within `folder`, with `/`; empty for a folder."""
    in_folder: bool = False
    """Whether it is one file of a folder that is read as one manuscript."""
    encoding: str = ""
    """Python's name of the encoding that the author says its texts are in; empty if the bytes are
    to tell."""


class Field(Struct, frozen=True, kw_only=True):
    """Metadata that the format itself declares: a line of YAML, a core property."""

    name: str
    """In lower case, as `title`, `author`, `rights`."""
    value: str
    span: Span | None = None


class Note(Struct, frozen=True, kw_only=True):
    """A footnote or endnote."""

    id: str
    blocks: Blocks
    span: Span | None = None


class Resource(Struct, frozen=True, kw_only=True):
    """A picture that the manuscript shows."""

    name: str
    """Relative path in the manuscript's folder, unique in a document."""
    media_type: str
    """image/jpeg, image/png, image/gif or image/svg+xml: the core types of EPUB 3.3, 3.2."""
    data: bytes


class LeftOut(Struct, frozen=True, kw_only=True):
    """Words of the manuscript that are not in the book, and why."""

    what: str
    """Short name of the thing: `contents list`, `mail header`."""
    text: str
    why: str
    span: Span | None = None
    anchors: tuple[str, ...] = ()
    """Ids of the headings that it took its title from: links to them lead to its start."""
    pin: Pin | None = None
    """The line of book.toml, below `[structure]`, that would keep it in the book."""


class FileStart(Struct, frozen=True, kw_only=True):
    """Where in a folder's blocks another file starts, and what the folder says of it."""

    block: int
    """Index into `Document.blocks`."""
    name: str = ""
    """The file's path in the folder; empty for the title of a part, which a list alone gives."""
    title: str = ""
    """What the folder's list of chapters, or the file's own front matter, calls it."""
    part: bool = False
    """Whether the list says that it is a part, and what follows its chapters."""
    in_part: bool = False
    """Whether the list puts it into the part before it."""
    depth: int = 0
    """How deep in the list it stands, 0 outermost."""
    matter: Matter | None = None
    """The division of the book that the list puts it into."""
    role: SectionRole | None = None
    """What the file itself says that it is."""
    whole: bool = False
    """Whether it is one section of the book, whatever headings are in it."""


class Division(Struct, frozen=True, kw_only=True):
    """Where the manuscript itself says that a division of the book starts: `{mainmatter}`."""

    block: int
    """Index into `Document.blocks`."""
    matter: Matter


class Document(Struct, frozen=True, kw_only=True):
    """What a reader saw in a manuscript; nothing in it is inferred."""

    blocks: Blocks
    format: str
    """Key of the reader, as `text`."""
    encoding: str = "utf-8"
    fields: tuple[Field, ...] = ()
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """What the format itself marks as not being text: comments, drafts."""
    files: tuple[FileStart, ...] = ()
    """For a folder: where its files start; empty for a manuscript that is one file."""
    divisions: tuple[Division, ...] = ()
    """In the order of the text, which is that of `Matter`."""

    @property
    def starts(self) -> tuple[int, ...]:
        """Indexes into `blocks` at which another file starts."""
        return tuple(file.block for file in self.files)

    def with_blocks(self, blocks: Blocks, place: Callable[[int], int]) -> Document:
        """The document with other blocks; `place` gives the new index of what starts a file."""
        return replace(
            self,
            blocks=blocks,
            files=tuple(replace(file, block=place(file.block)) for file in self.files),
            divisions=tuple(replace(each, block=place(each.block)) for each in self.divisions),
        )


class Matter(StrEnum):
    """The three divisions of a book (Chicago Manual of Style, 1.4)."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


def in_order(divisions: Iterable[Division]) -> tuple[Division, ...]:
    """Divisions without those that would lead back: a book has each once, as Matter has them."""
    kept: list[Division] = []
    order = tuple(Matter)
    for division in divisions:
        if not kept or order.index(division.matter) > order.index(kept[-1].matter):
            kept.append(division)
    return tuple(kept)


class SectionRole(StrEnum):
    """What a section is: the `epub:type` value (EPUB SSV 1.1) where one exists."""

    NOTE = "note"
    SYNOPSIS = "synopsis"
    DISCLAIMER = "disclaimer"
    WARNINGS = "warnings"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    FOREWORD = "foreword"
    PREFACE = "preface"
    INTRODUCTION = "introduction"
    ACKNOWLEDGMENTS = "acknowledgments"
    COPYRIGHT_PAGE = "copyright-page"
    CONTENTS = "contents"
    TITLEPAGE = "titlepage"
    CAST = "cast"
    PART = "part"
    CHAPTER = "chapter"
    PROLOGUE = "prologue"
    INTERLUDE = "interlude"
    EPILOGUE = "epilogue"
    AFTERWORD = "afterword"
    ENDNOTE = "endnote"
    ABOUT_AUTHOR = "about-author"
    APPENDIX = "appendix"
    NOTES = "notes"
    GLOSSARY = "glossary"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"
    COLOPHON = "colophon"


class Degree(IntEnum):
    """How much a decision is to be doubted; what nothing speaks against has no doubt at all."""

    SLIGHT = 1
    """More likely right than wrong: the evidence is thin, but nothing contradicts it."""
    GRAVE = 2
    """As likely wrong as right: something contradicts it, or there was nothing to go by."""


class Doubtful(Struct, frozen=True, kw_only=True):
    """A decision that the author should look at, and the way to change it."""

    what: str
    """What was decided: `taken for the author's note`."""
    why: str
    """Short sentence: what speaks against it."""
    pin: str
    """The line of book.toml that would change it."""
    quote: str = ""
    """How the text that it is about starts; empty where it is about the whole book."""
    in_structure: bool = True
    """Whether the line goes below `[structure]`; else it goes to the top of the file."""
    degree: Degree = Degree.SLIGHT
    span: Span | None = None


class Contributor(Struct, frozen=True, kw_only=True):
    """Somebody who had a hand in the work."""

    name: str
    role: str = "aut"
    """MARC relator code: aut, edt, ill, trl..."""
    file_as: str = ""
    """The name as it is sorted: `Austen, Jane`."""


class Series(Struct, frozen=True, kw_only=True):
    """The series that a book belongs to."""

    name: str
    number: str = ""
    """Position, `2` or `2.5`; empty if it has none."""


class Metadata(Struct, frozen=True, kw_only=True):
    """What is known of the work; empty where nothing is."""

    title: str
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    language: str = "en"
    """BCP 47 tag."""
    description: str = ""
    publisher: str = ""
    rights: str = ""
    date: str = ""
    """ISO 8601 date of publication, to the year, month or day."""
    series: Series | None = None
    subjects: tuple[str, ...] = ()
    bisac: tuple[str, ...] = ()
    """Codes of BISAC, the main one first."""
    thema: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    """Header lines of a work that are nothing else: (`Rating`, `T`), (`Fandom`, ...)."""
    accessibility: AccessibilityClaims = NOTHING_CLAIMED
    identifier: str = ""
    """URN, the same for every build of the work."""

    @property
    def authors(self) -> tuple[Contributor, ...]:
        """The contributors who wrote it."""
        return tuple(c for c in self.contributors if c.role == "aut")

    @property
    def byline(self) -> str:
        """The authors' names as a line of text; empty if nobody is named."""
        names = [c.name for c in self.authors]
        if len(names) < 3:
            return " & ".join(names)
        return f"{', '.join(names[:-1])} & {names[-1]}"


class Section(Struct, frozen=True, kw_only=True):
    """A part of the book that has its own role: a note, a chapter, a dedication."""

    id: str
    """Stable between builds; the stem of its file name in the EPUB."""
    role: SectionRole
    matter: Matter
    blocks: Blocks
    title: str = ""
    """The title proper: `The Sea Room`."""
    label: str = ""
    """What stands before the title: `Chapter Two`, `III`."""
    children: tuple[Section, ...] = ()
    """Chapters of a part."""
    opening: tuple[Section, ...] = ()
    """The author's notes on a chapter that stand between its heading and its text."""
    closing: tuple[Section, ...] = ()
    """The author's notes on a chapter that stand below its text."""
    told_in: str = ""
    """Id of the section or heading that tells what this one, without blocks, only leads to."""
    span: Span | None = None
    why: str = ""
    """Short sentence: the evidence for the role and for where it starts."""
    anchors: tuple[str, ...] = ()
    """Ids of the headings that it took its title from: links to them lead to its start."""
    pin: Pin | None = None
    """The line of book.toml, below `[structure]`, that says what was found: role and start."""
    doubt: Doubtful | None = None
    """What speaks against role or start, if anything does."""

    @property
    def heading(self) -> str:
        """Label and title in one line; empty for a section that has neither."""
        return ": ".join(text for text in (self.label, self.title) if text)

    def with_notes(self) -> tuple[Section, ...]:
        """The section among the notes on it, in reading order."""
        return (*self.opening, self, *self.closing)


class Ledger(Struct, frozen=True, kw_only=True):
    """Words of the manuscript and where they went: `manuscript == book + left_out`."""

    manuscript: int
    book: int
    left_out: int


class Book(Struct, frozen=True, kw_only=True):
    """The whole work, in order, each part with its role."""

    metadata: Metadata
    front: tuple[Section, ...]
    body: tuple[Section, ...]
    back: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubtful, ...] = ()
    """Every decision that may be wrong, the gravest first, then in reading order."""
    ledger: Ledger = Ledger(manuscript=0, book=0, left_out=0)

    def sections(self) -> Iterator[tuple[int, Section]]:
        """(level, section) in reading order, level 1 outermost; a part before its chapters.

        The notes on a chapter have its own level, and stand where their text does: before it, or
        behind it.
        """
        for level, section in self.outline():
            yield from ((level, each) for each in section.with_notes())

    def outline(self) -> Iterator[tuple[int, Section]]:
        """(level, section) as `sections`, without the notes on chapters, which are in them."""
        for section in (*self.front, *self.body, *self.back):
            yield from _descend(section, 1)

    def note(self, note_id: str) -> Note:
        """The note of this id."""
        return next(note for note in self.notes if note.id == note_id)


def _descend(section: Section, level: int) -> Iterator[tuple[int, Section]]:
    yield level, section
    for child in section.children:
        yield from _descend(child, level + 1)
