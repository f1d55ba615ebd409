"""Poems stand in the middle of the page, by their longest line."""

from __future__ import annotations

import pytest

from ebookpack.core.nodes import Verse, VerseLine
from ebookpack.writers.print.verse import LEAST, poem_indent
from tests.writers import builders
from tests.writers.builders import text
from tests.writers.print.conftest import digest, printed
from tests.writers.print.typesetter.test_lines import pages_of_glyphs

MEASURE, WIDTH = 28.0, 0.4
SHORT = "The tide is out,"
LONG = "and all the boats lie on their sides"


def poem(*lines: str, indent: int = 0) -> Verse:
    """One stanza."""
    return Verse(
        stanzas=(tuple(VerseLine(children=(text(line),), indent=indent) for line in lines),)
    )


def test_a_poem_is_centred_on_its_longest_line() -> None:
    indent = poem_indent(poem(SHORT, LONG, SHORT, LONG), MEASURE, WIDTH)

    assert indent == pytest.approx((MEASURE - len(LONG) * WIDTH) / 2, abs=0.05)


def test_one_line_longer_than_all_others_does_not_draw_a_poem_aside() -> None:
    lines = [SHORT] * 9
    alone = poem_indent(poem(*lines), MEASURE, WIDTH)

    assert poem_indent(poem(*lines, LONG), MEASURE, WIDTH) == alone


def test_long_verses_have_all_the_measure() -> None:
    assert poem_indent(poem(*[LONG + LONG] * 6), MEASURE, WIDTH) is None


def test_the_longest_line_has_room_where_the_others_are_centred() -> None:
    lines = [SHORT] * 9 + [LONG + SHORT]
    indent = poem_indent(poem(*lines), MEASURE, WIDTH)

    assert indent is not None
    assert LEAST < indent < MEASURE - len(LONG + SHORT) * WIDTH


def test_who_signs_a_letter_is_no_poem() -> None:
    assert poem_indent(poem("Yours,", "Ada Quill", "Low Water"), MEASURE, WIDTH) is None


def test_lines_that_stand_in_are_longer() -> None:
    lines = [SHORT] * 6
    flush = poem_indent(poem(*lines), MEASURE, WIDTH)
    indented = poem_indent(poem(*lines, indent=2), MEASURE, WIDTH)

    assert flush is not None
    assert indented is not None
    assert indented < flush


def test_as_much_white_is_left_of_a_printed_poem_as_right_of_it() -> None:
    lines = ("Zzz," + LONG, "Zzz", "Zzz," + LONG, "Zzz")
    book = builders.book(builders.chapter("c", poem(*lines)))

    *_, glyphs = (page for page in pages_of_glyphs(printed(book).artifact.data) if len(page) > 40)

    page = digest(30)
    start = min(x for char, x, _ in glyphs if char == "Z")
    foot = min(y for char, _, y in glyphs if char == "Z")
    end = max(x for char, x, y in glyphs if char == "s" and y >= foot)
    left, right = start - page.inside, page.width - page.outside - end
    assert left > page.measure / 8
    assert left == pytest.approx(right, abs=page.measure / 20)
