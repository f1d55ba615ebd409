"""The book as one PDF: pieces drawn elsewhere, each page in its frame, and every font once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.document import DocumentMetadata
from weasyprint.pdf.fonts import Font

from ebookpack.core.edition import PageSpec
from ebookpack.core.shelf import Shelf
from ebookpack.writers.print.content import Part, names_in, operators_of, part
from ebookpack.writers.print.content import stream as content_stream
from ebookpack.writers.print.engine.bench import Bench, LiveBook
from ebookpack.writers.print.engine.changes import drawing, replaced
from ebookpack.writers.print.engine.drawn import add_fonts, written
from ebookpack.writers.print.engine.frames import Frames, Kind
from ebookpack.writers.print.engine.kept_fonts import by_either, kept_on
from ebookpack.writers.print.laid import Joined, LaidPiece
from ebookpack.writers.print.placing import PlacedBook, PlacedPage
from ebookpack.writers.print.press_colours import says_nothing

_PIXELS = 4 / 3
"""CSS pixels in a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
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
) -> Joined:
    """The pages of a book as a PDF.

    Fonts are dated by the moment of the edition, not by the clock.

    `bench` has the style sheets of the frames; `text_bench` makes one that has those of the text,
    for the pieces whose operators are not all that is needed to draw them. `document` makes the
    book's HTML document of a body; fonts that the shelf has are not made ready again.
    """
    frames = Frames(bench, document)
    frames.prepare(dict.fromkeys(_kind(page, binding) for page in book.pages if page.laid))
    joiner = _Joiner(book, binding, bench, frames, cache(text_bench))
    pages = [_Sheet(binding.page, page, joiner) for page in book.pages]
    whole = Document(pages, DocumentMetadata(), bench.fetcher, bench.fonts, {}, None)
    for piece in book.laid:
        add_fonts(whole.fonts, piece.fonts, bench.fonts)
    with (
        bench.listening(),
        dated(binding.moment),
        drawing(),
        replaced(Font, "clean", kept_on(shelf, Font.clean)),
        replaced(Font, "_harfbuzz_subset", by_either(Font._harfbuzz_subset)),
    ):
        return Joined(data=whole.write_pdf(uncompressed_pdf=True), names=tuple(joiner.names))


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
    names: list[tuple[str, ...] | None] = field(default_factory=list)
    """See laid.Joined."""
    _live: dict[int, LiveBook] = field(default_factory=dict)
    _next: dict[int, int] = field(default_factory=dict)
    """Pages of each piece that have been drawn."""
    _openings: dict[bytes, Part] = field(default_factory=dict)
    """What stands above the text, by its operators."""

    def draw(self, placed: PlacedPage, stream: Any, scale: float) -> None:
        """Draw a page: its text, and what stands around it.

        In the stream are the operators by which the engine begins a page.
        """
        if placed.laid is None or placed.piece is None:
            self.names.append(())
            stream.stream.clear()
            return
        piece = self.book.laid[placed.piece]
        kind = _kind(placed, self.binding)
        page = self.binding.page
        stream.push_state()
        stream.transform(a=scale, d=scale)
        with stream.stacked():
            left = page.inside if kind.right else page.outside
            stream.transform(e=(left - page.between) * _PIXELS)
            above = _taken(stream)
            if piece.whole:
                self._supply(piece, stream)
            else:
                self._draw_live(placed.piece, stream)
            text = _taken(stream)
        # Heads and folios are no part of the text (ISO 32000-1, 14.8.2.2).
        stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
        self.frames.draw(stream, kind, placed.head, placed.start.label)
        stream.end_marked_content()
        stream.pop_state()
        around = _taken(stream)
        if not piece.whole:
            self.names.append(None)
            stream.stream.extend((above, text, around))
            return
        coloured = self._coloured(around, stream) if piece.coloured else None
        opening = self._openings.setdefault(above, part(above))
        closing = part(coloured or around, operators_of(placed.laid.text))
        parts = (opening, placed.laid.text, closing)
        stream.stream.append(content_stream(parts))
        stream.extra["Filter"] = "/FlateDecode"
        names = {name for each in parts for name in each.names}
        self.names.append(None if coloured is None else tuple(sorted(names)))

    def _coloured(self, operators: bytes, stream: Any) -> bytes | None:
        """Operators in the colours of the press; None where a look is not enough."""
        if self.bench.colours is None:
            return None
        known = stream._resources["ExtGState"]
        named = {name: known[name] for name in names_in(operators) if name in known}
        states = {name: says_nothing(state) for name, state in named.items()}
        return self.bench.colours.of(operators, states)

    def _draw_live(self, index: int, stream: Any) -> None:
        """Draw the next page of a piece that cannot be drawn elsewhere."""
        if index not in self._live:
            job = self.book.jobs[index]
            html = self.frames.document(job.html)
            self._live[index] = self.text_bench().lay_out(html, recto=job.recto, bare=True)
        number = self._next.get(index, 0)
        self._next[index] = number + 1
        self._live[index].pages[number].paint(stream)

    def _supply(self, piece: LaidPiece, stream: Any) -> None:
        """Give a page what its operators name."""
        for name, state in piece.states.items():
            stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary(state))
        for picture in piece.pictures:
            image = self.bench.picture(picture.address)
            for ratio in picture.ratios:
                stream.add_image(image, picture.interpolate, ratio)


def _taken(stream: Any) -> bytes:
    """The operators of a stream, which is then empty."""
    taken = written(stream.stream)
    stream.stream.clear()
    return taken


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
