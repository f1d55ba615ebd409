"""The table [print] of book.toml: what a print edition is made for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ebookpack.core.press import Make, PressSettings
from ebookpack.core.store import Standard

PRESS_KEYS = (
    "edition",
    "store",
    "paper",
    "standard",
    "bleed",
    "marks",
    "plates",
    "profile",
    "accept",
)
"""The keys of the table that are about the printer."""


class PressError(Exception):
    """A key says what it cannot say."""

    def __init__(self, key: str, message: str, *hints: str) -> None:
        """Raise for a key of the table."""
        super().__init__(message)
        self.key, self.message, self.hints = key, message, hints


def press_settings(table: Mapping[str, Any]) -> PressSettings:
    """What the table says. Raises PressError for a value of the wrong kind."""
    make, standard = _one_of(table, "edition", Make), _one_of(table, "standard", Standard)
    return PressSettings(
        make=Make(make) if make else None,
        store=_text(table, "store"),
        paper=_text(table, "paper"),
        standard=Standard(standard) if standard else None,
        bleed=_switch(table, "bleed"),
        marks=_switch(table, "marks"),
        plates=_texts(table, "plates"),
        profile=_text(table, "profile"),
        accept=_texts(table, "accept"),
    )


def _one_of(table: Mapping[str, Any], key: str, known: type[StrEnum]) -> str | None:
    value = table.get(key)
    if value is not None and value not in tuple(known):
        raise PressError(key, f'"{key}" is one of {", ".join(known)}')
    return value


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise PressError(key, f'"{key}" is a text: write {key} = "..."')
    return value


def _switch(table: Mapping[str, Any], key: str) -> bool | None:
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise PressError(key, f'"{key}" is true or false')
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    value = table.get(key)
    if value is None:
        return None
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        raise PressError(key, f'"{key}" is a list: write {key} = ["...", "..."]')
    return tuple(values)
