"""Where an edition has the author's notes and the warnings: the author's choice for each."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class NotePlace(StrEnum):
    """Where the author's notes stand."""

    FRONT = "front"
    """All before the story, under the names of their chapters."""
    CHAPTER = "chapter"
    """Where the manuscript has them: with the work, or with their chapter."""
    END = "end"
    """All behind the story, under the names of their chapters."""
    OMIT = "omit"
    """Nowhere."""


class WarningPlace(StrEnum):
    """Where warnings of what the text holds stand."""

    FRONT = "front"
    """Above the text that they warn of: before the story, or at the head of a chapter."""
    FOLDED = "folded"
    """Behind the story; above the text is a line that leads there, for those who want to know."""
    END = "end"
    """Behind the story."""
    OMIT = "omit"
    """Nowhere."""


class Arrangement(Struct, frozen=True, kw_only=True):
    """The choice for one edition."""

    notes: NotePlace = NotePlace.CHAPTER
    warnings: WarningPlace = WarningPlace.FRONT


AS_WRITTEN = Arrangement()
"""Everything where the manuscript has it."""
