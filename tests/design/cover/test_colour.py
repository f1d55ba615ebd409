"""Colours: their contrast, and the offices that a palette's colours hold."""

from __future__ import annotations

import pytest

from ebookpack.core.edition import Palette
from ebookpack.design.cover.colour import contrast, light_label, mix, plain, scheme
from tests.design.cover.builders import CREAM

NIGHT = Palette(paper=(27, 42, 60), ink=(242, 232, 210), accent=(201, 163, 92))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_mixture_lies_between() -> None:
    assert mix((0, 100, 200), (100, 200, 0), 0.5) == (50, 150, 100)


def test_reversed_out_the_paper_shows_through_a_solid_of_the_accent() -> None:
    solid = scheme(CREAM, reversed_out=True)
    assert (solid.field, solid.engraving) == (CREAM.accent, CREAM.paper)
    line = scheme(CREAM, reversed_out=False)
    assert (line.field, line.engraving) == (CREAM.paper, CREAM.accent)


def test_a_dark_paper_is_always_its_own_field() -> None:
    assert scheme(NIGHT, reversed_out=True) == scheme(NIGHT, reversed_out=False)


def test_an_accent_that_does_not_read_sets_no_type() -> None:
    pale = Palette(paper=CREAM.paper, ink=CREAM.ink, accent=(200, 190, 160))
    assert scheme(pale, reversed_out=True).small_type == CREAM.ink
    assert scheme(CREAM, reversed_out=True).small_type == CREAM.accent


@pytest.mark.parametrize("grey", range(0, 256, 5))
def test_plain_ink_reads_on_every_paper(grey: int) -> None:
    paper = (grey, grey, grey)
    assert contrast(plain(Palette(paper=paper, ink=paper, accent=paper)).ink, paper) >= 4.5


def test_a_label_pasted_on_is_light_on_a_dark_paper_too() -> None:
    label = light_label(scheme(NIGHT, reversed_out=False))
    assert (label.label, label.type, label.rule) == (NIGHT.ink, NIGHT.paper, NIGHT.paper)
    light = scheme(CREAM, reversed_out=False)
    assert light_label(light) == light
