from __future__ import annotations

import pytest

from ebookpack.core.nodes import Heading, Quote
from ebookpack.writers.epub.heading_order import in_order
from tests.writers.builders import book, chapter, edition, paragraph, text
from tests.writers.epub.opened import opened


def heading(level: int) -> Heading:
    return Heading(level=level, children=(text(f"h{level}"),))


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        ((2, 3, 2), (1, 2, 1)),
        ((1, 4, 4, 2, 3), (1, 2, 2, 2, 3)),
        ((3, 1, 2), (1, 1, 2)),
        ((), ()),
    ],
)
def test_no_level_is_left_out(given: tuple[int, ...], ordered: tuple[int, ...]) -> None:
    blocks = in_order(tuple(map(heading, given)))
    assert tuple(block.level for block in blocks if isinstance(block, Heading)) == ordered


def test_headings_in_quotations_are_counted_with_the_others() -> None:
    blocks = in_order((heading(1), Quote(blocks=(heading(4),)), heading(4)))
    assert "level=4" not in str(blocks)


def test_headings_of_a_chapter_follow_its_own() -> None:
    one = chapter("one", heading(2), paragraph("a"), heading(5), paragraph("b"), title="One")
    made = opened(edition(book(one)))
    tags = made.query("text/one.xhtml", "//*[self::x:h1|self::x:h2|self::x:h3]/text()")
    assert tags == ["h2", "h5"]  # the heading of the chapter has its words in a span
    assert made.query("text/one.xhtml", "//x:h3/text()") == ["h5"]
