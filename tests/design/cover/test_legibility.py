"""The self-test of covers: it finds each fault on a picture that has it, and none on a good one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PIL import Image, ImageDraw

from ebookpack.design.cover.colour import Colour, contrast
from ebookpack.design.cover.legibility import Fault, faults, measured_contrast
from ebookpack.design.cover.lettering import Line, Role
from ebookpack.design.cover.typeface import Voice
from tests.themes import classic

PAPER: Colour = (240, 234, 216)
INK: Colour = (30, 36, 50)
VOICE = Voice(face=classic().faces[0], weight=500)


def line(
    text: str = "The Sea Room",
    *,
    x: float = 300,
    y: float = 900,
    size: float = 170,
    colour: Colour = INK,
    role: Role = Role.TITLE,
) -> Line:
    return Line(role=role, text=text, voice=VOICE, size=size, x=x, baseline=y, colour=colour)


def blank(paper: Colour = PAPER) -> Image.Image:
    return Image.new("RGB", (1600, 2560), paper)


def found(ground: Image.Image, *lines: Line) -> set[Fault]:
    return {finding.fault for finding in faults(ground, printed(ground, lines), lines)}


def printed(ground: Image.Image, lines: Iterable[Line]) -> Image.Image:
    picture = ground.copy()
    for each in lines:
        each.draw(picture)
    return picture


def test_dark_type_on_light_paper_has_no_fault() -> None:
    author = line("Ada Lowe", y=1400, size=80, role=Role.AUTHOR)
    assert found(blank(), line(), author) == set()


@pytest.mark.parametrize("colour", [(30, 36, 50), (140, 47, 43), (150, 140, 120)])
def test_measured_contrast_is_that_of_the_two_colours(colour: Colour) -> None:
    each = line(colour=colour)
    measured = measured_contrast(blank(), printed(blank(), [each]), each)
    assert measured == pytest.approx(contrast(colour, PAPER), rel=0.08)


def test_pale_type_is_found() -> None:
    assert Fault.CONTRAST in found(blank(), line(colour=(170, 160, 140)))


def test_type_in_the_colour_of_its_paper_is_found() -> None:
    assert found(blank(), line(colour=PAPER)) == {Fault.CONTRAST, Fault.FAINT}


def test_ornament_behind_type_is_found() -> None:
    busy = blank()
    pen = ImageDraw.Draw(busy)
    for x in range(0, 1600, 40):
        pen.line((x, 0, x, 2560), fill=INK, width=12)
    assert Fault.CONTRAST in found(busy, line())


def test_colours_that_differ_but_look_the_same_in_grey_are_found() -> None:
    assert Fault.FAINT in found(blank((46, 110, 60)), line(colour=(170, 60, 50)))


def test_a_title_too_small_for_a_list_of_books_is_found() -> None:
    assert found(blank(), line(size=110)) == {Fault.SMALL}
    assert found(blank(), line(size=130)) == set()


def test_a_long_title_may_be_smaller() -> None:
    upper = line("A Short Account of the Nine", size=80)
    lower = line("Boats Lying on the Sand at Hesk", y=1020, size=80)
    assert found(blank(), upper, lower) == set()


def test_small_type_of_lesser_rank_is_no_fault() -> None:
    assert found(blank(), line(size=60, role=Role.SERIES)) == set()


@pytest.mark.parametrize("x", [60, 700])
def test_type_that_the_trimmer_may_take_is_found(x: float) -> None:
    assert Fault.MARGIN in found(blank(), line(x=x))


def test_lines_that_run_into_each_other_are_found() -> None:
    below = line("Ada Lowe", y=940, size=80, role=Role.AUTHOR)
    assert found(blank(), line(), below) == {Fault.OVERLAP}
