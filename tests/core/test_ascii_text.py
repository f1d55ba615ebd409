"""What is asked of the words of a text has one answer, whether it is ASCII or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.assemble.quotations import spoken
from ebookpack.core.ascii_text import MARKS, ascii_bytes
from ebookpack.core.node_text import count_words
from ebookpack.proof.words import letters

TEXTS = st.text(st.sampled_from([*map(chr, range(128)), *MARKS, *"ab 1_-'*\n" * 9]), max_size=40)
OTHER = " é"
"""A word by which a text is none of ASCII, and is looked at character by character."""


def test_marks_become_what_they_are_to_become() -> None:
    """Each of them; where other characters are left, there is no answer."""
    become = {mark: "-" if mark == "—" else "" for mark in MARKS}
    assert ascii_bytes("“Up—there’s”", become) == b"Up-theres"
    assert ascii_bytes("Up there", become) == b"Up there"
    assert ascii_bytes("déjà", become) is None


@given(TEXTS)
def test_words_are_counted_alike(text: str) -> None:
    """With another word behind them they are one more."""
    assert count_words(text + OTHER) == count_words(text) + 1


@given(TEXTS)
def test_words_are_spoken_alike(text: str) -> None:
    """And with another behind them they are the same and that."""
    assert spoken(text + OTHER) == [*spoken(text), "é"]


@given(TEXTS)
def test_letters_are_the_same(text: str) -> None:
    """And with another behind them the same and that."""
    assert letters(text + OTHER) == letters(text) + "é"
