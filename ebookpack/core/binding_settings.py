"""What the table [print] of book.toml says of sheets to bind at home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ebookpack.core.binding import (
    BOOKLET,
    FEWEST_PAGES,
    MOST_PAGES,
    MOST_THICKNESS,
    SHEETS,
    BindingSettings,
    Scale,
    is_signature,
)
from ebookpack.core.setting_values import ValueOfKeyError, one_of

BINDING_KEYS = ("signatures", "sheet", "scale", "thickness")
"""The keys of the table that are about it, beside `edition`."""


def binding_settings(table: Mapping[str, Any]) -> BindingSettings:
    """What the table says. Raises ValueOfKeyError for a value of the wrong kind."""
    booklet = table.get("edition") == BOOKLET
    signature, thickness = table.get("signatures"), table.get("thickness")
    if signature is not None and not (type(signature) is int and is_signature(signature)):
        raise ValueOfKeyError(
            "signatures",
            f"a signature has {FEWEST_PAGES} to {MOST_PAGES} pages, four to each sheet",
        )
    if booklet and signature:
        raise ValueOfKeyError(
            "signatures", f'edition = "{BOOKLET}" is one signature: leave out "signatures"'
        )
    if thickness is not None and not (
        type(thickness) in (int, float) and 0 <= thickness <= MOST_THICKNESS
    ):
        raise ValueOfKeyError(
            "thickness", '"thickness" is that of a sheet in millimetres: thickness = 0.1'
        )
    scale = one_of(table, "scale", Scale)
    return BindingSettings(
        booklet=booklet or None,
        signature=signature,
        sheet_name=one_of(table, "sheet", SHEETS),
        scale=Scale(scale) if scale else None,
        millimetres=thickness,
    )
