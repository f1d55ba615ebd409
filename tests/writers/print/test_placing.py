from __future__ import annotations

from collections.abc import Sequence

import pytest

from ebookpack.core.store import Leaves
from ebookpack.design.stores import load_store
from ebookpack.writers.print.laid import NO_TEXT, LaidPage, LaidPiece
from ebookpack.writers.print.pieces import Job, Piece, Start
from ebookpack.writers.print.placing import PlacedBook, roman, settle

PAIRS = load_store("home").leaves


class Printer:
    """Lays out pieces whose markup says how many pages they take on each side of the leaf:
    `3` on any, `3/2` on a recto and on a verso."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def __call__(self, jobs: Sequence[Job]) -> list[LaidPiece]:
        self.jobs += jobs
        return [self._laid(job) for job in jobs]

    def _laid(self, job: Job) -> LaidPiece:
        recto, _, verso = job.html.split()[0].partition("/")
        count = int(recto if job.recto or not verso else verso)
        anchors = (job.html.split()[1],) if len(job.html.split()) > 1 else ()
        return LaidPiece(
            pages=(LaidPage(name="", anchors=anchors, start=NO_TEXT),) * count, sided=bool(verso)
        )


def piece(html: str, start: Start = Start.PAGE, **more: object) -> Piece:
    return Piece(html=html, start=start, **more)  # type: ignore[arg-type]


def settled(*pieces: Piece, leaves: Leaves = PAIRS) -> PlacedBook:
    return settle(pieces, Printer(), leaves)


def test_pages_are_labelled_in_roman_until_the_body_opens() -> None:
    book = settled(
        piece("1", Start.RECTO),
        piece("1", Start.VERSO),
        piece("1", section="note"),
        piece("1", Start.RECTO, section="part", opening=True),
        piece("2", Start.RECTO, section="one"),
        piece("1", section="two"),
    )
    starts = [page.start for page in book.pages]

    assert [(page.label, page.section) for page in starts] == [
        ("i", ""),
        ("ii", ""),
        ("iii", "note"),
        ("iv", ""),
        ("1", "part"),
        ("2", ""),
        ("3", "one"),
        ("4", "one"),
        ("5", "two"),
        ("6", ""),
    ]
    assert [page.recto for page in starts] == [True, False] * 5
    assert [page.blank for page in starts] == [
        False, False, False, True, False, True, False, False, False, True,
    ]  # fmt: skip


def test_an_even_number_of_pages_gets_no_page_more() -> None:
    assert len(settled(piece("2")).pages) == 2


def test_a_head_goes_on_over_pieces_that_have_none() -> None:
    book = settled(piece("1", head="One"), piece("1"), piece("1", head="Two"))

    assert [page.head for page in book.pages] == ["One", "One", "Two", "Two"]


def test_only_what_depends_on_its_side_is_laid_out_again_on_the_other_one() -> None:
    printer = Printer()
    settle([piece("1"), piece("2 a"), piece("3/4 b")], printer, PAIRS)

    assert [(job.html, job.recto) for job in printer.jobs] == [
        ("1", True), ("2 a", True), ("3/4 b", True), ("3/4 b", False),
    ]  # fmt: skip


def test_what_grows_on_its_side_moves_those_behind_it() -> None:
    book = settled(piece("1"), piece("3/4 a"), piece("1/2 b"), piece("1 c"))

    assert [page.piece for page in book.pages] == [0, 1, 1, 1, 1, 2, 2, 3]
    assert [job.recto for job in book.jobs] == [True, False, False, True]


def test_pieces_that_turn_each_other_are_few_of_them_laid_out_in_vain() -> None:
    """Behind a single page all are on versos, until the first of them has a page more there."""
    printer = Printer()
    pieces = [piece("1"), *(piece(f"4/5 p{number}") for number in range(40))]
    book = settle(pieces, printer, PAIRS)

    firsts = [page.start.recto for page in book.pages if page.first]
    assert [job.recto for job in book.jobs] == firsts
    assert len(printer.jobs) == len(set(printer.jobs))
    assert firsts.count(False) == 1
    assert len(printer.jobs) < len(pieces) + 8


def test_folios_are_quoted_as_they_come_to_be() -> None:
    contents = piece('1 contents data-target="#two" data-target="#gone"')
    book = settled(contents, piece("3 one"), piece("1 two", section="two"))

    assert 'data-target="#two" data-folio="v"' in book.jobs[0].html
    assert 'data-target="#gone" data-folio="000"' in book.jobs[0].html


@pytest.mark.parametrize(
    ("number", "numerals"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (1994, "mcmxciv")],
)
def test_roman_numerals(number: int, numerals: str) -> None:
    assert roman(number) == numerals
