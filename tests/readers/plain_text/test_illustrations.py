"""Places of pictures in transcribed texts: left out with their captions, and reported."""

from __future__ import annotations

import pytest

from ebookpack.core.node_text import block_text
from tests.manuscripts import book_of, document_of


def texts(data: str) -> list[str]:
    return [block_text(block) for block in document_of(data).blocks]


@pytest.mark.parametrize(
    "picture",
    [
        "[Illustration]",
        "[Illustration: The weir at night.]",
        "[Illustration: _The weir at night._]",
        "[Frontispiece: The weir at night, from a drawing\nby the keeper himself]",
        "    [Illustration: FIG. 3.--The weir.\n\n    [_Copyright by the keeper._]]",
        "[Illustration 12]",
        "[Abbildung: Das Wehr]",
        "[Tailpiece]",
    ],
)
def test_a_picture_that_is_not_there_is_left_out(picture: str) -> None:
    source = f"The lamp was lit at six.\n\n{picture}\n\nNobody had lit it.\n"

    assert texts(source) == ["The lamp was lit at six.", "Nobody had lit it."]
    (left_out,) = document_of(source).left_out
    assert left_out.text.split() == picture.split()
    assert "picture" in left_out.why


def test_the_white_around_a_picture_parts_no_scenes() -> None:
    source = "The lamp was lit at six.\n\n[Illustration]\n\nNobody had lit it.\n"

    assert not any("SceneBreak" in repr(section) for _, section in book_of(source).sections())


def test_a_sentence_runs_on_over_a_picture() -> None:
    source = (
        "The lamp that the keeper of the weir had lit\n\n[Illustration: The weir.]\n\nwent out.\n"
    )

    assert texts(source) == ["The lamp that the keeper of the weir had lit went out."]


def test_a_heading_that_was_drawn_stays() -> None:
    source = (
        "[Illustration:\n\n·THE WEIR·\n\nChapter I.]\n\nThe lamp was lit at six.\n\n"
        "[Illustration: CHAPTER II]\n\nNobody had lit it.\n"
    )

    assert texts(source) == [
        "Chapter I.",
        "The lamp was lit at six.",
        "CHAPTER II",
        "Nobody had lit it.",
    ]
    assert [item.text for item in document_of(source).left_out] == [
        "[Illustration:\n\n·THE WEIR·",
        "",
    ]


def test_text_behind_a_picture_stays() -> None:
    assert texts("[Illustration] The lamp was lit at six.\n") == ["The lamp was lit at six."]


@pytest.mark.parametrize(
    "text",
    [
        "[Illustrations by Ada Pell]",
        "[Illustration: a bracket that nothing closes\n\nThe lamp was lit.",
        "He wrote [Illustration] on the wall.",
        "[Plates were thrown.]",
    ],
)
def test_what_is_no_place_of_a_picture_stays(text: str) -> None:
    assert document_of(f"One.\n\n{text}\n\nTwo.\n").left_out == ()
