"""What holds in a file until a brace closes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ebookpack.readers.rtf.formats import START, USUAL, ParagraphFormat
from ebookpack.readers.word_processor.looks import RunLook

LONGEST_COLLECTED = 20_000
"""Pieces of a title, a field's code, a comment."""


@dataclass(slots=True)
class Group:
    """The state that a group begins with is that of the group around it."""

    destination: str = "text"
    """Where its characters go."""
    look: RunLook = USUAL
    font: int = 0
    format: ParagraphFormat = START
    based_on: int | None = None
    """In the style sheet: the style that a style is based on."""
    fallback: int = 1
    r"""Characters behind `\u` that stand for it in programs that do not know it."""
    what: str = ""
    """What its text is, if it is not that of the book."""
    deleted: bool = False
    link: str = ""
    hides_result: bool = False
    """For a field: whether its result says nothing in a book."""
    ends: str = ""
    """The destination that was entered here, and is finished when the group ends."""
    ignorable: bool = False
    """Whether its first word may be one that nobody knows."""
    collected: list[str] = field(default_factory=list)
    """Characters of a destination that is no text; shared with the groups inside of it."""

    def inner(self) -> Group:
        """A group that begins within this one."""
        return Group(
            self.destination,
            self.look,
            self.font,
            self.format,
            self.based_on,
            self.fallback,
            self.what,
            self.deleted,
            self.link,
            self.hides_result,
            collected=self.collected,
        )

    def enter(self, destination: str) -> None:
        """Start a destination."""
        self.destination = destination
        self.ends = destination
        self.collected = []

    def collect(self, text: str) -> None:
        """Take characters of a destination that is no text."""
        if len(self.collected) < LONGEST_COLLECTED:
            self.collected.append(text)

    @property
    def shows(self) -> bool:
        """Whether its characters are text, or were meant to be."""
        return self.destination == "text" and not self.deleted
