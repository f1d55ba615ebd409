from __future__ import annotations

import pytest

from ebookpack.core.diagnostics import Diagnostics, Severity
from ebookpack.core.errors import SettingsError
from ebookpack.core.press import Make, PressSettings, page_boxes
from ebookpack.core.store import ColourSpace, Standard
from ebookpack.design.page_geometry import parse_trim
from ebookpack.design.press import check_plates, press_for
from tests.writers import builders


def objections(trim: str = "6x9in", **asked: object) -> list[str]:
    diagnostics = Diagnostics()
    press_for(PressSettings(**asked), parse_trim(trim), diagnostics)  # type: ignore[arg-type]
    return [f"{found.code} {found.severity}" for found in diagnostics]


def test_a_book_is_made_for_a_printer_at_home_unless_a_store_is_asked_for() -> None:
    press = press_for(PressSettings(), parse_trim("6x9in"), Diagnostics())

    assert (press.make, press.store.name, press.bleeds, press.marks) == (
        Make.PRINT,
        "home",
        False,
        False,
    )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"store": "lulu", "trim": "B-format"}, "D123"),
        ({"store": "kdp", "trim": "11x8.5in"}, "D123"),
        ({"store": "kdp", "trim": "A4", "paper": "standard-colour"}, "D124"),
        ({"store": "lulu", "standard": Standard.X_4}, "D125"),
        ({"store": "kdp", "marks": True}, "D126"),
        ({"plates": ("map.png",), "bleed": False}, "D128"),
        ({"profile": "sRGB.icc"}, ""),
    ],
)
def test_what_a_store_does_not_make_is_an_error_unless_it_is_accepted(
    asked: dict[str, object], code: str
) -> None:
    assert objections(**asked) == ([f"{code} error"] if code else [])  # type: ignore[arg-type]
    if code:
        assert objections(**asked, accept=(code,)) == [f"{code} warning"]  # type: ignore[arg-type]


def test_a_profile_that_is_none_of_a_press_is_an_error() -> None:
    diagnostics = Diagnostics()
    press_for(PressSettings(profile="a.icc"), (432, 648), diagnostics, None, b"no profile at all")

    assert [found.code for found in diagnostics] == ["D129"]
    assert next(iter(diagnostics)).severity is Severity.ERROR


def test_what_is_asked_on_the_command_line_goes_before_what_the_file_says() -> None:
    line, file = PressSettings(store="kdp", bleed=False), PressSettings(bleed=True, paper="white")

    assert line.over(file) == PressSettings(store="kdp", bleed=False, paper="white")


def test_plates_make_the_pages_bleed() -> None:
    press = press_for(PressSettings(plates=("map.png",)), (432, 648), Diagnostics())

    assert press.bleeds
    check_plates(press, builders.book(resources=(builders.picture(),)))
    with pytest.raises(SettingsError, match=r"D127.*no picture of the book is .map.png."):
        check_plates(press, builders.book())


def test_black_paper_is_printed_in_gray_and_a_standard_in_cmyk() -> None:
    assert builders.press(store="kdp").is_black
    assert builders.press(store="kdp", paper="premium-colour").colours is ColourSpace.RGB
    assert builders.press(store="ingram", paper="premium-colour").colours is ColourSpace.CMYK
    assert builders.press(standard=Standard.X_4).colours is ColourSpace.CMYK


def boxes(right_hand: bool, **asked: object) -> dict[str, tuple[float, ...]]:
    made = page_boxes(builders.press(**asked), 432, 648, right_hand=right_hand)
    return {
        name: (box.left, box.bottom, box.right, box.top)
        for name, box in (("media", made.media), ("bleed", made.bleed), ("trim", made.trim))
    }


@pytest.mark.parametrize("store", ["kdp", "ingram"])
def test_a_page_bleeds_at_three_edges_and_not_at_the_spine(store: str) -> None:
    right, left = (boxes(hand, store=store, bleed=True) for hand in (True, False))

    assert right["media"] == right["bleed"] == left["media"] == (0, 0, 441, 666)
    assert right["trim"] == (0, 9, 432, 657)
    assert left["trim"] == (9, 9, 441, 657)


def test_lulu_cuts_all_four_edges() -> None:
    for hand in (True, False):
        assert boxes(hand, store="lulu", bleed=True) == {
            "media": (0, 0, 450, 666),
            "bleed": (0, 0, 450, 666),
            "trim": (9, 9, 441, 657),
        }


def test_without_bleed_all_boxes_are_the_trim() -> None:
    assert set(boxes(True, store="kdp").values()) == {(0, 0, 432, 648)}


def test_marks_stand_in_a_slug_around_what_bleeds() -> None:
    marked = boxes(True, marks=True, bleed=True)

    assert marked["bleed"][0] == pytest.approx(28.35, abs=0.01)
    assert marked["trim"][0] == pytest.approx(28.35 + 8.5, abs=0.01)
    assert marked["media"][2] - marked["bleed"][2] == pytest.approx(28.35, abs=0.01)
