"""The kinds of ornament: each fills its plate, differs from book to book, and stays itself."""

from __future__ import annotations

import pytest
from PIL import Image, ImageStat

from ebookpack.design.cover.art.manners import AFFINITIES, MANNERS, called_for
from ebookpack.design.cover.lettering import Role
from ebookpack.design.cover.plate import Initial, Plate
from ebookpack.design.cover.rhythm import rhythm_of
from tests.design.cover.builders import book, compositor
from tests.themes import classic


def inked(manner: str, title: str, covered: int = 0) -> tuple[Image.Image, Image.Image]:
    work = book(title)
    setting = compositor(work, classic()).setting(Role.TITLE)
    initial = Initial(letter=title[0], voice=setting.voice) if setting else None
    plate = Plate(300, 480, (150, 200), 0.4, lowest_cover=covered, initial=initial)
    MANNERS[manner](plate, rhythm_of(work.metadata))
    return plate.inks()


def engraved(manner: str, title: str = "Tide") -> tuple[bytes, bytes]:
    first, second = inked(manner, title)
    return first.tobytes(), second.tobytes()


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_an_ornament_is_the_same_each_time(manner: str) -> None:
    assert engraved(manner) == engraved(manner)


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_another_book_has_another_drawing(manner: str) -> None:
    assert engraved(manner) != engraved(manner, "Ebb")


@pytest.mark.parametrize("covered", [0, 200])
@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_an_ornament_leaves_neither_bare_paper_nor_a_solid(manner: str, covered: int) -> None:
    first, second = inked(manner, "Tide", covered)
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


@pytest.mark.parametrize("letter", "IMWJÅ")
@pytest.mark.parametrize("size", [(300, 480), (300, 120), (480, 300)])
def test_a_large_letter_is_whole(letter: str, size: tuple[int, int]) -> None:
    work = book(letter)
    setting = compositor(work, classic()).setting(Role.TITLE)
    assert setting is not None
    plate = Plate(*size, (0, 0), initial=Initial(letter=letter, voice=setting.voice))
    MANNERS["letterform"](plate, rhythm_of(work.metadata))
    left, top, right, bottom = plate.inks()[0].getbbox() or (0, 0, 0, 0)
    assert left > 0
    assert top > 0
    assert right < size[0]
    assert bottom < size[1]
    assert max((right - left) / size[0], (bottom - top) / size[1]) > 0.75
