"""What a paragraph costs to read, reckoned before python-markdown sees it.

Its inline patterns look for each closing bracket, parenthesis and run of backticks from every
opening one: quadratic in what does not close. The reckoning is linear and knows no clock, so that
a manuscript reads the same on every machine.
"""

from __future__ import annotations

import re

MOST_COST = 1_000_000
"""Characters that the patterns may look at more than once in a paragraph (about 0.1 s)."""
MOST_COST_IN_ALL = 12_000_000
"""The same for a whole manuscript."""
DEEPEST_NESTING = 20
"""Brackets in brackets."""
MOST_COPIED = 1_000_000_000
"""Characters that are moved about, as every mark found makes a new string of its paragraph."""

_TICKS = re.compile(r"`+")
_MARK = re.compile(r"[\\`\[\]<&!~^]")
_BRACKET = re.compile(r"\\.|[\[\]()]", re.DOTALL)


def reading_cost(text: str) -> int:
    """Characters looked at again; more than `MOST_COST` also if the text nests too deep."""
    size = len(text)
    if len(_MARK.findall(text)) * size > MOST_COPIED:
        return MOST_COST + 1
    return _ticks_cost(text, size) + _brackets_cost(text, size)


def _ticks_cost(text: str, size: int) -> int:
    """A run of backticks is followed to the next run of its length."""
    cost = 0
    next_of: dict[int, int] = {}
    for run in reversed(list(_TICKS.finditer(text))):
        length = run.end() - run.start()
        cost += next_of.get(length, size) - run.start()
        next_of[length] = run.start()
    return cost


def _brackets_cost(text: str, size: int) -> int:
    """A bracket is followed to the one that closes it, and so is `(` after `]`."""
    cost = 0
    square: list[int] = []
    round_: list[int] = []
    for found in _BRACKET.finditer(text):
        mark, at = found[0], found.start()
        if mark == "[":
            square.append(at)
            if len(square) > DEEPEST_NESTING:
                return MOST_COST + 1
        elif mark == "]" and square:
            cost += at - square.pop()
        elif mark == "(":
            round_.append(at)
        elif mark == ")" and round_:
            start = round_.pop()
            cost += (at - start) if text[start - 1 : start] == "]" else 0
    unclosed = len(square) + sum(text[at - 1 : at] == "]" for at in round_)
    return 5 * cost + 5 * unclosed * size
