"""Straight quotation marks made typographic: “ ”, ‘ ’, « » and their like, apostrophes, primes.

A flow is read as a whole. Double marks are told by what stands on both sides of them and, where
that leaves it open, by whether a quotation is open. Single ones are told in `single_quotes`.

Every straight mark is set, so that a second run finds nothing to do. What the author typed as a
typographic mark is read, for the state it leaves behind, and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.assemble.typography.flow import Edit
from ebookpack.assemble.typography.quote_marks import Mark, Turn, inner_apostrophes, quote_marks
from ebookpack.assemble.typography.rules import NARROW, TypographyRules
from ebookpack.assemble.typography.single_quotes import SingleQuotes

APOSTROPHE = "’"
PRIME, DOUBLE_PRIME = "′", "″"

_STRAIGHT = re.compile("[\"'`]")
_MISPLACED = re.compile(r"[,.!?] [\"][^\W\d_]")
_MEASURE = re.compile(r"(?<![^\W_])\d{1,3}\Z")


def quote_edits(text: str, rules: TypographyRules, *, goes_on: bool, spaced: bool) -> list[Edit]:
    """Edits that set the straight quotation marks of a flow.

    `goes_on` says that the next paragraph opens with a single mark: a quotation may then be left
    open at the end of this one. `spaced` asks for the space inside French guillemets.
    """
    if _STRAIGHT.search(text) is None:
        return []
    inner = inner_apostrophes(text)
    edits = [(at, at + 1, APOSTROPHE) for at in inner]
    if len(inner) == text.count("'") and '"' not in text and "`" not in text:
        return edits
    marks = quote_marks(text, set(inner), spaced_guillemets=rules.spaced_guillemets)
    _turn_doubles(text, marks)
    SingleQuotes(text, marks, rules, goes_on).turn_all()
    edits += _set_marks(text, marks, rules, spaced)
    edits.sort()
    return edits


def _turn_doubles(text: str, marks: list[Mark]) -> None:
    doubles = [mark for mark in marks if mark.double]
    is_open = False
    for mark, following in zip(doubles, [*doubles[1:], None], strict=False):
        if is_open and following is not None and _is_misplaced(text, mark, following):
            opens = False
        elif mark.can_open != mark.can_close:
            opens = mark.can_open
        elif mark.end == len(text):
            opens = False
        else:
            opens = not is_open
        if mark.char == '"' and not opens and _is_inches(text, mark, following, is_open):
            continue
        mark.turn = Turn.OPEN if opens else Turn.CLOSE
        is_open = opens


def _is_misplaced(text: str, mark: Mark, following: Mark) -> bool:
    """Whether the space was typed on the wrong side: `"And yet, "said he, "no."`."""
    found = _MISPLACED.match(text, mark.start - 2) if mark.start > 1 else None
    return found is not None and found[0].islower() and following.can_open


def _is_inches(text: str, mark: Mark, following: Mark | None, is_open: bool) -> bool:
    """Whether `"` behind digits is a measure: nothing is open, or another mark closes it."""
    if not _is_after_digits(text, mark):
        return False
    return not is_open or (following is not None and following.can_close and not following.can_open)


def _is_after_digits(text: str, mark: Mark) -> bool:
    """Whether a number short enough for feet and inches precedes; `1990'` is no measure."""
    return _MEASURE.search(text, max(0, mark.start - 4), mark.start) is not None


def _set_marks(
    text: str, marks: list[Mark], rules: TypographyRules, spaced: bool
) -> Iterator[Edit]:
    for mark in marks:
        opens = mark.turn is Turn.OPEN
        if mark.char in ('"', "``", "''"):
            yield mark.start, mark.end, _double(mark, rules, spaced)
        elif mark.char == "`" and opens:
            yield mark.start, mark.end, rules.single[0]
        elif mark.char == "'" and mark.turn is not Turn.NEITHER:
            yield mark.start, mark.end, rules.single[0 if opens else 1]
        elif mark.char == "'":
            yield mark.start, mark.end, PRIME if _is_after_digits(text, mark) else APOSTROPHE


def _double(mark: Mark, rules: TypographyRules, spaced: bool) -> str:
    if mark.turn is Turn.NEITHER:
        return DOUBLE_PRIME
    opens = mark.turn is Turn.OPEN
    glyph = rules.double[0 if opens else 1]
    if not (spaced and rules.spaced_guillemets):
        return glyph
    return glyph + NARROW if opens else NARROW + glyph
