"""Subjects in the schemes of the trade: BISAC (America) and Thema (everywhere)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ebookpack.core.setting_values import ValueOfKeyError, texts

_BISAC = re.compile(r"[A-Z]{3}\d{6}")
"""As FIC019000, FICTION / Literary."""
_THEMA = re.compile(r"[A-Y][A-Z0-9]{0,7}|[1-6][A-Z][A-Z0-9-]{0,15}")
"""A category, as FBA, or a qualifier, as 1DDU-GB-E."""


def bisac_codes(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The key `bisac` of book.toml. Raises ValueOfKeyError for what is no code."""
    return _codes(table, "bisac", _BISAC, "FIC019000")


def thema_codes(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The key `thema` of book.toml. Raises ValueOfKeyError for what is no code."""
    return _codes(table, "thema", _THEMA, "FBA")


def _codes(
    table: Mapping[str, Any], key: str, pattern: re.Pattern[str], example: str
) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in texts(table, key) or ())
    for code in codes:
        if not pattern.fullmatch(code):
            raise ValueOfKeyError(key, f'"{code}" is no code of {key}', f"as {example}")
    return codes
