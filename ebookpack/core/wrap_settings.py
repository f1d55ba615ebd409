"""The table [wrap] of book.toml: what stands on the outside of a printed book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ebookpack.core.lengths import parse_length

WRAP_KEYS = ("text", "price", "spine")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapSettings:
    """What the author decided; empty or None leaves it to the book and the printer's profile."""

    text: str = ""
    """For the back; paragraphs are parted by empty lines."""
    price: str = ""
    spine: float | None = None
    """Width in points that the printer's calculator gave."""


NO_WRAP_SETTINGS = WrapSettings()


class WrapError(Exception):
    """A key says what it cannot say."""

    def __init__(self, key: str, message: str) -> None:
        """Raise for a key of the table."""
        super().__init__(message)
        self.key, self.message = key, message


def wrap_settings(table: Mapping[str, Any]) -> WrapSettings:
    """What the table says. Raises WrapError for a value of the wrong kind."""
    for key in WRAP_KEYS:
        if key in table and not isinstance(table[key], str):
            raise WrapError(key, f'"{key}" is a text: write {key} = "..."')
    return WrapSettings(
        text=str(table.get("text", "")).strip(),
        price=str(table.get("price", "")).strip(),
        spine=spine_width(table["spine"]) if "spine" in table else None,
    )


def spine_width(text: str) -> float:
    """A width in points, as `0.677in` or `17.2mm`. Raises WrapError if it is none."""
    try:
        return parse_length(text)
    except ValueError as error:
        raise WrapError(
            "spine", f'spine = "{text}" is no width: write 0.677in or 17.2mm'
        ) from error
