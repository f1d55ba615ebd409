"""The order in which the letters of a line that runs both ways are seen.

The Unicode Bidirectional Algorithm (UAX #9) for one line without embeddings, which titles and names
do not have: weak types (W1 to W7), neutrals (N1, N2), levels (I1, I2), and what is turned (L2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_STRONG = {"L": 0, "R": 1, "AL": 1}
_NUMBERS = ("EN", "AN")
_MARK = "NSM"


def base_level(text: str) -> int:
    """0 for a line that starts at the left, 1 for one that starts at the right (P2, P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_STRONG[kind] for kind in kinds if kind in _STRONG), 0)


def levels(text: str) -> tuple[int, ...]:
    """The level of each character: odd ones run from right to left."""
    base = base_level(text)
    kinds = _neutrals(_weak([unicodedata.bidirectional(c) or "ON" for c in text], base), base)
    raised = {0: {"L": 0, "R": 1, "EN": 2, "AN": 2}, 1: {"L": 2, "R": 1, "EN": 2, "AN": 2}}[base]
    return tuple(raised[kind] for kind in kinds)


def seen_order(of: Sequence[int]) -> tuple[int, ...]:
    """The indices of pieces of these levels as they are seen from left to right (L2)."""
    order = list(range(len(of)))
    for level in range(max(of, default=0), 0, -1):
        turned: list[int] = []
        for high, group in groupby(order, key=lambda index: of[index] >= level):
            piece = list(group)
            turned += reversed(piece) if high else piece
        order = turned
    return tuple(order)


def _weak(kinds: list[str], base: int) -> list[str]:
    """Marks as what they stand on, numbers as what they stand in (W1 to W7)."""
    start = "R" if base else "L"
    last = strong = start
    for i, kind in enumerate(kinds):
        if kind == _MARK:
            kinds[i] = last
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
        elif kind in _STRONG:
            strong = kind
        last = kinds[i]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        around = {kinds[i - 1], kinds[i + 1]}
        if around == {"EN"} and kinds[i] in ("ES", "CS"):
            kinds[i] = "EN"
        elif around == {"AN"} and kinds[i] == "CS":
            kinds[i] = "AN"
    strong = start
    kinds = _signs(kinds)
    for i, kind in enumerate(kinds):
        if kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
    return kinds


def _signs(kinds: list[str]) -> list[str]:
    """What ends or starts a number as a part of it (W5), other signs as neutral (W6)."""
    made: list[str] = []
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    for i, (kind, count) in enumerate(groups):
        beside = {groups[j][0] for j in (i - 1, i + 1) if 0 <= j < len(groups)}
        if kind == "ET" and "EN" in beside:
            kind = "EN"
        made += [kind if kind in ("L", "R", *_NUMBERS) else "ON"] * count
    return made


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """Neutral ones as what is on both sides of them, or as the line itself (N1, N2)."""
    way = "R" if base else "L"
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    sides = [way, *("R" if kind in _NUMBERS else kind for kind, _ in groups), way]
    made: list[str] = []
    for i, (kind, count) in enumerate(groups):
        if kind == "ON":
            kind = sides[i] if sides[i] == sides[i + 2] else way
        made += [kind] * count
    return made
