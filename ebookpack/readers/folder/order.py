"""The order in which people number and name the files of a book.

`2.md` comes before `10.md`, `Chapter Two` before `Chapter Three`, `iv` before `ix`; a preface comes
first and an afterword last, unless numbers say otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_ROMAN = re.compile(r"(?=[ivxlc])(?:x[lc]|l?x{0,3}|c{1,3}l?x{0,3})(?:i[xv]|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_UNITS = "one two three four five six seven eight nine".split()
_SPELLED = {
    word: number
    for number, word in enumerate(
        (
            *("zero", *_UNITS, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
            *("sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
} | dict(zip("twenty thirty forty fifty sixty seventy".split(), range(20, 80, 10), strict=True))
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_FRONT = (
    *("cover", "half[ -]?title", "title([ -]?page)?", "front([ -]?matter)?", "index", "copyright"),
    *("imprint", "dedication", "epigraph", "(table of )?contents|toc", "foreword", "preface"),
    *(
        "introduction|intro",
        "author'?s?[ -]note",
        "synopsis",
        "cast|dramatis personae|characters",
        "prolog(ue)?",
    ),
)
"""Names of what stands before the chapters, in the order of a book (Chicago 1.4)."""
_BACK = (
    *("epilog(ue)?", "conclusion", "afterword", "back([ -]?matter)?", "appendi(x|ces)|append"),
    *("(end|foot)?[ -]?notes", "glossary", "bibliography|references", "acknowledge?ments?"),
    *("about([ -]the)?[ -]authors?", "about", "colophon"),
)
_NAMED = [
    (re.compile(rf"(?:{pattern})(?![^\W\d_])", re.IGNORECASE), rank)
    for ranks in (
        [(pattern, n - len(_FRONT)) for n, pattern in enumerate(_FRONT)],
        [(pattern, n + 1) for n, pattern in enumerate(_BACK)],
    )
    for pattern, rank in ranks
]
LEAST_SHARE = 0.6
"""Share of the names beside each other that must be numbered in letters for these to count."""

Key = tuple[tuple[int, int | str], ...]


def reading_order(names: Iterable[str]) -> list[str]:
    """Paths in the order in which they are read."""
    tree: dict[str, list[str]] = defaultdict(list)
    names = list(names)
    for name in names:
        parts = name.split("/")
        for depth in range(len(parts)):
            tree["/".join(parts[:depth])].append(parts[depth])
    keys = {parent: _sibling_keys(dict.fromkeys(inner)) for parent, inner in tree.items()}

    def key(name: str) -> list[tuple[int, Key, str]]:
        parts = name.split("/")
        return [keys["/".join(parts[:depth])][part] for depth, part in enumerate(parts)]

    return sorted(dict.fromkeys(names), key=key)


def _sibling_keys(siblings: Iterable[str]) -> dict[str, tuple[int, Key, str]]:
    """Sort keys of names that stand beside one another: rank, numbers, the name itself."""
    ranks = {name: matter_rank(name) for name in siblings}
    chapters = [name for name, rank in ranks.items() if rank == 0]
    in_letters = {name: _in_letters(name) for name in chapters}
    numbered = [number for number in in_letters.values() if number is not None]
    counts = len(numbered) >= max(2, LEAST_SHARE * len(chapters))
    counts = counts and len(set(numbered)) == len(numbered)
    keys = {}
    for name, rank in ranks.items():
        number = in_letters.get(name) if counts else None
        numbers: Key = ((0, number),) if number is not None else natural_order(name)
        keys[name] = (rank, numbers, name)
    return keys


def matter_rank(name: str) -> int:
    """Below 0 for what stands before the chapters, above 0 for what stands behind, by its name."""
    for pattern, rank in _NAMED:
        if pattern.match(_stem(name)):
            return rank
    return 0


def natural_order(name: str) -> Key:
    """Key by which names sort as people number them: `2.md` before `10.md`."""
    tokens = _TOKENS.findall(_stem(name).casefold())
    return tuple((0, int(token[:18])) if token.isdecimal() else (1, token) for token in tokens)


def _in_letters(name: str) -> int | None:
    """The number that a name starts with, or has behind its first word: `IV - The Sea`."""
    tokens = _TOKENS.findall(_stem(name).casefold())[:4]
    for start in (0, 1):
        number = _number(tokens[start:])
        if number is not None:
            return number
    return None


def _number(tokens: list[str]) -> int | None:
    if not tokens:
        return None
    first, *others = tokens
    if first.isdecimal():
        return int(first[:18])
    if first in _SPELLED:
        value = _SPELLED[first]
        unit = others[0] if others and value >= 20 else ""
        return value + (_UNITS.index(unit) + 1 if unit in _UNITS else 0)
    if first in _ORDINALS:
        return _ORDINALS[first]
    if _ROMAN.fullmatch(first):
        values = [_ROMAN_VALUES[letter] for letter in first]
        following = [*values[1:], 0]
        return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return None


def _stem(name: str) -> str:
    """The name without its suffix."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and suffix.isalpha() else name
