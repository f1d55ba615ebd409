"""Values of properties, held against the grammar of CSS.

A value that the grammar cannot judge is taken as right: one with `var()`, with a function or a
type that the grammar does not know, or with words of a single vendor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from msgspec import Struct

from ebookpack.design.css_grammar import (
    EVERYWHERE,
    grammar,
    known_functions,
    parts_of,
    reachable,
)
from ebookpack.design.css_matching import Match, Token, bare, word_of
from ebookpack.design.css_syntax import (
    Kind,
    Syntax,
    Word,
    parse_syntax,
)

_UNJUDGED = frozenset({"var", "env", "attr", "if", "inherit", "random"})
"""Functions that stand for whatever comes of them later."""
_HINTED_SYNTAX = 90
"""Characters of a syntax that says more than it confuses."""


class WrongValue(Struct, frozen=True):
    """What of a value is not as the grammar has it."""

    token: Token
    """The first part that does not fit; None if something is missing at the end."""
    hints: tuple[str, ...]


def wrong_value(name: str, value: Iterable[Token], at_rule: str = "") -> WrongValue | None:
    """What is wrong in the value of a property, or of an at-rule's descriptor; None if nothing."""
    source = grammar().get(at_rule, {}).get(name) or grammar()["properties"].get(name)
    tokens = bare(value)
    if source is None or not tokens or _is_unjudged(tokens):
        return None
    if len(tokens) == 1 and word_of(tokens[0]) in EVERYWHERE:
        return None
    syntax = parse_syntax(source)
    match = Match(tokens)
    if len(tokens) in match.ends(syntax, 0) or match.gave_up:
        return None
    wrong = tokens[match.furthest] if match.furthest < len(tokens) else None
    return WrongValue(wrong, tuple(_hints(source, syntax, wrong)))


def _is_unjudged(tokens: Iterable[Token]) -> bool:
    """Whether a value holds what only an engine can judge."""
    known = known_functions()
    for token in tokens:
        if token.type == "function":
            name = token.lower_name
            if name in _UNJUDGED or name.startswith("-"):
                return True
            if name not in known and not get_close_matches(name, known, n=1, cutoff=0.8):
                return True
            if _is_unjudged(token.arguments):
                return True
        elif token.type == "ident" and token.value.startswith("-") and token.value[1:2] != "-":
            return True
    return False


def _hints(source: str, syntax: Syntax, wrong: Token | None) -> Iterator[str]:
    """The nearest word that would fit, or else what the property takes, if that is short."""
    word = word_of(wrong) if wrong is not None else ""
    if word:
        near = get_close_matches(word, sorted(_words(syntax, set())), n=1)
        if near:
            yield f'did you mean "{near[0]}"?'
            return
    if wrong is not None and wrong.type == "number" and _takes_length(syntax, set()):
        yield "a length needs its unit, as in 1em"
    elif len(source) <= _HINTED_SYNTAX and any(isinstance(part, Word) for part in parts_of(syntax)):
        yield f"it takes {source}"


def _words(syntax: Syntax, seen: set[str]) -> set[str]:
    return {
        part.text
        for part in reachable(syntax, seen)
        if isinstance(part, Word) and part.text.isidentifier() | ("-" in part.text)
    } | EVERYWHERE


def _takes_length(syntax: Syntax, seen: set[str]) -> bool:
    return any(isinstance(part, Kind) and part.name == "length" for part in reachable(syntax, seen))
