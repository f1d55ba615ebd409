"""Headings that say nothing of being one: titles, names, dates, told by where they stand.

They are looked for only where no chapter has a number or says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from msgspec.structs import replace

from ebookpack.assemble.author_voice import ENOUGH, author_voice
from ebookpack.assemble.endings import says_the_end
from ebookpack.assemble.front_roles import dedicates
from ebookpack.assemble.half_titles import REPEATED
from ebookpack.assemble.heading_forms import Candidate, date_of
from ebookpack.assemble.labels import is_text_label, label_of
from ebookpack.assemble.listed_titles import listed_titles
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Kind, Reading, is_title_like, letters_of, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Align, Paragraph
from ebookpack.core.patterns import pattern

FEWEST_TITLES = 3
"""Headings that are nothing but titles come at least this often in a manuscript."""
FEWEST_DATES = 3
LEAST_TITLE_GAP = 1
FEWEST_PARTS = 2
"""Titles right above other titles, which part a book of poems."""
MOST_TITLE_WORDS = 8
"""Words of a title that no white space marks."""
LEAST_ENTRY_ON_AVERAGE = 12
"""Words below a date that names a day; what has only a time may be a message."""
LEAST_ENTRY = 5
MOST_BRIEF = 0.4
"""Share of a diary's entries that may be a word or two: `Headache.`"""
MOST_NOTE = 600
"""Words of a note above the first entry."""
LEAST_CHAPTER = 30
"""Words that stand on average below a title that no white space marks, or below a date."""
MOST_OTHERS = 0.2
"""Blocks that are neither verse nor title, for each block of verse, in a book of poems."""
LEAST_STORY = 150
"""Words of text, as a mean, below a title that only its capitals tell."""
LEAST_CASED = 0.8
"""Share of such titles among the short lines that no stop ends."""
MOST_SMALL_WORD = 4
"""Letters of a word that titles need not write with a capital: `from`, `with`."""
_DAY = pattern(r"[^\W\d_]{3,}")
_YEAR = pattern(r"(1[5-9]|20)\d\d\.?")
_UNDATED = pattern(r"\W*(undated|no date|date unknown|ohne datum|sans date|sin fecha)\W*", re.I)
"""What stands in the place of a date, above an entry that has none."""
_UNDERLINE = pattern(r"([=~*^_-])\1{2,}")
_FRAMED = pattern(
    r"[-=~*._:<>]{1,40} ?\[ ?(?P<title>[^\[\]]{1,60}?) ?\]"
    r"(?:[-=~*._: ]{0,10}\[ ?(?P<by>[^\[\]]{1,40}?) ?\])?[-=~*._:<>]{0,80}"
)
"""`--[ The Weir ]--[ Ada Pell ]------`, as magazines of the net set a title and who wrote it."""
FEWEST_FRAMED = 2
LONGEST_FRAME = 200
"""Characters of it."""
MOST_ABOVE_FIRST = 60
"""Words above the first of them: a sign on a wall may stand in capitals, but opens no story."""


def title_headings(reading: Reading, taken: Iterable[int]) -> list[Candidate]:
    """Titles without a number, by the white around them, their capitals, or their being dates."""
    known = frozenset(taken)
    free = _free(reading, known)
    return (
        listed_headings(reading, known)
        or _underlined(free, reading)
        or _framed(free, reading)
        or _dated(free, reading, known)
        or _yeared(free, reading)
        or _with_white_above(free, reading)
        or _above_poems(free, reading)
        or _standing_alone(free, reading, _is_capitals)
        or _standing_alone(free, reading, _is_centred)
        or _cased_as_titles(free, reading)
    )


def listed_headings(reading: Reading, taken: Iterable[int]) -> list[Candidate]:
    """Titles that the contents list names, whatever they look like."""
    titles = [letters_of(title) for title in reading.fields.get("title", ())]
    said = [i for i, text in enumerate(reading.texts) if titles and letters_of(text) in titles]
    again = [
        index
        for index, verdict in enumerate(reading.verdicts)
        if verdict is not None  # the story or poem that gave the book its title
        and (verdict.why == REPEATED or (verdict.kind is Kind.TITLE_BLOCK and index in said[1:]))
    ]
    free = sorted([*_free(reading, frozenset(taken)), *again])
    return [_title(i, reading, "listed") for i in listed_titles(free, reading)]


def _free(reading: Reading, taken: Collection[int]) -> list[int]:
    return [
        i
        for i in reading.headable()
        if isinstance(reading.blocks[i], Paragraph) and i not in taken and reading.texts[i].strip()
    ]


def _underlined(free: list[int], reading: Reading) -> list[Candidate]:
    """Titles that are underlined with a row of the marks that the first of them has."""
    titles = [
        i
        for i in free
        if len(lines := reading.lines(i)) == 2
        and _UNDERLINE.fullmatch(lines[1].strip())
        and is_title_like(lines[0])
        and any(words(text) > 5 for text in reading.texts[i + 1 : i + 3])
    ]
    marks = {reading.texts[i].strip()[-1] for i in titles[:1]}
    titles = [i for i in titles if reading.texts[i].strip()[-1] in marks]
    return [_title(i, reading, "underlined") for i in titles] if len(titles) > 1 else []


def _framed(free: list[int], reading: Reading) -> list[Candidate]:
    """Titles in brackets in a row of marks, with the name behind them of who wrote it."""
    found = [
        (i, frame)
        for i in free
        if len(reading.texts[i]) < LONGEST_FRAME
        and (frame := _FRAMED.fullmatch(reading.texts[i])) is not None
        and (frame["by"] or not reading.texts[i].endswith("]"))
        and not says_the_end(frame["title"])
    ]
    if len(found) < FEWEST_FRAMED:
        return []
    return [
        Candidate(
            i,
            SectionRole.CHAPTER,
            "framed",
            None,
            "",
            " — ".join(filter(None, (frame["title"], frame["by"]))),
            certain=False,
        )
        for i, frame in found
    ]


def _cased_as_titles(free: list[int], reading: Reading) -> list[Candidate]:
    """Titles that only their capitals tell, in a text with hardly another line without a stop."""
    lines = [
        i
        for i in free
        if is_title_like(reading.texts[i])
        and reading.counts[i] <= MOST_TITLE_WORDS
        and not says_the_end(reading.texts[i])
        and not is_divider(reading, i)
        and label_of(reading.texts[i]) is None
        and not is_text_label(reading.texts[i])
        and not (i == free[0] and dedicates(reading.texts[i]))
    ]
    titles = [i for i in lines if _is_cased_as_title(reading.texts[i])]
    if len(titles) < FEWEST_TITLES or len(titles) < LEAST_CASED * len(lines):
        return []
    below = sum(words(text) for text in reading.texts[titles[0] :])
    if below < LEAST_STORY * len(titles) or not _head_chapters(titles, free, reading):
        return []
    return [_title(i, reading, "cased") for i in titles]


def _is_cased_as_title(text: str) -> bool:
    """Whether all words but small ones start with a capital, as in English titles."""
    said = [word.strip("\"'“”‘’(),.!?") for word in text.split()]
    return all(not word[0].islower() for word in said if len(word) > MOST_SMALL_WORD)


def titles_with_white_above(reading: Reading, taken: Iterable[int]) -> list[Candidate]:
    """Only those titles that the white above them tells."""
    return _with_white_above(_free(reading, frozenset(taken)), reading)


def _dated(free: list[int], reading: Reading, known: Collection[int]) -> list[Candidate]:
    """Dates each above an entry; the first opens the text, or is no entry's.

    Below a heading that is known, a prologue's, its text may stand above the first date.
    """
    dates = [c for i in free if (c := date_of(reading.texts[i], i)) is not None]
    indexes = [date.index for date in dates]
    headed = min([i for i in known if dates and i < indexes[0]], default=len(reading.texts))
    above = [i for i in free if i < headed]
    entries = [i for i in free if dates and i >= indexes[0]]
    if len(dates) < FEWEST_DATES or not _head_entries(indexes, [*above, *entries], reading):
        return []
    dates += [
        replace(_title(i, reading), style="date")
        for i in entries
        if _UNDATED.fullmatch(reading.texts[i].strip())
    ]
    years = [i - 1 for i in indexes if i and _YEAR.fullmatch(reading.texts[i - 1].strip())]
    return sorted(
        [*dates, *(replace(_title(i, reading, "year"), role=SectionRole.PART) for i in years)],
        key=lambda candidate: candidate.index,
    )


def _yeared(free: list[int], reading: Reading) -> list[Candidate]:
    """Years that go on from one to the next, each with a title on the line below it."""
    found = [
        Candidate(i, SectionRole.CHAPTER, "year title", None, lines[0], lines[1], certain=False)
        for i in free
        if len(lines := [line.strip() for line in reading.lines(i)]) == 2
        and _YEAR.fullmatch(lines[0])
        and is_title_like(lines[1])
    ]
    years = [int(candidate.label[:4]) for candidate in found]
    goes_on = all(above < below for above, below in pairwise(years))
    return found if len(found) >= FEWEST_TITLES and goes_on else []


def _head_entries(indexes: list[int], free: list[int], reading: Reading) -> bool:
    """Whether dates head entries: the first opens the diary, and most have some lines below."""
    note = [i for i in free if i < indexes[0] and _names_note(reading.texts[i])]
    above = [i for i in free if i < (note[0] if note else indexes[0])]
    if sum(reading.counts[i] for i in above) > MOST_ABOVE_FIRST:
        return False
    if sum(reading.counts[i] for i in free if i < indexes[0]) > MOST_NOTE:
        return False
    lengths = [
        sum(map(_length, reading.texts[a + 1 : b]))
        for a, b in pairwise([*indexes, len(reading.blocks)])
    ]
    days = all(_DAY.search(reading.texts[i]) for i in indexes)
    least = LEAST_ENTRY_ON_AVERAGE if days else LEAST_CHAPTER
    blank = sum(length == 0 for length in lengths)
    brief = sum(length < LEAST_ENTRY for length in lengths)
    return (
        blank == 0 and brief <= MOST_BRIEF * len(lengths) and sum(lengths) >= least * len(lengths)
    )


def _names_note(text: str) -> bool:
    """Whether a line is the label of a note, or a paragraph is its author's: a diary's editor."""
    label = label_of(text)
    return (label is not None and label[1] == len(text)) or author_voice(text)[0] >= ENOUGH


def _with_white_above(free: list[int], reading: Reading) -> list[Candidate]:
    """Titles with more white above them than paragraphs have, most of what has so much white."""
    wide = {i: reading.gap(i) for i in free if reading.gap(i) >= LEAST_TITLE_GAP}
    titled = {i for i in wide if is_title_like(reading.texts[i])}
    # What stands right below a title may have as much white above it as the title has.
    below = {i for i in wide if i - 1 in titled and i not in titled}
    stacked = {i for i in titled if i + 1 in titled and reading.gap(i) >= reading.gap(i + 1)}
    named = {i for i in wide if label_of(f"{reading.texts[i].strip()}:") is not None}
    for excused in (set[int](), below, below | stacked | named):
        for least in sorted(set(wide.values())):
            indexes = [i for i in wide if wide[i] >= least and i not in excused]
            titles = [i for i in indexes if _is_title_heading(i, reading)]
            if len(titles) >= FEWEST_TITLES and len(titles) >= 0.75 * len(indexes):
                parts = [i for i in excused & stacked if i >= titles[0] - 1 and i + 1 in titles]
                if len(parts) < FEWEST_PARTS:
                    return [_title(i, reading) for i in titles]
                of_parts = [replace(_title(i, reading), role=SectionRole.PART) for i in parts]
                return sorted(
                    [*(_title(i, reading) for i in titles), *of_parts], key=lambda c: c.index
                )
    return []


def _is_title_heading(index: int, reading: Reading) -> bool:
    """Whether a line stands as a heading does: text below it, at most a subtitle between."""
    if not is_title_like(reading.texts[index]):
        return False
    below = list(reading.texts[index + 1 : index + 4])
    if below and number_of(below[0].strip(".()[] ")) == 1:
        below = below[1:]  # the first of the parts of a poem
    if below and is_title_like(below[0]) and reading.gap(index + 1) == 0 < reading.gap(index):
        below = below[1:] if reading.gap(index) > LEAST_TITLE_GAP else []
    return bool(below) and not is_title_like(below[0]) and words(below[0]) > 5


def _standing_alone(
    free: list[int], reading: Reading, looks: Callable[[int, Reading], bool]
) -> list[Candidate]:
    """Titles that only their look tells: the first opens the text, much text stands below each."""
    titles = [
        i
        for i in free
        if is_title_like(reading.texts[i])
        and reading.counts[i] <= MOST_TITLE_WORDS
        and looks(i, reading)
    ]
    if len(titles) < FEWEST_TITLES or not _head_chapters(titles, free, reading):
        return []
    return [_title(i, reading) for i in titles]


def _above_poems(free: list[int], reading: Reading) -> list[Candidate]:
    """Single lines above verse, in a book that is nearly all verse."""
    verse = {i for i in free if _is_verse(i, reading)}
    titles = [
        i for i in free if i + 1 in verse and i not in verse and is_title_like(reading.texts[i])
    ]
    others = len(free) - len(verse) - len(titles)
    if len(titles) < FEWEST_TITLES or others > MOST_OTHERS * len(verse):
        return []
    return [_title(i, reading) for i in titles]


def _is_verse(index: int, reading: Reading) -> bool:
    block = reading.blocks[index]
    return isinstance(block, Paragraph) and len(block.layout.lines) > 1


def _head_chapters(indexes: list[int], free: list[int], reading: Reading) -> bool:
    """Whether the first of some lines opens the text, and each has text of its own below it."""
    if sum(reading.counts[i] for i in free if i < indexes[0]) > MOST_ABOVE_FIRST:
        return False
    ends = [*indexes, len(reading.blocks)]
    lengths = [sum(map(_length, reading.texts[a + 1 : b])) for a, b in pairwise(ends)]
    if min(lengths) < 5 or sum(lengths) < LEAST_CHAPTER * len(lengths):
        return False
    return not any(is_divider(reading, i + 1) for i in indexes if i + 1 < len(reading.blocks))


def _length(text: str) -> int:
    """Words, also of a text that has no spaces between them."""
    return max(words(text), len(text) // 6)


def _is_capitals(index: int, reading: Reading) -> bool:
    return reading.texts[index].isupper() and len(letters_of(reading.texts[index])) > 2


def _is_centred(index: int, reading: Reading) -> bool:
    block = reading.blocks[index]
    return isinstance(block, Paragraph) and block.align is Align.CENTER


def _title(index: int, reading: Reading, style: str = "title") -> Candidate:
    title = reading.lines(index)[0] if style == "underlined" else reading.texts[index]
    title = " ".join(title.split()) if style == "underlined" else title
    return Candidate(index, SectionRole.CHAPTER, style, None, "", title, certain=False)
