"""Layout by WeasyPrint; nobody else imports it, or looks into the boxes it makes."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import SystemLibraryError

try:
    from weasyprint import CSS, HTML, Document, draw
    from weasyprint.layout import block, inline
    from weasyprint.layout import page as page_layout
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from ebookpack.writers.print.typesetter.drawing import draw_with
    from ebookpack.writers.print.typesetter.lines import Typesetter
    from ebookpack.writers.print.typesetter.pages import PageFitter
except OSError as error:
    raise SystemLibraryError.at(
        None,
        "W201",
        "the PDF needs Pango, a library for setting text, and this system has none",
        "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "macOS: brew install pango",
        "Windows: install MSYS2, in it pacman -S mingw-w64-x86_64-pango, "
        "and set WEASYPRINT_DLL_DIRECTORIES to its bin folder",
    ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidPage:
    """What can be told of one page."""

    blank: bool
    """Put in so that the next page falls on its side of the leaf."""
    anchors: tuple[str, ...]
    """Ids of the elements that start on it, from its head to its foot."""


class LaidBook:
    """A book in pages, not yet drawn."""

    def __init__(self, document: Document, moment: str, diagnostics: Diagnostics) -> None:
        self._document = document
        self._moment = moment
        self._diagnostics = diagnostics

    @property
    def pages(self) -> tuple[LaidPage, ...]:
        """All pages in order, the first a recto."""
        return tuple(
            LaidPage(blank=page._page_box.page_type.blank, anchors=_in_reading_order(page.anchors))
            for page in self._document.pages
        )

    def draw(self) -> bytes:
        """The pages as a PDF; fonts are dated by the moment of the edition, not by the clock."""
        with _reporting(self._diagnostics), _dated(self._moment), _drawing():
            pdf: bytes = self._document.write_pdf()
            return pdf


def lay_out(
    html: str,
    style_sheets: tuple[str, ...],
    resources: Mapping[str, bytes],
    moment: str,
    diagnostics: Diagnostics,
) -> LaidBook:
    """Lay out a document; only `resources`, keyed by address, can be loaded.

    `moment` is the edition's time stamp. What the engine complains about becomes warnings.
    """
    fetcher = _Fetcher(resources)
    fonts = FontConfiguration()
    with _reporting(diagnostics), _whole_lines(), _typesetting() as typesetter:
        sheets = [CSS(string=css, font_config=fonts, url_fetcher=fetcher) for css in style_sheets]
        document = HTML(string=html, base_url="book:/", url_fetcher=fetcher).render(
            font_config=fonts, stylesheets=sheets
        )
    if typesetter.left:
        total = typesetter.paragraphs + typesetter.left.total()
        reasons = ", ".join(f"{why} ({count})" for why, count in typesetter.left.most_common())
        diagnostics.info(
            "W203",
            f"of {total} justified paragraphs {typesetter.left.total()} are broken line by line, "
            f"not as a whole: {reasons}",
        )
    return LaidBook(document, moment, diagnostics)


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


@contextmanager
def _typesetting() -> Iterator[Typesetter]:
    """While it lasts, the lines of justified paragraphs are chosen all together, and fit pages."""
    lines, make_page = block.iter_line_boxes, page_layout.make_page
    typesetter = Typesetter(lines)
    block.iter_line_boxes = typesetter.iter_line_boxes
    page_layout.make_page = PageFitter(make_page, typesetter).make_page
    try:
        yield typesetter
    finally:
        block.iter_line_boxes, page_layout.make_page = lines, make_page


@contextmanager
def _drawing() -> Iterator[None]:
    """While it lasts, what the typesetter set is drawn by it, and all else by the engine."""
    engine = draw.draw_text
    draw.draw_text = draw_with(engine)
    try:
        yield
    finally:
        draw.draw_text = engine


@contextmanager
def _whole_lines() -> Iterator[None]:
    """While it lasts, a text that fits a line but for the space at its end is set in one line.

    WeasyPrint 70 breaks such a text after its first word: it finds that it fits, as spaces at a
    line's end may hang, and then that it does not. It happens before words in italics, once in a
    hundred pages.
    """
    split = inline.split_first_line

    def split_whole(
        text: str, style: object, context: object, max_width: float, *others: object, **more: object
    ) -> object:
        found = split(text, style, context, max_width, *others, **more)
        width, resume_index = found[3], found[2]
        if resume_index is None or text[-1] != " " or width > max_width / 2:
            return found
        bare = split(text.rstrip(" "), style, context, max_width, *others, **more)
        return bare if bare[2] is None else found

    inline.split_first_line = split_whole
    try:
        yield
    finally:
        inline.split_first_line = split


class _Reporter(logging.Handler):
    """Turns the engine's log records into warnings."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__(logging.WARNING)
        self._diagnostics = diagnostics

    def emit(self, record: logging.LogRecord) -> None:
        """Add a record to the findings."""
        self._diagnostics.warning("W202", f"layout: {record.getMessage()}")


@contextmanager
def _reporting(diagnostics: Diagnostics) -> Iterator[None]:
    """While it lasts, what the engine logs is added to the findings and goes nowhere else."""
    log = logging.getLogger("weasyprint")
    reporter, handlers, propagate = _Reporter(diagnostics), log.handlers[:], log.propagate
    log.handlers, log.propagate = [reporter], False
    try:
        yield
    finally:
        log.handlers, log.propagate = handlers, propagate


@contextmanager
def _dated(moment: str) -> Iterator[None]:
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
