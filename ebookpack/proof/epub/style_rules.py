"""What a style sheet forces on the text, which belongs to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from ebookpack.core.style_sheet import StyleRule, style_rules

_BODY = frozenset({"body", "html", "p", "div", "*"})
"""Selectors of all of the text."""
_LEFT_ALONE = frozenset({"line-height", "font-size"})
"""Colours are looked at whatever the store: core.text_colours."""
_FIXED = frozenset({"px", "pt", "cm", "mm", "in", "pc"})
_LEAVES_SIZE = frozenset({"1em", "100%", "inherit", "normal", "medium"})


def forced(css: str) -> Iterator[tuple[int, str]]:
    """(line, what is forced) in a style sheet."""
    try:
        for rule in style_rules(css):
            yield from _in_rule(rule)
    except RecursionError:
        yield 1, "brackets stand within one another to a depth that no style sheet has"


def _in_rule(rule: StyleRule) -> Iterator[tuple[int, str]]:
    floats = rule.last("float") is not None
    for one in rule.declarations:
        value = tinycss2.serialize(one.value).strip()
        if rule.selectors & _BODY and one.lower_name in _LEFT_ALONE and value not in _LEAVES_SIZE:
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
