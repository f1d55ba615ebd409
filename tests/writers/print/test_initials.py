from __future__ import annotations

from dataclasses import replace

import pytest

from ebookpack.core.book import Matter, SectionRole
from ebookpack.writers.print.initials import wants_initial, with_room_for_tail
from tests.writers.builders import chapter


def test_chapters_and_their_like_in_the_body_open_with_a_drop_capital() -> None:
    assert wants_initial(chapter("a"))
    assert wants_initial(replace(chapter("a"), role=SectionRole.EPILOGUE))
    assert not wants_initial(replace(chapter("a"), role=SectionRole.PART))
    assert not wants_initial(replace(chapter("a"), matter=Matter.BACK))


@pytest.mark.parametrize(
    ("letter", "classes"),
    [
        ("T", "drop-cap"),
        ("Q", "drop-cap tailed"),
        ('<span class="drop-quote">“</span>J', "drop-cap tailed"),
        ('<span class="drop-quote">“</span>W', "drop-cap"),
    ],
)
def test_letters_that_reach_below_their_line_are_marked(letter: str, classes: str) -> None:
    marked = with_room_for_tail(f'<p><span class="drop-cap">{letter}</span>uiet</p>')

    assert marked == f'<p><span class="{classes}">{letter}</span>uiet</p>'
