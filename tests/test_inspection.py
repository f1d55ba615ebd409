"""`ebookpack inspect`: the report is a contract, and the table is for people."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest
from rich.console import Console

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.inspection.report import QUOTED, report
from ebookpack.inspection.terminal import print_report
from tests.manuscripts import book_of, document_of, manuscript_of

STORY = """The Weir
by Ada Pell

Rating: T

A/N: Written in one sitting. Be kind.

Part One: Water

Chapter 1

The weir had been mended with whatever was at hand, and some of it had belonged to people.

***

Jory found a shoe in it. He put it back, because it was holding.

Chapter 2

Nobody came for the shoe.
"""


def inspected(text: str) -> dict[str, Any]:
    diagnostics = Diagnostics()
    data = text.encode()
    book = book_of(data, "", diagnostics)
    return report(manuscript_of(data), document_of(data), book, diagnostics)


def test_the_report_holds_what_it_promises() -> None:
    found = inspected(STORY)

    assert set(found) == {
        *("manuscript", "metadata", "sections", "left_out", "doubts", "ledger", "diagnostics"),
    }
    assert found["manuscript"] == {"path": "story.txt", "format": "text", "encoding": "utf-8"}
    assert found["metadata"]["title"] == "The Weir"
    assert found["metadata"]["contributors"] == [{"name": "Ada Pell", "role": "author"}]
    assert found["metadata"]["details"] == {"Rating": "T"}
    assert json.loads(json.dumps(found)) == found


def test_sections_are_flat_and_in_reading_order_a_part_before_its_chapters() -> None:
    assert [
        (section["matter"], section["role"], section["level"], section["title"])
        for section in inspected(STORY)["sections"]
    ] == [
        ("front", "note", 1, "Author’s Note"),
        ("body", "part", 1, "Part One: Water"),
        ("body", "chapter", 2, "Chapter 1"),
        ("body", "chapter", 2, "Chapter 2"),
    ]


def test_a_section_says_where_it_starts_what_it_holds_and_why() -> None:
    chapter = inspected(STORY)["sections"][2]

    assert chapter["starts"] == "The weir had been mended with whatever was at hand, and"
    assert chapter["ends"].endswith("He put it back, because it was holding.")
    assert (chapter["words"], chapter["paragraphs"], chapter["scene_breaks"]) == (32, 2, 1)
    assert chapter["line"] == 10
    assert "numbered this way" in chapter["why"]


def test_quotations_are_whole_words_and_short() -> None:
    for section in inspected(STORY)["sections"]:
        assert len(section["starts"]) <= QUOTED
        assert len(section["ends"]) <= QUOTED
        assert section["starts"] in " ".join(STORY.split())
        assert section["ends"] in " ".join(STORY.split())


def test_the_ledger_balances() -> None:
    ledger = inspected(STORY)["ledger"]

    assert ledger["manuscript"] == ledger["book"] + ledger["left_out"]
    assert ledger["manuscript"] == sum(any(map(str.isalnum, word)) for word in STORY.split())


def test_what_is_left_out_is_counted_as_the_ledger_counts_it() -> None:
    found = inspected(f"{STORY}\n\n[Illustration: A shoe -- . . . * * *]\n\nIt was a left one.\n")

    assert [item["words"] for item in found["left_out"]] == [3]
    assert found["ledger"]["left_out"] == 3


def test_what_was_found_on_the_way_is_told() -> None:
    (found,) = inspected("It rained, and then it rained again, for days.")["diagnostics"]

    assert found["code"] == "A101"
    assert found["severity"] == "info"


# ------------------------------------------------------------------------------ on a terminal


UNSURE = """The Lamp at Sill Point

This is a little story I finished last night, I hope you like it.

There was a lamp at Sill Point, and nobody lit it. It came on by itself every evening at six.

1

Ada went up the stair. She counted the steps, as she always did, and they came to ninety-one.

2

In the morning there were ninety. She told nobody, for who would have believed her?

4

She took the broom and swept each of them, and then swept them again from the top.
"""


def page(text: str, *, width: int = 80, everything: bool = False, encoding: str = "utf-8") -> str:
    """What a reading looks like on paper: no colour, so many columns."""
    raw = BytesIO()
    file = TextIOWrapper(raw, encoding=encoding)
    console = Console(file=file, width=width, highlight=False, emoji=False)
    print_report(inspected(text), everything=everything, console=console)
    file.flush()
    return raw.getvalue().decode(encoding)


def test_every_part_is_shown_with_its_reason() -> None:
    shown = page(STORY.replace("The Weir", "The [bold]Weir"))

    assert "The [bold]Weir\nby Ada Pell" in shown
    assert (
        """
Front matter
└─ note  Author’s Note  “Written in one sitting. Be…       6     1            6
     labelled “A/N”
Body
└─ part  Part One: Water                                   0                  8
     a line of its own that holds nothing but a number or “chapter” and one
   ├─ chapter  Chapter 1  “The weir had been mended…      32     2      1    10
   │    a line of its own, one of 2 that are numbered this way
   └─ chapter  Chapter 2  “Nobody came for the shoe…       5     1           18
"""
        in shown
    )


def test_what_is_in_doubt_comes_first_with_the_line_that_would_change_it() -> None:
    assert """
To check: 2 decisions
Where one is wrong, copy the line below it into the file book.toml beside the
manuscript. Lines for the top go above the first [table], all others below a
line [structure].

 1? line 3: taken for the start of the note
    “This is a little story I finished last night, I hope you …”
    but “There was a lamp at ...” below it is not in the author's own voice
    "There was a lamp at Sill" = "body"
""" in page(UNSURE)


@pytest.mark.parametrize("text", [pytest.param(t, id=t[:12]) for t in (STORY, UNSURE)])
def test_the_line_of_a_doubt_does_change_the_reading(text: str) -> None:
    for doubt in inspected(text)["doubts"]:
        assert doubt["structure"]
        corrected = book_of(text, f"[structure]\n{doubt['pin']}")
        assert sections_of(corrected) != sections_of(book_of(text))


def sections_of(book: Book) -> list[tuple[str, str, int]]:
    return [(s.role, s.heading, len(s.blocks)) for _, s in book.sections()]


def test_nothing_is_wider_than_the_page_but_the_lines_to_copy() -> None:
    for width in (60, 80, 120):
        for line in page(UNSURE, width=width).splitlines():
            assert len(line) <= width or " = " in line


def test_lines_to_copy_are_never_broken() -> None:
    long = "Nevertheless the extraordinarily unenthusiastic lighthousekeeper " * 3
    text = UNSURE.replace("There was a lamp at Sill Point, and nobody lit it.", long)
    pins = [doubt["pin"] for doubt in inspected(text)["doubts"]]

    assert all(pin in page(text, width=40) for pin in pins)


def test_a_long_book_is_folded_and_shown_whole_when_asked() -> None:
    chapters = (f"Chapter {n}\n\nIt rained, as it had on all days so far.\n" for n in range(1, 61))
    text = "The Rain\n\n" + "\n".join(chapters)

    shown = page(text)
    assert "├─ … 57 chapters: Chapter 3 to Chapter 59" in shown
    assert "Chapter 60" in shown
    assert len(shown.splitlines()) < 24
    assert "Chapter 30" in page(text, everything=True)


def test_two_sections_or_three_hundred_take_no_more_than_a_page() -> None:
    chapters = (f"Chapter {n}\n\nIt rained, as it had so far.\n" for n in range(1, 301))
    assert len(page("The Rain\n\n" + "\n".join(chapters)).splitlines()) < 24


def test_a_terminal_of_another_age_gets_plain_marks() -> None:
    shown = page(UNSURE, encoding="ascii")

    assert "|-" in shown or "`-" in shown or "+-" in shown


def test_a_manuscript_cannot_talk_to_the_terminal() -> None:
    shown = page(STORY.replace("Jory found", "Jory\x1b[2J\x07 found\x9b2J"))

    assert not any(c in shown for c in "\x1b\x07\x9b")
