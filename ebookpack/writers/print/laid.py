"""Pages of a piece of a book as plain data: made in one process, joined in another, kept on disk.

A piece is laid out on its own, without running heads and folios, and its text stands midway between
the edges of the page: what it comes to does not depend on what stands before it. Only where pages
were made to end level with the page that they face does it matter on which side of the leaf the
piece starts; such a piece is `sided`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple


class TextStart(NamedTuple):
    """With what a page starts."""

    block: str
    """Id of a block of the book, or of a section where that starts; empty where nothing of the
    book stands on the page."""
    characters: int
    """Of the block's text that are before it, white space not counted."""


NO_TEXT = TextStart("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidPage:
    """One page."""

    name: str
    """Its kind, as the style sheet names it (CSS Paged Media 3, 5.1)."""
    anchors: tuple[str, ...]
    """Ids of the elements on it, from its head to its foot."""
    start: TextStart
    operators: str = ""
    """What draws it: operators of a PDF content stream, in CSS pixels from the page's top left
    corner, on a page whose text stands midway between the edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFont:
    """A font that operators name, and what the file that holds it must have."""

    description: str
    """Pango's, without the size."""
    size: float
    resource: str
    """The name that operators call it by."""
    glyphs: tuple[tuple[int, int | None, str | None], ...]
    """(number, width in thousandths of an em, characters that it stands for), by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedPicture:
    """A picture that operators name."""

    resource: str
    address: str
    interpolate: bool
    ratios: tuple[float, ...]
    """Parts of its size that are enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidPiece:
    """The pages of a piece, drawn."""

    pages: tuple[LaidPage, ...]
    sided: bool = False
    """Whether it would be other on the other side of the leaf."""
    whole: bool = True
    """Whether its operators are all that is needed to draw it. Where they would need more than
    fonts and pictures, they are left out, and it is drawn by those who join the book."""
    fonts: tuple[UsedFont, ...] = ()
    pictures: tuple[UsedPicture, ...] = ()
    states: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Graphics states by the name that operators call them by."""
    complaints: tuple[str, ...] = ()
    """What the engine had to say."""
    paragraphs: int = 0
    """Justified paragraphs that were broken as a whole."""
    left: Mapping[str, int] = field(default_factory=dict)
    """Those that were broken line by line, counted by the reason."""

    def to_bytes(self) -> bytes:
        """For the disk; `from_bytes` reads it."""
        return zlib.compress(json.dumps(asdict(self), separators=(",", ":")).encode(), level=1)

    @classmethod
    def from_bytes(cls, data: bytes) -> LaidPiece:
        """Raises ValueError for what `to_bytes` did not write."""
        try:
            held: dict[str, Any] = json.loads(zlib.decompress(data))
            return cls(
                **held
                | {
                    "pages": tuple(
                        LaidPage(
                            **page
                            | {
                                "anchors": tuple(page["anchors"]),
                                "start": TextStart(*page["start"]),
                            }
                        )
                        for page in held["pages"]
                    ),
                    "fonts": tuple(
                        UsedFont(**font | {"glyphs": tuple(map(tuple, font["glyphs"]))})
                        for font in held["fonts"]
                    ),
                    "pictures": tuple(
                        UsedPicture(**picture | {"ratios": tuple(picture["ratios"])})
                        for picture in held["pictures"]
                    ),
                    "complaints": tuple(held["complaints"]),
                }
            )
        except (zlib.error, KeyError, TypeError) as error:
            raise ValueError(f"no laid piece: {error}") from error
