"""Emphasis by CommonMark's rules, and none of its marks eats a letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.readers.markdown.emphasis import Mark, with_emphasis


def shown(text: str) -> str:
    names = {"em": "i", "strong": "b"}
    written = []
    for part in with_emphasis([text]):
        if isinstance(part, str):
            written.append(part)
        elif isinstance(part, Mark):
            written.append(f"<{'/' if part.closes else ''}{names[part.name]}>")
    return "".join(written)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("*weir*", "<i>weir</i>"),
        ("__weir__", "<b>weir</b>"),
        ("***weir***", "<i><b>weir</b></i>"),
        ("*the **old** weir*", "<i>the <b>old</b> weir</i>"),
        ("**the *old***", "<b>the <i>old</i></b>"),
        ("un*believ*able", "un<i>believ</i>able"),
        ("snake_case_name", "snake_case_name"),
        ("* not *", "* not *"),
        ("*the _old* weir_", "<i>the _old</i> weir_"),
        ("*the **old*", "*the *<i>old</i>"),
        ("**the old*", "*<i>the old</i>"),
        ("*a**b*", "<i>a**b</i>"),
        ('He said *"No"*.', 'He said <i>"No"</i>.'),
        ("それは**「堰」**です", "それは<b>「堰」</b>です"),
        ("* a*", "* a*"),
        ("****", "****"),
    ],
)
def test_pairs(typed: str, expected: str) -> None:
    assert shown(typed) == expected


def test_what_is_no_text_stands_between() -> None:
    parts = list(with_emphasis(["*a ", 7, " b*"]))
    assert parts == [Mark("em", closes=False), "a ", 7, " b", Mark("em", closes=True)]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("**__ab .")))
def test_marks_balance_and_no_letter_is_lost(text: str) -> None:
    parts = list(with_emphasis([text]))
    letters = "".join(part for part in parts if isinstance(part, str))
    opened: list[str] = []
    for part in parts:
        if isinstance(part, Mark) and part.closes:
            assert opened.pop() == part.name
        elif isinstance(part, Mark):
            opened.append(part.name)

    assert opened == []
    assert letters.translate({42: None, 95: None}) == text.translate({42: None, 95: None})
