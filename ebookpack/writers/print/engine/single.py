"""A document that is no book, laid out and drawn as it is: a sheet of instructions, a wrap."""

from __future__ import annotations

from ebookpack.writers.print.engine.bench import Bench, Supplies
from ebookpack.writers.print.engine.changes import drawing
from ebookpack.writers.print.engine.joining import dated


def drawn_document(html: str, supplies: Supplies, moment: str) -> tuple[bytes, tuple[str, ...]]:
    """The PDF of an HTML document, and what the engine complained about.

    Fonts are dated by the moment, as `YYYY-MM-DDThh:mm:ssZ`.
    """
    bench = Bench(supplies)
    live = bench.lay_out(html)
    with bench.listening(), dated(moment), drawing():
        pdf: bytes = live.document.write_pdf()
    return pdf, tuple(bench.complaints)
