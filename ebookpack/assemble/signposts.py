"""What further down says that the story has not started yet: a divider, a lead-in, a title.

Each looks below a block, and gives the index of what it found, or the block's own: no story stands
above it.
"""

from __future__ import annotations

import re

from ebookpack.assemble.author_voice import ENOUGH, author_voice, holds_speech, signs_of_voice
from ebookpack.assemble.blurbs import calls_itself_a_story, is_blurb
from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.epigraphs import is_epigraph
from ebookpack.assemble.heading_looks import look_of
from ebookpack.assemble.labels import is_text_label
from ebookpack.assemble.lead_ins import announces_synopsis
from ebookpack.assemble.reading import Kind, Reading, is_title_like, letters_of, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.assemble.title_block import reads_as_title
from ebookpack.core.nodes import Paragraph, Quote, Verse

_NAMES = ("author", "declared-author")
_GREETING = r"(love|yours|cheers|best|x+|xo+)"
MOST_CHARACTERS = 3000
MOST_SIGNATURE = 4
"""Words of a signature: `love, Ada`."""
MOST_ABOVE_LEAD_IN = 5
"""Paragraphs of a note above the lead-in to a synopsis."""
MOST_ABOVE_VOICE = 3
"""Paragraphs above a divider, the author's last."""
MOST_FRONT_BLOCKS = 40
MOST_TITLE_WORDS = 10
MOST_WORDS_IN_ITALICS = 100
MOST_UNHEADED_WORDS = 400
"""Text before a first numbered heading that is longer than this is story, not front matter."""


def spoken_for_until(reading: Reading, start: int, end: int) -> int:
    """Index of the last signpost below a block; what stands above it is front matter."""
    if (said := _signpost_below(reading, start, end)) > start:
        return said  # nothing is surer
    return max(
        _divider_below(reading, start, end),
        _lead_in_below(reading, start, end),
        _title_below(reading, start, end),
        _voice_below(reading, start, end),
        _epigraph_below(reading, start, end),
        _blurb_below(reading, start, end),
    )


def _title_below(reading: Reading, start: int, end: int) -> int:
    """Index of a title and byline not far below, or `start`: no story stands above them."""
    if reading.fields.get("title"):
        return start
    for index in range(start + 1, min(end, start + MOST_ABOVE_LEAD_IN)):
        lines = reading.lines(index)
        named = len(lines) > 1 and credit_of(lines[-1].strip()) is not None
        subject = "".join(reading.fields.get("mail-subject", ())).rpartition(" - ")[2]
        text = reading.texts[index]
        said = letters_of(text)
        named = named or bool(subject and text.isupper() and words(text) <= 10)
        named = named or is_title_in_capitals(reading, start, index)
        named = named or has_byline_below(reading, index)
        is_unread = reading.verdicts[index] is None
        if (
            is_unread
            and reading.counts[index] <= 16
            and (named or said == letters_of(subject) != "")
        ):
            return index
    return start


def has_byline_below(reading: Reading, index: int) -> bool:
    """Whether a line could be a title, and the block below it is a byline and nothing else."""
    if index + 1 >= len(reading.texts) or not is_title_like(reading.texts[index]):
        return False
    credit = credit_of(reading.texts[index + 1].strip())
    return credit is not None and bool(credit.name) and reading.verdicts[index + 1] is None


def is_title_in_capitals(reading: Reading, start: int, index: int) -> bool:
    """Whether a line is the only one with a title's capitals, below what the author says."""
    text = reading.texts[index]
    looks = str.isupper if text.isupper() else reads_as_title
    if not (looks(text) and is_title_like(text) and words(text) <= MOST_TITLE_WORDS):
        return False
    others = (reading.texts[i] for i in reading.unread(index + 1))
    return any(
        author_voice(reading.texts[i])[0] >= ENOUGH for i in range(start, index)
    ) and not any(looks(other) and is_title_like(other) for other in others)


def _signpost_below(reading: Reading, start: int, end: int) -> int:
    """Index of an archive's `Work Text:` not far below, or `start`: the story stands below it."""
    for index in range(start, min(end, start + MOST_FRONT_BLOCKS)):
        if is_text_label(reading.texts[index]):
            return index
    return start


def _blurb_below(reading: Reading, start: int, end: int) -> int:
    """Index of a synopsis that nobody announced, below a note that nothing else tells, or `start`.

    It calls itself a story, and what tells of it in the present cannot stand in the midst of it.
    """
    for index in range(start + 1, min(end, start + MOST_ABOVE_VOICE + 1)):
        above = range(start, index)
        if any(reading.verdicts[i] is not None or holds_speech(reading.texts[i]) for i in above):
            return start
        if sum(reading.counts[i] for i in above) > MOST_UNHEADED_WORDS or is_divider(
            reading, index
        ):
            return start
        if calls_itself_a_story(reading.texts[index]) and is_blurb(
            reading.texts[index], reading.texts[index + 1 : index + 5]
        ):
            return index
    return start


def _epigraph_below(reading: Reading, start: int, end: int) -> int:
    """Index of an epigraph below a line in capitals, which is then no story's, or `start`."""
    is_line = (
        start + 1 < end
        and reading.verdicts[start] is None
        and reading.verdicts[start + 1] is None
        and reading.texts[start].isupper()
        and is_title_like(reading.texts[start])
    )
    return start + 1 if is_line and is_epigraph(reading, start + 1) else start


def _voice_below(reading: Reading, start: int, end: int) -> int:
    """Index of the author's own words below a note that a poem cuts in two, or `start`."""
    verse = False
    total = 0
    for index in range(start, min(end, start + MOST_ABOVE_LEAD_IN)):
        block = reading.blocks[index]
        if reading.verdicts[index] is not None or holds_speech(reading.texts[index]):
            return start
        if verse and author_voice(reading.texts[index])[0] >= ENOUGH:
            return index
        is_verse = isinstance(block, Paragraph) and bool(block.layout.lines)
        verse = verse or ((is_verse or isinstance(block, Quote | Verse)) and index > start)
        total += reading.counts[index]
        if total > MOST_UNHEADED_WORDS:
            return start
    return start


def _divider_below(reading: Reading, start: int, end: int) -> int:
    """Index of the divider below front matter that starts here, or `start` if there is none.

    A mark is one if it comes early, and what stands above it is labelled, announced or in the
    author's voice; else it is the story's first scene break. What a lead-in announces goes on to
    the divider if the story has no break like it.
    """
    spoken_for = 0
    total = 0
    announced = False
    for index in range(start, min(end, start + 12)):
        if is_divider(reading, index):
            if announced and _is_unlike_later(reading, index):
                return index
            if _is_below_voice(reading, start, index):
                return index
            return index if spoken_for and spoken_for >= total / 2 else start
        verdict = reading.verdicts[index]
        length = reading.counts[index]
        total += length
        labelled = verdict is not None and verdict.kind is Kind.OPENS
        announced = announced or bool(announces_synopsis(reading.texts[index]))
        voiced = author_voice(reading.texts[index])[0] >= ENOUGH
        if labelled or voiced or _is_word_in_italics(reading, index):
            spoken_for += length
        if _is_signed(reading, index):
            spoken_for = total
    return start


def _is_below_voice(reading: Reading, start: int, divider: int) -> bool:
    """Whether the author speaks right above a divider, below a paragraph or two at most."""
    above = range(start, divider)
    return (
        0 < len(above) <= MOST_ABOVE_VOICE
        and author_voice(reading.texts[divider - 1])[0] >= ENOUGH
        and not any(holds_speech(reading.texts[index]) for index in above)
    )


def _is_word_in_italics(reading: Reading, index: int) -> bool:
    """Whether a short paragraph is in italics as a whole, and says something of its writing."""
    text = reading.texts[index]
    look = look_of(reading.blocks[index])
    return (
        look is not None
        and look.slanted
        and words(text) <= MOST_WORDS_IN_ITALICS
        and signs_of_voice(text) > 0
    )


def _is_signed(reading: Reading, index: int) -> bool:
    """Whether a paragraph ends with the author's first name, as letters do: `xx Ada`."""
    text, last = reading.texts[index], reading.lines(index)[-1]
    names = {name.split()[0] for key in _NAMES for name in reading.fields.get(key, ()) if name}
    if len(text) > MOST_CHARACTERS or not names:
        return False
    name = "|".join(map(re.escape, sorted(names)))
    alone = rf"(\W*{_GREETING})?\W*({name})\W*x*"
    behind = rf"[.!?)~]\s+({_GREETING}|[—–-]+)[ ,]*({name})\W*x*$"
    if words(last) <= MOST_SIGNATURE and re.fullmatch(alone, last, re.IGNORECASE):
        return True
    return re.search(behind, text, re.IGNORECASE) is not None


def _is_unlike_later(reading: Reading, divider: int) -> bool:
    """Whether the marks that part scenes further down are others than a divider's."""
    mark = reading.texts[divider].strip()
    later = range(divider + 1, len(reading.blocks))
    return all(reading.texts[i].strip() != mark for i in later if is_divider(reading, i))


def _lead_in_below(reading: Reading, start: int, end: int) -> int:
    """Index of the lead-in to a synopsis not far below, or `start`: no story stands above it."""
    for index in range(start, min(end, start + MOST_ABOVE_LEAD_IN)):
        if reading.verdicts[index] is None and announces_synopsis(reading.texts[index]):
            return index
    return start
