"""The last paragraphs of a chapter, if they are so plainly its author's that none is story.

Nobody needs a label for that, nor a divider. Below them may stand how the author signs, or where
and when: `— Ada`, `Lyme, May 1998`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.assemble.author_voice import (
    ENOUGH,
    ENOUGH_BELOW_A_NOTE,
    PLAIN,
    author_voice,
)
from ebookpack.assemble.farewells import says_where_and_when, takes_leave, thanks_strangers
from ebookpack.assemble.reading import Kind, Reading, Verdict
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_SIGNED = pattern(
    r"(?:[—–~-]|--|(?:love|cheers|yours|best),?) ?[^\W\d_][\w' -]{1,24}[.!~*<3xX ]*",
    re.IGNORECASE,
)
MOST_BRIEF_WORDS = 15
"""Words of a last line that says hardly more than whose it is: `reblogs are love <3`."""
MOST_WORDS_OF_SIGNATURE = 4
FEWEST_ABOVE = 2
"""Paragraphs of the chapter above such a note."""


def find_last_words(reading: Reading, text: Sequence[int]) -> None:
    """Open a note at the first of the last paragraphs of `text` that speak to readers."""
    named = len(text) > FEWEST_ABOVE + 1 and _is_author_name(reading, text[-1])
    signed = named or (len(text) > FEWEST_ABOVE + 1 and _signs_off(reading, text[-1]))
    end = len(text) - (1 if signed else 0)
    first, why = end, ""
    while first > FEWEST_ABOVE and (said := _why_spoken(reading, text[:first], signed=signed)):
        first, why = first - 1, said
    if named and first == end and author_voice(reading.texts[text[end - 1]])[0] >= PLAIN:
        first, why = end - 1, "the last paragraph, in the author's own voice, signed by name"
    if first < end:
        reading.verdicts[text[first]] = Verdict(kind=Kind.NOTE, role=SectionRole.ENDNOTE, why=why)
        above = text[first] - 1
        if reading.verdicts[above] is None and is_divider(reading, above):
            why = "parts the author's last words from the text"
            reading.verdicts[above] = Verdict(kind=Kind.DIVIDER, why=why)


def _why_spoken(reading: Reading, text: Sequence[int], *, signed: bool) -> str:
    """Why the last of some paragraphs is the author's word to readers, "" if it is none."""
    *story, index = text
    if reading.verdicts[index] is not None or not isinstance(reading.blocks[index], Paragraph):
        return ""
    weight, evidence = author_voice(reading.texts[index])
    brief = reading.counts[index] <= MOST_BRIEF_WORDS
    if weight > ENOUGH or (weight == ENOUGH and (brief or signed)):
        return f"the last paragraph, in the author's own voice: {evidence}"
    if takes_leave(reading, index, range(text[0], index)):
        return "the last line, in which the author takes leave of readers"
    if signed and weight >= ENOUGH_BELOW_A_NOTE and thanks_strangers(reading, index, story):
        return f"the last paragraph, in the author's own voice, and signed: {evidence}"
    return ""


def _is_author_name(reading: Reading, index: int) -> bool:
    """Whether a last line is a name of the author: `eure Nebelkrähe`, `— Ada`, for Ada Pell."""
    said = re.findall(r"[^\W\d_]{2,}", reading.texts[index].casefold())
    fields = ("author", "declared-author", "poster")
    makers = [maker for field in fields for maker in reading.fields.get(field, ())]
    names = {name for maker in makers for name in re.findall(r"[^\W\d_]{2,}", maker.casefold())}
    return 0 < len(said) <= MOST_WORDS_OF_SIGNATURE and said[-1] in names


def _signs_off(reading: Reading, index: int) -> bool:
    """Whether a last line is how the author signs, or where and when."""
    text, verdict = reading.texts[index].strip(), reading.verdicts[index]
    is_text = verdict is None or verdict.kind is Kind.TEXT
    return is_text and (_SIGNED.fullmatch(text) is not None or says_where_and_when(text))
