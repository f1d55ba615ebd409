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
from typing import Any, NamedTuple

from msgspec import Struct, field

from ebookpack.writers.print.content import EMPTY, Part
from ebookpack.writers.print.pieces import Job

_COUNT = 4
"""Bytes of the number that says how long the facts are; behind them is what draws the pages."""


class TextStart(NamedTuple):
    """With what a page starts."""

    block: str
    """Id of a block of the book, or of a section where that starts; empty where nothing of the
    book stands on the page."""
    characters: int
    """Of the block's text that are before it, white space not counted."""


NO_TEXT = TextStart("", 0)


class LaidPage(Struct, frozen=True, kw_only=True):
    """One page."""

    name: str
    """Its kind, as the style sheet names it (CSS Paged Media 3, 5.1)."""
    anchors: tuple[str, ...]
    """Ids of the elements on it, from its head to its foot."""
    start: TextStart
    text: Part = EMPTY
    """What draws it: operators of a PDF content stream, in CSS pixels from the page's top left
    corner, on a page whose text stands midway between the edges."""


class UsedFont(Struct, frozen=True, kw_only=True):
    """A font that operators name, and what the file that holds it must have."""

    description: str
    """Pango's, without the size."""
    size: float
    resource: str
    """The name that operators call it by."""
    glyphs: tuple[tuple[int, int | None, str | None], ...]
    """(number, width in thousandths of an em, characters that it stands for), by number."""


class UsedPicture(Struct, frozen=True, kw_only=True):
    """A picture that operators name."""

    resource: str
    address: str
    interpolate: bool
    ratios: tuple[float, ...]
    """Parts of its size that are enough."""


class LaidPiece(Struct, frozen=True, kw_only=True):
    """The pages of a piece, drawn."""

    pages: tuple[LaidPage, ...]
    sided: bool = False
    """Whether it would be other on the other side of the leaf."""
    whole: bool = True
    """Whether its operators are all that is needed to draw it. Where they would need more than
    fonts and pictures, they are left out, and it is drawn by those who join the book."""
    coloured: bool = False
    """Whether its colours are those of the press. If not, they are made so when it is joined."""
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
        """For the disk; `from_bytes` reads it. Damage is not seen in what draws the pages."""
        facts = {
            "pages": [
                (page.name, page.anchors, page.start, *_facts(page.text)) for page in self.pages
            ],
            "fonts": [(it.description, it.size, it.resource, it.glyphs) for it in self.fonts],
            "pictures": [
                (it.resource, it.address, it.interpolate, it.ratios) for it in self.pictures
            ],
            **{name: getattr(self, name) for name in _PLAIN},
        }
        packed = zlib.compress(json.dumps(facts, separators=(",", ":")).encode(), level=1)
        blocks = (page.text.blocks for page in self.pages)
        return b"".join((len(packed).to_bytes(_COUNT, "big"), packed, *blocks))

    @classmethod
    def from_bytes(cls, data: bytes) -> LaidPiece:
        """Raises ValueError for what `to_bytes` did not write."""
        end = _COUNT + int.from_bytes(data[:_COUNT], "big")
        try:
            held: dict[str, Any] = json.loads(zlib.decompress(data[_COUNT:end]))
            pages = []
            for name, anchors, start, size, *facts in held["pages"]:
                text = _part(data[end : end + size], *facts)
                start = TextStart(*start)
                pages.append(LaidPage(name=name, anchors=tuple(anchors), start=start, text=text))
                end += size
            if end != len(data):
                raise ValueError("no laid piece: it is cut off")
            plain = {name: held[name] for name in _PLAIN}
            return cls(
                **plain | {"complaints": tuple(plain["complaints"])},
                pages=tuple(pages),
                fonts=tuple(_font(*font) for font in held["fonts"]),
                pictures=tuple(_picture(*picture) for picture in held["pictures"]),
            )
        except (zlib.error, KeyError, TypeError) as error:
            raise ValueError(f"no laid piece: {error}") from error


_PLAIN = ("sided", "whole", "coloured", "states", "complaints", "paragraphs", "left")
"""What is written as it is."""


def _facts(text: Part) -> tuple[int, int, int, tuple[str, ...]]:
    return len(text.blocks), text.checksum, text.size, text.names


def _part(blocks: bytes, checksum: int, size: int, names: list[str]) -> Part:
    return Part(blocks=blocks, checksum=checksum, size=size, names=tuple(names))


def _font(description: str, size: float, resource: str, glyphs: list[Any]) -> UsedFont:
    known = tuple(map(tuple, glyphs))
    return UsedFont(description=description, size=size, resource=resource, glyphs=known)


def _picture(resource: str, address: str, interpolate: bool, ratios: list[float]) -> UsedPicture:
    return UsedPicture(
        resource=resource, address=address, interpolate=interpolate, ratios=tuple(ratios)
    )


class LaidJob(Struct, frozen=True, kw_only=True):
    """A piece, and as what it was laid out in the end: its job can be turned meanwhile."""

    job: Job
    piece: LaidPiece


class Joined(Struct, frozen=True, kw_only=True):
    """The pages of a book as one PDF."""

    data: bytes
    """Contents of pages are compressed, most of the rest is not."""
    names: tuple[tuple[str, ...] | None, ...]
    """Of each page whose colours are those of the press the resources that it draws with, and
    perhaps names of some that there are not; None for other pages."""
