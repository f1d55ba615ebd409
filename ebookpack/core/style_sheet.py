"""The rules of a style sheet, those within at-rules too, as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from msgspec import Struct

MOST_DEPTH = 4
"""At-rules within one another that are looked into."""
_HOLD_RULES = frozenset({"media", "supports", "layer", "container"})


class StyleRule(Struct, frozen=True, kw_only=True):
    """Selectors, and what is declared of them."""

    selectors: frozenset[str]
    declarations: tuple[Any, ...]
    """Declarations of tinycss2, in their order."""
    media: str = ""
    """The conditions of the at-rules around it, in small letters."""

    def last(self, *names: str) -> Any | None:
        """The declaration that counts of those of some names; None if there is none."""
        found = [one for one in self.declarations if one.lower_name in names]
        return found[-1] if found else None


def style_rules(css: str) -> Iterator[StyleRule]:
    """The rules of a style sheet. Raises RecursionError for brackets nested without end."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    yield from _in_rules(rules, "", 0)


def _in_rules(rules: list[Any], media: str, depth: int) -> Iterator[StyleRule]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _HOLD_RULES and rule.content:
            if depth < MOST_DEPTH:
                inner = tinycss2.parse_rule_list(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                condition = f"{media} {tinycss2.serialize(rule.prelude)}".lower().strip()
                yield from _in_rules(inner, condition, depth + 1)
        elif rule.type == "qualified-rule":
            found = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            yield StyleRule(
                selectors=frozenset(
                    one.strip() for one in tinycss2.serialize(rule.prelude).split(",")
                ),
                declarations=tuple(one for one in found if one.type == "declaration"),
                media=media,
            )
