"""The text of a manuscript as a closed, typed tree.

`Block` and `Inline` are all there is: no node holds markup, so nothing that a manuscript smuggles
in has a place to live. Writers match every member and end in `assert_never`; mypy then finds each
place where a new node must be handled.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from ebookpack.core.diagnostics import Span

# --------------------------------------------------------------------------------- inlines


class Text(Struct, frozen=True, kw_only=True):
    """A run of characters; white space is as it will be set (no line ends)."""

    text: str


class Emphasis(Struct, frozen=True, kw_only=True):
    """Stress or foreign words: italic in roman text."""

    children: Inlines


class Strong(Struct, frozen=True, kw_only=True):
    """Strong importance: bold."""

    children: Inlines


class SmallCaps(Struct, frozen=True, kw_only=True):
    """Text typed in lower case and meant as small capitals."""

    children: Inlines


class Strikethrough(Struct, frozen=True, kw_only=True):
    """Struck text that is meant to be seen struck."""

    children: Inlines


class Superscript(Struct, frozen=True, kw_only=True):
    """Raised text."""

    children: Inlines


class Subscript(Struct, frozen=True, kw_only=True):
    """Lowered text."""

    children: Inlines


class Language(Struct, frozen=True, kw_only=True):
    """Text in another language than what surrounds it."""

    tag: str
    """BCP 47 tag."""
    children: Inlines


class Ruby(Struct, frozen=True, kw_only=True):
    """Text with its reading, as Japanese and Chinese books set it in small type beside it."""

    reading: str
    """How the text is read aloud; no word of the text, but said beside it."""
    children: Inlines
    """The text itself, without line breaks."""


class StageDirection(Struct, frozen=True, kw_only=True):
    """What is done and not said, with its brackets as typed: `[Aside.]`, `(exit)`.

    A paragraph that holds nothing else is a direction that stands by itself.
    """

    children: Inlines


class Link(Struct, frozen=True, kw_only=True):
    """A link out of the book, or to `#id` of a block in it."""

    href: str
    """http, https or mailto URL, or `#` and a block id; readers drop every other scheme."""
    children: Inlines


class Code(Struct, frozen=True, kw_only=True):
    """Literal characters, set in a fixed-width face and left alone by typography."""

    text: str


class Image(Struct, frozen=True, kw_only=True):
    """A picture in the line."""

    resource: str
    """`Resource.name` in the document's resources."""
    alt: str
    """Text alternative; empty for decoration, and where nobody has said what is shown."""
    decorative: bool = False
    """Whether somebody has said that it needs no text."""


class NoteRef(Struct, frozen=True, kw_only=True):
    """The call of a footnote."""

    note: str
    """`Note.id`."""


class LineBreak(Struct, frozen=True, kw_only=True):
    """A line end that the author meant."""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Strikethrough
    | Superscript
    | Subscript
    | Language
    | Ruby
    | StageDirection
    | Link
    | Code
    | Image
    | NoteRef
    | LineBreak
)
Inlines: TypeAlias = tuple[Inline, ...]
InlineContainer: TypeAlias = (
    Emphasis
    | Strong
    | SmallCaps
    | Strikethrough
    | Superscript
    | Subscript
    | Language
    | Ruby
    | StageDirection
    | Link
)

# ---------------------------------------------------------------------------------- blocks


class Align(StrEnum):
    """How a paragraph stands in the measure."""

    NATURAL = "natural"
    CENTER = "center"
    RIGHT = "right"


class Layout(Struct, frozen=True, kw_only=True):
    """How a paragraph lay on the manuscript's page: what a reader saw, not what it means."""

    gap: int = 0
    """Blank lines before it, beyond what parts any two paragraphs of this manuscript."""
    indent: int = 0
    """Columns that the block as a whole stands in from the manuscript's text margin."""
    first: int = 0
    """Columns that the first line stands further in than the others."""
    lines: tuple[int, ...] = ()
    """If line ends were kept (children hold LineBreak): each line's columns in from the block's
    left edge. Empty for running text."""
    style: str = ""
    """Name of the paragraph style, where the format has such a thing."""
    scale: int = 100
    """Size of its letters, in percent of what is usual in the manuscript."""
    page: bool = False
    """Whether a new page begins with it."""


class Heading(Struct, frozen=True, kw_only=True):
    """A heading that the format itself marks as one."""

    level: int
    """1 for the outermost."""
    children: Inlines
    id: str = ""
    span: Span | None = None


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph; with kept line ends (see `Layout.lines`), lines that are not running text."""

    children: Inlines
    align: Align = Align.NATURAL
    layout: Layout = Layout()
    span: Span | None = None


class SceneBreak(Struct, frozen=True, kw_only=True):
    """A change of scene."""

    mark: str = ""
    """What the author typed: `***`, `oOo`; empty for a wide gap."""
    span: Span | None = None


class Rule(Struct, frozen=True, kw_only=True):
    """A rule that the format marks as one; whether it parts scenes is for assembly to say."""

    mark: str = ""
    span: Span | None = None


class VerseLine(Struct, frozen=True, kw_only=True):
    """One line of verse."""

    children: Inlines
    indent: int = 0
    """Steps of indentation, 0 for a line at the left edge."""


class Verse(Struct, frozen=True, kw_only=True):
    """Lines that keep their ends: a poem, a song, an address, an inscription."""

    stanzas: tuple[tuple[VerseLine, ...], ...]
    span: Span | None = None


class QuoteKind(StrEnum):
    """What a quotation set apart is."""

    QUOTE = "quote"
    LETTER = "letter"
    EPIGRAPH = "epigraph"


class Quote(Struct, frozen=True, kw_only=True):
    """Blocks set apart from the text: a quotation, a letter, a notice, an epigraph."""

    blocks: Blocks
    kind: QuoteKind = QuoteKind.QUOTE
    attribution: Inlines = ()
    """Who said it; set at the right below an epigraph."""
    span: Span | None = None


class Speech(Struct, frozen=True, kw_only=True):
    """What one speaker of a play says, prose and verse, with the directions within it."""

    speaker: Inlines
    """The name with the mark behind it, as typed: `FILCH.`"""
    blocks: Blocks
    direction: Inlines = ()
    """How it is said, where that stands between the name and the words: `(aside)`."""
    span: Span | None = None


class List(Struct, frozen=True, kw_only=True):
    """A bulleted or numbered list; each item is blocks."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    span: Span | None = None


class Definition(Struct, frozen=True, kw_only=True):
    """Terms and what they mean."""

    terms: tuple[Inlines, ...]
    meanings: tuple[Blocks, ...]


class DefinitionList(Struct, frozen=True, kw_only=True):
    """A list of definitions."""

    items: tuple[Definition, ...]
    span: Span | None = None


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table."""

    children: Inlines
    align: Align = Align.NATURAL


class Table(Struct, frozen=True, kw_only=True):
    """A table of lines and columns; every row has as many cells as the widest."""

    head: tuple[Cell, ...]
    """Cells of the head; empty if there is none."""
    rows: tuple[tuple[Cell, ...], ...]
    span: Span | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """A picture that stands by itself, with its caption."""

    image: Image
    caption: Inlines = ()
    span: Span | None = None


class Preformatted(Struct, frozen=True, kw_only=True):
    """Lines whose every space counts."""

    text: str
    """Lines parted by newlines, without one at the end."""
    span: Span | None = None


Block: TypeAlias = (
    Heading
    | Paragraph
    | SceneBreak
    | Rule
    | Verse
    | Quote
    | Speech
    | List
    | DefinitionList
    | Table
    | Figure
    | Preformatted
)
Blocks: TypeAlias = tuple[Block, ...]
