"""Numbers that bear each other out: which of the lines that hold one are headings.

A number alone on a line may be a chapter, a page, a house; what is counted up is told by its
following on. Some numbers are missing or come twice: authors miscount, and lose chapters.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from ebookpack.assemble.endings import says_the_end
from ebookpack.assemble.header_lines import unspaced
from ebookpack.assemble.heading_forms import Candidate
from ebookpack.assemble.reading import Reading, is_title_like, words

FEWEST_FROM_THE_MIDDLE = 3
"""Numbers that do not start at 1 are headings from this many on, in a row."""
FEWEST_BEFORE_A_GAP = 3
"""A number may be missing in a count that has got so far."""
LARGEST_GAP = 3
FEWEST_PAGES = 3
LEAST_TEXT = 30
"""Characters of a paragraph below a heading; most have one."""


def counting_up(
    style: Sequence[Candidate], reading: Reading, above: Iterable[int]
) -> list[Candidate]:
    """The candidates of one style whose numbers follow on one another.

    They restart at 1 where `above`, the headings of other styles, stand between, or a title right
    above the number.
    """
    bounds = sorted(above)
    run: list[Candidate] = []
    length = 0  # of the count since its last start
    if _starts_in_the_middle(style) and _opens_the_text(style[0].index, reading, least_below=0):
        run, length = [style[0]], 1
    for place, candidate in enumerate(style[len(run) :], start=len(run)):
        number = candidate.number or 0
        last = run[-1] if run else None
        if last is None:
            if number in (0, 0.5, 1):
                run, length = [candidate], 1
            continue
        between = bisect_right(bounds, last.index) < bisect_left(bounds, candidate.index)
        step = number - (last.number or 0)
        if number == 1 and (between or _below_a_title(candidate.index, reading)):
            length = 1
            run.append(candidate)
        elif _follows(step, candidate.style, length) and not (step == 0 and number == 1):
            length += 1
            run.append(candidate)
        elif length > 1 and _is_misprint(last, style[place + 1 : place + 2]):
            length += 1
            run.append(replace(candidate, number=(last.number or 0) + 1))
    if len(run) < 2:
        return run if run and _opens_the_text(run[0].index, reading) else []
    return run if _hold_text(run, reading) else []


def _follows(step: float, style: str, length: int) -> bool:
    if style == "cjk part":
        return 0 < step <= 2  # a work in two volumes has no middle one
    if style.startswith(("counted", "titled")) or length < FEWEST_BEFORE_A_GAP:
        return 0 < step <= 1
    return 0 <= step <= LARGEST_GAP


def _is_misprint(last: Candidate, following: Sequence[Candidate]) -> bool:
    """Whether the count goes on behind a number as if that were the right one."""
    return any((candidate.number or 0) - (last.number or 0) == 2 for candidate in following)


def _below_a_title(index: int, reading: Reading) -> bool:
    return index > 0 and is_title_like(reading.texts[index - 1])


def _hold_text(run: list[Candidate], reading: Reading) -> bool:
    """Whether text stands below most of them, as it does below headings."""
    ends = [candidate.index for candidate in run[1:]] + [len(reading.blocks)]
    filled = sum(
        any(len(reading.texts[i]) >= LEAST_TEXT for i in range(c.index + 1, min(end, c.index + 6)))
        for c, end in zip(run, ends, strict=True)
    )
    return filled >= 0.6 * len(run)


def _starts_in_the_middle(style: Sequence[Candidate]) -> bool:
    """Whether all of a style count up by one from a number that is not 1: a later instalment."""
    first = style[0].number or 0
    return (
        first > 1
        and len(style) >= FEWEST_FROM_THE_MIDDLE
        and all(candidate.number == first + step for step, candidate in enumerate(style))
    )


def _opens_the_text(index: int, reading: Reading, least_below: int = 25) -> bool:
    """Whether a lone "I." stands between a title and a paragraph, as a first chapter's does."""
    above = sum(words(text) for text in reading.texts[:index])
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    return above < 40 and words(below) > least_below


def page_numbers(candidates: Iterable[Candidate], reading: Reading) -> frozenset[int]:
    """Blocks that are the numbers of a typescript's pages: they count up, below their page."""
    candidates = list(candidates)
    pages = [c for c in candidates if c.style == "bare arabic"]
    headings = {c.index for c in candidates if c.certain}
    if len(pages) >= FEWEST_PAGES and all(
        _stands_at_foot(c.index, headings, reading) for c in pages
    ):
        return frozenset(page.index for page in pages)
    if (
        len(pages) < FEWEST_PAGES
        or not _starts_in_the_middle(pages)
        or _opens_the_text(pages[0].index, reading, least_below=0)
    ):
        return frozenset()
    return frozenset(page.index for page in pages)


def _stands_at_foot(index: int, headings: Container[int], reading: Reading) -> bool:
    """Whether text stands above a number, and a heading or the words of the end below it."""
    if index == 0 or index - 1 in headings or is_title_like(reading.texts[index - 1]):
        return False
    below = index + 1
    if below >= len(reading.texts):
        return True
    return below in headings or says_the_end(unspaced(reading.texts[below]))
