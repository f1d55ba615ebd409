"""Which page is which: pieces put one after another, each on its side of the leaf.

Front matter is counted in roman numerals from the first leaf, the body in arabic ones from its own
first page, and so is what follows it (Chicago 1.5, 1.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ebookpack.core.crew import Hands
from ebookpack.core.edition import PageStart
from ebookpack.core.store import Leaves
from ebookpack.writers.print.laid import LaidPage, LaidPiece
from ebookpack.writers.print.pieces import GENERATED, Job, Piece
from ebookpack.writers.print.sides import lay_on_sides, skips

MOST_ROUNDS = 12
"""How often pieces are laid out anew because the folios that they quote came out otherwise."""


class PlacedPage(Struct, frozen=True, kw_only=True):
    """A page of the book."""

    start: PageStart
    head: str
    """What stands at the head of rectos here."""
    first: bool = False
    """Whether a piece starts on it."""
    piece: int | None = None
    """Index of the piece that it is a page of; None for a blank page."""
    laid: LaidPage | None = None


class PlacedBook(Struct, frozen=True, kw_only=True):
    """A book in pages, as many as make whole leaves."""

    pages: tuple[PlacedPage, ...]
    jobs: tuple[Job, ...]
    """As what each piece was laid out."""
    laid: tuple[LaidPiece, ...]


def settle(pieces: Sequence[Piece], hands: Hands[Job, LaidPiece], leaves: Leaves) -> PlacedBook:
    """All pieces laid out on the sides of the leaf, and with the folios, that they come to have.

    The hands are given each job once. At first no folio is known; what that was wrong for is laid
    out anew. Folios might go on changing, and then the last round is what is taken. `leaves` says
    how many pages the printer's books have.
    """
    known: dict[Job, LaidPiece] = {}
    folios: Mapping[str, str] = {}
    for _ in range(MOST_ROUNDS):
        markups = [piece.with_folios(folios) for piece in pieces]
        jobs = lay_on_sides(pieces, markups, hands, known)
        laid = [known[job] for job in jobs]
        pages = tuple(_filled(_placed(pieces, laid), leaves))
        folios = _folios(pages)
        if markups == [piece.with_folios(folios) for piece in pieces]:
            break
    return PlacedBook(pages=pages, jobs=tuple(jobs), laid=tuple(laid))


def _placed(pieces: Sequence[Piece], laid: Sequence[LaidPiece]) -> Iterator[PlacedPage]:
    """All pages in order, the first a recto; blank ones where a piece starts on the next side."""
    count, arabic_from, head = 0, None, ""
    for index, (piece, made) in enumerate(zip(pieces, laid, strict=True)):
        if skips(piece, count):
            yield PlacedPage(start=_start(count, arabic_from, blank=True), head=head)
            count += 1
        if piece.opening:
            arabic_from = count
        head = piece.head or head
        for number, page in enumerate(made.pages):
            yield PlacedPage(
                start=_start(
                    count,
                    arabic_from,
                    section=piece.section,
                    leaf="" if piece.section else _leaf(page.anchors),
                ),
                head=head,
                first=number == 0,
                piece=index,
                laid=page,
            )
            count += 1


def _start(
    index: int,
    arabic_from: int | None,
    *,
    blank: bool = False,
    section: str = "",
    leaf: str = "",
) -> PageStart:
    number = index + 1 if arabic_from is None else index - arabic_from + 1
    return PageStart(
        label=roman(number) if arabic_from is None else str(number),
        recto=index % 2 == 0,
        blank=blank,
        section=section,
        leaf=leaf,
    )


def _leaf(anchors: Sequence[str]) -> str:
    """What starts on a page of a piece that no section of the book made; empty if nothing does."""
    made = (anchor for anchor in anchors if anchor.startswith(GENERATED))
    return next(made, "").removeprefix(GENERATED)


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
