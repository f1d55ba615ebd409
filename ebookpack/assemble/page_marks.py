"""Marks that whoever typed a book by hand set where its pages start: `{12}`, `[p. 12]`."""

from __future__ import annotations

from itertools import pairwise

from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Reading
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_MARK = pattern(
    r"(?:\{(?:p(?:age|g)?\.? ?)?(?P<braced>\d{1,4}|[ivxlc]{1,8})\}"
    r"|\[(?:page|pg\.?|p\.) ?(?P<bracketed>\d{1,4}|[ivxlc]{1,8})\])"
)
FEWEST = 3


def leave_out_page_marks(reading: Reading) -> None:
    """Leave out such marks where they stand alone, if they count up; roman ones come first."""
    marks = [
        (index, found["braced"] or found["bracketed"])
        for index in reading.unread()
        if isinstance(reading.blocks[index], Paragraph)
        and (found := _MARK.fullmatch(reading.texts[index].strip())) is not None
    ]
    front = [number_of(mark) for _, mark in marks if not mark.isdecimal()]
    pages = [float(mark) for _, mark in marks if mark.isdecimal()]
    if len(marks) < FEWEST or not (_count_up(front) and _count_up(pages)):
        return
    for index, mark in marks:
        reading.leave_out(index, "page number", f"marks where page {mark} of the book started")


def _count_up(numbers: list[float | None] | list[float]) -> bool:
    return all(
        above is not None and below is not None and above < below
        for above, below in pairwise(numbers)
    )
