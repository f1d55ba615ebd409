"""A paragraph of the engine's box tree, measured: where its lines can end, and how wide they are.

The text of a paragraph lies in the leaves of a tree of inline boxes: emphasis, small capitals, the
calls of notes. Its words run through leaves ("<em>this</em>,"), so the tree is read as one text
whose breaks know the leaf and the character at which a line ends and the next one starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.typesetter.shaping import TOKENS, Face, Word
from ebookpack.writers.print.typesetter.total_fit import (
    ADDED_HYPHEN,
    HARD_HYPHEN,
    NO_HYPHEN,
    Measured,
)

Box = Any
_LINE_END = re.compile("[\t-\r\u0085\u2028\u2029]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]")
_HYPHENS = "-\u2010"
_DASHES = "-\u2010\u2013\u2014"
Path = tuple[int, ...]
"""Indexes of children from the line box down to a leaf."""


@dataclass(slots=True)
class Leaf:
    """A text box of the paragraph."""

    path: Path
    box: Box
    face: Face
    model: Box = None
    """What text boxes cut from it are copies of, once one was."""

    @property
    def size(self) -> float:
        """Size of its font in CSS pixels."""
        size: float = self.box.style["font_size"]
        return size


class Cut(NamedTuple):
    """What lies between two breaks, as it is by nature."""

    texts: tuple[tuple[Leaf, str, float, int, int], ...]
    """(leaf, text, width, spaces that can be stretched, glyphs) of the parts in each leaf."""
    width: float
    spaces: int
    ems: float
    """Of all glyphs, one of its size for each: what tracking adds to for one em."""
    hang_start: float
    """Width by which it would hang into the margins."""
    hang_end: float


class Break(NamedTuple):
    """A place where a line can end."""

    leaf: int
    """Leaf in which the line ends."""
    end: int
    """Character of that leaf behind the last one that is set."""
    next_leaf: int
    """Leaf in which the next line starts, `len(leaves)` at the paragraph's end."""
    next_start: int
    hyphen: bool


class Unfit(Exception):  # noqa: N818 - no error: this paragraph is left to the engine
    """The paragraph holds something that is not text alone; its words say what."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph measured, ready to be broken into lines."""

    box: Box
    floats: tuple[Box, ...]
    """Boxes that float at its start: a drop capital."""
    leaves: list[Leaf]
    measured: Measured
    breaks: list[Break]
    resumed: dict[Path, int] = field(default_factory=dict)
    """Number of the break behind which a line starts, by the path that the engine was given."""
    plans: dict[int, dict[int, int]] = field(default_factory=dict)
    """By the break behind which a page may start, the lines as they were chosen there: for each
    break at which one starts the break at which it ends."""
    cuts: dict[tuple[int, int], Cut] = field(default_factory=dict)
    """By the breaks that they lie between."""

    def rest(self, start: int) -> Measured:
        """What is measured from a break on."""
        whole = self.measured
        rest = Measured(space=whole.space)
        rest.starts[0], rest.spaces_after[0] = whole.starts[start], whole.spaces_after[start]
        for name in ("ends", "starts", "spaces_before", "spaces_after", "hyphens"):
            getattr(rest, name).extend(getattr(whole, name)[start + 1 :])
        return rest

    def place_behind(self, number: int) -> Path | None:
        """The engine's path to where the line behind a break starts; None at the end.

        Its last member counts bytes of UTF-8.
        """
        place = self.breaks[number]
        if place.next_leaf == len(self.leaves):
            return None
        leaf = self.leaves[place.next_leaf]
        path = (*leaf.path, len(leaf.box.text[: place.next_start].encode()))
        self.resumed[path] = number
        return path


def measure_paragraph(line_box: Box, face_of: Callable[[Any], Face]) -> Paragraph:
    """Measure the text of a line box that is not laid out yet.

    Raises Unfit if it holds what this cannot set: pictures, floats in its midst, line ends that are
    kept, text from right to left, characters that its font lacks.
    """
    floats: list[Box] = []
    leaves: list[Leaf] = []
    leaves.extend(_leaves(line_box, (), face_of, floats))
    if not leaves:
        raise Unfit("no text")
    reader = _Reader(leaves, Measured(space=leaves[0].face.space))
    reader.read()
    return Paragraph(line_box, tuple(floats), leaves, reader.measured, reader.breaks)


def _leaves(
    box: Box, path: Path, face_of: Callable[[Any], Face], floats: list[Box]
) -> Iterator[Leaf]:
    for index, child in enumerate(box.children):
        here = (*path, index)
        if isinstance(child, boxes.TextBox):
            if not child.text:
                continue
            _check_text(child)
            yield Leaf(here, child, face_of(child.style))
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            _check_inline(child)
            yield from _leaves(child, here, face_of, floats)
        elif child.is_floated() and not path and index == len(floats):
            floats.append(child)
        else:
            raise Unfit("something that is no text")


_EDGES = (
    *("margin_left", "margin_right", "padding_left", "padding_right"),
    *("border_left_width", "border_right_width"),
)


def _check_inline(box: Box) -> None:
    style = box.style
    if not box.children or box.is_leader or style["position"] != "static":
        raise Unfit("something that is no text")
    if any(getattr(style[edge], "value", style[edge]) for edge in _EDGES):
        raise Unfit("a box with edges")


def _check_text(box: Box) -> None:
    style = box.style
    if style["white_space"] != "normal" or _LINE_END.search(box.text):
        raise Unfit("line ends that are kept")
    if style["text_decoration_line"] != "none":
        raise Unfit("rules drawn along the text")
    if style["direction"] != "ltr" or _RIGHT_TO_LEFT.search(box.text):
        raise Unfit("text from right to left")
    if style["overflow_wrap"] != "normal" or style["visibility"] != "visible":
        raise Unfit("text that is broken or shown otherwise")
    if not style["font_size"]:
        raise Unfit("text without size")


@dataclass(slots=True)
class _Piece:
    """The part of a word that lies in one leaf."""

    leaf: int
    start: int
    word: Word


@dataclass(slots=True)
class _Reader:
    """Goes through the leaves, word by word; most words lie in one leaf, between two spaces."""

    leaves: list[Leaf]
    measured: Measured
    breaks: list[Break] = field(default_factory=lambda: [Break(0, 0, 0, 0, False)])
    width: float = 0.0
    """Natural width from the paragraph's start."""
    spaces: int = 0
    hanging: float = 0.0
    """Width by which the word that was read last would hang into the margin."""
    pieces: list[_Piece] = field(default_factory=list)
    """A word that may go on in the next leaf."""

    def read(self) -> None:
        for number, leaf in enumerate(self.leaves):
            face, position = leaf.face, 0
            parts = leaf.box.text.split(" ")
            last = len(parts) - 1
            for index, part in enumerate(parts):
                if not part:
                    pass
                elif self.pieces or index == last or "\u00a0" in part:
                    self._add(number, position, part, face)
                else:
                    self._whole_word(number, position, _covered(face, part), face)
                position += len(part)
                if index < last:
                    self._space(number, position, leaf)
                    position += 1
        self._close()
        self._end()

    def _whole_word(self, number: int, position: int, word: Word, face: Face) -> None:
        """Add a word that lies in one leaf: what most of them do, and so in one go."""
        if word.hang_start:
            self._open(word)
        divisions = word.divisions
        if divisions is None:
            divisions = face.divide(word)
        width = self.width
        if divisions:
            measured, breaks, spaces = self.measured, self.breaks, self.spaces
            behind = width + word.width
            for index, hyphen, head, rest in divisions:
                measured.ends.append(width + head)
                measured.starts.append(behind - rest)
                measured.spaces_before.append(spaces)
                measured.spaces_after.append(spaces)
                measured.hyphens.append(_hyphen(hyphen, word.text, index))
                at = position + index
                breaks.append(Break(number, at, number, at, hyphen))
        self.width = width + word.width
        self.hanging = word.hang_end

    def _add(self, number: int, position: int, part: str, face: Face) -> None:
        """Add a word that is not alone: spaces that do not break parted it, or leaves do."""
        for piece in TOKENS.findall(part):
            if piece == "\u00a0":
                self._close()
                self.width += face.space
                self.spaces += 1
            else:
                self.pieces.append(_Piece(number, position, _covered(face, piece)))
            position += len(piece)

    def _open(self, word: Word) -> None:
        """What a word hangs into the margin by counts where a line starts with it."""
        if word.hang_start and len(self.breaks) > 1 and self.measured.starts[-1] == self.width:
            self.measured.starts[-1] += word.hang_start

    def _space(self, number: int, position: int, leaf: Leaf) -> None:
        """A space: the line can end before it, and start behind it."""
        if self.pieces:
            self._close()
        if self.width == 0:
            # At the start of a paragraph it is not set.
            return
        next_leaf, next_start = number, position + 1
        if next_start == len(leaf.box.text):
            next_leaf, next_start = number + 1, 0
        if next_leaf == len(self.leaves):
            return
        measured = self.measured
        measured.ends.append(self.width - self.hanging)
        measured.spaces_before.append(self.spaces)
        self.width += leaf.face.space
        self.spaces += 1
        measured.starts.append(self.width)
        measured.spaces_after.append(self.spaces)
        measured.hyphens.append(NO_HYPHEN)
        self.breaks.append(Break(number, position, next_leaf, next_start, False))

    def _break(
        self, place: Break, end: float, start: float, before: int, after: int,
        hyphen: int = NO_HYPHEN,
    ) -> None:  # fmt: skip
        self.measured.add(end=end, start=start, before=before, after=after, hyphen=hyphen)
        self.breaks.append(place)

    def _end(self) -> None:
        last = len(self.leaves) - 1
        text = self.leaves[last].box.text.rstrip(" ")
        place = Break(last, len(text), len(self.leaves), 0, False)
        self._break(place, self.width - self.hanging, self.width, self.spaces, self.spaces)

    def _close(self) -> None:
        """Add a word in pieces, and the places at which it can be divided."""
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        self._open(pieces[0].word)
        total = sum(piece.word.width for piece in pieces)
        before = 0.0
        for number, piece in enumerate(pieces):
            self._divide(piece, before, total)
            before += piece.word.width
            if number + 1 < len(pieces) and piece.word.text[-1] in _DASHES:
                # Between two leaves a line ends only behind a dash.
                following = pieces[number + 1]
                end = piece.start + len(piece.word.text)
                place = Break(piece.leaf, end, following.leaf, following.start, False)
                at = self.width + before
                self._break(place, at, at, self.spaces, self.spaces)
        self.width += total
        self.hanging = pieces[-1].word.hang_end

    def _divide(self, piece: _Piece, before: float, total: float) -> None:
        word = piece.word
        for division in self.leaves[piece.leaf].face.divide(word):
            at = piece.start + division.place
            place = Break(piece.leaf, at, piece.leaf, at, division.hyphen)
            start = self.width + before + word.width - division.rest
            end = self.width + before + division.head
            hyphen = _hyphen(division.hyphen, word.text, division.place)
            self._break(place, end, start, self.spaces, self.spaces, hyphen)


def _hyphen(added: bool, text: str, place: int) -> int:
    """What a line ends in that ends before a character of a word."""
    return ADDED_HYPHEN if added else HARD_HYPHEN if text[place - 1] in _HYPHENS else NO_HYPHEN


def _covered(face: Face, text: str) -> Word:
    word = face.word(text)
    if not word.covered:
        raise Unfit("characters that its font lacks")
    return word
