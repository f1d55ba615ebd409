"""How far a note of the author goes: where his voice ends and the story's begins.

A note says so itself where it can: it closes its bracket, it stands in a quotation of its own, it
sends the reader off ("Enjoy!"), a divider stands below it. Else it goes on as long as the author's
own voice does.
"""

from __future__ import annotations

import re

from ebookpack.assemble.author_voice import (
    ENOUGH_BELOW_A_NOTE,
    author_voice,
    holds_speech,
    signs_of_voice,
)
from ebookpack.assemble.labels import is_text_label
from ebookpack.assemble.reading import Kind, Reading, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.nodes import Block, Heading, LineBreak, Paragraph, Quote, Strong, Text
from ebookpack.core.patterns import pattern

MOST_NOTE_WORDS = 600
MOST_NOTE_BLOCKS = 24
MOST_BRACKETED_BLOCKS = 40
MOST_SEND_OFF_WORDS = 14
FEWEST_BRACKETED, MOST_BRACKETED = 8, 400
"""Words in brackets above a story: fewer may say where it plays."""

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_DRESS = " *_\n\t"
_SEND_OFF = pattern(
    r"(?:^|[.!?:)~*]\s+|[,–—-]\s*)"
    r"(?:(?:and |so |but |now |anyways?,? |ok(?:ay)?,? |well,? |please )*"
    r"(?:on (?:with|to)|onto|onward\w*|back to the|let'?s get (?:on|to|back|started|this)"
    r"|without (?:any )?further ado|(?:please |hope (?:yo)?u(?: all)? )?(?:enjoy|read on)\b"
    r"|(?:happy|have fun) reading|here (?:it|you|we|ya) (?:is|goes?|are)|here(?:'s| is) (?:the )"
    r"|(?:the )?(?:story|chapter|show) (?:starts|begins)|read (?:and|&|n'?) ?(?:review|enjoy)"
    r"|r ?& ?r|viel (?:spa(?:ß|ss)|vergnügen)|bonne lecture|(?:que )?(?:la |lo |os )?disfrut\w+"
    r"|buona lettura|boa leitura|veel (?:lees)?plezier|miłej lektury)\b[^.!?\n]{0,50})"
    r"[.!?…~:;*()\s<3♥♡☺^_DxX]*$",
    re.IGNORECASE,
)
_PERSONS = pattern(
    r"\b(i|i['’](m|ll|ve|d)|me|my|we|us|our|you|your|you['’](re|ll|ve)|ich|mich|mir|mein\w*|ihr|euch"
    r"|euer|eure\w*|wir|uns|je|j['’]\w+|moi|mon|ma|mes|nous|vous|vos|votre|yo|mí|mis?|nosotr\w+"
    r"|vosotr\w+|ustedes|vuestr\w+|os|les|io|mi|mio|mia|miei|noi|voi|vi|vostr\w+|eu|meu|minha|vocês?"
    r"|ik|mij|mijn|jullie|wij|we|ons|onze)\b",
    re.IGNORECASE,
)

_ANSWERS = pattern(r"@?[^\W_][\w .'’-]{0,30}:\s+\S")
"""`moth_22: no, it will not`: to one of those who left comments."""


def note_end(reading: Reading, index: int, end: int) -> int:
    """Index behind the last block of the note that starts at `index`, at most `end`."""
    first = index + 1
    if isinstance(reading.blocks[index], Quote):
        return first
    if _is_label_alone(reading, index):
        first = _below_label(reading, index + 1, end)
        if first - 1 > index and isinstance(reading.blocks[first - 1], Quote):
            return first
    for stop in (_bracket(reading, index, end), _placeholder(reading, first, end)):
        if stop is not None:
            return stop
    return _last_of_voice(reading, index, first, end)


def sends_off(text: str) -> bool:
    """Whether a paragraph ends by sending the reader to the story: “Now, on with the show!”."""
    last = re.split(r"(?<=[.!?~])\s+", text.strip().replace("’", "'"))[-1]
    return words(last) <= MOST_SEND_OFF_WORDS and _SEND_OFF.search(last) is not None


def closing_bracket(reading: Reading, index: int, last: int) -> str:
    """The bracket that a note of several blocks opens with and ends with; empty for others."""
    closing = _BRACKETS.get(reading.texts[index].strip(_DRESS)[:1], "")
    return closing if closing and last > index and reading.texts[last].endswith(closing) else ""


def is_opener(reading: Reading, index: int) -> bool:
    """Whether something else is known to start at a block: another label, a section."""
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.kind in (Kind.OPENS, Kind.NOTE)


def _is_label_alone(reading: Reading, index: int) -> bool:
    verdict = reading.verdicts[index]
    if isinstance(reading.blocks[index], Heading):
        return True
    return verdict is not None and verdict.rest == ()


def _below_label(reading: Reading, index: int, end: int) -> int:
    """Index behind the first block that a label alone on its line names."""
    while index < end:
        verdict = reading.verdicts[index]
        if is_opener(reading, index) or is_divider(reading, index):
            return index
        index += 1
        if verdict is None or verdict.kind is not Kind.LEFT_OUT:
            return index
    return index


def bracketed_until(reading: Reading, index: int, end: int) -> int | None:
    """Index behind the brackets that stand above a story, around what is none of it.

    A round bracket may be a story's own, unless it holds several paragraphs, or one in which the
    author's voice is.
    """
    text = reading.texts[index].strip(_DRESS)
    if reading.speakers or text[:1] not in ("[", "("):
        return None
    stop = _bracket(reading, index, end)
    if stop is None or stop >= end:
        return None
    if stop == index + 1 and text[0] == "(" and author_voice(text)[0] < ENOUGH_BELOW_A_NOTE:
        return None
    held = reading.texts[index:stop]
    total = sum(map(words, held))
    if not FEWEST_BRACKETED <= total <= MOST_BRACKETED or any(map(holds_speech, held)):
        return None
    return stop if held[-1].rstrip(_DRESS).endswith(_BRACKETS[text[0]]) else None


def _bracket(reading: Reading, index: int, end: int) -> int | None:
    """Where the bracket closes that a note opens with, if it does not in its first paragraph."""
    text = reading.texts[index].strip(_DRESS)
    closing = _BRACKETS.get(text[:1])
    if closing is None or text.count(closing) >= text.count(text[0]):
        return index + 1 if closing is not None and text.endswith(closing) else None
    depth = text.count(text[0]) - text.count(closing)
    for below in range(index + 1, min(end, index + MOST_BRACKETED_BLOCKS)):
        if is_opener(reading, below):
            return None
        depth += reading.texts[below].count(text[0]) - reading.texts[below].count(closing)
        if depth <= 0:
            return below + 1
    return None


def _placeholder(reading: Reading, index: int, end: int) -> int | None:
    """Where an archive's page says that the text of the chapter starts."""
    total = 0
    for below in range(index, min(end, index + MOST_NOTE_BLOCKS)):
        verdict = reading.verdicts[below]
        if is_opener(reading, below):
            return None
        if verdict is not None and verdict.kind is Kind.LEFT_OUT:
            if is_text_label(reading.texts[below]):
                return below
            continue
        total += reading.counts[below]
        if total > MOST_NOTE_WORDS:
            return None
    return None


def _last_of_voice(reading: Reading, index: int, first: int, end: int) -> int:
    """Where the author's voice ends, by send-off, divider, or paragraph by paragraph."""
    if first > index and sends_off(reading.texts[first - 1]):
        return first
    window = _window(reading, first, end)
    for below in range(first, window):
        text = reading.texts[below]
        if sends_off(text) and not any(map(holds_speech, reading.texts[first : below + 1])):
            return below + 1
    parted = window < end and is_divider(reading, window)
    if parted and _is_spoken_for(reading, index, first, window):
        return window
    stop = first
    while stop < window and _goes_on(reading, index, stop):
        stop += 1
    return stop


def _window(reading: Reading, first: int, end: int) -> int:
    """Index of the divider, label or heading below, or of the block that would be too much."""
    total = 0
    for below in range(first, min(end, first + MOST_NOTE_BLOCKS)):
        if is_divider(reading, below) or is_opener(reading, below):
            return below
        if isinstance(reading.blocks[below], Heading):
            return below
        total += reading.counts[below]
        if total > MOST_NOTE_WORDS:
            return below
    return min(end, first + MOST_NOTE_BLOCKS)


def _is_spoken_for(reading: Reading, index: int, first: int, stop: int) -> bool:
    """Whether what stands above a divider is the author's: all of it speaks to a reader.

    So does a story told in the first person; a third of the words must be spoken for otherwise.
    """
    texts = reading.texts[first:stop]
    if any(holds_speech(text) or not _addresses(text) for text in texts):
        return False
    named = words(" ".join(reading.texts[index:first]))
    spoken = named + sum(words(text) for text in texts if signs_of_voice(text))
    return 3 * spoken >= named + sum(map(words, texts))


def _addresses(text: str) -> bool:
    """Whether somebody speaks for himself in a paragraph, or to somebody."""
    said = _PERSONS.search(text) or _ANSWERS.match(text)
    return bool(signs_of_voice(text)) or sends_off(text) or said is not None


def _goes_on(reading: Reading, index: int, below: int) -> bool:
    """Whether a paragraph goes on with the note above it: in its voice, or set in bold as it is."""
    if reading.verdicts[below] is not None:
        return False
    if signs_of_voice(reading.texts[below]) >= ENOUGH_BELOW_A_NOTE:
        return True
    return all(_is_bold(reading.blocks[place]) for place in (index, below))


def _is_bold(block: Block) -> bool:
    if not isinstance(block, Paragraph) or not block.children:
        return False
    return all(
        isinstance(child, Strong | LineBreak)
        or (isinstance(child, Text) and not any(map(str.isalnum, child.text)))
        for child in block.children
    )
