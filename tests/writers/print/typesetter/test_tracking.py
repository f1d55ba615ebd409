from __future__ import annotations

import pytest

from ebookpack.writers.print.typesetter.tracking import (
    LEAST,
    LOOSE,
    MOST,
    MOST_IN_NEED,
    TIGHT,
    VERY_LOOSE,
    tracked,
)

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
    assert tracked(VERY_LOOSE * SPACES + MOST * EMS, SPACES, EMS) == pytest.approx(MOST)
    assert tracked(-9 * SPACES, SPACES, EMS) == LEAST


def test_spaces_twice_as_wide_as_they_are_give_more_to_the_letters() -> None:
    extra = VERY_LOOSE * SPACES + 2 * MOST * EMS

    assert extra - tracked(extra, SPACES, EMS) * EMS == pytest.approx(VERY_LOOSE * SPACES)
    assert tracked(9 * SPACES, SPACES, EMS) == MOST_IN_NEED


def test_a_line_of_one_glyph_has_nothing_to_set_apart() -> None:
    assert tracked(5, 0, 0) == 0
