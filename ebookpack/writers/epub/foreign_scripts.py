"""Words whose script tells their language, marked by it (WCAG 2.2, 3.1.2).

A voice that reads a book aloud, and a braille display, go by the language that is marked. Where a
manuscript marks none, words in another script than the book's are marked if no other living
language is written so: Greek and Hebrew, Japanese with its kana, Korean; Cyrillic and Arabic where
their letters tell. Single letters are signs (α, ℵ), capitals by themselves names of societies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape

from msgspec import Struct

from ebookpack.writers.direction import language_attributes

LEAST_LETTERS = 2
"""Letters of the longest word; one by itself is a sign."""
LEAST_GREEK = 3
"""Letters of the longest word that is Greek and no product of two signs."""
LEAST_CYRILLIC = 8
"""Letters by which Russian is told: in fewer, what other languages have may be missing."""

_MARKS = "\u0300-\u036f"
_BETWEEN = r"[\s,.;:!?·’'\"“”„«»…–—-]{1,3}"
"""What parts the words of a run."""


class _Script(Struct, frozen=True):
    letters: str
    """Of its words, as in brackets of a regular expression; the marks on them too."""
    tell: Callable[[str], str | None]
    """The language of words in it; None if it is not certain."""
    own: frozenset[str]
    """Languages of books whose own script it is."""


def _always(tag: str) -> Callable[[str], str | None]:
    return lambda _: tag


def _if(wanted: str, tag: str, never: str = "") -> Callable[[str], str | None]:
    """That language if one of these letters is there, and none of those that it never has."""
    has = re.compile(f"[{wanted}]").search
    hasnt = re.compile(f"[{never}]").search if never else lambda _: None
    return lambda words: tag if has(words) and not hasnt(words) else None


def _greek(words: str) -> str | None:
    """Ancient Greek has breathings, and accents of several kinds; formulas have short words."""
    if not any(map(str.islower, words)) or max(map(len, words.split())) < LEAST_GREEK:
        return None
    return "grc" if re.search("[\u1f00-\u1fff]", words) else "el"


def _cyrillic(words: str) -> str | None:
    ukrainian = _if("ҐґЄєЇї", "uk", "ЫыЭэЪъЁё")(words)
    belarusian = _if("Ўў", "be")(words)
    serbian = _if("ЂђЋћ", "sr")(words)
    russian = None
    if sum(map(str.isalpha, words)) >= LEAST_CYRILLIC:
        russian = _if("ЫыЭэ", "ru", "ІіҐґЄєЇїЎўЈј\u0460-\u052f")(words)
    return ukrainian or belarusian or serbian or russian


def _own(languages: str) -> frozenset[str]:
    return frozenset(languages.split())


_SCRIPTS = (
    _Script(f"\u0370-\u03ff\u1f00-\u1fff{_MARKS}", _greek, _own("el grc")),
    _Script(
        "\u0590-\u05ff\ufb1d-\ufb4f",
        lambda words: _if("\u05f0-\u05f2", "yi")(words) or "he",
        _own("he iw yi ji lad"),
    ),
    _Script(
        "\u3040-\u30ff\u3005\u3400-\u4dbf\u4e00-\u9fff、。「」",
        _if("\u3041-\u3096\u30a1-\u30fa", "ja"),
        _own("ja zh yue ko"),
    ),
    _Script("\uac00-\ud7af", _always("ko"), _own("ko")),
    _Script("\u0e00-\u0e7f", _always("th"), _own("th")),
    _Script("\u0530-\u058f", _always("hy"), _own("hy")),
    _Script("\u10d0-\u10ff", _always("ka"), _own("ka")),
    _Script("\u0b80-\u0bff", _always("ta"), _own("ta")),
    _Script(
        f"\u0400-\u052f{_MARKS}", _cyrillic, _own("ru uk be bg sr mk kk ky mn tg tt ba cv os ce cu")
    ),
    _Script(
        "\u0620-\u065f\u066e-\u06ff",
        _if("أإة", "ar", "پچژگکیٹڈڑںےۆێە"),
        _own("ar fa ur ps ckb ku sd ug ks"),
    ),
)


@cache
def _run_of(letters: str) -> re.Pattern[str]:
    """Words of these letters, one behind the other."""
    return re.compile(f"[{letters}]{{{LEAST_LETTERS},}}(?:{_BETWEEN}[{letters}]+)*")


class ForeignScripts:
    """Marks the words in scripts that are not those of a book."""

    def __init__(self, language: str) -> None:
        """Know the language of the book (a BCP 47 tag)."""
        of_book = language.lower().partition("-")[0]
        self._others = [script for script in _SCRIPTS if of_book not in script.own]
        self._any = re.compile(f"[{''.join(script.letters for script in self._others)}]").search

    def marked(self, text: str) -> str:
        """Markup of a text: words whose script tells their language are in a span that says it."""
        if not self._any(text):
            return escape(text, quote=False)
        found = sorted(
            (run.start(), run.end(), tag)
            for script in self._others
            for run in _run_of(script.letters).finditer(text)
            if (tag := script.tell(run[0]))
        )
        parts, end = [], 0
        for start, stop, tag in found:
            parts += [
                escape(text[end:start], quote=False),
                f"<span{language_attributes(tag)}>",
                escape(text[start:stop], quote=False),
                "</span>",
            ]
            end = stop
        return "".join((*parts, escape(text[end:], quote=False)))
