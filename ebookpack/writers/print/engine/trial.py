"""A line laid out before there is a book, for whoever has nothing to do until there is one."""

from __future__ import annotations

from ebookpack.writers.print.engine.bench import Bench, Supplies, engine_versions, lay_piece
from ebookpack.writers.print.pieces import Job

_STYLE = "@page { margin: 1in } p { text-align: justify }"
_PIECE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Trial</title></head>'
    "<body><p>What is long enough to be set in more than a single line takes a paragraph as a "
    "whole, with all that is drawn on a page.</p></body></html>"
)


def lay_trial_line() -> None:
    """Have made what the engine makes when it is first used, and keeps: fonts found, C types read.

    The process that prints gets ready so while the manuscript is read, and workers start from it:
    the first pages of the book are there a tenth of a second sooner.
    """
    engine_versions()
    lay_piece(Bench(Supplies(style_sheets=(_STYLE,), resources={})), Job(html=_PIECE))
