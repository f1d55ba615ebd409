"""The table [print] of book.toml: what a print edition is made for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ebookpack.core.binding import BOOKLET
from ebookpack.core.press import Make, PressSettings
from ebookpack.core.setting_values import one_of, switch, text, texts
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
EDITIONS = (*map(str, Make), BOOKLET)


def press_settings(table: Mapping[str, Any]) -> PressSettings:
    """What the table says. Raises ValueOfKeyError for a value of the wrong kind."""
    edition, standard = one_of(table, "edition", EDITIONS), one_of(table, "standard", Standard)
    return PressSettings(
        make=Make(edition) if edition and edition != BOOKLET else None,
        store=text(table, "store"),
        paper=text(table, "paper"),
        standard=Standard(standard) if standard else None,
        bleed=switch(table, "bleed"),
        marks=switch(table, "marks"),
        plates=texts(table, "plates"),
        profile=text(table, "profile"),
        accept=texts(table, "accept"),
    )
