"""Where paragraphs begin and end, in each of the habits in which text is typed."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Align,
    Emphasis,
    LineBreak,
    Paragraph,
    Preformatted,
    Quote,
    Strong,
    Text,
)
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

LINE = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="&"),
    max_size=90,
)
"""Without what starts an entity, whose letters stand for another."""


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


def test_emphasis_that_spans_stanzas_is_in_each() -> None:
    song = "_The moon is up,\nthe stars are out,\n\nthe boat is gone,\nthe sea is calm._"
    blocks = document_of(f"{song}\n\n{wrapped(60)}").blocks[:2]

    assert [type(b.children[0]) for b in blocks if isinstance(b, Paragraph)] == [Emphasis] * 2
    assert block_text(blocks[0]) == "The moon is up,\nthe stars are out,"


def test_slashes_are_emphasis_where_a_manuscript_uses_them_so() -> None:
    once = document_of("He said and/or on 1/2/2003, see /etc/hosts/ for it.").blocks[0]
    often = document_of("It was /really/ late, and /he knew it/, and/or not.").blocks[0]

    assert isinstance(once, Paragraph)
    assert isinstance(often, Paragraph)
    assert [type(child) for child in once.children] == [Text]
    assert [type(child) for child in often.children].count(Emphasis) == 2


def test_double_spacing_parts_no_paragraphs() -> None:
    text = wrapped(60).replace("\n\n", "\n\n\n").replace("\n", "\n\n").replace("\n" * 6, "\n" * 4)

    assert paragraphs(text) == PROSE * 3


def test_lines_quoted_as_in_mail_are_a_quotation() -> None:
    quoted = textwrap.fill(PROSE[0], 60, initial_indent="> ", subsequent_indent="> ")
    blocks = document_of(f"{wrapped(60)}\n\n{quoted}\n\n{wrapped(60)}").blocks

    (quote,) = (block for block in blocks if isinstance(block, Quote))
    assert block_text(quote) == PROSE[0]


def test_a_text_that_was_forwarded_as_a_whole_is_no_quotation() -> None:
    assert paragraphs(textwrap.indent(wrapped(60), "> ", lambda line: True)) == PROSE * 3


def test_justified_lines_lose_their_wide_spaces() -> None:
    assert paragraphs(wrapped(60).replace(" it", "  it")) == PROSE * 3


def test_an_underlined_heading_is_apart_from_the_text_below_it() -> None:
    texts = paragraphs(f"Part two\n--------\n{wrapped(60)}")

    assert texts[:2] == ["Part two\n--------", PROSE[0]]


@pytest.mark.parametrize(
    "figure",
    [
        "Name       Age    Town\nAnna        12    Riga\nBert         9    Oslo",
        "+----+----+\n| a  | b  |\n+----+----+",
        " /\\_/\\\n( o.o )\n > ^ <",
    ],
)
def test_tables_and_drawings_keep_every_space(figure: str) -> None:
    blocks = document_of(f"{wrapped(60)}\n\n{figure}\n\n{wrapped(60)}").blocks

    assert [block.text for block in blocks if isinstance(block, Preformatted)] == [figure]


def test_a_list_in_two_columns_is_none() -> None:
    cast = "Macheath      a captain\nPeachum       a receiver\nPolly         his daughter"
    blocks = document_of(f"{wrapped(60)}\n\n{cast}\n\n{wrapped(60)}").blocks

    assert not any(isinstance(block, Preformatted) for block in blocks)


def test_words_without_end_cost_no_time() -> None:
    assert len(document_of("so-\ncalled " + "a" * 100_000 + "\n" + "b-" * 50_000).blocks) > 0
