"""Texts as parts of file names."""

from __future__ import annotations

import pytest

from ebookpack.core.slugs import free, slug


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("The Flood", 40, "the-flood"),
        ("  “Ångström’s” – a Café!  ", 40, "angstroms-a-cafe"),
        ("The minutes are missing again", 20, "the-minutes-are"),
        ("Donaudampfschifffahrt", 8, "donaudam"),
        ("* * *", 40, ""),
    ],
)
def test_words_are_joined_and_no_word_is_cut_that_fits(
    text: str, longest: int, expected: str
) -> None:
    assert slug(text, longest) == expected


def test_texts_of_other_alphabets_are_told_apart_by_digests() -> None:
    sea, weir = slug("Глава о море", 40), slug("Глава о плотине", 40)

    assert sea != weir
    assert sea == slug("Глава о море", 40)
    assert all(len(each) == 8 and each.isalnum() for each in (sea, weir))


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {"cover": 1}

    assert [free("cover", taken), free("cover", taken), free("map", taken)] == [
        "cover-2",
        "cover-3",
        "map",
    ]


def test_a_number_that_a_name_has_of_its_own_is_not_given_again() -> None:
    taken: dict[str, int] = {}
    names = [free(name, taken) for name in ("a", "a-2", "a", "a", "a-2")]
    assert names == ["a", "a-2", "a-3", "a-4", "a-2-2"]
