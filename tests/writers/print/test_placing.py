from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from ebookpack.core.store import Leaves
from ebookpack.design.stores import load_store
from ebookpack.writers.print.laid import NO_TEXT, LaidPage, LaidPiece
from ebookpack.writers.print.pieces import Job, Piece, Start
from ebookpack.writers.print.placing import PlacedBook, roman, settle

PAIRS = load_store("home").leaves


class Printer:
    """Lays out pieces whose markup says how many pages they take on each side of the leaf:
    `3` on any, `3/2` on a recto and on a verso. One that `listens` lays them out as asked at last.
    """

    def __init__(self, hands: int = 1, *, listens: bool = False) -> None:
        self.hands, self.listens = hands, listens
        self.jobs: list[Job] = []

    def __call__(self, jobs: Sequence[Job]) -> list[LaidPiece]:
        self.jobs += jobs
        return [self._laid(job) for job in jobs]

    def in_turn(
        self,
        next_job: Callable[[], Job | None],
        take: Callable[[Job, LaidPiece], None],
        turned: Callable[[Job], bool] | None = None,
    ) -> None:
        """As many at a time as there are hands; the last one begun is the first to be done."""
        under_way: list[Job] = []
        while True:
            while len(under_way) < self.hands and (job := next_job()) is not None:
                under_way.append(job)
            if not under_way:
                return
            job = under_way.pop(0 if self.listens else -1)
            if self.listens and turned and turned(job):
                job = job.turned()
            take(job, *self([job]))

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


def test_a_leaf_that_no_section_made_is_named_on_its_first_page() -> None:
    pages = settled(
        piece("1 _titlepage", Start.RECTO),
        piece("1 _imprint", Start.VERSO),
        piece("1 _dedication", section="_dedication"),
    ).pages

    assert [page.start.leaf for page in pages[:3]] == ["titlepage", "imprint", ""]


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


def test_each_piece_is_laid_out_on_the_side_on_which_it_comes_to_start() -> None:
    printer = Printer()
    settle([piece("1"), piece("2 a"), piece("3/4 b"), piece("1/1 c")], printer, PAIRS)

    assert [(job.html, job.recto) for job in printer.jobs] == [
        ("1", True), ("2 a", False), ("3/4 b", False), ("1/1 c", False),
    ]  # fmt: skip


def test_only_what_depends_on_its_side_is_laid_out_again_on_the_other_one() -> None:
    """With two at work, the second is begun before it is known that the first has two pages."""
    printer, sided = Printer(hands=2), Printer(hands=2)
    settle([piece("2"), piece("2 a")], printer, PAIRS)
    settle([piece("2"), piece("2/3 a")], sided, PAIRS)

    assert [job.html for job in printer.jobs] == ["2 a", "2"]
    assert [(job.html, job.recto) for job in sided.jobs] == [
        ("2/3 a", False), ("2", True), ("2/3 a", True),
    ]  # fmt: skip


def test_what_grows_on_its_side_moves_those_behind_it() -> None:
    book = settled(piece("1"), piece("3/4 a"), piece("1/2 b"), piece("1 c"))

    assert [page.piece for page in book.pages] == [0, 1, 1, 1, 1, 2, 2, 3]
    assert [job.recto for job in book.jobs] == [True, False, False, False]


@pytest.mark.parametrize("listens", [False, True])
@pytest.mark.parametrize("hands", [1, 2, 3, 8])
def test_few_pieces_are_laid_out_in_vain_whatever_the_number_of_hands(
    hands: int, listens: bool
) -> None:
    """Pieces that come to other pages on the other side, and to more than their text tells."""
    pieces = [piece("1"), *(piece(f"{4 + n % 3}/{5 + n % 2} p{n}") for n in range(40))]
    printer = Printer(hands, listens=listens)
    book = settle(pieces, printer, PAIRS)

    assert [page.start for page in book.pages] == [
        page.start for page in settle(pieces, Printer(), PAIRS).pages
    ]
    assert [job.recto for job in book.jobs] == [
        page.start.recto for page in book.pages if page.first
    ]
    assert len(printer.jobs) == len(set(printer.jobs))
    # Told of a change while it is laid out, none is laid out twice.
    assert len(printer.jobs) <= len(pieces) * (1 if hands == 1 or listens else 2)


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
