"""`ebookpack inspect`: the report is a contract, and the table is for people."""

from __future__ import annotations

import json
from typing import Any

import pytest

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


def test_what_was_found_on_the_way_is_told() -> None:
    (found,) = inspected("It rained, and then it rained again, for days.")["diagnostics"]

    assert found["code"] == "A101"
    assert found["severity"] == "info"


def test_on_a_terminal_every_part_is_shown_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_report(inspected(STORY.replace("The Weir", "The [bold]Weir")))
    shown = capsys.readouterr().out

    assert "The [bold]Weir" in shown
    assert "by Ada Pell" in shown
    for part in ("Front matter", "Body", "note", "chapter", "labelled"):
        assert part in shown
