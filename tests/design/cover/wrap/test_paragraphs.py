from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.design.cover.composed import width
from ebookpack.design.cover.typeface import Voice
from ebookpack.design.cover.wrap.paragraphs import ragged
from tests.themes import classic

VOICE = Voice(face=classic().faces[0], weight=400)
words = st.lists(st.text("abcdefghilmnoprstuvw", min_size=1, max_size=12), max_size=40)


@given(words, st.floats(8, 40))
def test_no_word_is_lost_and_no_line_is_too_long(text: list[str], measure: float) -> None:
    lines = ragged(" ".join(text), VOICE, measure)

    assert " ".join(lines).split() == text
    for line in lines:
        assert " " not in line or width(line, VOICE) <= measure * 1.005


def test_the_edge_is_calmer_than_that_of_lines_filled_one_by_one() -> None:
    measure = width("aaaa bbb", VOICE)

    lines = ragged("aaaa bbb ccc ddddd", VOICE, measure + 0.01)

    assert lines == ("aaaa", "bbb ccc", "ddddd")  # and not `aaaa bbb`, with `ccc` all alone


def test_a_last_line_is_not_a_single_small_word_where_that_can_be_helped() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen on"
    lone = width("one two three four five six seven eight nine ten eleven twelve thirteen", VOICE)

    assert ragged(text, VOICE, lone + 0.2)[-1] != "on"


def test_a_space_that_holds_two_words_together_does_so() -> None:
    measure = width("one two three", VOICE)

    assert ragged("one two three\u00a0four", VOICE, measure) == ("one two", "three\u00a0four")
