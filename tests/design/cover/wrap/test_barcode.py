from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebookpack.core.errors import SettingsError
from ebookpack.core.isbn import hyphenated, isbn13
from ebookpack.core.lengths import MILLIMETRE
from ebookpack.core.wrap import Area
from ebookpack.design.cover.wrap.barcode import (
    LEAST_SCALE,
    MODULE,
    QUIET_LEFT,
    QUIET_RIGHT,
    modules,
    set_code,
)
from ebookpack.design.cover.wrap.geometry import barcode_area
from tests.design.cover.wrap.builders import ISBN, bound, geometry

VECTOR = (
    "101011101100010010100111011110101001110101111010"
    "10101110011100101010000110011010011101000100101"
)
"""9780306406157, as two other programs encode it."""


def checked(digits: str) -> str:
    """Twelve digits and the one that follows from them."""
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return digits + str(-total % 10)


def test_the_modules_are_those_that_others_make() -> None:
    assert modules(ISBN) == VECTOR


@given(st.sampled_from(["978", "979"]), st.text("0123456789", min_size=9, max_size=9))
def test_the_bars_say_what_the_modules_say(prefix: str, digits: str) -> None:
    isbn = checked(prefix + digits)
    code = set_code(isbn, Area(left=0, top=0, right=200, bottom=100))
    read = [
        any(bar.area.left < code.at(module + 0.5) < bar.area.right for bar in code.bars)
        for module in range(95)
    ]

    assert "".join("1" if black else "0" for black in read) == modules(isbn)
    for bar in code.bars:
        assert bar.area.width / code.module == pytest.approx(round(bar.area.width / code.module))
        assert bar.colour == (0, 0, 0)


@pytest.mark.parametrize("store", ["kdp", "ingram", "lulu", "home"])
def test_in_each_printers_place_the_code_can_be_scanned(store: str) -> None:
    book = bound(store)
    area = barcode_area(book, geometry(book), own=True)
    code = set_code(ISBN, area)

    assert LEAST_SCALE * MODULE - 1e-6 <= code.module <= MODULE
    assert code.left - area.left >= QUIET_LEFT * code.module - 1e-6
    assert area.right - code.right >= QUIET_RIGHT * code.module - 1e-6
    assert all(area.holds(bar.area) for bar in code.bars)
    assert code.bottom - code.top >= 14 * MILLIMETRE


def test_guards_are_longer_than_what_is_between_them() -> None:
    code = set_code(ISBN, Area(left=0, top=0, right=200, bottom=100))
    longer = [bar for bar in code.bars if bar.area.bottom > code.bottom]

    assert len(longer) == 6
    assert {round((bar.area.left - code.left) / code.module) for bar in longer} == {
        0, 2, 46, 48, 92, 94,
    }  # fmt: skip


@pytest.mark.parametrize(
    "written", ["978-0-306-40615-7", "9780306406157", "0-306-40615-2", "ISBN 978 0306406157"]
)
def test_an_isbn_is_understood_however_it_is_written(written: str) -> None:
    assert isbn13(written) == ISBN


@pytest.mark.parametrize("written", ["978-0-306-40615-8", "12345", "", "4006381333931"])
def test_what_is_no_isbn_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="D142"):
        isbn13(written)


def test_hyphens_stand_where_the_agencies_put_them() -> None:
    assert hyphenated(ISBN) == "978-0-306-40615-7"
    assert hyphenated("9791090636071") == "979-10-90636-07-1"
