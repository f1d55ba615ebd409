"""Where the reading of a container's lines stands, and what a line below a paragraph means."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Block, Blocks, Heading, Image, Inlines
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.markdown import marks
from ebookpack.readers.markdown.carried_emphasis import with_emphasis_carried
from ebookpack.readers.markdown.divisions import Divisions
from ebookpack.readers.markdown.html import HtmlBlocks

DEEPEST = 12
"""Containers in containers; what is nested deeper is the text of a paragraph, marks and all."""


class Tools(Struct, frozen=True, kw_only=True):
    """What reading blocks takes besides their lines."""

    path: str
    complaints: Complaints
    inlines: Callable[[str, Span], Inlines]
    """Reads a paragraph's text."""
    titles: dict[Image, str]
    """Titles of the pictures met so far."""
    heading_id: Callable[[str, str], str]
    """(text, id that the author gave) to the id of a heading."""
    text_starts: Callable[[], None]
    """Told that text comes after what was named by an anchor."""
    add_note: Callable[[str, Blocks, Span], None]
    """Takes in a note by its label."""
    html: HtmlBlocks
    is_definition: Callable[[str], bool]
    """Whether a line is a link definition that was taken in."""
    usual_gap: int
    """Blank lines between any two paragraphs."""


class Cursor:
    """One container's lines, how far they have been read, and the blocks made of them."""

    def __init__(
        self,
        lines: list[str],
        first: int,
        tools: Tools,
        read: Callable[[Cursor], Blocks],
        *,
        depth: int = 0,
        in_item: bool = False,
    ) -> None:
        """Start before the first line, which has number `first` in the manuscript.

        `read` reads a cursor to its end; `depth` counts the containers around the lines; `in_item`
        says that the innermost is an item, in which a list may follow text without a blank line,
        and where indents mean nothing.
        """
        self.lines = with_emphasis_carried(lines)
        self.first = first
        self.tools = tools
        self.depth = depth
        self.in_item = in_item
        self.at = 0
        """Index of the next line."""
        self.gap = 0
        """Blank lines before it, beyond the usual."""
        self.out = Divisions()
        self.unclosed: set[str] = set()
        """Marks that nothing below closes: fences, tags, comments."""
        self._read = read

    @property
    def line(self) -> str:
        """The next line."""
        return self.lines[self.at]

    @property
    def below(self) -> str:
        """The line after it; empty at the end."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""

    def deeper(self, lines: list[str], at: int, *, in_item: bool = False) -> Blocks:
        """Blocks of a container in this one, the first line of which is line `at` here."""
        inner = Cursor(
            lines, self.first + at, self.tools, self._read, depth=self.depth + 1, in_item=in_item
        )
        return self._read(inner)

    def span(self, at: int | None = None) -> Span:
        """The place of a line, or of the next one."""
        return Span(path=self.tools.path, line=self.first + (self.at if at is None else at))

    def add(self, *blocks: Block) -> None:
        """Add blocks to the innermost open division."""
        for block in blocks:
            if not isinstance(block, Heading):
                self.tools.text_starts()
            self.out.add(block)

    def alone(self) -> bool:
        """Whether blank lines stand before and after the next line."""
        before = self.lines[self.at - 1] if self.at else ""
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return not before.strip() and not after.strip()

    def end_of_run(self) -> int:
        """Index of the blank line, or the end, that ends the lines from here."""
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        return end

    def may_nest(self) -> bool:
        """Whether another container may be opened; if not, the author is told."""
        if self.depth < DEEPEST:
            return True
        self.tools.complaints.warning(
            "R220",
            f"quotations and lists are nested more than {DEEPEST} deep; what is inside is text",
            self.span(),
        )
        return False

    def fence_end(self, at: int) -> int | None:
        """The line that closes the fence at a line; None if it opens nothing."""
        found = marks.FENCE.fullmatch(self.lines[at].strip())
        if found is None:
            return None
        fence = found[1]
        after = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if fence[0] == "~" and not found[2].strip() and not after.strip():
            return None
        if fence in self.unclosed:
            return None
        for number in range(at + 1, len(self.lines)):
            line = self.lines[number].strip()
            if line.startswith(fence) and not line.strip(fence[0]):
                return number
        self.unclosed.add(fence)
        self.tools.complaints.warning(
            "R224", f"nothing closes the fence {fence}; it is taken as text", self.span(at)
        )
        return None

    def interrupts(self, at: int) -> bool:
        """Whether a line ends the paragraph that it follows."""
        line = self.lines[at]
        text = line.lstrip(" ")
        if text[0] not in marks.STARTS or len(line) - len(text) > 3:
            return False
        mark = text[0]
        if mark == "#":
            return marks.atx_heading(text, alone=False) is not None
        if mark in "`~":
            return marks.FENCE.fullmatch(text) is not None and self.fence_end(at) is not None
        if mark == ">":
            return self.depth < DEEPEST
        if mark == "<":
            return self.tools.html.starts(text)
        if mark == ":":
            return marks.division_fence(text) is not None
        if mark == "[":
            return marks.NOTE_DEFINITION.match(line) is not None
        if marks.RULE.fullmatch(text):
            return True
        item = marks.item_mark(line)
        return item is not None and not item.empty and self._item_interrupts(at, item)

    def _item_interrupts(self, at: int, item: marks.ItemMark) -> bool:
        """Whether an item starts a list below a paragraph: a dash may also start a line of text."""
        if self.depth >= DEEPEST or (item.ordered and item.number != 1):
            return False
        if self.in_item or self.lines[at - 1].rstrip().endswith(":"):
            return True
        after = marks.item_mark(self.lines[at + 1]) if at + 1 < len(self.lines) else None
        return after is not None and after.kind == item.kind
