from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.errors import SettingsError
from ebookpack.design.page_geometry import estimate_pages, page_spec, parse_trim
from tests.themes import type_style
from tests.writers import builders

GARAMOND = type_style()
DIGEST = parse_trim("5.5x8.5in")
HOME = builders.press()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("5.5x8.5in", (396, 612)),
        ("5.5x8.5", (396, 612)),
        ("6x9", (432, 648)),
        ("6 × 9 in", (432, 648)),
        ('5.5" x 8.5"', (396, 612)),
        ("5.5in x 8.5in", (396, 612)),
        ("140x216mm", (396.85, 612.28)),
        ("140x216", (396.85, 612.28)),
        ("14x21.6cm", (396.85, 612.28)),
        ("396x612pt", (396, 612)),
        ("A5", (419.53, 595.28)),
        (" a5 ", (419.53, 595.28)),
        ("B-format", (365.67, 561.26)),
        ("b format", (365.67, 561.26)),
        ("pocket", (306, 495)),
    ],
)
def test_trim_sizes_are_written_in_many_ways(text: str, points: tuple[float, float]) -> None:
    assert parse_trim(text) == pytest.approx(points, abs=0.01)


@pytest.mark.parametrize("text", ["", "big", "6", "6x", "6x9x2", "6x9 miles", "A9", "-6x9"])
def test_a_bad_trim_size_is_an_error_with_an_example(text: str) -> None:
    with pytest.raises(SettingsError, match=r"D120.*is not a width and a height") as caught:
        parse_trim(text)

    assert "5.5x8.5in" in str(caught.value)


@pytest.mark.parametrize("text", ["1x1in", "6x90in", "10x10mm"])
def test_no_book_is_that_small_or_that_large(text: str) -> None:
    with pytest.raises(SettingsError, match="between 3 and 13 inches"):
        parse_trim(text)


@pytest.mark.parametrize(
    ("pages", "inches"),
    [(24, 0.375), (150, 0.375), (151, 0.5), (300, 0.5), (301, 0.625), (500, 0.625),
     (501, 0.75), (700, 0.75), (701, 0.875), (828, 0.875)],
)  # fmt: skip
def test_text_keeps_clear_of_the_gutter_that_printers_ask_for(pages: int, inches: float) -> None:
    assert page_spec(*DIGEST, pages, GARAMOND, HOME).inside >= (inches + 0.25) * 72


@given(
    width=st.floats(3 * 72, 13 * 72),
    height=st.floats(3 * 72, 13 * 72),
    pages=st.integers(1, 1200),
    size=st.floats(8, 14),
)
def test_the_text_block_is_a_whole_number_of_lines_within_the_page(
    width: float, height: float, pages: int, size: float
) -> None:
    style = type_style(size=size, leading=size * 1.3)

    page = page_spec(width, height, pages, style, HOME)

    lines = (height - page.top - page.bottom) / style.leading
    assert lines == pytest.approx(round(lines), abs=1e-6)
    assert lines >= 1
    # A line never holds more characters than read well, so that a wide page has wide margins.
    measure = width - page.inside - page.outside
    assert measure >= min(0.25 * width, 70 * 0.365 * size)
    assert page.top + page.bottom >= 6 * style.leading - 1e-6
    assert page.outside >= 36
    assert page.top < page.bottom


@pytest.mark.parametrize("trim", ["5x8", "5.5x8.5", "A5", "6x9"])
def test_a_line_holds_as_many_characters_as_read_well(trim: str) -> None:
    width, height = parse_trim(trim)
    page = page_spec(width, height, 200, GARAMOND, HOME)

    characters = (width - page.inside - page.outside) / (0.365 * GARAMOND.size)

    assert 60 <= characters <= 72


def test_a_thicker_book_moves_the_text_and_does_not_break_it_anew() -> None:
    thin, thick = page_spec(*DIGEST, 100, GARAMOND, HOME), page_spec(*DIGEST, 600, GARAMOND, HOME)

    assert thick.inside > thin.inside
    assert thick.inside + thick.outside == pytest.approx(thin.inside + thin.outside)


def test_more_words_and_more_chapters_make_more_pages() -> None:
    words = builders.paragraph("A word and another. " * 500)
    few = builders.book(builders.chapter("a", words))
    many = builders.book(*(builders.chapter(f"c{n}", words) for n in range(20)))

    # 20 x 2000 words at about 330 a page, and some white for each chapter
    assert 110 <= estimate_pages(many, *DIGEST, GARAMOND, HOME) <= 170
    assert estimate_pages(few, *DIGEST, GARAMOND, HOME) < 20
