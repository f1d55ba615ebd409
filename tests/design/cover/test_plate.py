"""What is engraved off the plate is not drawn, and nothing on it is left out for that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.design.cover.plate import Plate

SIDE = 12
POINTS = st.lists(
    st.tuples(st.floats(-9, SIDE + 9), st.floats(-9, SIDE + 9)), min_size=2, max_size=5
)


def _plate() -> Plate:
    return Plate(SIDE, SIDE, (SIDE / 2, SIDE / 2))


@given(POINTS, st.floats(0.1, 8))
def test_a_line_has_the_same_pixels_wherever_it_runs(
    points: list[tuple[float, float]], weight: float
) -> None:
    """With the parts that are off the plate, or without."""
    plate, whole = _plate(), _plate()
    plate.stroke(points, [weight] * len(points))
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(whole, "_beyond", lambda points, _: [0] * len(points))
        whole.stroke(points, [weight] * len(points))
    assert plate.stencils[0].tobytes() == whole.stencils[0].tobytes()
