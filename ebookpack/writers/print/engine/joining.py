"""The book as one PDF: pieces drawn elsewhere, each page in its frame, and every font once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import pydyf
from msgspec import Struct
from weasyprint import Document
from weasyprint.document import DocumentMetadata
from weasyprint.pdf.fonts import Font

from ebookpack.core.edition import PageSpec
from ebookpack.core.shelf import NoShelf, Shelf
from ebookpack.writers.print.content import EMPTY, Part, operators_of, part
from ebookpack.writers.print.content import stream as content_stream
from ebookpack.writers.print.engine.bench import Bench, LiveBook
from ebookpack.writers.print.engine.changes import drawing
from ebookpack.writers.print.engine.drawn import add_fonts, written
from ebookpack.writers.print.engine.frames import Frames, Kind
from ebookpack.writers.print.engine.kept_fonts import by_either, kept_on
from ebookpack.writers.print.engine.kept_frames import Around, KeptFrames
from ebookpack.writers.print.laid import Joined, LaidPiece
from ebookpack.writers.print.placing import PlacedBook, PlacedPage
from ebookpack.writers.print.replacing import replaced

_PIXELS = 4 / 3
"""CSS pixels in a point."""
_OPENED = b"Q\n/Artifact\n<</Type /Pagination>>\nBDC"
"""Ends the text: heads and folios are no part of it (ISO 32000-1, 14.8.2.2)."""
_CLOSED = b"EMC\nQ"


class Binding(Struct, frozen=True, kw_only=True):
    """How pages lie in the book."""

    page: PageSpec
    right_to_left: bool
    """Whether the first recto is a left-hand page."""
    moment: str
    """Time stamp of the edition."""


def join(
    book: PlacedBook,
    binding: Binding,
    bench: Bench,
    text_bench: Callable[[], Bench],
    document: Callable[[str], str],
    shelf: Shelf,
    made_from: str,
) -> Joined:
    """The pages of a book as a PDF.

    Fonts are dated by the moment of the edition, not by the clock.

    `bench` has the style sheets of the frames; `text_bench` makes one that has those of the text,
    for the pieces whose operators are not all that is needed to draw them. `document` makes the
    book's HTML document of a body; fonts that the shelf has are not made ready again, nor are
    frames, where all is the same that they are made from (`KeptFrames.made_from`).
    """
    heard = len(bench.complaints)
    kept = KeptFrames(shelf, made_from)
    pages_of = _by_piece(book)
    coloured = [index for index in pages_of if book.laid[index].coloured]
    found = {index: kept.found(pages_of[index]) for index in coloured}
    around = {index: piece for index, piece in found.items() if piece}
    frames = Frames(bench, document)
    others = (page for index, pages in pages_of.items() if index not in around for page in pages)
    frames.prepare(dict.fromkeys(_kind(page, binding) for page in others))
    joiner = _Joiner(book, binding, bench, frames, cache(text_bench), around)
    sheets = [_Sheet(binding.page, page, joiner) for page in book.pages]
    whole = Document(sheets, DocumentMetadata(), bench.fetcher, bench.fonts, {}, None)
    for piece in book.laid:
        add_fonts(whole.fonts, piece.fonts, bench.fonts)
    with (
        bench.listening(),
        dated(binding.moment),
        drawing(),
        replaced(Font, "clean", kept_on(shelf, Font.clean)),
        replaced(Font, "_harfbuzz_subset", by_either(Font._harfbuzz_subset)),
    ):
        data = whole.write_pdf(uncompressed_pdf=True)
    # What there is to say of frames is said each time.
    if len(bench.complaints) == heard and not isinstance(shelf, NoShelf):
        for index, drawn in joiner.drawn.items():
            if len(drawn.closings) == len(pages_of[index]):
                kept.keep(pages_of[index], drawn)
    return Joined(data=data, names=tuple(joiner.names))


def _by_piece(book: PlacedBook) -> dict[int, list[PlacedPage]]:
    """The pages of each piece, by its index."""
    found: dict[int, list[PlacedPage]] = {}
    for page in book.pages:
        if page.piece is not None:
            found.setdefault(page.piece, []).append(page)
    return found


def _kind(page: PlacedPage, binding: Binding) -> Kind:
    name = page.laid.name if page.laid else ""
    return Kind(name, page.first, page.start.recto != binding.right_to_left)


@dataclass(slots=True)
class _Joiner:
    """Draws pages of the book."""

    book: PlacedBook
    binding: Binding
    bench: Bench
    frames: Frames
    text_bench: Callable[[], Bench]
    around: Mapping[int, LaidPiece]
    """What stands around the text of pieces, by their indexes, where that is kept."""
    names: list[tuple[str, ...] | None] = field(default_factory=list)
    """See laid.Joined."""
    drawn: dict[int, Around] = field(default_factory=dict)
    """What stands around the text of others, as far as it can be kept."""
    _live: dict[int, LiveBook] = field(default_factory=dict)
    _next: dict[int, int] = field(default_factory=dict)
    """Pages of each piece that have been drawn."""
    _openings: dict[bool, Part] = field(default_factory=dict)
    """What stands above the text of right-hand pages, and of others."""

    def draw(self, placed: PlacedPage, stream: Any, scale: float) -> None:
        """Draw a page: its text, and what stands around it.

        In the stream are the operators by which the engine begins a page.
        """
        if placed.laid is None or placed.piece is None:
            self.names.append(())
            stream.stream.clear()
            return
        piece = self.book.laid[placed.piece]
        number = self._next.get(placed.piece, 0)
        self._next[placed.piece] = number + 1
        if number == 0:
            self._supply(piece, stream)
        around = self.around.get(placed.piece)
        if around:
            if number == 0:
                self._supply(around, stream)
                add_fonts(stream._fonts, around.fonts, self.bench.fonts)
            self._put(stream, scale, placed, around.pages[number].text)
            self._name(placed.laid.text, around.pages[number].text)
            return
        kind = _kind(placed, self.binding)
        frame = self.frames.frame(kind, placed.head, placed.start.label)
        if frame is None or not piece.whole:
            self._draw_live(placed, number, stream, scale)
            self.names.append(None)
            return
        _add_states(frame.states, stream)
        add_fonts(stream._fonts, frame.fonts, self.bench.fonts)
        coloured = frame.coloured if piece.coloured else None
        operators = b"\n".join((_OPENED, coloured or frame.operators, _CLOSED))
        closing = part(operators, operators_of(placed.laid.text))
        self._put(stream, scale, placed, closing)
        if coloured is None:
            self.names.append(None)
            return
        self._name(placed.laid.text, closing)
        drawn = self.drawn.setdefault(placed.piece, Around())
        drawn.closings.append(closing)
        drawn.frames.append(frame)

    def _put(self, stream: Any, scale: float, placed: PlacedPage, closing: Part) -> None:
        """Put the parts of a page into its stream, with nothing else."""
        right = _kind(placed, self.binding).right
        if right not in self._openings:
            self._open(stream, scale, right=right)
            self._openings[right] = part(written(stream.stream))
        text = placed.laid.text if placed.laid else EMPTY
        parts = (self._openings[right], text, closing)
        stream.stream[:] = [content_stream(parts)]
        stream.extra["Filter"] = "/FlateDecode"

    def _name(self, text: Part, closing: Part) -> None:
        self.names.append(tuple(sorted({*text.names, *closing.names})))

    def _open(self, stream: Any, scale: float, *, right: bool) -> None:
        """Have the origin where that of a piece's page is."""
        page = self.binding.page
        left = page.inside if right else page.outside
        stream.push_state()
        stream.transform(a=scale, d=scale)
        stream.push_state()
        stream.transform(e=(left - page.between) * _PIXELS)

    def _draw_live(self, placed: PlacedPage, number: int, stream: Any, scale: float) -> None:
        """Draw a page that needs more than fonts and pictures."""
        kind = _kind(placed, self.binding)
        self._open(stream, scale, right=kind.right)
        index = placed.piece or 0
        if placed.laid and self.book.laid[index].whole:
            stream.stream.append(operators_of(placed.laid.text))
        else:
            self._live_page(index, number).paint(stream)
        stream.stream.append(_OPENED)
        self.frames.draw(stream, kind, placed.head, placed.start.label)
        stream.stream.append(_CLOSED)

    def _live_page(self, index: int, number: int) -> Any:
        """A page of a piece that cannot be drawn elsewhere."""
        if index not in self._live:
            job = self.book.jobs[index]
            html = self.frames.document(job.html)
            self._live[index] = self.text_bench().lay_out(html, recto=job.recto, bare=True)
        return self._live[index].pages[number]

    def _supply(self, piece: LaidPiece, stream: Any) -> None:
        """Give pages what their operators name."""
        _add_states(piece.states, stream)
        for picture in piece.pictures:
            image = self.bench.picture(picture.address)
            for ratio in picture.ratios:
                stream.add_image(image, picture.interpolate, ratio)


def _add_states(states: Mapping[str, Mapping[str, float]], stream: Any) -> None:
    for name, state in states.items():
        stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary(state))


class _Sheet:
    """A page as the engine's `generate_pdf` wants it."""

    def __init__(self, page: PageSpec, placed: PlacedPage, joiner: _Joiner) -> None:
        self.width, self.height = page.width * _PIXELS, page.height * _PIXELS
        self.bleed = dict.fromkeys(("top", "right", "bottom", "left"), 0)
        self.bookmarks: list[Any] = []
        self.links: list[Any] = []
        self.anchors: dict[str, Any] = {}
        self.forms: dict[Any, list[Any]] = {None: []}
        self._placed = placed
        self._joiner = joiner

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the page, from its top left corner."""
        self._joiner.draw(self._placed, stream, scale)


@contextmanager
def dated(moment: str) -> Iterator[None]:
    """While it lasts, SOURCE_DATE_EPOCH is the moment: fontTools dates instanced fonts by it."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(int(datetime.fromisoformat(moment).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
