"""Paragraphs one after the other: what each shows, and what it hands on to the next.

A page break comes before the next paragraph that has text; a drop cap, or a paragraph whose end
was deleted, goes on in the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ebookpack.core.nodes import Image, LineBreak
from ebookpack.readers.word_processor.looks import PLAIN, ParagraphLook
from ebookpack.readers.word_processor.seen import (
    Inset,
    Leaf,
    Piece,
    RuleMark,
    Seen,
    SeenFigure,
    SeenParagraph,
    SeenRule,
)
from ebookpack.readers.word_processor.segments import Segment, segments_of


class Flow:
    """What is seen in paragraphs, in their order."""

    def __init__(
        self,
        taken_bookmarks: Callable[[], tuple[str, ...]],
        inset: Callable[[Inset], Iterator[Seen]],
    ) -> None:
        """Start at the top.

        `taken_bookmarks` gives the names of the bookmarks passed since it was last asked; `inset`
        reads a text box, which stands behind the paragraph that it is anchored in.
        """
        self._taken_bookmarks = taken_bookmarks
        self._inset = inset
        self._carried: list[Piece] = []
        self.page_break = False
        """Whether a page is ended before what comes next."""

    def paragraph(
        self, pieces: list[Piece], look: ParagraphLook, number: int, *, goes_on: bool = False
    ) -> Iterator[Seen]:
        """What a paragraph shows; with `goes_on` its end counts for nothing."""
        if look.drop_cap or goes_on:
            # A drop cap is as large, and often as bold, as it is for show.
            self._carried += [_unstyled(p) for p in pieces] if look.drop_cap else pieces
            return
        if any(isinstance(piece, Leaf) for piece in pieces):
            pieces, self._carried = [*self._carried, *pieces], []
        yield from self._seen(pieces, look, number)

    def rest(self, number: int) -> Iterator[Seen]:
        """What was to go on in a paragraph that never came."""
        if self._carried:
            carried, self._carried = self._carried, []
            yield from self._seen(carried, ParagraphLook(), number)

    def _seen(self, pieces: list[Piece], look: ParagraphLook, number: int) -> Iterator[Seen]:
        segments = segments_of(pieces)
        if any(segment.leaves for segment in segments):
            if look.rule_above:
                yield SeenRule(number=number)
            for segment in segments:
                yield from self._segment(segment, look, number)
            if look.rule_below:
                yield SeenRule(number=number)
        else:
            self.page_break |= segments[-1].page_break
            drawn = any(isinstance(piece, RuleMark) for piece in pieces)
            if drawn or look.rule_above or look.rule_below:
                yield SeenRule(number=number)
            elif not any(isinstance(piece, Inset) for piece in pieces):
                yield from self._segment(segments[-1], look, number)
        for piece in pieces:
            if isinstance(piece, Inset):
                yield from self._inset(piece)

    def _segment(self, segment: Segment, look: ParagraphLook, number: int) -> Iterator[Seen]:
        self.page_break |= segment.page_break
        if segment.page_break and not segment.leaves:
            return  # a paragraph that holds a page break and nothing else
        images = [leaf.node for leaf in segment.leaves if isinstance(leaf.node, Image)]
        if images and not any(map(_is_text, segment.leaves)):
            for image in images:
                yield SeenFigure(image=image, number=number)
            self.page_break = False
            return
        if images and look.role == "caption":
            # A picture and its caption in one paragraph, as LibreOffice puts them into a frame.
            yield from (SeenFigure(image=image, number=number) for image in images)
            rest = tuple(leaf for leaf in segment.leaves if not isinstance(leaf.node, Image))
            segment = replace(segment, leaves=rest)
        yield SeenParagraph(
            leaves=segment.leaves,
            look=look,
            number=number,
            page_break=self.page_break and bool(segment.leaves),
            bookmarks=self._taken_bookmarks() if segment.leaves else (),
            more_blank=segment.blank,
        )
        if segment.leaves:
            self.page_break = False


def _is_text(leaf: Leaf) -> bool:
    return not isinstance(leaf.node, Image | LineBreak) and (
        not leaf.text.isspace() if leaf.text else True
    )


def _unstyled(piece: Piece) -> Piece:
    return replace(piece, look=PLAIN) if isinstance(piece, Leaf) else piece
