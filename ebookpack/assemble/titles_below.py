"""Titles of parts and chapters that stand in the block below their number."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from ebookpack.assemble.heading_forms import Candidate, date_of, undressed
from ebookpack.assemble.labels import names_a_part
from ebookpack.assemble.reading import Reading, is_title_like, letters_of, words
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Align, Paragraph
from ebookpack.core.patterns import pattern

R = SectionRole

_ARGUMENT = pattern(
    r"(?:in which|wherein|containing|treat(?:s|ing) of|showing|concerning|(?:where|how) (?:we|the)"
    r"|in dem|worin|waarin|hvori|où (?:l['’]on|il est)|dans lequel|en (?:el )?que|de cómo"
    r"|nel quale|in cui)\b.+",
    re.IGNORECASE,
)
"""What a chapter tells, as old novels say below its number: `In which a letter is opened.`"""
_UNENDED = pattern(r"[^\W\d_a-zß-ÿ][^\n“”«»„:]*\w")
"""One line that starts with a capital, and has no stop: no paragraph of a story ends so."""
_STOPPED = pattern(r"[^\W\d_a-zß-ÿ][^\n“”«»„\".!?:]*\w[.!?]")
"""One line that is one sentence, as printers of old set titles: `Een brief.`"""
MOST_ALIKE = 3
MOST_ARGUMENT = 30
"""Words of it."""
MOST_SALUTATION = 6
"""Words of `My dear Florence,`."""
MOST_TITLE_BELOW = 10
"""Words of a title that stands below its number."""


def with_titles_below(accepted: list[Candidate], reading: Reading) -> list[Candidate]:
    """Headings whose title stands in the block below them, where that is this book's way."""
    bare = [c for c in accepted if c.role is R.CHAPTER and not c.title]
    taken = {candidate.index for candidate in accepted}
    parts = {
        c.index
        for c in accepted
        if c.role is R.PART
        and not c.title
        and c.index + 2 in taken
        and _is_title_below(c.index + 1, reading, taken)
    }
    below = [c for c in bare if _is_title_below(c.index + 1, reading, taken)]
    if len(bare) > 1 and all(
        c in below or _is_stopped_title(c.index + 1, reading, taken) for c in bare
    ):
        below = bare
    if not below or len(below) < max(2, 0.6 * len(bare)):
        below = [c for c in below if _is_centred(c.index + 1, reading)]
    often = Counter(letters_of(reading.texts[c.index + 1]) for c in below)
    # What stands below one number after the other is no title: `The Argument`.
    below = [c for c in below if often[letters_of(reading.texts[c.index + 1])] < MOST_ALIKE]
    chosen = {candidate.index for candidate in below} | parts
    return [
        replace(c, title=undressed(reading.texts[c.index + 1])) if c.index in chosen else c
        for c in accepted
    ]


def _is_title_below(index: int, reading: Reading, taken: set[int]) -> bool:
    if index + 1 >= len(reading.blocks) or reading.verdicts[index] is not None or index in taken:
        return False
    block, text = reading.blocks[index], reading.texts[index]
    dates = (text, text.partition(", ")[2])  # `3rd May`, `Dover, 3rd May`
    if any(date_of(said, index) for said in dates) and _dates_a_letter(index, reading):
        return False
    if isinstance(block, Paragraph) and _ARGUMENT.fullmatch(text) and "\n" not in text:
        return words(text) <= MOST_ARGUMENT
    if isinstance(block, Paragraph) and _UNENDED.fullmatch(text) and block.layout.gap == 0:
        return words(text) <= MOST_ARGUMENT and not names_a_part(text)
    return (
        isinstance(block, Paragraph)
        and block.layout.gap == 0
        and is_title_like(reading.texts[index])
        and reading.counts[index] <= MOST_TITLE_BELOW
        and not names_a_part(reading.texts[index])
    )


def _is_stopped_title(index: int, reading: Reading, taken: set[int]) -> bool:
    """Whether a short sentence below a number is set apart from the text as a title is."""
    if index + 1 >= len(reading.blocks) or reading.verdicts[index] is not None or index in taken:
        return False
    block, text = reading.blocks[index], reading.texts[index]
    return (
        isinstance(block, Paragraph)
        and block.layout.gap == 0
        and _STOPPED.fullmatch(text) is not None
        and reading.counts[index] <= MOST_TITLE_BELOW
        and (reading.gap(index + 1) > 0 or _is_centred(index, reading))
    )


def _dates_a_letter(index: int, reading: Reading) -> bool:
    """Whether a date stands at the right, or above whom a letter is for."""
    block, below = reading.blocks[index], reading.texts[index + 1]
    at_right = isinstance(block, Paragraph) and block.align is Align.RIGHT
    return at_right or (
        words(below) <= MOST_SALUTATION and below.rstrip().endswith((",", ":", "!"))
    )


def _is_centred(index: int, reading: Reading) -> bool:
    block = reading.blocks[index]
    return isinstance(block, Paragraph) and block.align is Align.CENTER
