"""Texts that were printed or scanned: the numbers and headers of their pages, left out.

A number on a line of its own is a page's if such numbers count up all through the text and
sentences run on from above them to below; a chapter's number cuts no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.readers.plain_text.lines import (
    LONG_LINE,
    MOST_FIRST_INDENT,
    Numbered,
    ends_sentence,
)

FEWEST_PAGES = 4
LEAST_CUT = 0.3
"""Share of the page numbers that cut a sentence."""
LEAST_ALIKE = 0.3
"""Share of the pages that have the same header: those of left and right pages may differ."""
FEWEST_HEADERS = 3
LEAST_PARTED = 0.3
"""Share of the paragraphs with a blank line above them, where they are parted by such."""
FEWEST_STARTS = 5
LONGEST_HEADER = 80
MOST_WORDS = 9
LEAST_FILLED = 40
"""Characters of a line whose sentence may go on below with a capital."""
MOST_LINES_OF_A_PAGE = 120

_NUMBER = re.compile(
    r"[-–—~*\[({|• ]*(?:(?:page|pg\.?|p\.|seite)\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"[-–—~*\])}|• ]*",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(\d{1,4})\s{3,}(\S.{2,60})|(\S.{2,60}?)\s{3,}(\d{1,4})")
_TYPESCRIPT = re.compile(r"(?P<said>[^/\d]{2,40} / [^/\d]{2,60}) / (?P<number>\d{1,4})")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def without_page_furniture(lines: Numbered, path: str) -> tuple[Numbered, tuple[LeftOut, ...]]:
    """(the lines without headers, footers and numbers of pages, those)."""
    furniture = (
        _at_form_feeds(lines)
        or _numbers(lines)
        or _typescript_headers(lines)
        or _feeds_in_sentences(lines)
    )
    if not furniture:
        return lines, ()
    left_out = [
        LeftOut(
            what="page header or number",
            text=lines[index][1].strip(),
            why="comes again on each page of the print that the text was taken from",
            span=Span(path=path, line=lines[index][0]),
        )
        for index in sorted(furniture)
        if lines[index][1].strip()
    ]
    return _joined(lines, furniture), tuple(left_out)


def _at_form_feeds(lines: Numbered) -> set[int]:
    """First and last lines of pages that come again and again; numbers aside they are the same."""
    feeds = [index for index, (_, line) in enumerate(lines) if line == "\x0c"]
    if len(feeds) + 1 < FEWEST_PAGES:
        return set()
    heads: dict[int, str] = {}
    feet: dict[int, str] = {}
    bounds = [-1, *feeds, len(lines)]
    for start, end in pairwise(bounds):
        filled = [i for i in range(start + 1, end) if lines[i][1].strip()]
        if len(filled) < 2:
            continue
        for found, index in ((heads, filled[0]), (feet, filled[-1])):
            if _may_be_header(lines[index][1].strip()):
                found[index] = _DIGITS.sub("#", lines[index][1].strip().casefold())
    furniture: set[int] = set()
    for found in (heads, feet):
        counts = Counter(found.values())
        furniture |= {
            index for index, key in found.items() if counts[key] >= max(3, LEAST_ALIKE * len(feeds))
        }
    # Where no page ends in mid-sentence, what comes again may be the headings of chapters.
    if sum(_cuts_sentence(lines, feed, furniture) for feed in feeds) < LEAST_CUT * len(feeds):
        return set()
    return furniture | set(feeds) if furniture else set()


def _typescript_headers(lines: Numbered) -> set[int]:
    """Headers of the standard format of manuscripts: name, title and page, parted by strokes."""
    found = [
        (index, header["said"].casefold(), int(header["number"]))
        for index, (_, line) in enumerate(lines)
        if len(line) < LONGEST_HEADER and (header := _TYPESCRIPT.fullmatch(line.strip()))
    ]
    if len(found) < FEWEST_HEADERS or len({said for _, said, _ in found}) > 1:
        return set()
    numbers = [number for _, _, number in found]
    counts_up = all(0 < below - above <= 2 for above, below in pairwise(numbers))
    return {index for index, _, _ in found} if counts_up else set()


def _feeds_in_sentences(lines: Numbered) -> set[int]:
    """Form feeds that stand in the middle of a sentence, where a page was full."""
    return {
        index
        for index, (_, line) in enumerate(lines)
        if line == "\x0c" and _cuts_sentence(lines, index)
    }


def _numbers(lines: Numbered) -> set[int]:
    """Lines that are page numbers, and the headers beside them."""
    found = [
        (index, int(number["number"]))
        for index, (_, line) in enumerate(lines)
        if line and (number := _NUMBER.fullmatch(line.strip())) is not None
    ]
    found = sorted([*found, *_numbers_in_headers(lines)])
    run = _counting_up(found)
    if len(run) < FEWEST_PAGES:
        return set()
    gaps = [below - above for above, below in pairwise(run)]
    if max(gaps) > MOST_LINES_OF_A_PAGE:
        return set()
    cut = sum(_cuts_sentence(lines, index) for index in run)
    if cut < LEAST_CUT * len(run):
        return set()
    return {*run, *_headers_beside(lines, run)}


def _numbers_in_headers(lines: Numbered) -> Iterator[tuple[int, int]]:
    """Lines that hold a number and, far from it, what others hold too: `12      THE WEIR`."""
    headers = [
        (index, int(found[1] or found[4]), (found[2] or found[3]).casefold())
        for index, (_, line) in enumerate(lines)
        if "   " in line.strip() and (found := _HEADER.fullmatch(line.strip())) is not None
    ]
    counts = Counter(key for _, _, key in headers)
    for index, number, key in headers:
        if counts[key] >= max(2, LEAST_ALIKE * len(headers)):
            yield index, number


def _counting_up(found: Sequence[tuple[int, int]]) -> list[int]:
    """Indexes of the longest row of numbers each of which is one more than the one before."""
    best: list[int] = []
    rows: dict[int, list[int]] = {}
    for index, number in found:
        row = [*rows.pop(number - 1, []), index] if len(found) < 5000 else [index]
        rows[number] = row
        if len(row) > len(best):
            best = row
    return best


def _cuts_sentence(lines: Numbered, index: int, edges: Container[int] = ()) -> bool:
    """Whether a sentence runs on from above a line to below it, over the edges of pages."""
    above, below = (
        next(
            (
                lines[i][1].strip()
                for i in _near(index, step, len(lines))
                if _is_text(lines, i) and i not in edges
            ),
            "",
        )
        for step in (-1, 1)
    )
    return runs_on(above, below)


def runs_on(above: str, below: str) -> bool:
    """Whether two lines belong to one sentence: the upper does not end it, the lower goes on."""
    if not above or not below or ends_sentence(above):
        return False
    return below[0].islower() or (
        len(above) >= LEAST_FILLED and (above[-1].islower() or above[-1] in ",;-")
    )


def _near(index: int, step: int, end: int = 0) -> range:
    """Indexes next to one, up to five away."""
    if step < 0:
        return range(index - 1, max(-1, index - 6), -1)
    return range(index + 1, min(end, index + 6))


def _is_text(lines: Numbered, index: int) -> bool:
    """Whether a line is no header: it is long, or ends a sentence."""
    text = lines[index][1].strip()
    return len(text.split()) > 3 or (bool(text) and ends_sentence(text))


def _headers_beside(lines: Numbered, run: list[int]) -> set[int]:
    """Short lines right above or below the numbers that come again."""
    beside: dict[int, str] = {}
    for index in run:
        for step in (-1, 1):
            near = [i for i in _near(index, step, len(lines)) if lines[i][1].strip()][:1]
            for i in near:
                text = lines[i][1].strip()
                if _may_be_header(text) and abs(i - index) <= 3:
                    beside[i] = _DIGITS.sub("#", text.casefold())
    counts = Counter(beside.values())
    return {i for i, key in beside.items() if counts[key] >= max(3, LEAST_ALIKE * len(run))}


def _may_be_header(text: str) -> bool:
    """Whether a line is short and starts as a title does, or is a number."""
    words = text.split()
    return len(text) <= LONGEST_HEADER and len(words) <= MOST_WORDS and not words[0][0].islower()


def _is_dense(lines: Numbered, furniture: set[int]) -> bool:
    """Whether paragraphs, known by their indents or their length, stand line below line."""
    filled = [n for n, (_, line) in enumerate(lines) if line.strip()]
    starts = [
        (above, below)
        for above, below in pairwise(filled)
        if above not in furniture and below not in furniture
        if _starts_paragraph(lines[below][1])
    ]
    parted = sum(below - above > 1 for above, below in starts)
    return len(starts) >= FEWEST_STARTS and parted < LEAST_PARTED * len(starts)


def _starts_paragraph(line: str) -> bool:
    """Whether a line is long, or stands in as first lines do; what is centred stands in further."""
    indent = len(line) - len(line.lstrip())
    return len(line) >= LONG_LINE or 0 < indent <= MOST_FIRST_INDENT


def _joined(lines: Numbered, furniture: set[int]) -> Numbered:
    """The lines without furniture; where a sentence runs on, without the blank lines around it."""
    kept: Numbered = []
    index = 0
    is_dense = _is_dense(lines, furniture)
    while index < len(lines):
        if index not in furniture:
            kept.append(lines[index])
            index += 1
            continue
        end = index
        while end < len(lines) and (end in furniture or not lines[end][1].strip()):
            end += 1
        while kept and not kept[-1][1].strip():
            kept.pop()
        above = kept[-1][1].strip() if kept else ""
        below = lines[end][1].strip() if end < len(lines) else ""
        if kept and not is_dense and not runs_on(above, below):
            kept.append((lines[index][0], ""))
        index = end
    return kept
