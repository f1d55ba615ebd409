"""Set pages as a proofreader sees them: words in lines, lines in paragraphs, a block on the page.

All lengths are in points (1/72 in). Positions are counted from the left and from the top of what
is seen of the page (CropBox). Whoever makes these values, the detectors look at nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from ebookpack.core.diagnostics import Span

HYPHENS = "-\u2010\u00ad"


class LineKind(StrEnum):
    """What a line is on its page."""

    TEXT = "text"
    """Of a paragraph, at about the size of the body."""
    NOTE = "note"
    """Of a footnote."""
    DISPLAY = "display"
    """A heading, a line of a title page: anything with words that is no running text."""
    BREAK = "break"
    """The ornament of a scene break."""
    INITIAL = "initial"
    """A drop capital."""
    FURNITURE = "furniture"
    """A running head, a folio."""


class Word(Struct, frozen=True, kw_only=True):
    """What stands between two word spaces; the widths are those that the font says (advances)."""

    text: str
    left: float
    right: float


class Line(Struct, frozen=True, kw_only=True):
    """Words on one base line."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    """Size of its type."""
    kind: LineKind = LineKind.TEXT
    paragraph: int = 0
    """Number of its paragraph in the book, from 1; 0 if it is in none."""
    opens: bool = False
    """Whether it is the first line of its paragraph."""
    closes: bool = False
    """Whether it is the last line of its paragraph."""
    justified: bool = False
    """Whether its word spaces were stretched or shrunk so that it fills the measure."""
    span: Span | None = None
    """Place in the manuscript, if that is known."""
    after_break: bool = False
    """Whether the manuscript has a scene break right before it, if that is known."""

    @property
    def left(self) -> float:
        """Where its first word starts."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def spaces(self) -> tuple[tuple[float, float], ...]:
        """Left and right of each of its word spaces."""
        return tuple((a.right, b.left) for a, b in pairwise(self.words))

    @property
    def hyphenated(self) -> bool:
        """Whether it ends with a hyphen, the word going on in the next line."""
        text = self.words[-1].text
        return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()

    @property
    def width_of_words(self) -> float:
        """What it would be wide without its spaces."""
        return sum(word.right - word.left for word in self.words)


class Page(Struct, frozen=True, kw_only=True):
    """One page, with the edges of its text block."""

    index: int
    """From 0; the first page of a book is a recto."""
    label: str
    """The folio, as the file names it; else the number of the page from 1."""
    width: float
    height: float
    left: float
    """Left edge of the measure."""
    right: float
    """Right edge of the measure."""
    lines: tuple[Line, ...]
    """From head to foot."""

    @property
    def recto(self) -> bool:
        """Whether it is a right-hand page."""
        return self.index % 2 == 0

    @property
    def matter(self) -> tuple[Line, ...]:
        """Its lines without running head and folio."""
        return tuple(line for line in self.lines if line.kind is not LineKind.FURNITURE)

    @property
    def text(self) -> tuple[Line, ...]:
        """Its lines of running text."""
        return tuple(line for line in self.lines if line.kind is LineKind.TEXT)


class Setting(Struct, frozen=True, kw_only=True):
    """All pages of a book, and the measures that they share."""

    pages: tuple[Page, ...]
    size: float
    """Type size of the body."""
    leading: float
    """From base line to base line."""
    space: float
    """Natural width of a word space, in em."""
    indent: float
    """First lines of paragraphs; 0 where they are not indented."""
    hangs: bool
    """Whether marks at the ends of lines hang into the margin (optical margins)."""
    top: float
    """Base line of the first line of a full page."""
    foot: float
    """Base line of the last line of a full page."""

    def goes_on(self, page: Page) -> bool:
        """Whether the text goes on over the foot of a page, with no heading between.

        It does if the next page has a line of text at its very head: what starts lower, or below a
        heading, opens a chapter.
        """
        if page.index + 1 >= len(self.pages) or not page.text:
            return False
        following = self.pages[page.index + 1].matter
        if not following:
            return False
        first = following[0]
        return first.kind is LineKind.TEXT and first.baseline < self.top + self.leading * 0.75

    def paragraphs(self) -> Iterator[list[tuple[Page, Line]]]:
        """The lines of each paragraph, with their pages."""
        lines: dict[int, list[tuple[Page, Line]]] = {}
        for page in self.pages:
            for line in page.lines:
                if line.paragraph:
                    lines.setdefault(line.paragraph, []).append((page, line))
        yield from lines.values()
