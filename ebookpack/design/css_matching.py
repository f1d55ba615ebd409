"""Rows of tokens, matched against syntaxes of the grammar of CSS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ebookpack.design.css_grammar import EVERYWHERE, MATHS, referred
from ebookpack.design.css_syntax import (
    Call,
    Choice,
    Kind,
    Mixed,
    Row,
    Syntax,
    Times,
    Word,
    parse_syntax,
)
from ebookpack.design.css_words import UNITS

_ANGLES, _TIMES_UNITS = frozenset("deg rad grad turn".split()), frozenset({"s", "ms"})
_RESOLUTIONS = frozenset("dpi dpcm dppx x".split())
_LENGTHS = UNITS - _ANGLES - _TIMES_UNITS - _RESOLUTIONS - {"fr", "hz", "khz"}
_DIMENSIONS: dict[str, frozenset[str]] = {
    "length": _LENGTHS,
    "angle": _ANGLES,
    "time": _TIMES_UNITS,
    "resolution": _RESOLUTIONS,
    "flex": frozenset({"fr"}),
    "dimension": UNITS,
}
_UNITLESS_ZERO = frozenset({"length", "angle"})
_NUMERIC = frozenset({*_DIMENSIONS, "percentage", "number", "integer"})
_NUMBERS = frozenset({"number", "dimension", "percentage"})
"""Types of tokens."""
_ANYTHING = frozenset({"declaration-value", "any-value"})

Token = Any
"""A node of tinycss2."""


def bare(value: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens without what parts them."""
    return tuple(token for token in value if token.type not in ("whitespace", "comment"))


def word_of(token: Token) -> str:
    """A keyword, in small letters; empty for what is none."""
    return str(token.lower_value) if token.type == "ident" else ""


@dataclass(slots=True)
class Match:
    """Where parts of a syntax can end in a row of tokens."""

    tokens: Sequence[Token]
    furthest: int = 0
    """Behind the last token that fits somewhere."""
    gave_up: bool = False
    """A type was met that the grammar has no syntax for."""
    _found: dict[tuple[int, int], frozenset[int]] = field(default_factory=dict)

    def ends(self, syntax: Syntax, start: int) -> frozenset[int]:
        """Where a match that starts at a token can end."""
        key = (id(syntax), start)
        if key not in self._found:
            self._found[key] = frozenset()  # a type that starts with itself matches nothing so
            self._found[key] = found = frozenset(self._ends(syntax, start))
            self.furthest = max(self.furthest, *found, 0)
        return self._found[key]

    def _ends(self, syntax: Syntax, start: int) -> Iterator[int]:
        match syntax:
            case Word(text):
                yield from self._word(text, start)
            case Kind():
                yield from self._kind(syntax, start)
            case Call(name, inner):
                yield from self._call(name, inner, start)
            case Row(parts):
                yield from self._row(parts, start)
            case Choice(parts):
                for part in parts:
                    yield from self.ends(part, start)
            case Mixed(parts, every):
                yield from self._mixed(frozenset(range(len(parts))), parts, every, start, {})
            case Times():
                yield from self._times(syntax, start)

    def _at(self, start: int) -> Token | None:
        return self.tokens[start] if start < len(self.tokens) else None

    def _word(self, text: str, start: int) -> Iterator[int]:
        token = self._at(start)
        if token is not None and _written(token) == text:
            yield start + 1
        # A comma is left out with what it parts (CSS Values 4, 2.1).
        elif text == "," and (
            token is None or start == 0 or _written(self.tokens[start - 1]) == ","
        ):
            yield start

    def _row(self, parts: Sequence[Syntax], start: int) -> Iterable[int]:
        if parts and parts[0] == Word("["):
            yield from self._bracketed(parts[1:-1], start)
            return
        reached = {start}
        for part in parts:
            reached = {end for at in reached for end in self.ends(part, at)}
        yield from reached

    def _bracketed(self, parts: Sequence[Syntax], start: int) -> Iterator[int]:
        """Names of lines in a grid, which stand in brackets."""
        token = self._at(start)
        if (
            token is not None
            and token.type == "[] block"
            and self._inside(token.content, Row(tuple(parts)))
        ):
            yield start + 1

    def _mixed(
        self,
        left: frozenset[int],
        parts: Sequence[Syntax],
        every: bool,
        start: int,
        seen: dict[tuple[frozenset[int], int], frozenset[int]],
    ) -> frozenset[int]:
        """Ends of any order of the parts that are left."""
        key = (left, start)
        if key not in seen:
            found: set[int] = set()
            if not left or (not every and len(left) < len(parts)):
                found.add(start)
            for number in left:
                for end in self.ends(parts[number], start):
                    if end > start or every:
                        found |= self._mixed(left - {number}, parts, every, end, seen)
            seen[key] = frozenset(found)
        return seen[key]

    def _times(self, syntax: Times, start: int) -> Iterator[int]:
        reached, count = {start}, 0
        seen: set[int] = set()
        while reached:
            if count >= syntax.least:
                yield from reached - seen
                seen |= reached
            if count == syntax.most:
                return
            count += 1
            following = reached
            if syntax.commas and count > 1:
                following = {
                    at + 1
                    for at in reached
                    if (t := self._at(at)) is not None and _written(t) == ","
                }
            reached = {end for at in following for end in self.ends(syntax.part, at)}
            if count > syntax.least:
                reached -= seen

    def _call(self, name: str, inner: Syntax | None, start: int) -> Iterator[int]:
        token = self._at(start)
        if token is None or token.type != "function" or token.lower_name != name:
            return
        if inner is None or self._inside(token.arguments, inner):
            yield start + 1

    def _inside(self, content: Iterable[Token], syntax: Syntax) -> bool:
        tokens = bare(content)
        match = Match(tokens)
        fits = len(tokens) in match.ends(syntax, 0)
        self.gave_up = self.gave_up or match.gave_up
        return fits

    def _kind(self, kind: Kind, start: int) -> Iterable[int]:
        if kind.name in _ANYTHING:
            return range(start, len(self.tokens) + 1)
        token = self._at(start)
        if kind.name in _NUMERIC:
            return [start + 1] if token is not None and _is_numeric(token, kind) else []
        if kind.name in _SIMPLE:
            return [start + 1] if token is not None and _SIMPLE[kind.name](token) else []
        source = referred(kind.name)
        if source is None:
            self.gave_up = True
            return []
        if token is not None and token.type in _NUMBERS and not _is_within(token, kind):
            return []
        return self.ends(parse_syntax(source), start)


def _written(token: Token) -> str:
    match token.type:
        case "ident":
            return str(token.lower_value)
        case "literal":
            return str(token.value)
        case "number" | "dimension":
            return str(token.representation + getattr(token, "lower_unit", ""))
        case "at-keyword":
            return f"@{token.lower_value}"
        case _:
            return ""


def _is_numeric(token: Token, kind: Kind) -> bool:
    """Whether a number fits; what is reckoned, `calc()`, is whatever is wanted."""
    if token.type == "function":
        return token.lower_name in MATHS
    units = _DIMENSIONS.get(kind.name)
    if token.type == "dimension":
        fits = units is not None and token.lower_unit in units
    elif token.type == "percentage":
        fits = kind.name == "percentage"
    elif token.type == "number":
        fits = (
            kind.name == "number"
            or (kind.name == "integer" and token.is_integer)
            or (kind.name in _UNITLESS_ZERO and token.value == 0)
        )
    else:
        return False
    return fits and _is_within(token, kind)


def _is_within(token: Token, kind: Kind) -> bool:
    return bool(kind.least <= token.value <= kind.most)


def _is_length_or_auto(token: Token) -> bool:
    return word_of(token) == "auto" or _is_numeric(token, Kind("length"))


def _is_colour(token: Token) -> bool:
    return bool(
        token.type == "hash"
        and len(token.value) in (3, 4, 6, 8)
        and not set(token.value.lower()) - set("0123456789abcdef")
    )


_SIMPLE: dict[str, Callable[[Token], bool]] = {
    "string": lambda token: token.type == "string",
    "url": lambda token: (
        token.type == "url" or (token.type == "function" and token.lower_name in ("url", "src"))
    ),
    "ident": lambda token: token.type == "ident",
    "custom-ident": lambda token: (
        token.type == "ident" and token.lower_value not in {*EVERYWHERE, "default"}
    ),
    "dashed-ident": lambda token: token.type == "ident" and token.value.startswith("--"),
    "hex-color": _is_colour,
    "hash-token": lambda token: token.type == "hash",
    "number-token": lambda token: token.type == "number",
    "zero": lambda token: token.type == "number" and token.value == 0,
    "unicode-range-token": lambda token: token.type == "unicode-range",
    **dict.fromkeys(("top", "right", "bottom", "left"), _is_length_or_auto),
}
