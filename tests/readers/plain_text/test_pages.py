"""Texts taken from print: what stood at the edges of its pages is no text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from ebookpack.core.node_text import block_text
from tests.manuscripts import document_of

WORDS = (
    "the keeper of weir had written down one that was shortest and read it twice because rained "
    "nobody came lamp lit burned for two things never said aloud to river below bridge at night"
).split()
PROSE = [
    " ".join(WORDS[(start + step * (start + 3)) % len(WORDS)] for step in range(37)).capitalize()
    + "."
    for start in range(2, 34, 3)
]
"""Sentences of which no two lines are alike."""
LINES = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in PROSE).split("\n")
Page = Callable[[int, list[str]], list[str]]


def printed(page: Page) -> str:
    pages = [LINES[start : start + 8] for start in range(0, len(LINES), 8)]
    return "\n".join(line for n, lines in enumerate(pages, 1) for line in page(n, lines))


@pytest.mark.parametrize(
    "page",
    [
        lambda n, lines: ["", str(n + 30), "", *lines],
        lambda n, lines: [*lines, "", f"            - {n} -", ""],
        lambda n, lines: ["", f"Page {n} of 12", "THE WEIR", "", *lines],
        lambda n, lines: [f"{n}     THE WEIR" if n % 2 else f"A KEEPER     {n}", *lines, "\x0c"],
        lambda n, lines: [f"{n}        THE WEIR" if n % 2 else f"KEEPER       {n}", "", *lines],
        lambda n, lines: [*lines, "\x0c"],
        lambda n, lines: [f"[Pg {n}]{lines[0]}", *lines[1:]],
        lambda n, lines: [f"{{{n + 6}}}{lines[0]}", *lines[1:]],
        lambda n, lines: [f"[{n + 6}] {lines[0]}", *lines[1:]],
        lambda n, lines: "\n".join(lines).replace(" ", f" [{n}] ", 1).split("\n"),
    ],
)
def test_sentences_run_on_from_page_to_page(page: Page) -> None:
    document = document_of(printed(page))

    assert [block_text(block) for block in document.blocks] == PROSE


def test_front_pages_are_numbered_in_roman() -> None:
    document = document_of(printed(lambda n, lines: [f"[Pg {'v' if n == 1 else n}]", *lines]))

    assert not any("Pg" in block_text(block) for block in document.blocks)
    assert document.left_out[0].text.startswith("[Pg v] [Pg 2]")


@pytest.mark.parametrize(
    "call",
    [
        lambda n, text: f"{text}[{n}]",
        lambda n, text: f"{text} [{n}]",
        lambda n, text: text.replace(" ", f" [{n * 3}] ", 1),
        lambda n, text: text.replace(" ", f" {{{n // 2}}} ", 1),
    ],
)
def test_numbers_that_do_not_count_pages_stay(call: Callable[[int, str], str]) -> None:
    document = document_of("\n\n".join(call(n, text) for n, text in enumerate(PROSE, 1)))

    assert document.left_out == ()


def test_headers_and_numbers_are_left_out_with_the_reason() -> None:
    document = document_of(printed(lambda n, lines: ["", str(n), "", *lines]))

    assert [item.text for item in document.left_out][:3] == ["1", "2", "3"]
    assert "each page" in document.left_out[0].why


def test_numbers_of_chapters_cut_no_sentence_and_stay() -> None:
    text = "\n\n".join(f"{n}\n\n{textwrap.fill(p, 60)}" for n, p in enumerate(PROSE, 1))

    assert document_of(text).left_out == ()


def test_headings_of_chapters_below_form_feeds_are_no_headers() -> None:
    text = "\x0c".join(f"CHAPTER {n}\n\n{textwrap.fill(p, 60)}\n" for n, p in enumerate(PROSE, 1))

    assert document_of(text).left_out == ()
