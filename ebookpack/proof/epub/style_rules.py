"""What a style sheet forces on the text, which belongs to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]

_BODY = frozenset({"body", "html", "p", "div", "*"})
"""Selectors of all of the text."""
_LEFT_ALONE = frozenset({"color", "background", "background-color", "line-height", "font-size"})
_FIXED = frozenset({"px", "pt", "cm", "mm", "in", "pc"})
_LEAVES_SIZE = frozenset({"1em", "100%", "inherit", "normal", "medium", "transparent", "none"})
MOST_DEPTH = 4
"""At-rules within one another that are looked into."""


def forced(css: str) -> Iterator[tuple[int, str]]:
    """(line, what is forced) in a style sheet."""
    try:
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        yield from _in_rules(rules, 0)
    except RecursionError:
        yield 1, "brackets stand within one another to a depth that no style sheet has"


def _in_rules(rules: list[Any], depth: int) -> Iterator[tuple[int, str]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            if depth < MOST_DEPTH:
                inner = tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                yield from _in_rules(inner, depth + 1)
        elif rule.type == "qualified-rule":
            yield from _in_rule(rule)


def _in_rule(rule: Any) -> Iterator[tuple[int, str]]:
    selectors = {one.strip() for one in tinycss2.serialize(rule.prelude).split(",")}
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    declared = [one for one in found if one.type == "declaration"]
    floats = any(one.lower_name == "float" for one in declared)
    for one in declared:
        value = tinycss2.serialize(one.value).strip()
        if selectors & _BODY and one.lower_name in _LEFT_ALONE and value not in _LEAVES_SIZE:
            yield one.source_line, f"{one.lower_name}: {value} is forced on the text"
        elif one.lower_name == "font-size" and _units(one) & _FIXED:
            yield one.source_line, f"font-size: {value} does not follow the reader's size"
        elif one.lower_name.startswith("margin") and _is_negative(one) and not floats:
            yield one.source_line, f"{one.lower_name}: {value} is negative"
        elif one.lower_name == "position":
            yield one.source_line, f"position: {value} takes text out of its flow"


def _units(declaration: Any) -> set[str]:
    return {token.lower_unit for token in declaration.value if token.type == "dimension"}


def _is_negative(declaration: Any) -> bool:
    return any(
        token.value < 0
        for token in declaration.value
        if token.type in ("dimension", "number", "percentage")
    )
