"""A paragraph of the engine's box tree, measured: where its lines can end, and what they hold.

The text of a paragraph lies in the leaves of a tree of inline boxes: emphasis, small capitals, the
calls of notes. Its words run through leaves ("<em>this</em>,"), so the tree is read as one text
whose breaks know the leaf and the character at which a line ends and the next one starts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ebookpack.writers.print.typesetter.shaping import Face, Word
from ebookpack.writers.print.typesetter.total_fit import Measured

Box = Any
Path = tuple[int, ...]
"""Indexes of children from the line box down to a leaf."""


@dataclass(slots=True)
class Leaf:
    """A text box of the paragraph."""

    path: Path
    box: Box
    face: Face
    above: float = 0.0
    """By how much its line stands above the base line, with the boxes around it."""
    below: float = 0.0
    model: Box = None
    """What text boxes cut from it are copies of, once one was."""

    @property
    def size(self) -> float:
        """Size of its font in CSS pixels."""
        size: float = self.box.style["font_size"]
        return size


class Text(NamedTuple):
    """The part of a line that lies in one leaf, as it is by nature."""

    leaf: Leaf
    text: str
    tokens: list[Word]
    """Its words, and each space by itself."""
    width: float
    glyphs: int
    spaces: int
    """Those that can be stretched."""


class Cut(NamedTuple):
    """What lies between two breaks, as it is by nature."""

    texts: tuple[Text, ...]
    width: float
    spaces: int
    ems: float
    """Of all glyphs, one of its size for each: what tracking adds to for one em."""
    hang_start: float
    """Width by which it would hang into the margins."""
    hang_end: float
    above: float
    """By how much the line stands above the base line, and below it."""
    below: float


Place = tuple[int, int, int, int, bool]
"""A break: a leaf in which a line can end, the character of it behind the last one that is set, the
leaf and the character at which the next line starts (at the paragraph's end there is no such leaf),
and whether a hyphen is added. Made for every word, and so but a tuple."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph measured, ready to be broken into lines."""

    box: Box
    floats: tuple[Box, ...]
    """Boxes that float at its start: a drop capital."""
    leaves: list[Leaf]
    measured: Measured
    places: list[Place]
    """Its breaks."""
    bare: bool
    """Whether its text is all that there is to it: no call of a note, no place that is linked to,
    nothing drawn but letters on the base line."""
    above: float
    """By how much a line stands above the base line at the least, and below it."""
    below: float
    resumed: dict[Path, int] = field(default_factory=dict)
    """Number of the break behind which a line starts, by the path that the engine was given."""
    plans: dict[int, dict[int, int]] = field(default_factory=dict)
    """By the break behind which a page may start, the lines as they were chosen there: for each
    break at which one starts the break at which it ends."""
    _cuts: dict[tuple[int, int], Cut] = field(default_factory=dict)
    """By the breaks that they lie between."""

    @property
    def ragged(self) -> bool:
        """Whether its lines end anywhere."""
        ragged: bool = self.box.style["text_align_all"] != "justify"
        return ragged

    @property
    def last(self) -> int:
        """Number of its last break, its end."""
        return len(self.places) - 1

    def part(self, start: int, end: int) -> Measured:
        """What is measured between two breaks."""
        whole = self.measured
        part = Measured(space=whole.space)
        part.starts[0], part.spaces_after[0] = whole.starts[start], whole.spaces_after[start]
        for name in ("ends", "starts", "spaces_before", "spaces_after", "hyphens"):
            getattr(part, name).extend(getattr(whole, name)[start + 1 : end + 1])
        return part

    def place_behind(self, number: int) -> Path | None:
        """The engine's path to where the line behind a break starts; None at the end.

        Its last member counts bytes of UTF-8.
        """
        _, _, next_leaf, next_start, _ = self.places[number]
        if next_leaf == len(self.leaves):
            return None
        leaf = self.leaves[next_leaf]
        path = (*leaf.path, len(leaf.box.text[:next_start].encode()))
        self.resumed[path] = number
        return path

    def cut(self, start: int, end: int) -> Cut:
        """What lies between two breaks: found once, for pages are made more than once."""
        found = self._cuts.get((start, end))
        if found is None:
            found = self._cuts[start, end] = self._cut(start, end)
        return found

    def _cut(self, start: int, end: int) -> Cut:
        texts = []
        _, _, first_leaf, first_character, _ = self.places[start]
        last_leaf, last_character, _, _, hyphen = self.places[end]
        above, below = self.above, self.below
        for number in range(first_leaf, last_leaf + 1):
            leaf = self.leaves[number]
            cut_from = first_character if number == first_leaf else 0
            text = leaf.box.text[cut_from : last_character if number == last_leaf else None]
            if start == 0 and number == 0:
                text = text.lstrip(" ")
            if hyphen and number == last_leaf:
                text = text.rstrip("\u00ad") + leaf.face.hyphen
            if text:
                tokens = leaf.face.tokens(text)
                texts.append(Text(leaf, text, tokens, *leaf.face.measure(tokens)))
                above, below = max(above, leaf.above), max(below, leaf.below)
        first, last = texts[0], texts[-1]
        return Cut(
            texts=tuple(texts),
            width=sum(text.width for text in texts),
            spaces=sum(text.spaces for text in texts),
            # Behind the last glyph there is nothing to set apart.
            ems=sum(text.glyphs * text.leaf.size for text in texts) - last.leaf.size,
            hang_start=first.leaf.face.hang_start(first.text),
            hang_end=last.leaf.face.hang_end(last.text),
            above=above,
            below=below,
        )
