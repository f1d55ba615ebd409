"""The kinds of ornament: each fills its plate, differs from book to book, and stays itself."""

from __future__ import annotations

import pytest
from PIL import ImageStat

from ebookpack.design.cover.art.manners import AFFINITIES, MANNERS, called_for
from ebookpack.design.cover.plate import Plate
from ebookpack.design.cover.rhythm import rhythm_of
from tests.design.cover.builders import book

QUIET, LOUD = (20, 5, 9, 14, 31, 2), (5, 90, 12, 70, 3, 44)


def engraved(manner: str, paragraphs: tuple[int, ...] = QUIET) -> tuple[bytes, bytes]:
    plate = Plate(300, 480, (150, 200), 0.4)
    MANNERS[manner](plate, rhythm_of(book("Tide", paragraphs=paragraphs)))
    first, second = plate.inks()
    return first.tobytes(), second.tobytes()


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_an_ornament_is_the_same_each_time(manner: str) -> None:
    assert engraved(manner) == engraved(manner)


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_an_ornament_follows_the_text(manner: str) -> None:
    assert engraved(manner) != engraved(manner, LOUD)


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_an_ornament_leaves_neither_bare_paper_nor_a_solid(manner: str) -> None:
    plate = Plate(300, 480, (150, 200), 0.4)
    MANNERS[manner](plate, rhythm_of(book("Tide")))
    first, second = plate.inks()
    assert 20 < ImageStat.Stat(first).mean[0] < 200
    assert second.getextrema()[1] == 255


def test_the_words_that_call_for_an_ornament_name_one_that_exists() -> None:
    assert set(AFFINITIES) <= set(MANNERS)
    assert called_for("The Sea Room", tuple(MANNERS)) == "waves"
    assert called_for("Die Berge", tuple(MANNERS)) == "hills"
    assert called_for("Seashore and Seaside", tuple(MANNERS)) is None


def test_a_title_calls_for_what_the_theme_draws_alone() -> None:
    assert called_for("Under the Moon", ("woodland", "leaves")) == "woodland"
    assert called_for("Under the Moon", ("starfield", "rings")) == "starfield"
    assert called_for("Under the Moon", ("tiles",)) is None
