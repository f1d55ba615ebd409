"""A book to read on a screen: laid out and tagged by the engine alone.

Nothing of the typesetter's is used: what it sets is drawn without the boxes that the engine's tags
are made from.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from weasyprint import CSS
from weasyprint.pdf.fonts import Font

from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.engine.changes import noting_starts
from ebookpack.writers.print.engine.joining import dated
from ebookpack.writers.print.engine.kept_fonts import by_either
from ebookpack.writers.print.engine.parsed import parsed
from ebookpack.writers.print.laid import TextStart
from ebookpack.writers.print.replacing import replaced

VARIANT = "pdf/ua-1"


class ScreenPage(Struct, frozen=True, kw_only=True):
    """A page as it was laid out."""

    kind: str
    """As the style sheet names it."""
    anchors: tuple[str, ...]
    """Ids of the elements on it."""
    blank: bool
    start: TextStart


def tagged(
    html: str, supplies: Supplies, moment: str
) -> tuple[bytes, tuple[ScreenPage, ...], tuple[str, ...]]:
    """The PDF of an HTML document, its pages, and what the engine complained about."""
    bench = Bench(Supplies(style_sheets=(), resources=supplies.resources))
    options = {"pdf_variant": VARIANT, "pdf_tags": True}
    with bench.listening(), dated(moment), noting_starts() as starts:
        sheets = [
            CSS(string=css, font_config=bench.fonts, url_fetcher=bench.fetcher)
            for css in supplies.style_sheets
        ]
        live: Any = parsed(html, bench.fetcher).render(
            font_config=bench.fonts, stylesheets=sheets, **options
        )
        pages = tuple(
            ScreenPage(
                kind=page._page_box.page_type.name,
                anchors=tuple(sorted(page.anchors, key=lambda name: page.anchors[name][1])),
                blank=page._page_box.page_type.blank,
                start=start,
            )
            for page, start in zip(live.pages, starts.of_pages(len(live.pages)), strict=True)
        )
        with replaced(Font, "_harfbuzz_subset", by_either(Font._harfbuzz_subset)):
            pdf: bytes = live.write_pdf(**options)
    return pdf, pages, tuple(bench.complaints)
