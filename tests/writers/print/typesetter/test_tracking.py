from __future__ import annotations

import pytest

from ebookpack.writers.print.typesetter.tracking import LEAST, LOOSE, MOST, TIGHT, tracked

SPACES, EMS = 30.0, 600.0
"""Ten spaces of 3 pt, and fifty letters of 12 pt."""


@pytest.mark.parametrize("part", [0.0, LOOSE, TIGHT, 0.3, -0.1])
def test_spaces_alone_take_what_does_not_show(part: float) -> None:
    assert tracked(part * SPACES, SPACES, EMS) == 0


def test_letters_take_what_spaces_should_not() -> None:
    loose, tight = (LOOSE + 0.1) * SPACES, (TIGHT - 0.05) * SPACES

    assert loose - tracked(loose, SPACES, EMS) * EMS == pytest.approx(LOOSE * SPACES)
    assert tight - tracked(tight, SPACES, EMS) * EMS == pytest.approx(TIGHT * SPACES)


def test_letters_never_take_more_than_is_unseen() -> None:
    assert tracked(9 * SPACES, SPACES, EMS) == MOST
    assert tracked(-9 * SPACES, SPACES, EMS) == LEAST


def test_a_line_of_one_glyph_has_nothing_to_set_apart() -> None:
    assert tracked(5, 0, 0) == 0
