"""Which page is which: pieces put one after another, each on its side of the leaf.

Front matter is counted in roman numerals from the first leaf, the body in arabic ones from its own
first page, and so is what follows it (Chicago 1.5, 1.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ebookpack.core.edition import PageStart
from ebookpack.core.store import Leaves
from ebookpack.writers.print.laid import LaidPage, LaidPiece
from ebookpack.writers.print.pieces import Job, Piece, Start

MOST_AT_ONCE = 4
"""Pieces that are turned to the other side of the leaf in one round, for all hands to have work."""
MOST_ROUNDS = 12
"""How often pieces are laid out anew because those before them came out otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page of the book."""

    start: PageStart
    head: str
    """What stands at the head of rectos here."""
    first: bool = False
    """Whether a piece starts on it."""
    piece: int | None = None
    """Index of the piece that it is a page of; None for a blank page."""
    laid: LaidPage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBook:
    """A book in pages, as many as make whole leaves."""

    pages: tuple[PlacedPage, ...]
    jobs: tuple[Job, ...]
    """As what each piece was laid out."""
    laid: tuple[LaidPiece, ...]


def settle(
    pieces: Sequence[Piece],
    lay_out: Callable[[Sequence[Job]], Sequence[LaidPiece]],
    leaves: Leaves,
) -> PlacedBook:
    """All pieces laid out on the sides of the leaf, and with the folios, that they come to have.

    `lay_out` is asked for each job once. At first every piece is taken to start on a recto, and no
    folio is known; what that was wrong for, and matters to, is laid out anew. Folios might go on
    changing, and then the last round is what is taken. `leaves` says how many pages the printer's
    books have.
    """
    known: dict[Job, LaidPiece] = {}
    jobs = [Job(html=piece.with_folios({})) for piece in pieces]
    for _ in range(MOST_ROUNDS):
        while True:
            new = [job for job in dict.fromkeys(jobs) if job not in known]
            known.update(zip(new, lay_out(new), strict=True))
            laid = [known[job] for job in jobs]
            pages = tuple(_filled(_placed(pieces, laid), leaves))
            turned = _turned(pieces, jobs, known)
            if turned == jobs:
                break
            jobs = turned
        folios = _folios(pages)
        settled = [
            replace(job, html=piece.with_folios(folios))
            for piece, job in zip(pieces, jobs, strict=True)
        ]
        if settled == jobs:
            break
        jobs = settled
    return PlacedBook(pages=pages, jobs=tuple(jobs), laid=tuple(laid))


def _turned(
    pieces: Sequence[Piece], jobs: Sequence[Job], known: Mapping[Job, LaidPiece]
) -> list[Job]:
    """The jobs, those on their side that were laid out for the other one and must not be.

    A piece that comes to have a page more turns all that follow: only a few that were not laid out
    on that side yet are turned at a time, the first ones, or most would be laid out in vain. The
    first of them is right, for those before it are; so there is an end to it.
    """
    turned: list[Job] = []
    count = new = 0
    for piece, job in zip(pieces, jobs, strict=True):
        count += _skips(piece, count)
        made, other = known[job], replace(job, recto=count % 2 == 0)
        if made.sided and other in known:
            job, made = other, known[other]
        elif made.sided and new < MOST_AT_ONCE:
            job = other
            new += 1
        turned.append(job)
        count += len(made.pages)
    return turned


def _skips(piece: Piece, count: int) -> bool:
    """Whether a piece leaves a page blank behind so many."""
    return piece.start is not Start.PAGE and (piece.start is Start.RECTO) != (count % 2 == 0)


def _placed(pieces: Sequence[Piece], laid: Sequence[LaidPiece]) -> Iterator[PlacedPage]:
    """All pages in order, the first a recto; blank ones where a piece starts on the next side."""
    count, arabic_from, head = 0, None, ""
    for index, (piece, made) in enumerate(zip(pieces, laid, strict=True)):
        if _skips(piece, count):
            yield PlacedPage(start=_start(count, arabic_from, blank=True), head=head)
            count += 1
        if piece.opening:
            arabic_from = count
        head = piece.head or head
        for number, page in enumerate(made.pages):
            yield PlacedPage(
                start=_start(count, arabic_from, section=piece.section),
                head=head,
                first=number == 0,
                piece=index,
                laid=page,
            )
            count += 1


def _start(
    index: int, arabic_from: int | None, *, blank: bool = False, section: str = ""
) -> PageStart:
    number = index + 1 if arabic_from is None else index - arabic_from + 1
    return PageStart(
        label=roman(number) if arabic_from is None else str(number),
        recto=index % 2 == 0,
        blank=blank,
        section=section,
    )


def _filled(pages: Iterator[PlacedPage], leaves: Leaves) -> Iterator[PlacedPage]:
    """The pages, and behind them as many blank ones as make whole leaves, or as are wanted."""
    last, count = None, 0
    for last in pages:
        yield last
        count += 1
    while last and (count % leaves.multiple or (leaves.blank_last and not last.start.blank)):
        label = last.start.label
        number = str(int(label) + 1) if label.isdigit() else roman(count + 1)
        start = PageStart(label=number, recto=count % 2 == 0, blank=True, section="")
        last = PlacedPage(start=start, head=last.head)
        yield last
        count += 1


def _folios(pages: Sequence[PlacedPage]) -> Mapping[str, str]:
    """The folio of the page on which an element starts, by its id."""
    folios: dict[str, str] = {}
    for page in pages:
        for anchor in page.laid.anchors if page.laid else ():
            folios.setdefault(anchor, page.start.label)
    return folios


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 as lower-case roman numerals."""
    numerals = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        numerals += numeral * count
    return numerals
