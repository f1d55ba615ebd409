"""YAML and JSON files of a folder as plain values: every scalar the text that was typed."""

from __future__ import annotations

from typing import Any

MOST_CHARACTERS = 100_000
DEEPEST = 12
"""Maps and lists in one another."""


def plain_values(text: str) -> dict[str, Any]:
    """The map that a YAML text holds; `{}` if it holds none, is broken or is beyond the bounds.

    A folder's YAML is written for other programs: what they do not mind is no mistake here.
    Aliases are refused before anything is built, for a few of them can stand for gigabytes.
    """
    import yaml

    if len(text) > MOST_CHARACTERS:
        return {}
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return {}
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                return {}
        # BaseLoader makes nothing but texts, lists and maps.
        documents = list(yaml.load_all(text, Loader=yaml.BaseLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return next((value for value in documents if isinstance(value, dict)), {})
