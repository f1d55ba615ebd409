"""The lines at the head of a manuscript: its title, its author, its header lines.

A title page may set its title over several lines, one word a line, and put between title and
author what kind of a book it is. So lines are read one by one, each in the light of what those
above it said and, to tell a subtitle, of what the next ones say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.assemble.bare_names import (
    is_centred,
    is_heading,
)
from ebookpack.assemble.bylines import (
    credit_of,
)
from ebookpack.assemble.half_titles import find_repeated
from ebookpack.assemble.head_lines import TITLES, is_field_line, read_line, stands_above_header
from ebookpack.assemble.header_lines import (
    bare,
)
from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.pages_ahead import leave_pages_ahead
from ebookpack.assemble.pasted_pages import site_line
from ebookpack.assemble.reading import Kind, Reading, Verdict, letters_of, words
from ebookpack.assemble.series_lines import stands_in_series
from ebookpack.assemble.title_lines import (
    Head,
    is_subtitle,
)
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, Paragraph
from ebookpack.core.patterns import pattern

_RULE = pattern(r"[\W_]{2,}")
_FOR_SOMEBODY = pattern(
    r"(?:for|to|für|pour|para|per|voor|dla) (?:(?:my|our|all)\b|[A-ZÀ-Þ])[^.!?:\n]{0,60}"
)
"""`for Anna`; with a capital it is the second line of a title: `For Young People`."""

_DRAFT = pattern(
    r"(?:(?:first|second|third|fourth|final|last|working|rough|current|latest"
    r"|\d+(?:st|nd|rd|th)) )+draft\b[^.!?]{0,80}"
    r"|draft(?: (?:no\.? ?)?\d[^.!?]{0,80}| (?:of|for|dated) [^.!?]{2,80}"
    r"|\s?[,:/–—-] ?[^.!?]{2,80})",
    re.IGNORECASE,
)
"""Which draft it is: `working draft for Ada, May`."""
_CARE_OF = pattern(r"(?:c/o|℅) [^.!?]{2,80}", re.IGNORECASE)
MOST_LINES_OF_A_TITLE = 8
"""A title page may set it one word a line."""
MOST_SMALL_LETTERS = 3
"""Letters of the words that titles write without a capital."""
MOST_BELOW_SUBTITLE = 12
"""Words between a subtitle that is marked as a heading and the first section: a byline."""
MOST_BLOCKS = 24
"""A title block is looked for among this many blocks."""


def find_title_block(reading: Reading) -> int:
    """Find title, byline and header lines; index of the first block that is none of them."""
    ahead = leave_pages_ahead(reading)
    start = _read_head(Head(reading, declared=bool(reading.fields.get("title"))), ahead)
    if reading.fields.get("title"):
        find_repeated(reading)
    return start


def reads_as_title(text: str) -> bool:
    """Whether a line has a capital on all but its small words, and is no date or place."""
    said = [word.strip("\"'“”‘’().!?") for word in text.split()]
    return (
        1 < len(said) <= MOST_LINES_OF_A_TITLE
        and not any(c.isdigit() or c in ",;:" for c in text)
        and all(word[:1].isupper() for word in said if len(word) > MOST_SMALL_LETTERS)
    )


def read_title_below(reading: Reading, index: int, *, cased: bool = False) -> bool:
    """Read a block below the first notes as the title, if nothing has named one yet.

    `cased` if it is known to be the only line with a title's capitals.
    """
    if reading.fields.get("title") or not isinstance(reading.blocks[index], Paragraph):
        return False
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    subject = "".join(reading.fields.get("mail-subject", ()))
    text = reading.texts[index]
    first = bare(text.split("\n")[0])
    alone = (
        text.isupper()
        or letters_of(first) in (letters_of(subject), letters_of(subject.rpartition(" - ")[2]))
        or "\n" in text
        or cased
        or ((credit := credit_of(bare(below))) is not None and bool(credit.name))
    )
    if is_heading(index, reading) or not (
        alone or reading.gap(index) or _is_centred_at(index, reading)
    ):
        return False
    if words(first) > 10 or (words(below) <= 3 and credit_of(bare(below)) is None):
        return False
    head, known = Head(reading, declared=False), reading.metadata()
    for at in range(index, min(index + 3, len(reading.blocks))):
        lines = [line for line in reading.lines(at) if not _RULE.fullmatch(line.strip())]
        goes_on = head.awaits or is_subtitle(bare(reading.texts[at]), at, head)
        if at > index and credit_of(bare(reading.texts[at])) is None and not goes_on:
            break
        for line in lines:
            head.last = read_line(bare(line), at, head)
            if not head.last:
                reading.restore(known)
                return False
        reading.verdicts[at] = Verdict(kind=Kind.TITLE_BLOCK, why="the title, below the notes")
    return bool(reading.fields.get("title"))


def _is_centred_at(index: int, reading: Reading) -> bool:
    return is_centred(reading.blocks[index])


def _is_in_header(index: int, reading: Reading) -> bool:
    """Whether a line has a label and a value, as has the one above or below: `Characters: X`."""
    near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(reading.texts)]
    fields = [i for i in near if is_field_line(reading.texts[i])]
    return index in fields and len(fields) > 1


def _read_head(head: Head, start: int) -> int:
    reading = head.reading
    first = next(reading.unread(start), 0)
    end = min(first + MOST_BLOCKS, len(reading.blocks))
    for index in range(start, end):
        verdict = reading.verdicts[index]
        if verdict is not None:
            if verdict.kind is Kind.OPENS:
                if not _is_subtitle_heading(index, head):
                    return index
                reading.note_field("subtitle", reading.texts[index])
                reading.verdicts[index] = Verdict(
                    kind=Kind.TITLE_BLOCK, why="a heading between title and byline"
                )
            continue
        if isinstance(reading.blocks[index], Heading):
            if not _is_title_page_heading(index, head):
                return index
        elif not isinstance(reading.blocks[index], Paragraph):
            return index
        in_series = head.last in TITLES and stands_in_series(reading.texts[index], index, reading)
        is_chapter = is_heading(index, reading) and not in_series
        if not head.awaits and is_chapter and not _is_in_header(index, reading):
            if index == first and stands_above_header(index, reading):
                text = " ".join(reading.texts[index].split())
                reading.verdicts[index] = Verdict(
                    kind=Kind.HEADING, label=text, why="a heading above the header lines"
                )
                continue
            return index
        known, before = reading.metadata(), (head.said, head.last, head.awaits)
        lines = [line for line in reading.lines(index) if not _RULE.fullmatch(line.strip())]
        if head.title and _is_dedication_above_byline(index, reading):
            why = "names whom it is for, between title and byline"
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=SectionRole.DEDICATION, why=why)
            continue
        if head.title and _says_which_draft(lines):
            why = "says which draft it is: for those who read the manuscript"
            reading.leave_out(index, "draft line", why)
            continue
        if not lines and not head.title:
            reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="a rule above the title")
            continue
        taken: list[str] = []
        for line in lines:
            head.last = _read_site_line(line, head) or read_line(bare(line), index, head)
            taken.append(head.last)
            if not head.last:
                break  # the others cannot make it a title block any more
        if lines[1:] == [] and taken == [""] and isinstance(reading.blocks[index], Heading):
            reading.note_field("subtitle", reading.texts[index])
            head.last = "subtitle"
            taken = ["subtitle"]
        if not taken or not all(taken):
            reading.restore(known)
            head.said, head.last, head.awaits = before
            return index
        found = " and ".join(dict.fromkeys(name for name in taken if name != "by"))
        reading.verdicts[index] = Verdict(
            kind=Kind.TITLE_BLOCK, why=f"{found or 'byline'} at the head"
        )
    return end


def _is_dedication_above_byline(index: int, reading: Reading) -> bool:
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    credit = credit_of(bare(below.split("\n")[0]))
    return (
        _FOR_SOMEBODY.fullmatch(reading.texts[index].strip()) is not None
        and not reading.fields.get("author")
        and credit is not None
    )


def _says_which_draft(lines: Sequence[str]) -> bool:
    """Whether lines below the title say which draft it is, or to whom to write."""
    said = [line.strip() for line in lines]
    drafts = sum(_DRAFT.fullmatch(line) is not None for line in said)
    return drafts > 0 and all(_DRAFT.fullmatch(line) or _CARE_OF.fullmatch(line) for line in said)


def _is_subtitle_heading(index: int, head: Head) -> bool:
    """Whether a heading of the format's stands between the title and a byline."""
    reading = head.reading
    if not isinstance(reading.blocks[index], Heading) or index + 1 >= len(reading.texts):
        return False
    above = reading.verdicts[index - 1] if index else None
    is_below_title = above is not None and above.kind is Kind.TITLE_BLOCK
    credit = credit_of(bare(reading.texts[index + 1].split("\n")[0]))
    return (
        is_below_title
        and bool(head.title)
        and credit is not None
        and _is_heading_free(index, reading)
    )


def _is_title_page_heading(index: int, head: Head) -> bool:
    """Whether a lesser heading is a line of the title page: a section starts a few words below."""
    reading = head.reading
    below = next((i for i, _ in reading.openers() if i > index), None)
    if not head.title or below is None or reading.fields.get("subtitle"):
        return bool(head.title) and credit_of(bare(reading.texts[index])) is not None
    between = sum(words(text) for text in reading.texts[index + 1 : below])
    return between <= MOST_BELOW_SUBTITLE and _is_heading_free(index, reading)


def _is_heading_free(index: int, reading: Reading) -> bool:
    return parse_heading(reading.texts[index]) is None


def _read_site_line(line: str, head: Head) -> str:
    if head.awaits or not site_line(line.strip()):
        return ""
    head.reading.details.append(("Archive", line.strip()))
    return "counts"
