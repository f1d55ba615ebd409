"""A piece of a book laid out and drawn: the style sheets, fonts and pictures that it takes."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import weasyprint
from msgspec import Struct
from msgspec.structs import replace
from weasyprint import CSS, DEFAULT_OPTIONS, HTML, Document
from weasyprint.document import Page
from weasyprint.images import get_image_from_uri
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ebookpack.core.crew import Turned, never
from ebookpack.writers.print.content import EMPTY, part
from ebookpack.writers.print.engine.blank_breaks import hide_within
from ebookpack.writers.print.engine.changes import (
    bare_pages,
    drawing,
    looking_at,
    noting_starts,
    sharing,
    typesetting,
)
from ebookpack.writers.print.engine.drawn import Drawn
from ebookpack.writers.print.engine.first_page import FirstPage
from ebookpack.writers.print.engine.page_starts import PageStarts
from ebookpack.writers.print.engine.parsed import parsed
from ebookpack.writers.print.engine.shared_styles import SharedStyles
from ebookpack.writers.print.engine.wide_tables import (
    WideTables,
    headless_tables,
    set_closer,
    wide_tables,
    with_heads_as_rows,
)
from ebookpack.writers.print.laid import LaidJob, LaidPage, LaidPiece, TextStart
from ebookpack.writers.print.pieces import Job
from ebookpack.writers.print.press_colours import PressColours, says_nothing
from ebookpack.writers.print.typesetter.lines import Typesetter
from ebookpack.writers.print.typesetter.shaping import Face

_OF_A_BENCH = re.compile(r"@(font-face|import)\b", re.IGNORECASE)
"""What a style sheet takes from the bench that it is made for: its fonts, what it may load."""
MOST_SHARED = 8
"""Style sheets that are kept in a process."""


class Supplies(Struct, frozen=True, kw_only=True):
    """What all pieces of an edition are made with."""

    style_sheets: tuple[str, ...]
    resources: Mapping[str, bytes]
    """By address; nothing else can be loaded."""
    colours: PressColours | None = None
    """Those of the press, if they are known."""


class LiveBook:
    """A document in pages, with the engine's boxes still there."""

    def __init__(
        self, document: Document, typesetter: Typesetter, starts: PageStarts, sided: bool,
        recto: bool,
    ) -> None:  # fmt: skip
        self.document = document
        self.typesetter = typesetter
        self.sided, self.recto = sided, recto
        self._starts = starts

    @property
    def pages(self) -> Sequence[Page]:
        """The engine's pages."""
        pages: Sequence[Page] = self.document.pages
        return pages

    def starts(self) -> list[TextStart]:
        """What each page starts with."""
        return self._starts.of_pages(len(self.pages))


class Bench:
    """Lays out pieces, one after another; words shaped for one are known for the next."""

    def __init__(self, supplies: Supplies) -> None:
        self.colours = supplies.colours
        self.fetcher = _Fetcher(supplies.resources)
        self.fonts = FontConfiguration()
        self.pictures: dict[str, Any] = {}
        """The engine's pictures by address."""
        self.complaints: list[str] = []
        self._sheets = [self._sheet(css) for css in supplies.style_sheets]
        self._faces: dict[str, Face] = {}
        self._styles = SharedStyles()
        self._extra: dict[str, CSS] = {}

    def _sheet(self, css: str) -> CSS:
        """A style sheet; one without fonts of its own is the same on every bench."""
        if not _OF_A_BENCH.search(css):
            sheet, complaints = _shared_sheet(css)
            self.complaints += complaints
            return sheet
        with self.listening():
            return CSS(string=css, font_config=self.fonts, url_fetcher=self.fetcher)

    def face(self, style: Any) -> Face:
        """The face of a style of the engine's."""
        return Typesetter(faces=self._faces).face(style)

    def lay_out(
        self, html: str, *, recto: bool = True, turned: Turned = never, bare: bool = False,
        extra: str = "",
    ) -> LiveBook:  # fmt: skip
        """A document in pages, the first of them a recto or a verso, or the other if it is turned.

        `bare` pages are without running heads and folios; `extra` is a style sheet more.
        """
        sheets = list(self._sheets)
        if extra:
            sheets.append(self._extra.setdefault(extra, CSS(string=extra)))
        first = FirstPage(recto, turned)
        while True:
            source = parsed(html, self.fetcher)
            tables = list(source.etree_element.iter("table"))
            try:
                live = self._laid_out(source, tables, sheets, first, bare)
                wide = wide_tables(live.pages, tables) if tables else set()
                headless = headless_tables(live.pages, tables) if tables and not wide else set()
            except WideTables as found:
                wide, headless = found.numbers, set()
            closer = with_heads_as_rows(set_closer(html, wide), headless)
            if closer == html:
                break
            html = closer
        for page in live.pages if bare else ():
            hide_within(page)
        return live

    def _laid_out(
        self, source: HTML, tables: Sequence[Any], sheets: list[CSS], first: FirstPage, bare: bool
    ) -> LiveBook:
        """A document in pages. Raises WideTables."""
        typesetter = Typesetter(faces=self._faces)
        with (
            self.listening(),
            typesetting(typesetter, first) as fitter,
            noting_starts() as starts,
            sharing(self._styles),
            looking_at(tables),
            bare_pages() if bare else nullcontext(),
        ):
            document = source.render(
                font_config=self.fonts, stylesheets=sheets, cache=self.pictures
            )
        return LiveBook(document, typesetter, starts, fitter.sided, first.recto)

    def picture(self, address: str) -> Any:
        """A picture of the engine's."""
        return get_image_from_uri(self.pictures, self.fetcher, DEFAULT_OPTIONS, address)

    def listening(self) -> AbstractContextManager[None]:
        """While it lasts, what the engine logs is added to the complaints and goes nowhere else."""
        return _listening(self.complaints)


@contextmanager
def _listening(complaints: list[str]) -> Iterator[None]:
    log = logging.getLogger("weasyprint")
    reporter, handlers, propagate = _Listener(complaints), log.handlers[:], log.propagate
    log.handlers, log.propagate = [reporter], False
    try:
        yield
    finally:
        log.handlers, log.propagate = handlers, propagate


@lru_cache(maxsize=MOST_SHARED)
def _shared_sheet(css: str) -> tuple[CSS, tuple[str, ...]]:
    """(a style sheet, what the engine said of it), parsed once in a process.

    A theme's takes a tenth of a second, and the pages' text and their frames are laid out with it.
    """
    complaints: list[str] = []
    with _listening(complaints):
        return CSS(string=css), tuple(complaints)


def lay_piece(bench: Bench, job: Job, turned: Turned = never) -> LaidJob:
    """A piece laid out and drawn, on the side of its job or, if it is turned, on the other."""
    heard = len(bench.complaints)
    live = bench.lay_out(job.html, recto=job.recto, turned=turned, bare=True)
    drawn = Drawn()
    with bench.listening(), drawing():
        operators = [drawn.operators(page) for page in live.pages]
    whole = drawn.is_whole
    coloured = _coloured(operators, drawn, bench.colours) if whole else None
    piece = LaidPiece(
        pages=tuple(
            LaidPage(
                name=page._page_box.page_type.name,
                anchors=_in_reading_order(page.anchors),
                start=start,
                text=part(drawn_page) if whole else EMPTY,
            )
            for page, start, drawn_page in zip(
                live.pages, live.starts(), coloured or operators, strict=True
            )
        ),
        sided=live.sided,
        whole=whole,
        coloured=coloured is not None,
        fonts=drawn.fonts() if whole else (),
        pictures=drawn.pictures(bench.pictures) if whole else (),
        states=drawn.states if whole else {},
        complaints=tuple(bench.complaints[heard:]),
        paragraphs=live.typesetter.paragraphs,
        left=dict(live.typesetter.left),
    )
    return LaidJob(job=replace(job, recto=live.recto), piece=piece)


def _coloured(
    operators: Sequence[bytes], drawn: Drawn, colours: PressColours | None
) -> list[bytes] | None:
    """Operators of pages in the press's colours; None if that takes more than to look at them."""
    if colours is None:
        return None
    states = {name: says_nothing(state) for name, state in drawn.states.items()}
    made = [colours.of(page, states) for page in operators]
    found = [page for page in made if page is not None]
    return found if len(found) == len(made) else None


def _in_reading_order(anchors: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """Ids by their height on the page; those at the same height as the document has them."""
    return tuple(sorted(anchors, key=lambda name: anchors[name][1]))


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives what is in memory and refuses everything else: no file, no network."""

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("book",))
        self._resources = resources

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Bytes of a resource; raises ValueError, which the engine turns into a warning."""
        if url not in self._resources:
            raise ValueError(f"{url} is not part of the book")
        return URLFetcherResponse(url, self._resources[url])


class _Listener(logging.Handler):
    """Keeps what the engine logs."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self._heard.append(record.getMessage())


def engine_versions() -> str:
    """The engine and the libraries that shape its text, with their versions."""
    return (
        f"WeasyPrint {weasyprint.__version__}, Pango {pango.pango_version()}, "
        f"Pyphen {version('pyphen')}"
    )
