"""Where words can be divided at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pyphen
from msgspec import Struct
from weasyprint.text.line_break import get_log_attrs

Style = Any
"""A box's computed style, as the engine has it."""

_PLAIN = re.compile(r"[^\W_][\w.,;:!?'’”\"“‘()\[\]*…]*|[\"'“‘(\[][\w.,;:!?'’”\"“‘()\[\]*…]*")
"""Words in which no line can end but by dividing them (Unicode Standard Annex 14)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_DASHES = "–—"
"""No line starts with one that joins two words; Unicode lets lines end before them too."""


class Hyphenation(Struct, frozen=True):
    """How words of one language are divided, by the limits that a style sets."""

    language: str | None
    """Of the dictionary; None if words are not to be divided by one."""
    limits: tuple[int, int, int]
    """Characters of a word, before its division, and behind it, at the least."""
    soft: bool
    """Whether soft hyphens divide."""
    text_language: str

    @classmethod
    def of(cls, style: Style) -> Hyphenation:
        """What a style says."""
        lang = style["lang"]
        automatic = style["hyphens"] == "auto" and lang
        return cls(
            pyphen.language_fallback(lang) if automatic else None,
            tuple(style["hyphenate_limit_chars"]),
            style["hyphens"] != "none",
            lang or "",
        )

    def divisions(self, word: str) -> tuple[tuple[int, bool], ...]:
        """(index, whether a hyphen is added) of each place where a line can end in a word."""
        places: dict[int, bool] = {}
        if _PLAIN.fullmatch(word) is None and len(word) > 1:
            attributes = get_log_attrs(word, self.text_language)
            places = {
                index: word[index - 1] == _SOFT_HYPHEN
                for index in range(1, len(word))
                if attributes[index].is_line_break and word[index] not in _DASHES
            }
        if _SOFT_HYPHEN in word:
            if not self.soft:
                places = {index: hyphen for index, hyphen in places.items() if not hyphen}
        elif self.language is not None:
            total, left, right = self.limits
            dictionary = _dictionary(self.language)
            for found in _LETTERS.finditer(word):
                if found.end() - found.start() >= total:
                    for position in dictionary.places(found[0].lower()):
                        if left <= position <= found.end() - found.start() - right:
                            places.setdefault(found.start() + position, True)
        return tuple(sorted(places.items()))


def characters(word: str, language: str) -> list[int]:
    """Places within a word before which a character starts, but for those near its ends.

    A letter and the marks on it are one (Unicode Standard Annex 29).
    """
    attributes = get_log_attrs(word, language)
    return [index for index in range(2, len(word) - 1) if attributes[index].is_cursor_position]


_IGNORED = ("%", "#", "LEFTHYPHEN", "RIGHTHYPHEN", "COMPOUNDLEFT", "COMPOUNDRIGHT", "NEXTLEVEL")
_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_BY_NUMBER = re.compile(r"\^\^([0-9a-f]{2})")


@dataclass(slots=True)
class _Patterns:
    """The patterns of a language (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).

    The dictionaries are Pyphen's, and so is what is made of them. It reads each pattern before it
    is asked for a word, and looks up all parts of one; here the patterns are read that a word has,
    and those parts looked up that a pattern starts with.
    """

    lines: Mapping[str, str]
    """By their letters, as the dictionary has them."""
    starts: frozenset[str]
    """All that patterns start with."""
    _read: dict[str, tuple[tuple[int, ...], bool]] = field(default_factory=dict)
    """By its letters, a pattern's values and whether it changes the spelling where it divides."""
    _found: dict[str, list[int]] = field(default_factory=dict)
    """Places by the word: the same letters come with many a comma and quotation mark."""

    @classmethod
    def of(cls, dictionary: str) -> _Patterns:
        """The patterns of a dictionary file, whose first line names its encoding."""
        lines: dict[str, str] = {}
        for line in _BY_NUMBER.sub(lambda code: chr(int(code[1], 16)), dictionary).split("\n")[1:]:
            pattern = line.strip()
            if pattern and not pattern.startswith(_IGNORED):
                letters = pattern.translate(_DIGITS) if "/" not in pattern else ""
                lines[letters or pattern.partition("/")[0].translate(_DIGITS)] = pattern
        starts = {letters[:end] for letters in lines for end in range(1, len(letters) + 1)}
        return cls(lines, frozenset(starts))

    def places(self, word: str) -> list[int]:
        """Before which characters of a word in small letters it can be divided."""
        known = self._found.get(word)
        if known is None:
            known = self._found[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> list[int]:
        pointed = f".{word}."
        size = len(pointed)
        found = [0] * (size + 1)
        changing: set[int] = set()
        starts, read = self.starts, self._read
        for start in range(size - 1):
            for end in range(start + 1, size + 1):
                letters = pointed[start:end]
                if letters not in starts:
                    break
                if letters in self.lines:
                    values, changes = read.get(letters) or self._values(letters)
                    for index, value in enumerate(values, start):
                        if value and value >= found[index]:
                            found[index] = value
                            if changes:
                                changing.add(index)
                            else:
                                changing.discard(index)
        # Where dividing changes the spelling, the word is left whole.
        return [
            index - 1 for index, value in enumerate(found) if value % 2 and index not in changing
        ]

    def _values(self, letters: str) -> tuple[tuple[int, ...], bool]:
        pattern, _, change = self.lines[letters].partition("/")
        values = [0]
        for character in pattern:
            if character.isdigit():
                values[-1] = int(character)
            else:
                values.append(0)
        found = self._read[letters] = (tuple(values), "=" in change)
        return found


@lru_cache(maxsize=16)
def _dictionary(language: str) -> _Patterns:
    path = pyphen.LANGUAGES[language]
    with path.open("rb") as file:
        encoding = file.readline().decode("ascii").strip().lower()
    return _Patterns.of(path.read_text({"microsoft-cp1251": "cp1251"}.get(encoding, encoding)))
