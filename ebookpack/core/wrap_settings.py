"""The table [wrap] of book.toml: what stands on the outside of a printed book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from ebookpack.core.lengths import parse_length
from ebookpack.core.setting_values import ValueOfKeyError, text

WRAP_KEYS = ("text", "price", "spine")


class WrapSettings(Struct, frozen=True, kw_only=True):
    """What the author decided; empty or None leaves it to the book and the printer's profile."""

    text: str = ""
    """For the back; paragraphs are parted by empty lines."""
    price: str = ""
    spine: float | None = None
    """Width in points that the printer's calculator gave."""


NO_WRAP_SETTINGS = WrapSettings()


def wrap_settings(table: Mapping[str, Any]) -> WrapSettings:
    """What the table says. Raises ValueOfKeyError for a value of the wrong kind."""
    spine = text(table, "spine")
    return WrapSettings(
        text=(text(table, "text") or "").strip(),
        price=(text(table, "price") or "").strip(),
        spine=None if spine is None else spine_width(spine),
    )


def spine_width(written: str) -> float:
    """A width in points, as `0.677in` or `17.2mm`. Raises ValueOfKeyError if it is none."""
    try:
        return parse_length(written)
    except ValueError as error:
        raise ValueOfKeyError(
            "spine", f'spine = "{written}" is no width: write 0.677in or 17.2mm'
        ) from error
