"""What stands below the end of the story: the author's notes, the printer's colophon."""

from __future__ import annotations

import re
from dataclasses import replace

from ebookpack.assemble.author_voice import ENOUGH, author_voice
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.core.book import SectionRole

R = SectionRole

_THE_END = re.compile(
    r"\W*((the )?end( of (part|book|chapter) \w+)?|fin|finis|ende|fine|fini|einde|slut|koniec"
    r"|to be continued|tbc|fortsetzung folgt|à suivre|continuará|終わり?|完|了)\W*",
    re.IGNORECASE,
)
_COLOPHON = re.compile(
    r"底本\s*[：:]|(this (book|edition) (was|is) )?(printed|typeset|set) (in|by|on|and)\b"
    r"|a note on the type\b",
    re.IGNORECASE,
)
MOST_CLOSING_WORDS = 600
MOST_CLOSING_BLOCKS = 60


def find_closing_notes(reading: Reading) -> int:
    """Find the author's notes below the end of the story; index at which they start.

    A label there names a section of the back matter when little stands below it, and so does a
    colophon; what stands below “The End” is the author's. The author's own voice is without a
    label too, below a divider, or in the very last paragraph if it is plain enough.
    """
    openers = [i for i, v in reading.openers() if v.role in BODY_ROLES]
    tail = _tail(reading, (openers or [0])[-1] + 1)
    _open_below_the_end(reading, tail)
    _open_colophon(reading, tail)
    start = len(reading.blocks)
    for index in reversed(tail[1:]):
        verdict = reading.verdicts[index]
        story_above = any(reading.verdicts[i] is None for i in tail if i < index)
        if verdict is not None and verdict.kind is Kind.OPENS and story_above:
            reading.verdicts[index] = _in_back(verdict)
            start = index
    return start if start < len(reading.blocks) or not tail else _unlabelled(reading, tail)


def _tail(reading: Reading, start: int) -> list[int]:
    """The last blocks of the last chapter, as many as closing notes may take up, and one more."""
    tail: list[int] = []
    below = 0
    for index in reversed(range(start, len(reading.blocks))):
        verdict = reading.verdicts[index]
        if verdict is None or verdict.kind is not Kind.LEFT_OUT:
            tail.append(index)
            below += words(reading.texts[index])
        if below > MOST_CLOSING_WORDS or len(tail) > MOST_CLOSING_BLOCKS:
            break
    return tail[::-1]


def _open_below_the_end(reading: Reading, tail: list[int]) -> None:
    for place in reversed(range(len(tail))):
        text = reading.texts[tail[place]]
        if reading.verdicts[tail[place]] is None and _THE_END.fullmatch(text):
            below = [i for i in tail[place + 1 :] if not is_divider(reading, i)]
            if below and reading.verdicts[below[0]] is None:
                _open(reading, below[0], R.ENDNOTE, f"stands below “{text.strip()}”")
            return


def _open_colophon(reading: Reading, tail: list[int]) -> None:
    for index in tail[1:]:
        found = _COLOPHON.match(reading.texts[index])
        if found is not None and reading.verdicts[index] is None:
            _open(reading, index, R.COLOPHON, f"says “{found[0]}”: how the book was made")
            return


def _unlabelled(reading: Reading, tail: list[int]) -> int:
    for place in reversed(range(1, len(tail) - 1)):
        index, below = tail[place], tail[place + 1 :]
        if reading.verdicts[index] is None and is_divider(reading, index):
            weights = [author_voice(reading.texts[i])[0] for i in below]
            if max(weights) >= ENOUGH and sum(weights) >= 2 * len(weights):
                reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="parts the closing note")
                why = "the author's own voice, below a divider at the end"
                return _open(reading, below[0], R.ENDNOTE, why)
    weight, evidence = author_voice(reading.texts[tail[-1]])
    if len(tail) > 3 and weight > ENOUGH and reading.verdicts[tail[-1]] is None:
        why = f"the last paragraph, in the author's own voice: {evidence}"
        return _open(reading, tail[-1], R.ENDNOTE, why)
    return len(reading.blocks)


def _open(reading: Reading, index: int, role: SectionRole, why: str) -> int:
    reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=role, why=why)
    return index


def _in_back(verdict: Verdict) -> Verdict:
    """The verdict on a labelled section, below the end of the story."""
    if verdict.role is not R.NOTE:
        return verdict
    return replace(verdict, role=R.ENDNOTE, why=f"{verdict.why}, below the end of the story")
