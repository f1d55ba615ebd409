"""The grammar of CSS, as `css_grammar.toml` and `css_paged.toml` have it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from ebookpack.design.css_syntax import Call, Choice, Kind, Mixed, Row, Syntax, Times, parse_syntax

_TABLES = ("css_grammar.toml", "css_paged.toml")
EVERYWHERE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
"""What every property takes."""
MATHS = frozenset(
    "calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs "
    "sign calc-size progress sibling-count sibling-index".split()
)
"""Functions that reckon."""


@lru_cache(maxsize=1)
def grammar() -> Mapping[str, Mapping[str, str]]:
    """The syntaxes: of `properties`, of `types`, and of descriptors by their at-rule."""
    merged: dict[str, dict[str, str]] = {}
    for name in _TABLES:
        source = files("ebookpack.design").joinpath(name).read_text(encoding="utf-8")
        for part, table in tomllib.loads(source).items():
            merged.setdefault(part, {}).update(table)
    return merged


def known_properties(at_rule: str = "") -> frozenset[str]:
    """The properties that there are, and the descriptors of an at-rule."""
    return frozenset(grammar()["properties"]) | frozenset(grammar().get(at_rule, {}))


def known_words(what: str) -> frozenset[str]:
    """The names of the `at-rules` that there are, or the `pseudo` classes and elements."""
    return frozenset(grammar()["words"][what].split())


@lru_cache(maxsize=1)
def known_functions() -> frozenset[str]:
    """The names of the functions that there are."""
    called = {name.removesuffix("()") for name in grammar()["types"] if name.endswith("()")}
    sources = (source for table in grammar().values() for source in table.values())
    within = {
        part.name
        for source in sources
        for part in parts_of(parse_syntax(source))
        if isinstance(part, Call)
    }
    return frozenset({*called, *within, *MATHS, "url"})


def parts_of(syntax: Syntax) -> Iterator[Syntax]:
    """A tree's nodes."""
    yield syntax
    match syntax:
        case Row(parts) | Choice(parts) | Mixed(parts):
            for part in parts:
                yield from parts_of(part)
        case Times(part):
            yield from parts_of(part)
        case Call(inner=inner) if inner is not None:
            yield from parts_of(inner)


def referred(name: str) -> str | None:
    """The syntax that a type or a quoted property stands for."""
    if name.startswith("'"):
        return grammar()["properties"].get(name.strip("'"))
    return grammar()["types"].get(name)


def reachable(syntax: Syntax, seen: set[str]) -> Iterator[Syntax]:
    """The nodes of a tree, and of those of its types."""
    for part in parts_of(syntax):
        yield part
        if isinstance(part, Kind) and part.name not in seen:
            seen.add(part.name)
            if (source := referred(part.name)) is not None:
                yield from reachable(parse_syntax(source), seen)
