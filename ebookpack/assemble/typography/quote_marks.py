"""The quotation marks of a flow and what stands on both sides of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W\d_])|(?<=\d)'(?=\d{3})")
_QUOTES = "[\"'`“”„‟‘’‚‛«»‹›]"
_CLUSTER = re.compile(f"{_QUOTES}+(?:[\u2009\u200a\u202f]{_QUOTES}+)*")
"""Marks that stand together, or parted by the thin spaces that typographers put between them."""
_MARK = re.compile(f"``|''|{_QUOTES}")

_DOUBLES = '"“”„‟«»'
_SPACES = " \u00a0\u202f\u2009\u200a\t\n"
_OPENS_AFTER = _SPACES + "([{¡¿"
_CLOSES_BEFORE = _SPACES + ".,;:!?)]}…"
_EITHER = "=/|*_~"
"""Signs that may be set close to a quotation on both sides of it."""
_DASHES = "-‐‑–—"


class Side(Enum):
    """What stands beside a mark, other quotation marks left out."""

    EDGE = auto()
    """A space, or what is set close to a quotation: brackets before it, stops behind it."""
    DASH = auto()
    TEXT = auto()


class Turn(Enum):
    """What a mark does to the quotation."""

    OPEN = auto()
    CLOSE = auto()
    NEITHER = auto()


@dataclass(slots=True)
class Mark:
    """A quotation mark of a flow."""

    start: int
    end: int
    char: str
    """The mark; of `` and '' both characters."""
    before: Side
    after: Side
    double: bool
    turn: Turn = Turn.NEITHER

    @property
    def can_open(self) -> bool:
        """Whether it stands before something and not behind a word."""
        return self.before is not Side.TEXT and self.after is not Side.EDGE

    @property
    def can_close(self) -> bool:
        """Whether it stands behind something and not before a word."""
        return self.before is not Side.EDGE and self.after is not Side.TEXT


def inner_apostrophes(text: str) -> list[int]:
    """Where a straight mark between letters can be nothing else: don't, l'homme, 1'000."""
    return [found.start() for found in _INNER_APOSTROPHE.finditer(text)]


def quote_marks(text: str, inner: set[int], *, spaced_guillemets: bool) -> list[Mark]:
    """All quotation marks, typed straight or curly, but the apostrophes between letters.

    `spaced_guillemets`: a space inside « » belongs to them, and says nothing of their side.
    """
    marks: list[Mark] = []
    last_pair = text.rfind("''")
    pair_open = False
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        if end - start == 1 and (start in inner or _is_typed_apostrophe(text, start)):
            continue
        before, after = _sides(text, start, end)
        if spaced_guillemets:
            before = Side.TEXT if text[start] == "»" else before
            after = Side.TEXT if text[end - 1] == "«" else after
        for found in _MARK.finditer(text, start, end):
            char = found[0]
            if char == "``":
                if found.start() > last_pair:
                    continue  # not LaTeX's: a typed fence
                pair_open = True
            elif char == "''":
                opens = before is not Side.TEXT and after is not Side.EDGE
                if not (found.start() < last_pair if opens else pair_open):
                    marks += _two_singles(found.start(), before, after)
                    continue
                pair_open = opens
            double = len(char) == 2 or char in _DOUBLES
            marks.append(Mark(found.start(), found.end(), char, before, after, double))
    return marks


def _two_singles(start: int, before: Side, after: Side) -> Iterator[Mark]:
    for at in (start, start + 1):
        yield Mark(at, at + 1, "'", before, after, False)


def _is_typed_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _sides(text: str, start: int, end: int) -> tuple[Side, Side]:
    outer, inner = text[start - 1 : start] if start else "", text[end : end + 1]
    before, after = _side(outer, _OPENS_AFTER), _side(inner, _CLOSES_BEFORE)
    if before is Side.EDGE and inner in (".", "…") and text[end + 1 : end + 2].strip():
        return before, Side.TEXT  # "...and then", ".45"
    if outer and outer in _EITHER and after is not Side.EDGE:
        before = Side.EDGE
    elif inner and inner in _EITHER and before is not Side.EDGE:
        after = Side.EDGE
    return before, after


def _side(char: str, edges: str) -> Side:
    if not char or char in edges:
        return Side.EDGE
    return Side.DASH if char in _DASHES else Side.TEXT
