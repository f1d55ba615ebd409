"""Ids of sections: the names of their files, which stay when something is put in between."""

from __future__ import annotations

from tests.manuscripts import book_of

WEIR = "The weir had been mended with whatever was at hand, by whoever came by."
SHOE = "Jory found a shoe in it. He put it back, because it was holding."
LAMP = "Nobody came. At six the lights went out and a dog barked at them."


def ids(*chapters: str) -> list[str]:
    return [section.id for _, section in book_of("\n\n".join(chapters), name="story.md").sections()]


def test_chapters_are_named_by_their_titles() -> None:
    assert ids("# The Weir", WEIR, "# Chapter Two: A Shoe", SHOE) == [
        "chapter-the-weir",
        "chapter-a-shoe",
    ]


def test_one_without_a_title_is_named_by_its_first_words_whatever_its_number() -> None:
    assert ids("# 1", WEIR, "# 2", LAMP) == [
        "chapter-the-weir-had-been-mended-with",
        "chapter-nobody-came-at-six-the-lights",
    ]
    assert ids("# 1", WEIR, "# 2", SHOE, "# 3", LAMP)[2] == ids("# 1", WEIR, "# 2", LAMP)[1]


def test_titles_that_come_again_are_told_apart_by_the_words_below() -> None:
    named = ids("# Ada", WEIR, "# Jory", SHOE, "# Ada", LAMP)

    assert named[0].startswith("chapter-ada-the-weir")
    assert named[1] == "chapter-jory"
    assert named[2].startswith("chapter-ada-nobody-came")


def test_chapters_that_start_alike_are_told_apart_all_the_same() -> None:
    first, second = ids("# 1", WEIR, "# 2", WEIR)

    assert second == f"{first}-2"


def test_notes_are_named_by_their_chapters() -> None:
    named = ids("# The Weir", WEIR, "# A Shoe", "A/N: Late, sorry!", SHOE, "# Lamps", LAMP)

    assert named == ["chapter-the-weir", "chapter-a-shoe-note", "chapter-a-shoe", "chapter-lamps"]
