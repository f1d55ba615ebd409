"""The lines of a plain text, and how this manuscript writes its paragraphs with them.

Nothing in a text file says where a paragraph ends. Four habits cover nearly all of them: wrapped
at a measure with blank lines between, wrapped with the first line indented, one line a paragraph
with blank lines between, and one line a paragraph without. Each is told by its lines: a line was
*filled* if the next line's first word would not have fitted behind it; a text is wrapped if most
of its lines were filled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from ebookpack.readers.endless import endless
from ebookpack.readers.plain_text.typed_markup import CALLS, LINE_END, MARKS

TAB = 4
"""Columns a tab is wide."""
LONG_LINE = 100
"""A line of this many columns is a whole paragraph, not a line of one."""
LONGEST_MEASURE = 100
SHORTEST_MEASURE = 40
USUAL_PROSE = 60
"""A measure from which on lines that run on in small letters are prose rather than verse."""
SHORT_LINES = 0.75
"""Lines none of which reaches this part of the measure end where they are meant to."""
LAST_WESTERN = "\u2e7f"
"""The last character before those of Chinese and Japanese."""
JAPANESE_SPEECH = "「『（"
"""Marks before which Japanese paragraphs have no blank."""
MOST_LINES = 300_000
"""Lines that are not blank: all of Shakespeare, wrapped, has half as many."""
LEAST_SLACK = 3
MOST_SLACK = 10
MOST_FIRST_INDENT = 8
USUAL_MEASURE = 72
"""The measure taken for a text that is not wrapped, to tell what is centred."""


_CLOSING = f"\"'”’»)]_*{MARKS}"
_CALLS = re.compile(f"[{CALLS}]+$")


class Line(NamedTuple):
    """A line that is not blank."""

    number: int
    indent: int
    """Columns of white space before it."""
    end: int
    """Column at which it ends."""
    text: str
    """Without white space at either end."""


class Run(Struct, frozen=True):
    """Lines without a blank one between them."""

    blank: int
    """Blank lines before it."""
    lines: tuple[Line, ...]


class Habit(Enum):
    """How a manuscript writes its paragraphs."""

    WRAPPED = auto()
    """Several lines a paragraph, filled to a measure."""
    LINE = auto()
    """One line a paragraph, blank lines between paragraphs."""
    DENSE = auto()
    """One line a paragraph, no blank lines between."""


class Setting(Struct, frozen=True):
    """What the lines of a manuscript have in common."""

    habit: Habit
    measure: int
    """Columns to which lines were filled."""
    slack: int
    """Columns that filled lines may fall short of it: a program wraps closely, people do not."""
    margin: int
    """Columns of white space before an ordinary line."""
    first: int
    """Columns that first lines stand in further, where no blank line parts paragraphs; else 0."""
    gap: int
    """Blank lines between ordinary paragraphs."""


Numbered = list[tuple[int, str]]
"""Lines with their numbers in the file."""


def numbered(text: str) -> Numbered:
    """The lines of a text."""
    return [
        (number, line)
        for number, raw in enumerate(text.split("\n"), start=1)
        for line in (raw.split(LINE_END) if LINE_END in raw else (raw,))
    ]


def refuse_endless(text: str, path: str) -> None:
    """Refuse a text of more lines than any book has, before much is done with it.

    Raises ManuscriptError.
    """
    if text.count("\n") < MOST_LINES:
        return
    count = sum(1 for line in text.split("\n") if line and not line.isspace())
    if count > MOST_LINES:
        raise endless(path, count, "lines", MOST_LINES, "make several books of it")


def runs_of(lines_of_text: Numbered) -> Iterator[Run]:
    """Runs of lines, each with the number of blank lines before it."""
    blank = 0
    lines: list[Line] = []
    for number, raw in lines_of_text:
        stripped = raw.strip()
        if not stripped:
            if lines:
                yield Run(blank, tuple(lines))
                lines, blank = [], 0
            blank += 1
            continue
        lead = raw[: -len(raw.lstrip())]
        indent = sum(map(_columns, lead)) if lead else 0
        lines.append(Line(number, indent, indent + len(stripped), stripped))
    if lines:
        yield Run(blank, tuple(lines))


def _columns(blank: str) -> int:
    return TAB if blank == "\t" else 2 if blank == "\u3000" else 1


# -------------------------------------------------------------------- the manuscript's habit


def setting_of(runs: tuple[Run, ...]) -> Setting:
    """What the lines of a whole manuscript have in common."""
    measure, slack = _measure(runs)
    margins = Counter(line.indent for run in runs for line in run.lines[1:] or run.lines)
    margin = min(margins, default=0)
    habit = Habit.WRAPPED if measure else _unwrapped_habit(runs)
    gaps = Counter(run.blank for run in runs[1:])
    gap = min(gaps, key=lambda blank: (-gaps[blank], blank), default=1)
    first, starts = _first_indent(runs, margin) if measure else (_usual_indent(runs, margin), 0)
    japanese = sum(opens_in_japanese(line) for run in runs for line in run.lines[:-1])
    if habit is Habit.DENSE or starts > 2 * len(runs) or japanese > len(runs):
        gap = 0  # paragraphs follow line on line: any blank line is more than usual
    return Setting(habit, measure or USUAL_MEASURE, slack, margin, first, gap)


def _measure(runs: tuple[Run, ...]) -> tuple[int, int]:
    """Columns to which the text is wrapped, 0 if it is not, and its slack (see `Setting`)."""
    # Two lines alone may be an address; if the second runs on in small letters they are text.
    several = [
        run.lines
        for run in runs
        if len(run.lines) > 2 or (len(run.lines) == 2 and run.lines[1].text[0].islower())
    ]
    ends = sorted(line.end for lines in several for line in lines[:-1] if line.end > 20)
    if not ends:
        return 0, 0
    measure = ends[int(len(ends) * 0.95)]
    if not SHORTEST_MEASURE <= measure <= LONGEST_MEASURE or _many_pass(runs, measure):
        return 0, 0
    pairs = [
        pair
        for lines in several
        if max(line.end for line in lines) >= SHORT_LINES * measure
        for pair in pairwise(lines)
    ]
    slack = sorted(measure - _reach(line, following) for line, following in pairs)
    # Sentences run on in lower case, lines of verse seldom do: what runs on tells the wrapping
    # of a manuscript that is half verse.
    running = [
        measure - _reach(line, following)
        for line, following in pairs
        if following.text[0].islower()
    ]
    filled = sum(free < LEAST_SLACK for free in slack)
    filled_running = sum(free < MOST_SLACK for free in running)
    # Few poems are set as wide as prose: at its usual measures less evidence will do.
    enough = 0.5 if measure >= USUAL_PROSE else 0.7
    wrapped = filled > len(pairs) / 2 or (
        filled_running > enough * len(running) and len(running) > len(pairs) / 5
    )
    if not wrapped:
        return 0, 0
    usual = sorted(running or slack)[int(len(running or slack) * 0.9)]
    return measure, min(max(usual, LEAST_SLACK), MOST_SLACK)


def _many_pass(runs: tuple[Run, ...], measure: int) -> bool:
    """Whether many lines are longer than the measure: in a text wrapped to it hardly one is."""
    ends = [line.end for run in runs for line in run.lines]
    return sum(end > measure + MOST_SLACK for end in ends) > 0.1 * len(ends)


def _reach(line: Line, following: Line) -> int:
    """Column to which a line would have run with the next one's first word behind it.

    Chinese and Japanese lines may break between any two characters.
    """
    if following.text[0] > LAST_WESTERN:
        return line.end + 1
    word = following.text.find(" ")
    return line.end + 1 + (word if word != -1 else len(following.text))


def _first_indent(runs: tuple[Run, ...], margin: int) -> tuple[int, int]:
    """Columns that first lines of paragraphs stand in, and how many do so inside of runs."""
    starts = Counter(
        line.indent - margin
        for run in runs
        for before, line in pairwise(run.lines)
        if 0 < line.indent - margin <= MOST_FIRST_INDENT and ends_sentence(before.text)
    )
    indent, count = starts.most_common(1)[0] if starts else (0, 0)
    long_runs = sum(len(run.lines) > 2 for run in runs)
    if count >= 5 and count > 0.3 * long_runs:
        return indent, count
    heads = Counter(run.lines[0].indent - margin for run in runs)
    indent, count = heads.most_common(1)[0]
    return (indent, 0) if count > len(runs) / 2 and indent <= MOST_FIRST_INDENT else (0, 0)


def _usual_indent(runs: tuple[Run, ...], margin: int) -> int:
    """Columns that the lines of a text that is not wrapped stand in, each being a paragraph."""
    indents = Counter(line.indent - margin for run in runs for line in run.lines)
    indent, count = indents.most_common(1)[0] if indents else (0, 0)
    return indent if count > sum(indents.values()) / 2 and indent <= MOST_FIRST_INDENT else 0


def filled(line: Line, following: Line, setting: Setting) -> bool:
    """Whether the line had to end: the next one's first word would have passed the measure."""
    return _reach(line, following) > setting.measure - setting.slack


def _unwrapped_habit(runs: tuple[Run, ...]) -> Habit:
    """DENSE if paragraphs, known by their length, mostly stand line below line."""
    together = sum(
        len(line.text) >= LONG_LINE // (1 if line.text.isascii() else 2)
        for run in runs
        for line in run.lines[:-1]
    )
    alone = sum(len(run.lines) == 1 and len(run.lines[0].text) >= LONG_LINE for run in runs)
    return Habit.DENSE if together > alone else Habit.LINE


def opens_in_japanese(line: Line) -> bool:
    """Whether a line is a paragraph as Japanese texts open them, by a blank or a bracket."""
    return (line.indent == 2 and line.text[0] > LAST_WESTERN) or line.text[0] in JAPANESE_SPEECH


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or as speech that is about to follow."""
    text = _CALLS.sub("", text.rstrip(_CLOSING)).rstrip(_CLOSING)
    return text.endswith((".", "!", "?", "…", ":", "--", "—", "。"))


# -------------------------------------------------------------------------- double spacing


LEAST_SPACED = 0.6
"""Share of the lines that stand alone, and are filled, in a text that is double-spaced."""


def single_spaced(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a text typed with a blank line below each line, those blank lines taken out."""
    lone = [run.lines[0] for run in runs if len(run.lines) == 1]
    pairs = [
        (above.lines[0], below.lines[0])
        for above, below in pairwise(runs)
        if len(above.lines) == len(below.lines) == 1 and below.blank == 1
    ]
    if len(pairs) < 8 or len(lone) < 0.9 * len(runs):
        return runs
    ends = sorted(line.end for line in lone)
    measure = ends[int(len(ends) * 0.95)]
    if not SHORTEST_MEASURE <= measure <= LONGEST_MEASURE:
        return runs
    filled_pairs = [pair for pair in pairs if _reach(*pair) > measure - MOST_SLACK]
    running = sum(below.text[0].islower() for _, below in filled_pairs)
    if len(filled_pairs) < LEAST_SPACED * len(pairs) or running < 0.3 * len(filled_pairs):
        return runs
    joined: list[Run] = []
    for run in runs:
        if joined and run.blank == 1:
            joined[-1] = Run(joined[-1].blank, (*joined[-1].lines, *run.lines))
        else:
            joined.append(Run(run.blank // 2, run.lines))
    return tuple(joined)
