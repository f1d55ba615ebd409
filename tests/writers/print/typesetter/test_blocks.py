"""Paragraphs laid out without the engine stand where the engine would have them stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ebookpack.writers.print.engine.bench import LiveBook
from ebookpack.writers.print.typesetter.blocks import Blocks, SetBlock
from tests.writers.print.typesetter.test_lines import MARKED, PROSE, Drawn, drawn, laid
from tests.writers.print.typesetter.test_lines import pages_of_glyphs as glyphs_of
from tests.writers.print.typesetter.test_pages import paragraphs

QUOTED = f"<blockquote><p>{PROSE}</p><p>{MARKED}</p><p class='last'>{PROSE}</p></blockquote>"
TEXT = [*paragraphs()[:12], MARKED, *paragraphs()[12:24], PROSE]
CSS = """
blockquote { margin: 7pt 20pt }
p + p { margin-top: 2pt }
p.last { margin: 5pt 4% 3pt 2%; text-indent: 6% }
"""


@contextmanager
def engine_alone() -> Iterator[None]:
    """While it lasts, all paragraphs are laid out by the engine, with the same lines."""
    plain = Blocks._plain
    Blocks._plain = lambda self, box: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        Blocks._plain = plain  # type: ignore[method-assign]


def places(book: LiveBook) -> list[list[Drawn]]:
    """What is drawn on each page, its places rounded to hundredths of a point."""
    return [
        [(glyph, round(x, 2), round(y, 2)) for glyph, x, y in page]
        for page in glyphs_of(drawn(book))
    ]


@pytest.mark.parametrize("height", range(300, 342, 6))
@pytest.mark.parametrize("widows", [1, 2, 3])
def test_paragraphs_are_where_the_engine_has_them(height: int, widows: int) -> None:
    css = f"@page {{ size: 260pt {height}pt }} body {{ orphans: {widows}; widows: {widows} }}{CSS}"
    ours = laid(*TEXT, QUOTED, *TEXT, css=css)
    with engine_alone():
        theirs = laid(*TEXT, QUOTED, *TEXT, css=css)

    assert len(ours.pages) > 4
    assert places(ours) == places(theirs)


def test_most_paragraphs_are_laid_out_without_the_engine() -> None:
    book = laid(*TEXT)
    blocks = [
        box
        for page in book.pages
        for box in page._page_box.descendants()
        if getattr(box, "element_tag", "") == "p" and box.children
    ]
    plain = [box for box in blocks if isinstance(box, SetBlock)]
    assert len(plain) > len(blocks) / 2


@pytest.mark.parametrize(
    "style",
    [
        "padding-left: 2pt",
        "border-top: 1pt solid",
        "background: silver",
        "position: relative; left: 2pt",
        "break-inside: avoid",
        "text-align: left",
        "width: 100pt",
        "overflow: hidden",
    ],
)
def test_a_paragraph_that_asks_for_more_is_left_to_the_engine(style: str) -> None:
    book = laid("Before.", f"<span>{PROSE}</span>", css=f"p + p {{ {style} }}")
    last = [
        box
        for page in book.pages
        for box in page._page_box.descendants()
        if getattr(box, "element_tag", "") == "p"
    ][-1]
    assert not isinstance(last, SetBlock)
