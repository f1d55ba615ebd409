"""What a book.toml decides, wherever in the file it says so."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.settings import Settings


def decided(settings: Settings) -> Settings:
    """The settings without the file and the lines that they come from, nor how they are written."""
    pins = tuple(replace(pin, line=None) for pin in settings.pins)
    return replace(settings, pins=pins, design_places={}, written={}, span=None)
