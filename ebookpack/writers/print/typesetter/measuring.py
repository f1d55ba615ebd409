"""Paragraphs of the engine's box tree read and measured, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.typesetter.hyphenation import Style
from ebookpack.writers.print.typesetter.paragraph import Box, Leaf, Paragraph, Path, Place
from ebookpack.writers.print.typesetter.shaping import TOKENS, Face, Word
from ebookpack.writers.print.typesetter.total_fit import (
    ADDED_HYPHEN,
    NO_HYPHEN,
    Measured,
)

_LINE_END = re.compile("[\t-\r\u0085\u2028\u2029]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]")
_DASHES = "-\u2010\u2013\u2014"
_EDGES = (
    *("margin_left", "margin_right", "padding_left", "padding_right"),
    *("border_left_width", "border_right_width"),
)


class Unfit(Exception):  # noqa: N818 - no error: this paragraph is left to the engine
    """The paragraph holds something that is not text alone; its words say what."""


@dataclass(slots=True)
class Measurer:
    """Measures the paragraphs of one document."""

    face_of: Callable[[Style], Face]
    strut: Callable[[Style], tuple[float, float]]
    """(line height, base line from its top) of a style."""
    _verdicts: dict[int, tuple[Style, str, bool]] = field(default_factory=dict)
    """By the identity of a style: it, why its text is unfit, and whether the text is all of it."""

    def measure(self, line_box: Box) -> Paragraph:
        """Measure the text of a line box that is not laid out yet.

        Raises Unfit if it holds what this cannot set: pictures, floats in its midst, line ends that
        are kept, text from right to left, characters that its font lacks.
        """
        floats: list[Box] = []
        height, above = self.strut(line_box.style)
        around = (True, above, height - above)
        found = list(self._leaves(line_box, (), around, floats))
        if not found:
            raise Unfit("no text")
        leaves = [leaf for leaf, _ in found]
        reader = _Reader(leaves, Measured(space=leaves[0].face.space))
        reader.read()
        return Paragraph(
            box=line_box,
            floats=tuple(floats),
            leaves=leaves,
            measured=reader.measured,
            places=reader.places,
            bare=not floats and all(bare for _, bare in found),
            above=above,
            below=height - above,
        )

    def _leaves(
        self, box: Box, path: Path, around: tuple[bool, float, float], floats: list[Box]
    ) -> Iterator[tuple[Leaf, bool]]:
        """Leaves, and whether they are all that there is to them.

        `around` says of the boxes around them whether those are bare, and how far they stand above
        and below the base line.
        """
        for index, child in enumerate(box.children):
            here = (*path, index)
            if isinstance(child, boxes.TextBox):
                if not child.text:
                    continue
                why, bare = self._verdict(child.style)
                if why or _LINE_END.search(child.text):
                    raise Unfit(why or "line ends that are kept")
                if _RIGHT_TO_LEFT.search(child.text):
                    raise Unfit("text from right to left")
                face = self.face_of(child.style)
                height, _ = self.strut(child.style)
                above = face.baseline + (height - face.height) / 2
                bare, above, below = self._with(around, bare, above, height)
                yield Leaf(here, child, face, above, below), bare
            elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
                _check_inline(child)
                _, bare = self._verdict(child.style)
                height, above = self.strut(child.style)
                inner = self._with(around, bare and _says_nothing(child), above, height)
                yield from self._leaves(child, here, inner, floats)
            elif child.is_floated() and not path and index == len(floats):
                floats.append(child)
            else:
                raise Unfit("something that is no text")

    def _with(
        self, around: tuple[bool, float, float], bare: bool, above: float, height: float
    ) -> tuple[bool, float, float]:
        """What boxes around a text come to with one more, of a height and a base line."""
        bare_around, most_above, most_below = around
        return bare_around and bare, max(most_above, above), max(most_below, height - above)

    def _verdict(self, style: Style) -> tuple[str, bool]:
        found = self._verdicts.get(id(style))
        if found is None:
            found = self._verdicts[id(style)] = (style, _unfit(style), _draws_letters_alone(style))
        return found[1:]


def _check_inline(box: Box) -> None:
    style = box.style
    if not box.children or box.is_leader or style["position"] != "static":
        raise Unfit("something that is no text")
    if any(getattr(style[edge], "value", style[edge]) for edge in _EDGES):
        raise Unfit("a box with edges")


def _unfit(style: Style) -> str:
    """Why a text of a style cannot be set."""
    if style["white_space"] != "normal":
        return "line ends that are kept"
    if style["text_decoration_line"] != "none":
        return "rules drawn along the text"
    if style["direction"] != "ltr":
        return "text from right to left"
    if style["overflow_wrap"] == "anywhere" or style["visibility"] != "visible":
        return "text that is broken or shown otherwise"
    return "" if style["font_size"] else "text without size"


def _draws_letters_alone(style: Style) -> bool:
    """Whether boxes of a style are seen by their letters alone, which stand on the base line."""
    return (
        style["vertical_align"] == "baseline"
        and style["background_color"].alpha == 0
        and all(image == ("none", None) for image in style["background_image"])
        and not style["outline_width"]
        and style["opacity"] == 1
        and not style["transform"]
        and style["overflow"] == "visible"
    )


def _says_nothing(box: Box) -> bool:
    """Whether nobody asks later where a box was set: no link, no note, nothing quoted elsewhere."""
    style = box.style
    return (
        box.footnote is None
        and box.note is None
        and box.link is None
        and style["anchor"] is None
        and not box.string_set
        and style["bookmark_level"] == "none"
    )


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
    places: list[Place] = field(default_factory=lambda: [(0, 0, 0, 0, False)])
    """Breaks, as `Paragraph.places` has them."""
    width: float = 0.0
    """Natural width from the paragraph's start."""
    spaces: int = 0
    hanging: float = 0.0
    """Width by which the word that was read last would hang into the margin."""
    pieces: list[_Piece] = field(default_factory=list)
    """A word that may go on in the next leaf."""

    def read(self) -> None:
        for number, leaf in enumerate(self.leaves):
            text = leaf.box.text
            # What stands between the first space and the last one, no leaf beside it has part in.
            start, end = text.find(" ") + 1, text.rfind(" ")
            if start >= end:
                self._read_slowly(number, 0, text)
                continue
            self._read_slowly(number, 0, text[:start])
            self._read_words(number, start, text[start:end])
            self._read_slowly(number, end, text[end:])
        self._close()
        self._end()

    def _read_slowly(self, number: int, position: int, text: str) -> None:
        """Read words of a leaf of which other leaves may have a part."""
        leaf = self.leaves[number]
        for index, part in enumerate(text.split(" ")):
            if index:
                self._space(number, position, leaf)
                position += 1
            if part:
                self._add(number, position, part, leaf.face)
                position += len(part)

    def _read_words(self, number: int, position: int, text: str) -> None:
        """Read words of a leaf with single spaces between them: the inner loop, and so one."""
        face = self.leaves[number].face
        words, space = face.words, face.space
        measured, places = self.measured, self.places
        ends, starts, hyphens = measured.ends, measured.starts, measured.hyphens
        before, after = measured.spaces_before, measured.spaces_after
        width, spaces, hanging = self.width, self.spaces, self.hanging
        first = True
        for part in text.split(" "):
            if first:
                first = False
            else:
                if width:  # at the start of a paragraph it is not set
                    ends.append(width - hanging)
                    before.append(spaces)
                    width += space
                    spaces += 1
                    starts.append(width)
                    after.append(spaces)
                    hyphens.append(NO_HYPHEN)
                    places.append((number, position, number, position + 1, False))
                position += 1
            if not part:
                continue
            if "\u00a0" in part:
                self.width, self.spaces = width, spaces
                self._add(number, position, part, face)
                self._close()
                width, spaces, hanging = self.width, self.spaces, self.hanging
                position += len(part)
                continue
            word = words.get(part) or face.word(part)
            if not word.covered:
                raise Unfit(_NOT_COVERED)
            if word.hang_start and len(places) > 1 and starts[-1] == width:
                starts[-1] += word.hang_start
            divisions = word.divisions
            if divisions is None:
                divisions = face.divide(word)
            behind = width + word.width
            for index, hyphen, head, rest in divisions:
                ends.append(width + head)
                starts.append(behind - rest)
                before.append(spaces)
                after.append(spaces)
                hyphens.append(hyphen)
                at = position + index
                places.append((number, at, number, at, hyphen == ADDED_HYPHEN))
            width, hanging = behind, word.hang_end
            position += len(part)
        self.width, self.spaces, self.hanging = width, spaces, hanging

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
        if word.hang_start and len(self.places) > 1 and self.measured.starts[-1] == self.width:
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
        self.places.append((number, position, next_leaf, next_start, False))

    def _break(
        self, place: Place, end: float, start: float, before: int, after: int,
        hyphen: int = NO_HYPHEN,
    ) -> None:  # fmt: skip
        self.measured.add(end=end, start=start, before=before, after=after, hyphen=hyphen)
        self.places.append(place)

    def _end(self) -> None:
        last = len(self.leaves) - 1
        text = self.leaves[last].box.text.rstrip(" ")
        place = (last, len(text), len(self.leaves), 0, False)
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
            self._divide(piece, before)
            before += piece.word.width
            if number + 1 < len(pieces) and piece.word.text[-1] in _DASHES:
                # Between two leaves a line ends only behind a dash.
                following = pieces[number + 1]
                end = piece.start + len(piece.word.text)
                place = (piece.leaf, end, following.leaf, following.start, False)
                at = self.width + before
                self._break(place, at, at, self.spaces, self.spaces)
        self.width += total
        self.hanging = pieces[-1].word.hang_end

    def _divide(self, piece: _Piece, before: float) -> None:
        word = piece.word
        for division in self.leaves[piece.leaf].face.divide(word):
            at = piece.start + division.place
            place = (piece.leaf, at, piece.leaf, at, division.hyphen == ADDED_HYPHEN)
            start = self.width + before + word.width - division.rest
            end = self.width + before + division.head
            self._break(place, end, start, self.spaces, self.spaces, division.hyphen)


_NOT_COVERED = "characters that its font lacks"


def _covered(face: Face, text: str) -> Word:
    word = face.word(text)
    if not word.covered:
        raise Unfit(_NOT_COVERED)
    return word
