"""Pins hold: whatever book.toml says of a paragraph, the book obeys or the author is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ebookpack.assemble.quotations import Quotations, quotable
from ebookpack.core.book import Book, Matter, Section, SectionRole
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import SceneBreak
from ebookpack.core.pins import STRUCTURE_KEYS, Pin, pin_lines
from tests.manuscripts import book_of, document_of

STORY = """THE SILL POINT LIGHT

by Ada Pell

A/N: Written in one sitting. Be kind.

In case you missed the first part, a short summary:

A lamp lights itself. Nobody minds, for nobody is there.

* * *

Chapter One

There was a lamp at Sill Point, and nobody lit it. It came on by itself every evening at six.

“Who's there?” said Ada. *Nobody* was.

***

She went up the stair—all ninety-one steps of it—and counted them.

Contents

was written on the door, and below it:

Chapter Two

In the morning there were ninety. She told nobody.
Who would have believed her?

O lamp, O lamp,
  who lit thee?

Chapter Two

The lamp went out on a Tuesday; it had never been lit.

The End

Thanks for reading, and please leave a comment on this story!
"""


# ---------------------------------------------------------------------------------- quotations


TEXTS = (
    "Chapter 1",
    "“Don’t—not *there*,” she said… and he didn’t.",
    "* * *",
    "Chapter 1 was the hardest to write.",
    "吾輩は猫である。名前はまだ無い。",
    "Chapter 1",
    "It was the efﬁcient ferry that sank.",
)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        pytest.param('"Don\'t -- not there"', (1,), id="straight quotes and typed dashes"),
        pytest.param("DON’T – NOT _THERE_", (1,), id="capitals and other emphasis"),
        pytest.param("Don't not there she said . . . and", (1,), id="an ellipsis with spaces"),
        pytest.param("Chapter 1", (0, 5), id="a heading, not what starts as it does"),
        pytest.param("Chapter 1 was", (3,), id="what starts as a heading does"),
        pytest.param("Chapter 1\n\n“Don’t", (0,), id="on into the next paragraph"),
        pytest.param("***", (2,), id="a mark by its marks"),
        pytest.param("*** Chapter 1 was", (2,), id="a mark by what stands below it"),
        pytest.param("吾輩は猫", (4,), id="no blanks between words"),
        pytest.param("It was the effi\u00adcient", (6,), id="ligatures and soft hyphens"),
        pytest.param("It was the effic", (6,), id="a word that was cut off"),
        pytest.param("the efficient ferry", (), id="the middle of a paragraph"),
        pytest.param("Chapter 11", (), id="a longer word"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_text_is_found_by_its_words(quote: str, found: tuple[int, ...]) -> None:
    assert Quotations(TEXTS).find(quote) == found


@settings(deadline=None)
@given(st.lists(st.text("ab1 .*“\n猫", max_size=12), max_size=12))
@example(["猫猫", "猫", "猫"]).via("the last words of a text, and all the words of another block")
@example(["a b", "a", "b"])
@example(["1.1.1", ".", "1", "1", "1"]).via("the same, from a mark on")
def test_a_block_is_found_by_its_own_quotation(texts: list[str]) -> None:
    quotations = Quotations(texts)
    for index, text in enumerate(texts):
        if text.strip():
            found = quotations.find(quotations.quote(index))
            place = (quotations.nth(index) or 1) - 1
            assert found[place] == index


def test_a_quotation_that_stands_nowhere_names_the_nearest_paragraph() -> None:
    diagnostics = Diagnostics()
    book_of(STORY, '[structure]\n"There was a lump at Sil Point" = "body"', diagnostics)

    (error,) = diagnostics.errors
    assert str(error) == (
        'book.toml:2: error[S104]: no paragraph starts with "There was a lump at Sil Point"\n'
        "  hint: nearest: “There was a lamp at Sill Point, and nobody lit it. It came ...” "
        "(story.txt:15)"
    )


def test_one_from_the_middle_of_a_paragraph_names_that_paragraph() -> None:
    diagnostics = Diagnostics()
    book_of(STORY, '[structure]\n"all ninety-one steps" = "scene-break"', diagnostics)

    (error,) = diagnostics.errors
    assert error.hints == (
        "it stands inside of “She went up the stair—all ninety-one steps of it—and ...” "
        "(story.txt:21): quote the first words of a paragraph, or part the paragraph in the "
        "manuscript",
    )


def test_a_quotation_that_stands_twice_says_where_and_the_first_is_taken() -> None:
    diagnostics = Diagnostics()
    book = book_of(STORY, '[structure]\n"Chapter Two" = "leave-out"', diagnostics)

    (warning,) = [found for found in diagnostics if found.code == "S107"]
    assert (
        warning.message == '"Chapter Two" stands twice, at story.txt:27 and 35; the first was taken'
    )
    assert [item.text for item in book.left_out if item.pin] == ["Chapter Two"]


# ------------------------------------------------------------------------------------ obedience


BLOCKS = document_of(STORY).blocks
QUOTATIONS = quotable(BLOCKS)


@st.composite
def pins(draw: st.DrawFn) -> Pin:
    """A pin on any paragraph, up to any other below it."""
    first = draw(st.integers(0, len(BLOCKS) - 1))
    role = draw(st.sampled_from(STRUCTURE_KEYS))
    last = draw(st.integers(first, min(first + 4, len(BLOCKS) - 1)))
    ends = role not in {"body", "scene-break", *_HEADED} and draw(st.booleans())
    return Pin(
        role=role,
        quote=QUOTATIONS.quote(first),
        nth=QUOTATIONS.nth(first),
        until=QUOTATIONS.quote(last) if ends and last > first else "",
    )


_HEADED = ("part", "chapter", "prologue", "interlude", "epilogue")


@settings(max_examples=300, deadline=None)
@given(pins())
def test_any_pin_on_any_paragraph_is_obeyed(pin: Pin) -> None:
    diagnostics = Diagnostics()
    book = book_of(STORY, f"[structure]\n{pin}", diagnostics)
    block = BLOCKS[QUOTATIONS.find(pin.quote)[(int(pin.nth or 1)) - 1]]
    text = " ".join(block_text(block).split())

    assert not diagnostics.errors
    assert balanced(book)
    match pin.role:
        case "body":
            assert body(book)[0].span == block.span
        case "leave-out":
            assert any(text in " ".join(item.text.split()) for item in book.left_out)
        case "text":
            assert text in texts(book)
        case "keep":
            assert not any(text and item.text.startswith(text) for item in book.left_out)
        case "scene-break":
            told = any(found.code == "S109" for found in diagnostics)
            assert told or breaks(book) >= breaks(book_of(STORY))
        case role:
            assert any(
                section.span == block.span and section.role in _alike(role)
                for _, section in book.sections()
            )


@settings(max_examples=150, deadline=None)
@given(st.lists(pins(), min_size=2, max_size=5))
def test_any_number_of_pins_make_a_book_or_are_named(several: list[Pin]) -> None:
    diagnostics = Diagnostics()
    toml = "\n".join(pin_lines(several))
    book = book_of(STORY, f"[structure]\n{toml}", diagnostics)

    assert balanced(book)
    assert {found.code for found in diagnostics.errors} <= {"S108"}


def test_what_a_pin_says_anyhow_changes_nothing_but_the_reason() -> None:
    book = book_of(STORY)
    for _, section in book.sections():
        again = book_of(STORY, f"[structure]\n{section.pin}")
        changed = [s for _, s in again.sections() if s.why == "book.toml says so"]
        assert len(changed) == 1
        assert [s.blocks for _, s in again.sections()] == [s.blocks for _, s in book.sections()]


def _alike(role: str) -> set[str]:
    return {"note", "endnote"} if role in ("note", "endnote") else {role}


def balanced(book: Book) -> bool:
    return book.ledger.manuscript == book.ledger.book + book.ledger.left_out


def body(book: Book) -> list[Section]:
    return [
        s
        for _, s in book.sections()
        if s.matter is Matter.BODY and s.role not in (SectionRole.NOTE, SectionRole.ENDNOTE)
    ]


def texts(book: Book) -> str:
    return " ".join(
        " ".join(block_text(block).split()) for _, s in book.sections() for block in s.blocks
    )


def breaks(book: Book) -> int:
    return sum(isinstance(block, SceneBreak) for _, s in book.sections() for block in s.blocks)
