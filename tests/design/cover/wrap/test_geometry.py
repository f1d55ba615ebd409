"""The sheet of a wrap, against examples that were worked with the printers' own calculators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.lengths import INCH
from ebookpack.core.wrap import WrapGeometry
from ebookpack.design.cover.wrap.geometry import barcode_area, spine_room, wrap_geometry
from tests.design.cover.wrap.builders import bound, geometry

HUNDREDTH = 0.01
"""Of an inch: printers take a hundredth, and most take more."""


@pytest.mark.parametrize(
    ("store", "paper", "pages", "size", "spine", "sheet"),
    [
        ("kdp", "white", 300, (6, 9), 0.6756, (12.9256, 9.25)),
        ("kdp", "cream", 300, (6, 9), 0.75, (13.0, 9.25)),
        ("kdp", "cream", 200, (5, 8), 0.5, (10.75, 8.25)),
        ("lulu", "cream", 300, (6, 9), 0.7357, (12.9857, 9.25)),
        ("ingram", "creme", 300, (6, 9), 0.677, (12.927, 9.25)),
        ("ingram", "white", 1000, (6, 9), 2.010, (14.26, 9.25)),
    ],
)
def test_the_sheet_is_as_large_as_the_printer_says(
    store: str,
    paper: str,
    pages: int,
    size: tuple[float, float],
    spine: float,
    sheet: tuple[float, float],
) -> None:
    made = geometry(bound(store, paper, pages=pages, size=size))

    assert made.spine_width / INCH == pytest.approx(spine, abs=HUNDREDTH / 10)
    assert made.sheet.width / INCH == pytest.approx(sheet[0], abs=HUNDREDTH / 10)
    assert made.sheet.height / INCH == pytest.approx(sheet[1], abs=HUNDREDTH / 10)


lengths = st.floats(200, 800)


@given(lengths, lengths, st.floats(2, 150), st.floats(0, 12), st.booleans())
def test_back_spine_and_front_fill_the_trim(
    width: float, height: float, spine: float, bleed: float, right_to_left: bool
) -> None:
    made = WrapGeometry(
        width=width, height=height, spine_width=spine, bleed=bleed, right_to_left=right_to_left
    )
    left, right = (made.front, made.back) if right_to_left else (made.back, made.front)

    assert left.left == pytest.approx(made.trim.left)
    assert left.right == pytest.approx(made.spine.left)
    assert right.left == pytest.approx(made.spine.right)
    assert right.right == pytest.approx(made.trim.right)
    assert (left.width, right.width, left.height) == pytest.approx((width, width, height))


def test_the_printers_own_width_of_the_spine_is_taken_as_it_is() -> None:
    diagnostics = Diagnostics()

    made = wrap_geometry(bound("ingram", pages=300, spine=0.7 * INCH), diagnostics)

    assert made.spine_width == 0.7 * INCH
    assert list(diagnostics) == []


def test_a_width_that_others_measured_is_said_to_be_one() -> None:
    diagnostics = Diagnostics()

    wrap_geometry(bound("ingram", pages=300), diagnostics)
    wrap_geometry(bound("kdp", pages=300), diagnostics)
    wrap_geometry(bound("home", pages=300), diagnostics)

    (found,) = diagnostics
    assert found.code == "D140"
    assert 'spine = "0.6770in"' in found.hints[0]


def test_a_spine_that_was_measured_in_another_unit_is_told() -> None:
    diagnostics = Diagnostics()

    wrap_geometry(bound("kdp", pages=300, spine=19.05 * INCH), diagnostics)

    assert [found.code for found in diagnostics] == ["D141"]


@pytest.mark.parametrize(
    ("store", "pages", "has_words"),
    [("kdp", 79, False), ("kdp", 80, True), ("ingram", 46, False), ("ingram", 100, True)],
)
def test_only_a_spine_that_is_wide_enough_has_words(
    store: str, pages: int, has_words: bool
) -> None:
    book = bound(store, pages=pages)

    assert (spine_room(book, geometry(book)) is not None) == has_words


def test_words_keep_clear_of_both_folds() -> None:
    book = bound("kdp", "cream", pages=200)
    made = geometry(book)
    room = spine_room(book, made)

    assert room is not None
    assert (room.left - made.spine.left) / INCH == pytest.approx(0.0625)
    assert (made.spine.right - room.right) / INCH == pytest.approx(0.0625)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_bar_code_is_at_the_foot_of_the_back_beside_the_spine(right_to_left: bool) -> None:
    book = bound("kdp", right_to_left=right_to_left)
    made = geometry(book)
    area = barcode_area(book, made, own=False)
    to_fold = area.left - made.spine.right if right_to_left else made.spine.left - area.right

    assert made.back.holds(area)
    assert (area.width / INCH, area.height / INCH) == pytest.approx((2, 1.2))
    assert to_fold / INCH == pytest.approx(0.25)
    assert (made.back.bottom - area.bottom) / INCH == pytest.approx(0.25)
