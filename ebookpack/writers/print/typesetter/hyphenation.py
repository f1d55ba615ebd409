"""Where words can be divided at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyphen
from weasyprint.text.line_break import get_log_attrs

Style = Any
"""A box's computed style, as the engine has it."""

_PLAIN = re.compile(r"[^\W_][\w.,;:!?'’”\"“‘()\[\]*…]*|[\"'“‘(\[][\w.,;:!?'’”\"“‘()\[\]*…]*")
"""Words in which no line can end but by dividing them (Unicode Standard Annex 14)."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Hyphenation:
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
        return _divisions(self, word)


@lru_cache(maxsize=1 << 17)
def _divisions(hyphenation: Hyphenation, word: str) -> tuple[tuple[int, bool], ...]:
    places: dict[int, bool] = {}
    if _PLAIN.fullmatch(word) is None and len(word) > 1:
        attributes = get_log_attrs(word, hyphenation.text_language)
        places = {
            index: word[index - 1] == _SOFT_HYPHEN
            for index in range(1, len(word))
            if attributes[index].is_line_break
        }
    if _SOFT_HYPHEN in word:
        if not hyphenation.soft:
            places = {index: hyphen for index, hyphen in places.items() if not hyphen}
    elif hyphenation.language is not None:
        total, left, right = hyphenation.limits
        dictionary = _dictionary(hyphenation.language)
        for found in _LETTERS.finditer(word):
            if found.end() - found.start() >= total:
                for position in dictionary.places(found[0].lower()):
                    if left <= position <= found.end() - found.start() - right:
                        places.setdefault(found.start() + position, True)
    return tuple(sorted(places.items()))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of a language (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).

    Pyphen reads them. Looking them up it goes through all parts of a word; here those alone that a
    pattern starts with.
    """

    values: Mapping[str, tuple[int, tuple[int, ...]]]
    """By the pattern's letters, how far from its start its values stand, and those."""
    starts: frozenset[str]
    """All that patterns start with."""

    def places(self, word: str) -> list[int]:
        """Before which characters of a word in small letters it can be divided."""
        pointed = f".{word}."
        size = len(pointed)
        found: list[Any] = [0] * (size + 1)
        values, starts = self.values, self.starts
        for start in range(size - 1):
            for end in range(start + 1, size + 1):
                letters = pointed[start:end]
                if letters not in starts:
                    break
                if letters in values:
                    offset, numbers = values[letters]
                    for index, number in enumerate(numbers, start + offset):
                        if number > found[index]:
                            found[index] = number
        # Where dividing changes the spelling, the word is left whole.
        return [
            index - 1
            for index, number in enumerate(found)
            if number % 2 and getattr(number, "data", None) is None
        ]


@lru_cache(maxsize=16)
def _dictionary(language: str) -> _Patterns:
    values = pyphen.Pyphen(lang=language).hd.patterns
    return _Patterns(
        values, frozenset(letters[:end] for letters in values for end in range(1, len(letters) + 1))
    )
