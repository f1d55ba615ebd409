"""The list of who is in a play, below a heading of any words: `PEOPLE`, and those who speak."""

from __future__ import annotations

from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_STAGING = pattern(r"(?:THE )?[^\W\d_a-zß-ÿ]{4,12}(?:\.|:)?\n(?s:.{4,400})")
"""`PLACE`, `TIME`, `NOTE`, each above a line or two that says it."""
_NAME_ENDS = (",", ".", ":", " ", "\t", "(", "-", "–", "—")
MOST_HEADING = 4
MOST_BLOCKS = 24
FEWEST_LISTED = 2
LEAST_LISTED = 0.5
"""Share of the lines of a list that start with the name of somebody who speaks."""


def find_cast(reading: Reading) -> None:
    """Open the list of a play's people, if no word of its heading says what it is."""
    if not reading.speakers or any(v.role is SectionRole.CAST for _, v in reading.openers()):
        return
    for index in reading.unread(1, MOST_BLOCKS):
        text = reading.texts[index].strip()
        below = index + 1
        if below >= len(reading.blocks) or reading.verdicts[below] is not None:
            continue
        is_line = isinstance(reading.blocks[index], Paragraph) and is_title_like(text)
        stands_out = text.isupper() or reading.gap(index) > 0
        if is_line and stands_out and words(text) <= MOST_HEADING and _lists(below, reading):
            reading.verdicts[index] = Verdict(
                kind=Kind.OPENS,
                role=SectionRole.CAST,
                title=" ".join(text.split()),
                rest=(),
                why="those who speak are listed below it",
            )
            return


def tells_of_staging(text: str, reading: Reading) -> bool:
    """Whether a block says where and when a play is, below a word in capitals: `PLACE`.

    Below a speaker's name stands a speech.
    """
    first = text.split("\n")[0].strip(".: ").casefold()
    return _STAGING.fullmatch(text) is not None and first not in reading.speakers


def _lists(index: int, reading: Reading) -> bool:
    """Whether most lines of a block start with somebody who speaks, and say who that is."""
    lines = [line.strip() for line in reading.lines(index) if line.strip()]
    listed = sum(any(_starts_with(line, name) for name in reading.speakers) for line in lines)
    return listed >= max(FEWEST_LISTED, LEAST_LISTED * len(lines))


def _starts_with(line: str, name: str) -> bool:
    rest = line[len(name) :]
    return line.casefold().startswith(name) and (not rest or rest.startswith(_NAME_ENDS))
