"""Emphasis within a paragraph: what a pattern would find, in a time that goes by the length."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ebookpack.readers.carried_emphasis import FARTHEST, Marked, marked

_PATTERN = re.compile(
    r"(?<![\w*\\])(?P<mark>\*\*|\*|_{1,2})(?=[^\s*_])(?P<inner>.{0,2000}?[^\s*_])(?P=mark)(?![\w*])",
    re.DOTALL,
)
"""The same by backtracking: from each mark to the farthest place at which it might end."""


@given(st.text(alphabet="*_ ab\\.\n", max_size=40))
def test_it_is_found_as_a_pattern_finds_it(text: str) -> None:
    expected = [
        Marked(found.start(), found.end(), found["mark"], found["inner"])
        for found in _PATTERN.finditer(text)
    ]
    assert list(marked(text)) == expected


def test_a_stray_mark_does_not_reach_for_one_in_a_far_sentence() -> None:
    (found,) = marked(f"*{'a' * FARTHEST}*")

    assert len(found.inner) == FARTHEST
    assert not list(marked(f"*{'a' * (FARTHEST + 1)}*"))


def test_marks_without_an_end_are_passed_over_at_once() -> None:
    assert not list(marked("*a_ " * 50_000))
