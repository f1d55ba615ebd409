"""Style sheets in a page: the few properties that mean something to a book, by class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

KEPT = frozenset(
    {"display", "font-style", "font-variant", "font-variant-caps", "font-weight", "text-align"}
    | {"text-decoration", "text-decoration-line", "vertical-align"}
)
"""Properties that say what text is; all others are the page's looks."""
MOST_SHEET = 400_000
"""Characters of style sheets that are read."""
MOST_RULES = 5000
_LONGEST_VALUE = 60

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(
    r"(?:(?:\#[\w-]+|html|body|main|article|section|div|p)[\s>]+){0,4}"
    r"(?P<name>[A-Za-z][A-Za-z0-9]*)?\.(?P<class>[\w-]+)"
)
"""A class, in whatever part of the page an id or a mere container says."""

Declarations = Mapping[str, str]
Rules = Mapping[tuple[str, str], Declarations]
"""By (element, class), the element empty for any."""

_ITALIC = ("italic", "italics", "ital", "italicized", "underline", "gesperrt", "wsp")
COMMON: Rules = {
    **{("", name): {"font-style": "italic"} for name in _ITALIC},
    ("", "bold"): {"font-weight": "bold"},
}
"""Classes that mean the same on most pages, for those whose style sheet was not saved with them.
Spaced and underlined type is how some scripts and typists write italics."""


def read_rules(sheets: Iterable[str]) -> Rules:
    """Rules of style sheets whose selector comes down to a class, or an element and a class."""
    rules: dict[tuple[str, str], dict[str, str]] = {k: dict(v) for k, v in COMMON.items()}
    css = _COMMENT.sub(" ", "\n".join(sheets)[:MOST_SHEET])
    in_media = False
    for chunk in css.split("}"):
        head, opens, body = chunk.rpartition("{")
        if not opens:
            in_media = False
            continue
        if "{" in head or in_media:
            # Rules for print or for narrow screens.
            in_media = True
            continue
        declared = read_declarations(body)
        if not declared:
            continue
        for selector in head.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found and len(rules) < MOST_RULES:
                key = ((found["name"] or "").lower(), found["class"].lower())
                rules.setdefault(key, {}).update(declared)
    return rules


def read_declarations(text: str) -> dict[str, str]:
    """Declarations of a `style`, those that are kept."""
    declared = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name, value = name.strip().lower(), value.strip().lower()
        if name in KEPT and 0 < len(value) < _LONGEST_VALUE:
            declared[name] = value
    return declared


def styled(name: str, classes: Iterable[str], style: str, rules: Rules) -> str:
    """What an element's `style` comes to with the rules of its classes; its own come last."""
    matched = [rules.get(("", one)) for one in classes] + [
        rules.get((name, one)) for one in classes
    ]
    declared: dict[str, str] = {}
    for rule in matched:
        declared.update(rule or {})
    if not declared:
        return style
    declared.update(read_declarations(style))
    margin = ";".join(part for part in style.split(";")[:20] if "margin" in part)
    return ";".join([*(f"{key}:{value}" for key, value in declared.items()), margin])
