"""Colours that stand by themselves are made those of the press, and nothing else is touched."""

from __future__ import annotations

import pytest

from ebookpack.core.store import ColourSpace
from ebookpack.writers.print.inks import Inks
from ebookpack.writers.print.press_colours import PressColours

BLACK = Inks(black=True, colours=ColourSpace.RGB)


@pytest.mark.parametrize(
    ("operators", "made"),
    [
        (b"0 0 0 rg\nBT\nET", b"0 g\nBT\nET"),
        (b"q 0 0 0 1 k 0 0 9 9 re f Q", b"q 0 g 0 0 9 9 re f Q"),
        (b"/opaque gs\n0 g", b"\n0 g"),
        (b"/faint gs\n0 g", b"/faint gs\n0 g"),
    ],
)
def test_what_stands_by_itself(operators: bytes, made: bytes) -> None:
    colours = PressColours(inks=BLACK, flatten=False)
    assert colours.of(operators, {"opaque": True, "faint": False}) == made


@pytest.mark.parametrize("operators", [b"BT (0 g) Tj ET", b"/P1 scn /Pattern cs", b"/S1 sh"])
def test_what_must_be_read_one_by_one(operators: bytes) -> None:
    assert PressColours(inks=BLACK, flatten=False).of(operators, {}) is None


def test_what_is_see_through_is_not_flattened_by_a_look() -> None:
    assert PressColours(inks=BLACK, flatten=True).of(b"/faint gs\n0 g", {"faint": False}) is None
