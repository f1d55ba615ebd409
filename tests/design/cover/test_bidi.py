"""What is seen of lines that run both ways (UAX #9)."""

from __future__ import annotations

import pytest

from ebookpack.design.cover.bidi import base_level, levels, seen_order


def seen(text: str) -> str:
    """The characters of a text from left to right; brackets are not turned."""
    return "".join(text[index] for index in seen_order(levels(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Weir", "The Weir"),
        ("אבג", "גבא"),
        ("The אבג Weir", "The גבא Weir"),
        ("The אב גד Weir", "The דג בא Weir"),
        ("אב Weir גד", "דג Weir בא"),
        ("אב 42 גד", "דג 42 בא"),
        ("كتاب 1984", "1984 باتك"),
        ("Tide: אב", "Tide: בא"),
        ("אב, 3.5%", "3.5% ,בא"),
        ("אב!", "!בא"),
    ],
)
def test_lines_as_they_are_seen(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_a_line_starts_where_its_first_letter_does() -> None:
    assert [base_level(text) for text in ("1984", "“Tide”", "“אב” Tide")] == [0, 0, 1]


def test_a_mark_goes_with_what_it_stands_on() -> None:
    assert levels("a אָ") == (0, 0, 1, 1)
