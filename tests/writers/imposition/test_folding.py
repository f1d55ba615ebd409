"""The order of pages, proved by folding: sheets are folded and nested as a binder does it."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.writers.imposition.folding import (
    Sheet,
    Side,
    creep,
    folded_sheets,
    signature_sizes,
)

pages = st.integers(1, 700)
mosts = st.one_of(st.none(), st.integers(1, 8).map(lambda sheets: 4 * sheets))


def leafed_through(sheets: tuple[Sheet, ...], *, right_to_left: bool = False) -> list[int | None]:
    """The pages in the order in which a reader finds them who opens the folded book at its front.

    A sheet, its front outside, is two leaves: that which lies first has the front's half that is
    not on the fold's far side outside, and behind it the half of the back that touches it.
    """
    found: list[int | None] = []
    for _, group in groupby(sheets, key=lambda sheet: sheet.signature):
        first_leaves: list[tuple[int | None, ...]] = []
        last_leaves: list[tuple[int | None, ...]] = []
        for sheet in group:
            front, back = sheet.front, sheet.back
            if right_to_left:
                front, back = front.mirrored(), back.mirrored()
            # Turned over on the short edge, the back's left lies behind the front's right.
            first_leaves.append((front.right, back.left))
            last_leaves.append((back.right, front.left))
        for leaf in [*first_leaves, *reversed(last_leaves)]:
            found += leaf
    return found


@given(pages, mosts, st.booleans())
def test_a_folded_book_has_every_page_once_and_in_order(
    count: int, most: int | None, right_to_left: bool
) -> None:
    sheets = folded_sheets(count, most, right_to_left=right_to_left)

    read = leafed_through(sheets, right_to_left=right_to_left)

    assert read[:count] == list(range(1, count + 1))
    assert read[count:] == [None] * (len(read) - count)


@given(pages, mosts)
def test_no_more_pages_stay_blank_than_a_sheet_asks_for(count: int, most: int | None) -> None:
    sizes = signature_sizes(count, most)

    assert 0 <= sum(sizes) - count < 4
    assert all(size % 4 == 0 and 4 <= size <= (most or size) for size in sizes)


@given(pages, st.integers(3, 8))
def test_no_signature_is_a_single_sheet_unless_the_book_is(count: int, sheets: int) -> None:
    sizes = signature_sizes(count, 4 * sheets)

    assert len(sizes) == 1 or min(sizes) > 4


@given(pages, mosts)
def test_one_sheet_of_each_signature_is_in_its_middle(count: int, most: int | None) -> None:
    sheets = folded_sheets(count, most)

    for _, group in groupby(sheets, key=lambda sheet: sheet.signature):
        of_it = list(group)
        assert [sheet.depth for sheet in of_it] == list(range(len(of_it)))
        assert [sheet.innermost for sheet in of_it] == [False] * (len(of_it) - 1) + [True]


@given(pages, mosts)
def test_odd_pages_are_right_hand_pages(count: int, most: int | None) -> None:
    """Rectos stand at the right of their fold, in front or back, as they do in the open book."""
    for sheet in folded_sheets(count, most):
        for side in (sheet.front, sheet.back):
            assert side.right is None or side.right % 2 == 1
            assert side.left is None or side.left % 2 == 0


def test_the_sheet_that_everybody_knows() -> None:
    outer, inner = folded_sheets(8, None)

    assert (outer.front, outer.back) == (Side(8, 1), Side(2, 7))
    assert (inner.front, inner.back) == (Side(6, 3), Side(4, 5))


def test_the_last_two_signatures_share_rather_than_leave_a_single_sheet() -> None:
    assert signature_sizes(52, 16) == (16, 16, 12, 8)
    assert signature_sizes(54, 16) == (16, 16, 16, 8)
    assert signature_sizes(64, 16) == (16,) * 4


@pytest.mark.parametrize(("count", "most"), [(0, 16), (10, 0), (10, 6)])
def test_what_cannot_be_folded_is_refused(count: int, most: int) -> None:
    with pytest.raises(ValueError, match="signatures of"):
        signature_sizes(count, most)


def test_inner_sheets_creep_by_the_thickness_of_those_around_them() -> None:
    assert [creep(depth, 0.3) for depth in range(3)] == pytest.approx([0, 0.3, 0.6])
