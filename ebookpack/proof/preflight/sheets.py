"""What a PDF's pages are, as a printer's own check sees them: typed facts, without judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field, msgpack

from ebookpack.core.press import Box
from ebookpack.core.store import Standard


class Picture(Struct, frozen=True, kw_only=True):
    """A picture where it stands on a page."""

    ppi: float
    """Pixels in an inch of its size on paper, the fewer of across and down."""
    ink: int | None
    """Most ink at a place in per cent; None where it is not in CMYK."""


class Sheet(Struct, frozen=True, kw_only=True):
    """One page."""

    boxes: Mapping[str, Box]
    """Those that the page has, by their names: `MediaBox`."""
    rotated: bool
    spaces: frozenset[str]
    """Colour spaces of what is drawn: `DeviceRGB`, `ICCBased`, `Lab`."""
    ink: int
    """Most ink of a colour that is not in a picture, in per cent."""
    fonts: Mapping[str, str]
    """What is wrong with a font, by its name: `not embedded`, `Type 3`."""
    see_through: str
    """What makes something on it transparent; empty for nothing."""
    extras: tuple[str, ...]
    """Links, notes, fields, actions."""
    pictures: tuple[Picture, ...]
    text: Box | None
    """What all its words cover."""
    smallest: float | None
    """Smallest size of its type, in points."""
    thinnest: float | None
    """Thinnest line, in points."""
    lightest: float | None
    """Lightest tint that is not white, as a part of full ink."""
    blank: bool


class PrintFile(Struct, frozen=True, kw_only=True):
    """A PDF."""

    sheets: tuple[Sheet, ...]
    version: tuple[int, int]
    size: int
    """Bytes."""
    encrypted: bool
    layers: bool
    extras: tuple[str, ...]
    """What the file has beside its pages: `bookmarks`, `form`, `script`."""
    standard: Standard
    """The one that it says it keeps."""
    intent: str
    """Its printing condition; empty if it names none."""
    has_profile: bool
    """Whether the condition's ICC profile is in the file."""
    info: Mapping[str, str] = field(default_factory=dict)
    """The document information dictionary."""
    has_id: bool
    object_streams: bool


def sheets_to_bytes(sheets: Sequence[Sheet]) -> bytes:
    """For the disk; `sheets_from_bytes` reads it."""
    return msgpack.encode(sheets)


def sheets_from_bytes(data: bytes) -> list[Sheet]:
    """What `sheets_to_bytes` wrote."""
    return msgpack.decode(data, type=list[Sheet])
