"""Which single marks open and close quotations, and which are apostrophes.

`the dogs' bowls` and `'tis` look like a closing and an opening mark. An ambiguous mark opens only
if one follows that can close it, within the same double quotation, and `dogs'` closes only if no
better mark follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from ebookpack.assemble.typography.quote_marks import Mark, Side, Turn
from ebookpack.assemble.typography.rules import TypographyRules

LOOKAHEAD = 64
"""A closing mark is looked for among this many marks, so that the work stays linear."""
LONGEST_WORD = 24
"""Characters of a word that are looked at."""

_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_DECADE = re.compile(r"\d\ds?(?![^\W_])")
_LETTER_N = re.compile(r"(?<=[^\W_] )['‘’]n['’](?= ?[^\W_])")
_GRAVE_OR_STRAIGHT = re.compile("[`']")
_VOWELS = "aeiouáéíóú"


class Closer(IntEnum):
    """How well some mark ahead could close a quotation."""

    NONE = 0
    CLIPPED = 1
    """Behind a word that is likely to end in an apostrophe: goin', ol'."""
    POSSESSIVE = 2
    """Behind a word that may: dogs'."""
    WEAK = 3
    """Behind another word."""
    STRONG = 4
    """Behind a stop."""
    AT_ONCE = 5
    """Behind the very word that the quotation starts with."""


@dataclass(slots=True)
class SingleQuotes:
    """Reads the single marks of a flow from left to right; the double ones have been turned."""

    text: str
    marks: list[Mark]
    rules: TypographyRules
    goes_on: bool
    """Whether the next paragraph opens with a single mark: one may stay open in this one."""
    _levels: list[bool] = field(default_factory=lambda: [False])
    """Whether a single quotation is open that has a mark to close it, by depth of double ones."""
    _elided: dict[int, bool] = field(default_factory=dict)
    """What `_may_be_elided` said, by the end of the mark."""
    _telling: int = 0
    """What `_telling_from` said last."""

    def turn_all(self) -> None:
        """Say of each single mark what it does; NEITHER makes it an apostrophe."""
        for index, mark in enumerate(self.marks):
            if not mark.double:
                mark.turn = self._turn(index, mark)
            elif mark.turn is Turn.OPEN:
                self._levels.append(False)
            elif mark.turn is Turn.CLOSE and len(self._levels) > 1:
                self._levels.pop()

    def _turn(self, index: int, mark: Mark) -> Turn:
        is_open = self._levels[-1]
        if self._is_letter_n(mark):
            return Turn.NEITHER
        if mark.can_open and not (mark.can_close and is_open):
            return self._turn_before_word(index, mark, is_open)
        if mark.char != "`" and self._closes(index, mark, is_open):
            self._levels[-1] = False
            return Turn.CLOSE
        return Turn.NEITHER

    # ------------------------------------------------------------------------ opening marks

    def _turn_before_word(self, index: int, mark: Mark, is_open: bool) -> Turn:
        if mark.char in "’›":
            return Turn.NEITHER
        word = self._word_after(mark)
        closer = self._closer(index, mark.end + len(word))
        if mark.char not in "‘‚‹" and not self._opens(index, mark, word, closer, is_open):
            return Turn.NEITHER
        self._levels[-1] = closer is not Closer.NONE
        return Turn.OPEN

    def _opens(self, index: int, mark: Mark, word: str, closer: Closer, is_open: bool) -> bool:
        if mark.char == "`":
            closing = _GRAVE_OR_STRAIGHT.search(self.text, mark.end)
            return closing is not None and closing[0] == "'"
        if is_open:  # singles within singles: a word in quotes, or an apostrophe
            return closer is Closer.AT_ONCE
        if word.lower() in self.rules.elisions or _DECADE.match(self.text, mark.end):
            return closer >= Closer.STRONG
        if closer is Closer.NONE and self._is_left_open(index):
            return True
        if self._may_have_lost_h(word):
            return closer >= Closer.WEAK
        return closer >= Closer.POSSESSIVE or not word[:1].islower()

    def _is_left_open(self, index: int) -> bool:
        return self.goes_on and not any(
            later.can_open and not later.double
            for later in self.marks[index + 1 : index + 1 + LOOKAHEAD]
        )

    def _closer(self, index: int, word_end: int) -> Closer:
        """The best mark that could close what this one opens, before another one opens."""
        best = Closer.NONE
        ahead = self._telling_from(index + 1)
        if ahead > index + LOOKAHEAD:
            return best
        for later in self._same_level(index, ahead):
            if later.can_open:
                if best is Closer.WEAK or not self._may_be_elided(later):
                    break
            elif later.can_close and later.char != "`" and not self._is_letter_n(later):
                best = max(best, self._closing_strength(later, word_end))
                if best >= Closer.STRONG:
                    break
        return best

    def _closing_strength(self, mark: Mark, word_end: int) -> Closer:
        if mark.start == word_end:
            return Closer.AT_ONCE
        return Closer.STRONG if self._is_after_stop(mark) else self._ending(mark)

    # ------------------------------------------------------------------------ closing marks

    def _closes(self, index: int, mark: Mark, is_open: bool) -> bool:
        if not mark.can_close:  # no space behind it, or a space before it too
            return is_open and (mark.before is Side.EDGE or self._is_after_stop(mark))
        if self._is_after_stop(mark):
            return True
        return is_open and not (self._ending(mark) < Closer.WEAK and self._has_better(index))

    def _has_better(self, index: int) -> bool:
        """Whether a mark ahead closes better than one behind a word like `dogs`."""
        for later in self._same_level(index):
            if later.can_open and not self._may_be_elided(later):
                return False
            if later.can_close and (
                self._is_after_stop(later) or self._ending(later) is Closer.WEAK
            ):
                return True
        return False

    def _telling_from(self, index: int) -> int:
        """The first mark from one on that is no mere elision; the number of marks if none is.

        Of a row of elisions each is asked the same: what is found for one holds for all of them.
        """
        if index > self._telling:
            found = index
            while found < len(self.marks) and self._is_elision(self.marks[found]):
                found += 1
            self._telling = found
        return self._telling

    def _is_elision(self, mark: Mark) -> bool:
        return not mark.double and mark.can_open and self._may_be_elided(mark)

    def _same_level(self, index: int, ahead: int = 0) -> Iterator[Mark]:
        """Single marks behind this one, up to where the double quotation around it closes.

        `ahead` is the first that is looked at, if those before it say nothing.
        """
        depth = 0
        for later in self.marks[max(index + 1, ahead) : index + 1 + LOOKAHEAD]:
            if not later.double:
                if depth == 0:
                    yield later
            elif later.turn is Turn.OPEN:
                depth += 1
            elif later.turn is Turn.CLOSE:
                depth -= 1
                if depth < 0:
                    return

    # ------------------------------------------------------------------- what the words say

    def _word_after(self, mark: Mark) -> str:
        found = _WORD.match(self.text, mark.end, mark.end + LONGEST_WORD)
        return found[0] if found else ""

    def _is_after_stop(self, mark: Mark) -> bool:
        """Whether a stop or a dash precedes: an apostrophe hardly ever follows one."""
        before = self.text[mark.start - 1 : mark.start]
        return bool(before) and not before.isalnum() and not before.isspace()

    def _ending(self, mark: Mark) -> Closer:
        """How likely the word before ends in an apostrophe of its own."""
        found = _LAST_WORD.search(self.text, max(0, mark.start - LONGEST_WORD), mark.start)
        word = found[0].lower() if found else ""
        if word.endswith("in") or word in self.rules.clipped:
            return Closer.CLIPPED
        return Closer.POSSESSIVE if word.endswith(("s", "x", "z")) else Closer.WEAK

    def _may_have_lost_h(self, word: str) -> bool:
        is_candidate = self.rules.drops_h and word[:1].lower() in _VOWELS and word != ""
        return is_candidate and word not in self.rules.seldom_clipped

    def _may_be_elided(self, mark: Mark) -> bool:
        if mark.end not in self._elided:  # each mark is asked of by those before it
            word = self._word_after(mark)
            self._elided[mark.end] = (
                word.lower() in self.rules.elisions
                or self._may_have_lost_h(word)
                or _DECADE.match(self.text, mark.end) is not None
            )
        return self._elided[mark.end]

    def _is_letter_n(self, mark: Mark) -> bool:
        """Whether it is one of the marks of rock 'n' roll."""
        return any(
            _LETTER_N.match(self.text, start) for start in (mark.start, mark.start - 2) if start > 0
        )
