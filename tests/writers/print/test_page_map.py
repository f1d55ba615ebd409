from __future__ import annotations

import pytest

from ebookpack.core.book import SectionRole
from ebookpack.writers.print.layout import LaidPage
from ebookpack.writers.print.page_map import map_pages, roman
from tests.writers import builders
from tests.writers.builders import paragraph

BOOK = builders.book(
    builders.part("part", builders.chapter("one"), builders.chapter("two")),
    before=(builders.front("note", SectionRole.NOTE, paragraph("Hello.")),),
)


def laid(*anchors: str, blank: bool = False) -> LaidPage:
    return LaidPage(blank=blank, anchors=anchors)


def test_pages_are_labelled_and_belong_to_the_innermost_section() -> None:
    pages = (
        laid("_titlepage"),
        laid("_imprint"),
        laid("note"),
        laid(blank=True),
        laid("part"),
        laid(blank=True),
        laid("part", "one", "note-1"),
        laid("part", "one"),
        laid("part", "two"),
    )

    found = map_pages(BOOK, pages).pages

    assert [(page.label, page.section) for page in found] == [
        ("i", ""),
        ("ii", ""),
        ("iii", "note"),
        ("iv", ""),
        ("1", "part"),
        ("2", ""),
        ("3", "one"),
        ("4", "one"),
        ("5", "two"),
        ("6", ""),
    ]
    assert [page.recto for page in found] == [True, False] * 5
    assert [page.blank for page in found] == [
        False, False, False, True, False, True, False, False, False, True,
    ]  # fmt: skip


def test_an_even_number_of_pages_gets_no_page_more() -> None:
    assert len(map_pages(BOOK, (laid("part"), laid("part", "one"))).pages) == 2


@pytest.mark.parametrize(
    ("number", "numerals"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (1994, "mcmxciv")],
)
def test_roman_numerals(number: int, numerals: str) -> None:
    assert roman(number) == numerals
