from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.binding import HomeBinding
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.lengths import MILLIMETRE
from ebookpack.writers.imposition.folding import folded_sheets
from ebookpack.writers.imposition.marks import HOLES_APART, KETTLE, holes, marks
from ebookpack.writers.imposition.placing import layout

PLACED = layout((396, 612), HomeBinding(sheet_name="A3"), Diagnostics())


@given(st.floats(80, 420))
def test_a_sewn_fold_has_kettle_stitches_at_its_ends_and_pairs_between(millimetres: float) -> None:
    height = millimetres * MILLIMETRE
    places = holes(height, sewn=True)

    assert len(places) % 2 == 0
    assert len(places) >= 4
    assert places[0] == pytest.approx(KETTLE)
    assert places[-1] == pytest.approx(height - KETTLE)
    gaps = [after - before for before, after in itertools.pairwise(places)]
    assert max(gaps) <= HOLES_APART + 0.001
    assert max(gaps) == pytest.approx(min(gaps))


@pytest.mark.parametrize(("millimetres", "count"), [(210, 3), (297, 5)])
def test_a_booklet_has_an_odd_number_of_holes_one_in_the_middle(
    millimetres: float, count: int
) -> None:
    places = holes(millimetres * MILLIMETRE, sewn=False)

    assert len(places) == count
    assert places[count // 2] == pytest.approx(millimetres * MILLIMETRE / 2)


def test_each_mark_is_on_the_side_where_it_is_needed() -> None:
    sheets = folded_sheets(64, 16)
    outer, inner = sheets[0], sheets[3]

    def marked(index: int, *, back: bool) -> str:
        return marks(sheets[index], PLACED, 4, back=back)

    assert (outer.depth, inner.innermost) == (0, True)
    assert marked(0, back=True) == ""  # nothing to be done inside of an outer sheet
    assert marked(3, back=True).count(" l S") == 2 * len(holes(612, sewn=True))
    assert "[3 2] 0 d" in marked(1, back=False)  # the fold, on the outside of each
    assert " re f" not in marked(1, back=False)
    assert " re f" in marked(0, back=False)


def test_the_bars_of_the_signatures_make_a_stair() -> None:
    sheets = [sheet for sheet in folded_sheets(200, 16) if sheet.depth == 0]
    bars = [
        re.findall(r"([\d.]+) ([\d.]+) [\d.]+ [\d.]+ re f", marks(s, PLACED, 13, back=False))
        for s in sheets
    ]
    heights = [float(bar[0][1]) for bar in bars]

    assert len(heights) == 13
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 13
    assert min(heights) >= PLACED.foot


def test_cut_marks_stand_beside_the_pages_not_on_them() -> None:
    (sheet,) = folded_sheets(4, None)
    drawn = marks(sheet, PLACED, 1, back=False)
    left, right = PLACED.fold - PLACED.page_width, PLACED.fold + PLACED.page_width

    lines = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", drawn)
    cuts = [tuple(map(float, line)) for line in lines if abs(float(line[0]) - PLACED.fold) > 1]
    assert len(cuts) == 8
    for x, y, to_x, to_y in cuts:
        beside = max(x, to_x) < left or min(x, to_x) > right
        above = min(y, to_y) > PLACED.foot + 612 or max(y, to_y) < PLACED.foot
        assert beside or above
