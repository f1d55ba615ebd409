from __future__ import annotations

import pytest
from msgspec.structs import replace

from ebookpack.core.book import Matter, SectionRole
from ebookpack.writers.print.initials import arrange_initial, wants_initial
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
    arranged = arrange_initial(f'<p class="first"><span class="drop-cap">{letter}</span>uiet</p>')

    assert f'"><span class="{classes}">{letter}</span>uiet</p>' in arranged


@pytest.mark.parametrize(
    ("letter", "classes"),
    [
        ("T", "first initial-t"),
        ('<span class="drop-quote">“</span>K', "first initial-k"),
        ("É", "first"),
    ],
)
def test_a_paragraph_says_which_letter_its_theme_makes_room_for(letter: str, classes: str) -> None:
    arranged = arrange_initial(f'<p class="first"><span class="drop-cap">{letter}</span>ut</p>')

    assert arranged == f'<p class="{classes}"><span class="drop-cap">{letter}</span>ut</p>'


def test_what_stands_before_a_drop_capital_is_kept_together() -> None:
    paragraph = '<p class="first"><span class="drop-cap">T</span>he end</p>'

    assert arrange_initial(f'<p class="right">Monday</p>\n{paragraph}') == (
        '<div class="before-text">\n<p class="right">Monday</p>\n</div>\n'
        '<p class="first initial-t"><span class="drop-cap">T</span>he end</p>'
    )


def test_a_section_without_a_drop_capital_is_left_alone() -> None:
    assert arrange_initial('<p class="first">“No.”</p>') == '<p class="first">“No.”</p>'
