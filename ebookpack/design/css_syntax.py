"""The notation in which specifications say what a property takes (CSS Values 4, 2), as trees.

[ <length> | auto ]{1,4}        a && b        a || b        fade( <number>#{2,} )
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

ENDLESS = 1_000_000


class Word(Struct, frozen=True):
    """A keyword, or a mark that stands for itself."""

    text: str


class Kind(Struct, frozen=True):
    """A value of a type, `length`; or what another property takes, `'margin-top'`."""

    name: str
    least: float = float("-inf")
    most: float = float("inf")


class Call(Struct, frozen=True):
    """A function and what it is given; None for anything."""

    name: str
    inner: Syntax | None


class Row(Struct, frozen=True):
    """Parts one behind the other."""

    parts: tuple[Syntax, ...]


class Choice(Struct, frozen=True):
    """One of the parts."""

    parts: tuple[Syntax, ...]


class Mixed(Struct, frozen=True):
    """Parts in any order: all of them, or at least one."""

    parts: tuple[Syntax, ...]
    every: bool


class Times(Struct, frozen=True):
    """A part as often as said; with commas between, if so."""

    part: Syntax
    least: int
    most: int
    commas: bool = False


Syntax = Word | Kind | Call | Row | Choice | Mixed | Times

_TOKEN = re.compile(
    r"<(?P<kind>'?[\w-]+(?:\(\))?'?)(?:\s*\[\s*(?P<least>[^,\]]+),\s*(?P<most>[^\]]+)\])?>"
    r"|'(?P<quoted>[^']+)'"
    r"|(?P<call>-?[A-Za-z][\w-]*)\("
    r"|(?P<word>-?[A-Za-z0-9@][\w-]*)"
    r"|\{(?P<times>\d+(?:,\d*)?)\}"
    r"|(?P<mark>&&|\|\||[][()|*+?#!,/;:=]|<=|>=|[<>])"
)
_TIMES = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}
_ENDS = ("]", ")", "")


class _Parser:
    def __init__(self, source: str) -> None:
        self._tokens = list(_TOKEN.finditer(source))
        self._at = 0

    def whole(self) -> Syntax:
        """What binds least, `|`, down to what binds most (CSS Values 4, 2.2)."""
        return self._choice()

    def _mark(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        return self._tokens[self._at]["mark"] or " "

    def _parted(self, mark: str, part: str) -> list[Syntax]:
        below = getattr(self, f"_{part}")
        parts = [below()]
        while self._mark() == mark:
            self._at += 1
            parts.append(below())
        return parts

    def _choice(self) -> Syntax:
        parts = self._parted("|", "any")
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _any(self) -> Syntax:
        parts = self._parted("||", "all")
        return parts[0] if len(parts) == 1 else Mixed(tuple(parts), every=False)

    def _all(self) -> Syntax:
        parts = self._parted("&&", "row")
        return parts[0] if len(parts) == 1 else Mixed(tuple(parts), every=True)

    def _row(self) -> Syntax:
        parts = []
        while self._mark() not in (*_ENDS, "|", "||", "&&"):
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _repeated(self) -> Syntax:
        part = self._single()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token["times"]:
                part = Times(part, *_bounds(token["times"]))
            elif token["mark"] in _TIMES:
                part = Times(part, *_TIMES[token["mark"]])
            elif token["mark"] == "#":
                after = self._tokens[self._at + 1 : self._at + 2]
                bounds = (1, ENDLESS)
                if after and after[0]["times"]:
                    self._at += 1
                    bounds = _bounds(after[0]["times"])
                part = Times(part, *bounds, commas=True)
            elif token["mark"] != "!":
                break
            self._at += 1
        return part

    def _single(self) -> Syntax:
        token = self._tokens[self._at]
        self._at += 1
        if token["kind"]:
            least, most = token["least"] or "-∞", token["most"] or "∞"
            return Kind(token["kind"], _number(least), _number(most))
        if token["call"]:
            inner = None if self._mark() == ")" else self._choice()
            self._at += 1
            return Call(token["call"].lower(), inner)
        if token["mark"] == "[":
            inner = self._choice()
            self._at += 1
            return inner
        return Word((token["quoted"] or token["word"] or token["mark"] or "").lower())


@lru_cache(maxsize=2048)
def parse_syntax(source: str) -> Syntax:
    """The tree of a syntax."""
    return _Parser(source).whole()


def _bounds(written: str) -> tuple[int, int]:
    least, comma, most = written.partition(",")
    return int(least), int(most) if most else ENDLESS if comma else int(least)


def _number(written: str) -> float:
    """A bound of a range, without its unit; for one without end an infinity."""
    digits = re.match(r"[-+]?(?:∞|[\d.]+)", written.strip())
    return float(digits[0].replace("∞", "inf")) if digits else float("inf")
