"""Tables and pictures made of characters, whose every space counts."""

from __future__ import annotations

import re
from collections import Counter

from ebookpack.readers.plain_text.lines import Line

FEWEST_LINES = 3
FEWEST_COLUMNS = 3
"""Two columns are a list: a cast, a table of contents."""
LEAST_ALIGNED = 0.6
"""Share of the lines whose columns begin where others' do."""
MOST_LETTERS = 0.35
"""Share of letters and digits among the characters of a drawing."""
_COLUMN = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_FRAME = re.compile(r"\+[-=+]{3,}\+|\|.*\||[\u2500-\u259f].*[\u2500-\u259f]")
_MARKS_ALONE = re.compile(r"([*~#=_.oOxX+-])(?:\s*\1)*")


def is_figure(lines: tuple[Line, ...]) -> bool:
    """Whether lines are a table of several columns, a frame, or a drawing."""
    if len(lines) < FEWEST_LINES:
        return False
    return _is_framed(lines) or is_table(lines) or _is_drawing(lines)


def text_of(lines: tuple[Line, ...]) -> str:
    """The lines with their indents, the leftmost at the edge."""
    base = min(line.indent for line in lines)
    return "\n".join(" " * (line.indent - base) + line.text for line in lines)


def _is_framed(lines: tuple[Line, ...]) -> bool:
    framed = sum(_FRAME.fullmatch(line.text) is not None for line in lines)
    bars = sum(line.text.count("|") > 2 or "+-" in line.text for line in lines)
    return framed == len(lines) and bars >= len(lines) / 2


def is_table(lines: tuple[Line, ...]) -> bool:
    """Whether lines are set in several columns."""
    if sum("  " in line.text or "\t" in line.text for line in lines) < FEWEST_LINES:
        return False
    starts = [[line.indent + gap.end() for gap in _COLUMN.finditer(line.text)] for line in lines]
    several = [columns for columns in starts if len(columns) >= FEWEST_COLUMNS - 1]
    if len(several) < LEAST_ALIGNED * len(lines) or len(several) < FEWEST_LINES:
        return False
    if sum(len(line.text.split()) > 12 for line in lines) > len(lines) / 3:
        return False  # justified prose
    widths = [len(gap[0]) for line in lines for gap in _COLUMN.finditer(line.text)]
    if sum(width > 2 for width in widths) < len(widths) / 2:
        return False
    # Left edges of text agree, or right edges of numbers.
    ends = Counter(
        line.indent + gap.start() for line in lines for gap in _COLUMN.finditer(line.text)
    )
    edges = Counter(column for columns in several for column in columns)
    common = max(edges.most_common(1)[0][1], ends.most_common(1)[0][1])
    return common >= LEAST_ALIGNED * len(several)


def _is_drawing(lines: tuple[Line, ...]) -> bool:
    text = "".join(line.text for line in lines).replace(" ", "")
    if all(_MARKS_ALONE.fullmatch(line.text) for line in lines) or len(text) < 10:
        return False
    letters = len("".join(filter(str.isalnum, text)))
    return letters < MOST_LETTERS * len(text) and len({c for c in text if not c.isalnum()}) > 3
