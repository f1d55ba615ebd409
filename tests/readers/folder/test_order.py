"""Files come in the order in which people number and name them."""

from __future__ import annotations

import pytest

from ebookpack.readers.folder.order import reading_order


@pytest.mark.parametrize(
    "names",
    [
        ("2.md", "10.md"),
        ("part-2/ch-9.md", "part-2/ch-10.md", "part-10/ch-1.md"),
        ("Chapter 1 - The Weir.docx", "Chapter 2 - Ice.docx", "Chapter 11 - Home.docx"),
        ("ch1.txt", "ch-2.txt", "ch 3.txt", "ch_10.txt"),
        ("chapter-one.md", "chapter-two.md", "chapter-three.md", "chapter-twenty-one.md"),
        ("Part I/a.md", "Part II/a.md", "Part IV/a.md", "Part V/a.md", "Part IX/a.md"),
        ("first.md", "second.md", "third.md"),
        ("1.md", "1.5.md", "2.md"),
        ("title.md", "dedication.md", "preface.md", "01-a.md", "02-b.md", "afterword.md"),
        ("front/x.md", "01-a.md", "epilogue.md", "appendices/map.md", "about-the-author.md"),
        ("prologue.txt", "1.txt", "2.txt", "epilogue.txt", "acknowledgements.txt"),
        ("i.md", "ii.md", "iii.md", "iv.md", "xl.md"),
    ],
)
def test_reading_order(names: tuple[str, ...]) -> None:
    assert reading_order(sorted(names)) == list(names)
    assert reading_order(reversed(names)) == list(names)


def test_digits_that_are_no_decimals_are_none() -> None:
    assert reading_order(["².txt", "١.txt", "1.txt"]) == ["1.txt", "١.txt", "².txt"]


def test_words_that_are_no_numbers_stay_words() -> None:
    names = ["a-long-night.md", "mix.md", "one-day.md", "the-end-of-it.md"]

    assert reading_order(reversed(names)) == names


def test_a_word_that_starts_like_a_name_of_matter_is_none() -> None:
    names = ["a.md", "backwards.md", "frontier.md", "titled.md", "z.md"]

    assert reading_order(names) == names
