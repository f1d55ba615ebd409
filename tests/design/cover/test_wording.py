"""What stands on a cover."""

from __future__ import annotations

import pytest

from ebookpack.core.book import Series
from ebookpack.design.cover.wording import Wording, wording_of
from tests.design.cover.builders import book


@pytest.mark.parametrize(
    ("title", "main", "second"),
    [
        ("Balance of Terror – The Aftermath", "Balance of Terror", "The Aftermath"),
        ("Balance of Terror — The Aftermath", "Balance of Terror", "The Aftermath"),
        ("Balance of Terror - The Aftermath", "Balance of Terror", "The Aftermath"),
        ("Barley: A History", "Barley", "A History"),
        ("Outer Lock: Book II – Tare", "Outer Lock", "Book II – Tare"),
        ("Outer Lock – “Tare: A Tale”", "Outer Lock", "“Tare: A Tale”"),
    ],
)
def test_a_title_is_parted_at_its_first_dash_or_colon(title: str, main: str, second: str) -> None:
    wording = wording_of(book(title).metadata)
    assert (wording.title, wording.second) == (main, second)


@pytest.mark.parametrize(
    "title",
    ["Half-Light", "The 10:15 to Hesk", "1914–1918", "– The End", "“Tare – A Tale” Retold", "Why:"],
)
def test_other_dashes_and_colons_part_nothing(title: str) -> None:
    assert wording_of(book(title).metadata) == Wording(title=title)


def test_accents_are_composed_and_what_cannot_be_seen_is_dropped() -> None:
    wording = wording_of(book("Cafe\u0301\tno\u00adir \n").metadata)
    assert wording.title == "Café noir"


def test_a_series_has_its_number_if_there_is_one() -> None:
    numbered = book("Ebb", series=Series(name="Hesk Sands", number="2"))
    assert wording_of(numbered.metadata).series == "Hesk Sands · 2"
    assert wording_of(book("Ebb", series=Series(name="Hesk Sands")).metadata).series == "Hesk Sands"
