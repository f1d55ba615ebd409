"""A whole page of a story site, a forum or a blog that was copied as text, with all around it.

The text is the longest stretch of it without a site's line; above it stand who posted it and when,
below it buttons, and what others said. Either end has to be dense with what only sites write. A
story that quotes a page goes on below it, and nobody's page has a story's end for its last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from ebookpack.assemble.bylines import credit_of, is_name
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.parted_blocks import part_at
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.assemble.site_words import (
    Sign,
    is_count,
    is_day,
    is_tags,
    poster_in,
    says_how_long_ago,
    says_when,
    sign_of,
)
from ebookpack.core.book import Document, SectionRole
from ebookpack.core.node_text import block_text
from ebookpack.core.patterns import pattern

R = SectionRole

_ASKED = pattern(
    r"(?P<who>anonymous|[\w-]{3,40}) (?:asked|whispered|said|inquired):(?P<rest>\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""Above what a reader asked for, on sites where one writes on demand."""
_HANDLE = pattern(r"@?[\w.-]{3,30}:?")
_FOLLOW = frozenset({"follow", "following", "folgen", "suivre", "seguir", "フォロー"})
_READ_COUNTS = pattern(r"\d[\d.,]*[KM]? (reads?|views?|votes?|parts?)|start reading", re.IGNORECASE)
_BOARD = pattern(r"/?r/\w{2,30}|.*\bu/[\w-]{2,30}.*|submitted .{1,30} by .*", re.IGNORECASE)
_ONE_CHAPTER = pattern(
    r"(?P<label>(?P<number>\d{1,3}|[^\W\d_]{3,12})) ?[.;:|~)] (?P<title>[^\n]{2,60})"
)
"""`2. Flotsam`, `three ; the boy`: the chapter that a site's page shows."""
_WHY = "stands around the text on a site's page: buttons, counters, what others said"
WHAT = "site's page"
MOST_HEAD_LINES = 90
MOST_FOOT_LINES = 500
MOST_LINES_ABOVE = 5
"""Lines above the first that is a site's: title, author."""
MOST_WORDS_IN_HEAD = 250
MOST_WORDS_OF_COMMENT = 300
FEWEST_WORDS_OF_PROSE = 8
MOST_WORDS_BELOW = 60
"""Of a comment that is the last thing on the page."""
FEWEST_WORDS_OF_SYNOPSIS = 12
ENOUGH_AT_BOTH, ENOUGH_ALONE = 6, 5
FEWEST_AT_EITHER = 2
LONGEST_TITLE, LONGEST_NAME = 100, 60
"""Characters of a line that may be one."""
MOST_FLAIR_WORDS = 3
MOST_NAMES = 4
"""Short lines in a row between a site's: names, titles; more are a list or a poem."""
FEWEST_COUNTS = 2
"""Numbers alone on their lines: readers, votes, comments."""


class _Line(Struct, frozen=True):
    block: int
    number: int
    """Of the block's lines, from 0."""
    text: str
    sign: Sign

    @property
    def is_prose(self) -> bool:
        return words(self.text) >= FEWEST_WORDS_OF_PROSE or len(self.text) > LONGEST_NAME

    @property
    def place(self) -> tuple[int, int]:
        return self.block, self.number


class _Page(Struct, frozen=True):
    head: tuple[_Line, ...]
    """All down to the last that is a site's."""
    below: tuple[_Line, ...]
    """The next three: the title may be among them."""
    foot: tuple[_Line, ...]
    """All from the first that is a site's."""

    @property
    def poster(self) -> str:
        """Who posted it, or ""."""
        named = [name for line in self.head if (name := poster_in(line.text))]
        for above, line in pairwise(self.head):
            if line.text.casefold() in _FOLLOW and not above.sign and words(above.text) <= 4:
                named.append(above.text)
            if says_how_long_ago(above.text) and _is_handle(line):
                named.append(line.text)
            if above is not self.head[0] and is_day(line.text) and is_name(above.text):
                named.append(above.text)
        named += [name for line in self.head if _is_handle_alone(name := _credited(line))]
        for index, line in enumerate(self.head):
            beside = self.head[max(index - 1, 0) : index + 2]
            is_beside = any(one.sign for one in beside) if index else _is_above_post(beside)
            if _is_handle(line) and is_beside:
                named.append(line.text)
        return next(iter(named), "").strip(":@")

    @property
    def menu(self) -> frozenset[tuple[int, int]]:
        """Places of the lines above the title, which stands right above who wrote the text."""
        for index, (above, line) in enumerate(pairwise((*self.head, *self.below))):
            is_title = not above.sign and not above.is_prose and not _credited(above)
            if is_title and (_credited(line) or poster_in(line.text)):
                return frozenset(one.place for one in self.head[:index])
        return frozenset()

    def is_of_site(self, line: _Line) -> bool:
        """Whether a line is the site's, or names who posted the text."""
        poster = self.poster
        is_named = bool(poster) and (_credited(line) or line.text.strip(":@")) == poster
        return bool(line.sign) or line.place in self.menu or is_named

    @property
    def flair(self) -> _Line | None:
        """The word or two that a board has below a title, on a line of their own."""
        title, *below = (*self.below, None)
        flair = below[0] if below else None
        if title is None or flair is None or not any(map(_is_of_board, self.head)):
            return None
        is_near = flair.block == title.block or flair.number == 0 == flair.block - title.block - 1
        is_short = words(flair.text) <= MOST_FLAIR_WORDS and is_title_like(flair.text)
        return flair if is_near and is_short and not title.is_prose else None


def part_site_page(document: Document) -> Document:
    """The document with a site's lines apart from what stands above and below them."""
    page = _find_page([block_text(block) for block in document.blocks])
    if page is None:
        return document
    above: dict[int, set[int]] = {}
    flair = page.flair
    for one, other in pairwise((*page.head, *page.below)):
        apart = page.is_of_site(one) != page.is_of_site(other) or flair in (one, other)
        if one.block == other.block and (apart or (other.is_prose and not one.is_prose)):
            above.setdefault(other.block, set()).add(other.number)
    for line in page.foot[:1]:
        above.setdefault(line.block, set()).add(line.number)
    return part_at(document, {block: lines - {0} for block, lines in above.items()})


def read_site_page(reading: Reading) -> None:
    """Leave out what a site's page has around the text, and read who posted it and its summary."""
    page = _find_page(reading.texts)
    if page is None:
        return
    poster = page.poster
    reading.note_field("poster", poster)
    for block, lines in _by_block(page.head):
        _read_head(block, lines, page, reading)
    _read_chapter(reading)
    if page.flair is not None and reading.verdicts[page.flair.block] is None:
        reading.details.append(("Flair", page.flair.text))
        reading.leave_out(
            page.flair.block, WHAT, "the board's own word for what kind of post it is"
        )
    for line in page.foot:
        if is_tags(line.text):
            reading.details.append(("Tags", line.text))
    for index in dict.fromkeys(line.block for line in page.foot):
        if reading.verdicts[index] is None:
            reading.leave_out(index, WHAT, _WHY)


def _read_chapter(reading: Reading) -> None:
    """The heading of the only chapter on the page, between a site's lines and the text."""
    found = {
        index: said
        for index in reading.unread()
        if (said := _ONE_CHAPTER.fullmatch(reading.texts[index].strip())) is not None
        and number_of(said["number"]) is not None
    }
    if len(found) != 1:
        return
    ((index, said),) = found.items()
    above = reading.texts[index - 1] if index else ""
    is_below_site = sign_of(above.split("\n")[-1]) or is_count(above)
    if index < MOST_HEAD_LINES and is_below_site and is_title_like(said["title"].capitalize()):
        why = "numbered, and stands right below a site's lines"
        reading.verdicts[index] = Verdict(
            kind=Kind.OPENS,
            role=R.CHAPTER,
            label=said["label"],
            title=said["title"],
            rest=(),
            why=why,
        )


def _read_head(block: int, lines: list[_Line], page: _Page, reading: Reading) -> None:
    if reading.verdicts[block] is not None:
        return
    text = reading.texts[block]
    if all(map(page.is_of_site, lines)):
        for line in lines:
            if is_tags(line.text):
                reading.details.append(("Tags", line.text))
        reading.leave_out(block, WHAT, _WHY)
        return
    asked = _ASKED.fullmatch(text)
    if asked is not None:
        is_label = not (asked["rest"] or "").strip()
        reading.verdicts[block] = Verdict(
            kind=Kind.OPENS,
            role=R.NOTE,
            title=text.strip().rstrip(":") if is_label else "",
            rest=() if is_label else None,
            why="what a reader asked for, as the site shows it",
        )
    elif lines[0].is_prose and words(text) >= FEWEST_WORDS_OF_SYNOPSIS and _is_counted(page, block):
        why = "stands between what the site counts and its tags and buttons"
        reading.verdicts[block] = Verdict(kind=Kind.OPENS, role=R.SYNOPSIS, why=why)


def _is_counted(page: _Page, block: int) -> bool:
    """Whether the site has said how many read the work, above a block."""
    above = [line.text for line in page.head if line.block < block]
    numbers = sum(map(str.isdigit, above))
    return numbers >= FEWEST_COUNTS or any(map(_READ_COUNTS.fullmatch, above))


def _is_above_post(lines: Sequence[_Line]) -> bool:
    """Whether the second of some lines says when a post was written, or what was asked for."""
    return len(lines) > 1 and (
        says_when(lines[1].text) or _ASKED.fullmatch(lines[1].text) is not None
    )


def _is_of_board(line: _Line) -> bool:
    return _BOARD.fullmatch(line.text) is not None


def _credited(line: _Line) -> str:
    """The name behind a `by`, or ""."""
    credit = credit_of(line.text)
    return credit.name if credit is not None else ""


def _is_handle(line: _Line) -> bool:
    """Whether a line is a name as people sign on the net, and nothing else."""
    return not line.sign and _is_handle_alone(line.text)


def _is_handle_alone(text: str) -> bool:
    """Whether a text is one word that is no common one."""
    return _HANDLE.fullmatch(text) is not None and not text.strip(":@").istitle()


def _by_block(lines: Sequence[_Line]) -> Iterator[tuple[int, list[_Line]]]:
    for block in dict.fromkeys(line.block for line in lines):
        yield block, [line for line in lines if line.block == block]


# ------------------------------------------------------------------------------ the page's ends


def _find_page(texts: Sequence[str]) -> _Page | None:
    """The two ends of a page, None if the text is none."""
    lines = _lines(texts)
    end = _head_end(lines)
    start = _foot_start(lines, end)
    head, foot = lines[:end], lines[start:]
    first, last = _weight(head), _weight(foot)
    both = min(first, last) >= FEWEST_AT_EITHER and first + last >= ENOUGH_AT_BOTH
    if not both:
        if first < ENOUGH_ALONE:
            head = []
        if not any(line.sign is Sign.SURE for line in foot):
            foot = []
    if not head and not foot:
        return None
    below = lines[len(head) : len(head) + 3] if head else []
    return _Page(tuple(head), tuple(below), tuple(foot))


def _lines(texts: Sequence[str]) -> list[_Line]:
    """The lines of a text; those in its midst are no site's."""
    found = [
        (block, number, line.strip())
        for block, text in enumerate(texts)
        for number, line in enumerate(text.split("\n"))
        if line.strip()
    ]
    lines: list[_Line] = []
    for place, (block, number, text) in enumerate(found):
        is_near = place < MOST_HEAD_LINES or place >= len(found) - MOST_FOOT_LINES
        is_value = bool(lines) and lines[-1].text.endswith(":") and not lines[-1].sign
        sign = sign_of(text) if is_near else Sign.NONE
        lines.append(_Line(block, number, text, Sign.NONE if is_value else sign))
    return lines


def _weight(lines: Sequence[_Line]) -> int:
    """What the lines of one end say together; the same line again says nothing more."""
    return sum(
        {
            line.text.casefold(): Sign.PLAIN if _ASKED.fullmatch(line.text) else line.sign
            for line in lines
        }.values()
    )


def _head_end(lines: Sequence[_Line]) -> int:
    """Index behind the last line of the page's head; 0 if it has none."""
    end, total = 0, 0
    for index, line in enumerate(lines[:MOST_HEAD_LINES]):
        is_sign = bool(line.sign) or _ASKED.fullmatch(line.text) is not None
        total += 0 if is_sign else words(line.text)
        if total > MOST_WORDS_IN_HEAD:
            break
        if not is_sign:
            continue
        between = lines[end:index]
        if not end and len(between) > MOST_LINES_ABOVE:
            break
        told = _told(between) if end or any(len(x.text) > LONGEST_TITLE for x in between) else 0
        if told and not (_bears(line) and _holds_more(told, islice(lines, index, None))):
            break
        end = index + 1
    while 0 < end < len(lines) and _ends_head(lines[:end], lines[end]):
        end += 1
    return end


def _ends_head(head: Sequence[_Line], line: _Line) -> bool:
    """Whether a name below a head is of it: below when it was posted, or named there before."""
    if line.is_prose:
        return False
    if says_how_long_ago(head[-1].text) and _is_handle(line):
        return True
    said = {one.text.casefold() for one in head} | {_credited(one).casefold() for one in head}
    return (_is_handle(line) and line.text.casefold() in said) or _is_handle_alone(_credited(line))


def _foot_start(lines: Sequence[_Line], head: int) -> int:
    """Index of the first line of the page's foot; the number of lines if it has none."""
    start = len(lines)
    for index in range(len(lines) - 1, head, -1):
        line = lines[index]
        if not line.sign:
            continue
        told = _told(lines[index + 1 : start])
        if start == len(lines):
            if told > (MOST_WORDS_BELOW if line.sign is Sign.SURE else 0):
                break
        elif (
            told and not (_bears(line) and _holds_more(told, islice(lines, head, index)))
        ) or told > MOST_WORDS_OF_COMMENT:
            break
        start = index
    return start


def _bears(line: _Line) -> bool:
    """Whether a line is a site's though a story may stand beside it."""
    return line.sign > Sign.WEAK or is_tags(line.text) or bool(_ASKED.fullmatch(line.text))


def _told(lines: Sequence[_Line]) -> int:
    """Words of the prose or verse in lines; of a few names and titles there are none."""
    is_told = len(lines) > MOST_NAMES or any(line.is_prose for line in lines)
    return sum(words(line.text) for line in lines) if is_told else 0


def _holds_more(told: int, lines: Iterable[_Line]) -> bool:
    """Whether a stretch of lines that are no site's has more words than another stretch."""
    total = 0
    for line in lines:
        total = 0 if line.sign else total + words(line.text)
        if total > told:
            return True
    return False
