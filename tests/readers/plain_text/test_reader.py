"""Where paragraphs begin and end, in each of the habits in which text is typed."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Align, Emphasis, LineBreak, Paragraph, Strong
from ebookpack.readers.plain_text.emphasis import read_emphasis
from ebookpack.readers.plain_text.joining import Joiner
from tests.manuscripts import document_of

PROSE = [
    "The weir had been mended with whatever was at hand, and some of it had belonged to people "
    "who were not asked, and who came on Sundays to look at it.",
    "Jory found a shoe in it. He put it back, because it was holding.",
    "“That is my grandmother's gate,” he told the keeper, and the keeper said that it was a good "
    "gate, and that it had not let a drop through in eleven years.",
    "It rained. It rained on the gate and on the shoe, and on the two of them, and they stood and "
    "watched the water make up its mind.",
]


def paragraphs(text: str) -> list[str]:
    return [block_text(block) for block in document_of(text).blocks]


def wrapped(width: int, first: str = "", blank: str = "\n\n") -> str:
    return blank.join(textwrap.fill(p, width, initial_indent=first) for p in PROSE * 3)


@pytest.mark.parametrize("width", [55, 60, 65, 72, 76, 80])
def test_wrapped_paragraphs_with_blank_lines(width: int) -> None:
    assert paragraphs(wrapped(width)) == PROSE * 3


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("first", ["  ", "    ", "\t"])
def test_wrapped_paragraphs_with_an_indent_and_no_blank_line(width: int, first: str) -> None:
    assert paragraphs(wrapped(width, first, "\n")) == PROSE * 3


def test_one_line_a_paragraph_with_blank_lines() -> None:
    assert paragraphs("\n\n".join(PROSE)) == PROSE


def test_one_line_a_paragraph_without() -> None:
    assert paragraphs("\n".join(PROSE)) == PROSE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str) -> None:
    assert paragraphs((end * 2).join(PROSE)) == PROSE


def test_short_lines_keep_their_ends_and_their_indents() -> None:
    verse = "Mind the weir,\n  mind the weir,\nit will not\n  mind you."
    block = document_of(f"{wrapped(72)}\n\n{verse}\n\n{PROSE[0]}").blocks[12]

    assert isinstance(block, Paragraph)
    assert block.layout.lines == (0, 2, 0, 2)
    assert sum(isinstance(child, LineBreak) for child in block.children) == 3


def test_a_line_in_the_middle_is_centred_and_one_at_the_end_is_right() -> None:
    text = f"{wrapped(72)}\n\n{'The Gate':^72}\n\n{'The Keeper':>72}\n\n{PROSE[0]}"
    centred, right = document_of(text).blocks[12:14]

    assert isinstance(centred, Paragraph)
    assert isinstance(right, Paragraph)
    assert (centred.align, right.align) == (Align.CENTER, Align.RIGHT)


def test_a_gap_is_what_is_wider_than_this_manuscripts_own() -> None:
    text = f"{PROSE[0]}\n\n\n{PROSE[1]}\n\n\n{PROSE[2]}\n\n\n\n\n{PROSE[3]}"
    gaps = [b.layout.gap for b in document_of(text).blocks if isinstance(b, Paragraph)]

    assert gaps == [0, 0, 0, 2]


def test_blocks_know_their_lines() -> None:
    lines = [block.span.line for block in document_of("A\n\n\nB\n\nC").blocks if block.span]
    assert lines == [1, 4, 6]


# ------------------------------------------------------------------------------- joining lines


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the lawyer said so. A law-\nyer.", "A lawyer."),
        ("self-made men. A self-\nmade man.", "A self-made man."),
        ("a--b--c. It was--\nnot.", "It was--not."),
        ("a -- b -- c. It was --\nnot.", "It was -- not."),
        ("It ended.\nIt began.", "It ended. It began."),
    ],
)
def test_hyphens_and_dashes_at_line_ends(text: str, joined: str) -> None:
    lines = text.rpartition(". ")[2].split("\n") if ". " in text else text.split("\n")
    assert Joiner.of(text).join(lines).endswith(joined.rpartition(". ")[2])


# ------------------------------------------------------------------------------------- emphasis


@pytest.mark.parametrize(
    ("text", "node", "inner"),
    [
        ("so _very_ remarkable", Emphasis, "very"),
        ("so *very* remarkable", Emphasis, "very"),
        ("so **very** remarkable", Strong, "very"),
        ("(_aside_)", Emphasis, "aside"),
        ("_two\nlines_ of it", Emphasis, "two\nlines"),
    ],
)
def test_marks_of_emphasis(text: str, node: type, inner: str) -> None:
    (found,) = [child for child in read_emphasis(text) if isinstance(child, Emphasis | Strong)]

    assert isinstance(found, node)
    assert block_text(Paragraph(children=found.children)) == inner


@pytest.mark.parametrize("text", ["file_name_here", "5 * 4 * 3", "* * *", "____", "a*b", "*"])
def test_marks_that_are_none(text: str) -> None:
    assert not any(isinstance(child, Emphasis | Strong) for child in read_emphasis(text))


# ----------------------------------------------------------------------------------- properties

LINE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=90)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=30).map("\n".join))
def test_every_letter_comes_through_in_its_place(text: str) -> None:
    if not text.strip():
        return
    kept = "".join(paragraphs(text))

    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=30).map("\n".join))
def test_lines_are_counted_upwards(text: str) -> None:
    if not text.strip():
        return
    lines = [block.span.line or 0 for block in document_of(text).blocks if block.span]

    assert all(above < below for above, below in pairwise(lines))
