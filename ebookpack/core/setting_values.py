"""Values of a table of book.toml, each of the kind that its key has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class ValueOfKeyError(Exception):
    """A key says what it cannot say."""

    def __init__(self, key: str, message: str, *hints: str) -> None:
        """Raise for a key of the table."""
        super().__init__(message)
        self.key, self.message, self.hints = key, message, hints


def text(table: Mapping[str, Any], key: str) -> str | None:
    """A text; None if the key is not there. Raises ValueOfKeyError, as all of these."""
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueOfKeyError(key, f'"{key}" is a text: write {key} = "..."')
    return value


def texts(table: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    """A list of texts, or a single one; None if the key is not there."""
    value = table.get(key)
    if value is None:
        return None
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise ValueOfKeyError(key, f'"{key}" is a list: write {key} = ["...", "..."]')
    return tuple(values)


def one_of(table: Mapping[str, Any], key: str, known: Iterable[str]) -> str | None:
    """One of the words that are known; None if the key is not there."""
    value = table.get(key)
    known = tuple(known)
    if value is not None and value not in known:
        raise ValueOfKeyError(key, f'"{key}" is one of {", ".join(known)}')
    return value


def switch(table: Mapping[str, Any], key: str) -> bool | None:
    """Yes or no; None if the key is not there."""
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueOfKeyError(key, f'"{key}" is true or false')
    return value
