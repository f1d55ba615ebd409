"""The arithmetic of folding: which pages of a book stand on which side of which sheet.

Sheets carry two pages a side and are folded once, in the middle. Those of a signature are laid into
one another, signatures follow on each other. All backs are printed as a printer does that turns
paper over on its short edge: what is at the left of a back stands behind what is at the right
of its front.
"""

from __future__ import annotations

from math import ceil

from msgspec import Struct

PAGES_A_SHEET = 4


class Side(Struct, frozen=True):
    """One side of a sheet: two pages by number, from 1; None is a blank half."""

    left: int | None
    right: int | None

    def mirrored(self) -> Side:
        """The side as a book has it that is read from right to left."""
        return Side(self.right, self.left)


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet that is folded once."""

    signature: int
    """Which signature it is of, from 1."""
    depth: int
    """How many sheets of its signature lie around it, 0 for the outermost."""
    innermost: bool
    front: Side
    """What is outside once it is folded."""
    back: Side


def signature_sizes(pages: int, most: int | None) -> tuple[int, ...]:
    """How many pages each signature holds: at most `most`, all of them in one for None.

    Only what is missing to a last whole sheet stays blank, three pages at most. A last signature of
    a single sheet, which thread tears out of, takes sheets from the one before it.
    """
    if pages < 1 or (most is not None and (most < PAGES_A_SHEET or most % PAGES_A_SHEET)):
        raise ValueError(f"{pages} pages in signatures of {most}")
    sheets = ceil(pages / PAGES_A_SHEET)
    if most is None:
        return (sheets * PAGES_A_SHEET,)
    each = most // PAGES_A_SHEET
    full, left = divmod(sheets, each)
    sizes = [each] * full + [left] * bool(left)
    if len(sizes) > 1 and sizes[-1] == 1 and each > 2:
        shared = sizes[-2] + sizes[-1]
        sizes[-2:] = [ceil(shared / 2), shared // 2]
    return tuple(size * PAGES_A_SHEET for size in sizes)


def folded_sheets(
    pages: int, most: int | None, *, right_to_left: bool = False
) -> tuple[Sheet, ...]:
    """The sheets of a book in the order in which they are printed, outermost first.

    See `signature_sizes` for `most`; pages beyond the last are blank halves.
    """
    sheets: list[Sheet] = []
    first = 1
    for number, size in enumerate(signature_sizes(pages, most), 1):
        last = first + size - 1
        for depth in range(size // PAGES_A_SHEET):
            low, high = first + 2 * depth, last - 2 * depth

            def page(number: int) -> int | None:
                return number if number <= pages else None

            front = Side(page(high), page(low))
            back = Side(page(low + 1), page(high - 1))
            sheets.append(
                Sheet(
                    signature=number,
                    depth=depth,
                    innermost=high - low == PAGES_A_SHEET - 1,
                    front=front.mirrored() if right_to_left else front,
                    back=back.mirrored() if right_to_left else back,
                )
            )
        first = last + 1
    return tuple(sheets)


def creep(depth: int, thickness: float) -> float:
    """How far the pages of a sheet are moved towards the fold, in the unit of the thickness.

    Each sheet around it pushes a sheet out by the thickness of its paper; once the edges are cut
    even, the inner pages would have lost as much of their outer margins.
    """
    return depth * thickness
