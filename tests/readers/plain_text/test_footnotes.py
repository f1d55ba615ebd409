"""Notes that are typed below a text: they become notes where calls and labels agree."""

from __future__ import annotations

import textwrap

import pytest

from ebookpack.core.book import Document
from ebookpack.core.node_text import block_text, walk_inlines
from ebookpack.core.nodes import Emphasis, NoteRef, Paragraph, Text
from tests.manuscripts import document_of


def shown(document: Document) -> list[str]:
    """The paragraphs, calls as `{the note}`."""
    notes = {note.id: " / ".join(map(block_text, note.blocks)) for note in document.notes}
    lines = []
    for block in document.blocks:
        parts = []
        for inline in walk_inlines([block]):
            match inline:
                case Text(text=text):
                    parts.append(text)
                case NoteRef(note=note):
                    parts.append("{" + notes[note] + "}")
                case _:
                    pass
        lines.append("".join(parts))
    return lines


TEXT = "The weir{0} was older than the house.{1}\n\nIt sang.\n\n"
LINKED = ["The weir{Built in 1612.} was older than the house.{So they say.}", "It sang."]


@pytest.mark.parametrize(
    ("calls", "notes"),
    [
        (("[1]", "[2]"), "[1] Built in 1612.\n\n[2] So they say.\n"),
        ((" [1]", " [2]"), "Notes\n\n[1] Built in 1612.\n[2] So they say.\n"),
        (("(1)", "(2)"), "(1) Built in 1612.\n\n(2) So they say.\n"),
        ((" (*1)", " (*2)"), "(*1) Built in 1612.\n\n(*2) So they say.\n"),
        (("¹", "²"), "¹ Built in 1612.\n² So they say.\n"),
        (("¹", "²"), "Footnotes:\n\n1. Built in 1612.\n2. So they say.\n"),
        (("[1]", "[2]"), "ENDNOTES:\n1) Built in 1612.\n2) So they say.\n"),
        (("^1", "^2"), "Notes:\n\n1 Built in 1612.\n\n2 So they say.\n"),
        (("[1]", "[2]"), "Anmerkungen\n1. Built in 1612.\n2. So they say.\n"),
        (("[1]", "[A]"), "[Footnote 1: Built in 1612.]\n\n[Footnote A: So they say.]\n"),
        (("[*]", "[*]"), "[Footnote *: Built in 1612.]\n[Footnote *: So they say.]\n"),
    ],
)
def test_notes_become_notes_where_calls_and_labels_agree(
    calls: tuple[str, str], notes: str
) -> None:
    assert shown(document_of(TEXT.format(*calls) + notes)) == LINKED


def test_notes_below_each_chapter_and_each_paragraph_are_called_there() -> None:
    source = (
        "Chapter 1\n\nThe weir[1] was old.\n\nIt sang.[2]\n\n[1] Built in 1612.\n\n[2] It did.\n\n"
        "Chapter 2\n\nThe lamp* was lit.\n\n* By whom?\n\nThe keeper[1] slept.\n\n[1] Or died.\n"
    )

    assert shown(document_of(source)) == [
        "Chapter 1",
        "The weir{Built in 1612.} was old.",
        "It sang.{It did.}",
        "Chapter 2",
        "The lamp{By whom?} was lit.",
        "The keeper{Or died.} slept.",
    ]


def test_a_call_that_a_wrapped_line_starts_with_stands_behind_the_word_above() -> None:
    words = "the keeper of the weir had written down the number that was shortest and slept"
    lines = textwrap.wrap(" ".join([words] * 4), 60)
    lines[2] = f"[1] {lines[2]}"
    source = "\n".join(lines) + "\n\n[1] One.\n"

    text = " ".join(lines).replace(" [1]", "{One.}")
    assert shown(document_of(source)) == [text]


def test_emphasis_may_hold_a_call() -> None:
    (paragraph,) = document_of("It was *the weir[1] itself*.\n\n[1] One.\n").blocks

    assert isinstance(paragraph, Paragraph)
    emphasis = paragraph.children[1]
    assert isinstance(emphasis, Emphasis)
    assert NoteRef(note="note-1") in emphasis.children


def test_a_note_of_several_paragraphs_ends_with_its_bracket() -> None:
    source = "The weir.[1]\n\n[Footnote 1: Built in 1612 [or so].\n\nSo they say.]\n\nIt sang.\n"

    assert shown(document_of(source)) == [
        "The weir.{Built in 1612 [or so]. / So they say.}",
        "It sang.",
    ]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "The weir[1] was old.\n\n[1] Built.\n\n[2] Rebuilt.\n", id="one note too many"
        ),
        pytest.param("The weir[1] was[2] old.\n\n[1] Built.\n", id="one call too many"),
        pytest.param("The weir[1] was old[1].\n\n[1] Built.\n", id="called twice"),
        pytest.param("The weir[2] was[1] old.\n\n[1] Built.\n\n[2] Rebuilt.\n", id="disordered"),
        pytest.param("[1] Built.\n\nThe weir[1] was old.\n", id="above its call"),
        pytest.param("Take (1) a weir and (2) a lamp.\n\n(1) Old.\n\n(2) Lit.\n", id="steps"),
        pytest.param("Three things were left.*\n\n* A lamp.\n\n* A weir.\n", id="a list"),
        pytest.param("He was *so* tired.\n\n*So tired* that he slept.\n", id="emphasis"),
        pytest.param("It was 1612.\n\n1. The weir.\n\n2. The lamp.\n", id="numbered paragraphs"),
        pytest.param("The weir[1] was old.\n\n[1]\n", id="no text"),
    ],
)
def test_where_they_do_not_agree_all_stays_as_typed(source: str) -> None:
    assert document_of(source).notes == ()


def test_the_heading_of_the_notes_is_left_out_with_the_reason() -> None:
    document = document_of(TEXT.format("[1]", "[2]") + "Notes:\n[1] Built.\n[2] So they say.\n")

    assert [(item.what, item.text) for item in document.left_out] == [
        ("heading of notes", "Notes:")
    ]
