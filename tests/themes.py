"""Themes to test with: those of the project, and type styles made from them."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec.structs import replace

from ebookpack.core.edition import Theme
from ebookpack.core.type_style import TypeStyle
from ebookpack.themes_folder import load_theme_named


@cache
def classic() -> Theme:
    """The classic theme as it lies in the source tree."""
    return load_theme_named("classic")


def type_style(**changes: Any) -> TypeStyle:
    """The type of the classic theme, with changes."""
    return replace(classic().type, **changes)
