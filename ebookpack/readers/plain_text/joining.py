"""Wrapped lines to running text: what becomes of a hyphen or a dash at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-\n[ \t]*([^\W\d_]+)")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
LONGEST_IN_COLUMNS = 60
"""Characters of a lone line that may be set in columns: `ACT I    SCENE I`."""
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
"""Justified lines, and two spaces behind a sentence."""
_WIDE_GAP = re.compile(r"\S {5,}\S")
_BREAKS = ("-", "—", "\u00ad", "¬")
_HEAD = re.compile(r"[^\W\d_]+")


def _is_in_columns(line: str) -> bool:
    """Whether a line that stands alone may be set in columns, and is no justified one."""
    return len(line) <= LONGEST_IN_COLUMNS or _WIDE_GAP.search(line) is not None


class Joiner(Struct, frozen=True):
    """Joins the lines of a paragraph as its manuscript would have written it in one line."""

    words: frozenset[str]
    compounds: frozenset[str]
    hyphenates: bool
    """Whether this manuscript breaks words at line ends at all."""
    spaced_dashes: bool

    @classmethod
    def of(cls, text: str) -> Joiner:
        """Learn a manuscript's habits from the whole of it."""
        broken = _HYPHENATED.findall(text) if "-\n" in text else []
        spaced = text.count(" -- ") + text.count(" — ")
        tight = text.count("--") + text.count("—") - spaced
        if not broken:
            return cls(frozenset(), frozenset(), False, spaced > tight)
        words = frozenset(map(str.casefold, _WORD.findall(text)))
        compounds = frozenset(map(str.casefold, _COMPOUND.findall(text)))
        whole = sum((a + b).casefold() in words for a, b in broken)
        return cls(words, compounds, whole > len(broken) / 4, spaced > tight)

    def join(self, lines: Sequence[str]) -> str:
        """One line of text out of several."""
        if len(lines) > 1 or not _is_in_columns(lines[0]):
            lines = [_SPACES.sub(" ", line) if "  " in line else line for line in lines]
        if not any(line.endswith(_BREAKS) for line in lines[:-1]):
            return " ".join(lines)
        text = lines[0]
        for line in lines[1:]:
            text = self._join_two(text, line)
        return text

    def _join_two(self, text: str, line: str) -> str:
        if text.endswith(("\u00ad", "¬")):
            return text[:-1] + line
        if not text.endswith(("-", "—")):
            return f"{text} {line}"
        if text.endswith(("--", "—")):
            return f"{text} {line}" if self.spaced_dashes else text + line
        tail, head = _TAIL.search(text), _HEAD.match(line)
        if not tail or not head:
            return f"{text} {line}"
        return (text[:-1] if self._is_one_word(tail[1], head[0]) else text) + line

    def _is_one_word(self, tail: str, head: str) -> bool:
        """Whether the hyphen was put in by the line end and is no part of the word."""
        if not self.hyphenates or head[0].isupper():
            return False
        if f"{tail}-{head}".casefold() in self.compounds:
            return False
        return (tail + head).casefold() in self.words or len(tail) < 3 or len(head) < 3
