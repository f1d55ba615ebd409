"""Numbers of printed pages that a transcriber put into the text: `[Pg 12]`, `{12}`, `[12]`.

A bare number in brackets may call a note. It marks a page if such numbers count up one by one
through the text, each once, pages apart and with blanks around, and sentences run on over them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ebookpack.core.book import LeftOut
from ebookpack.core.diagnostics import Span
from ebookpack.readers.plain_text.lines import Numbered, ends_sentence

FEWEST_PAGES = 4
LEAST_RISING = 0.9
"""Share of the numbers said to be pages' that are higher than the one before: some are misread."""
LEAST_CUT = 0.3
"""Share of bare numbers that stand within a sentence."""
FEWEST_CHARACTERS = 300
"""Characters of text on a printed page, at the least and as a mean."""

_NAMED = re.compile(
    r"[ ]?(?:\[|\{)(?:pg|page|p|s|seite)\b\.?\s*(?:(?P<number>\d{1,4})|[ivxlc]{1,7})(?:\]|\})",
    re.IGNORECASE,
)
_BRACED = re.compile(r"[ ]?\{(?P<number>\d{1,4})\}")
_BRACKETED = re.compile(r"(?:(?<=\s)|^)\[(?P<number>\d{1,4})\](?=\s|$)")


def without_page_marks(lines: Numbered, path: str) -> tuple[Numbered, tuple[LeftOut, ...]]:
    """(the lines without marks of pages within them, those)."""
    left_out: list[LeftOut] = []
    for pattern in (_NAMED, _BRACED, _BRACKETED):
        found = [
            (number, line, mark)
            for number, line in lines
            if "[" in line or "{" in line
            for mark in pattern.finditer(line)
        ]
        pages = [int(mark["number"]) for _, _, mark in found if mark["number"]]
        is_page = _rises(pages) if pattern is _NAMED else _counts_pages(pages, lines, pattern)
        if is_page:
            lines = [(number, _without(line, pattern)) for number, line in lines]
            left_out.append(
                LeftOut(
                    what="page numbers",
                    text=" ".join(mark[0].strip() for _, _, mark in found),
                    why="marks where a printed page began",
                    span=Span(path=path, line=found[0][0]),
                )
            )
    return lines, tuple(left_out)


def _rises(pages: list[int]) -> bool:
    """Whether numbers that are called pages' count up, as those of one print do."""
    rising = sum(above < below for above, below in pairwise(pages))
    return len(pages) >= FEWEST_PAGES and rising >= LEAST_RISING * (len(pages) - 1)


def _counts_pages(pages: list[int], lines: Numbered, pattern: re.Pattern[str]) -> bool:
    """Whether numbers that nothing calls pages' are such by where they stand."""
    if len(pages) < FEWEST_PAGES or any(below != above + 1 for above, below in pairwise(pages)):
        return False
    text = "\n".join(line for _, line in lines)
    marks = list(pattern.finditer(text))
    if marks[-1].start() - marks[0].start() < FEWEST_CHARACTERS * (len(marks) - 1):
        return False
    return sum(_is_in_sentence(text, mark) for mark in marks) >= LEAST_CUT * len(marks)


def _is_in_sentence(text: str, mark: re.Match[str]) -> bool:
    above = text[max(0, mark.start() - 40) : mark.start()].rstrip()
    below = text[mark.end() : mark.end() + 40].lstrip()
    return bool(above) and not ends_sentence(above) and below[:1].islower()


def _without(line: str, pattern: re.Pattern[str]) -> str:
    """A line without marks, and without the second of two blanks that stood around one."""
    if not pattern.search(line):
        return line
    without = pattern.sub("\0", line)
    return re.sub(r"(?:(?<= )|^)\0 ?|\0", "", without)
