"""What stands around the text of pieces, drawn for an earlier build.

A piece that did not change, on the same pages of the book, has the same heads and folios.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from msgspec import Struct

from ebookpack.core.shelf import Shelf, get_sealed, put_sealed
from ebookpack.writers.print.content import Part
from ebookpack.writers.print.engine.frames import Frame
from ebookpack.writers.print.laid import NO_TEXT, LaidPage, LaidPiece, UsedFont
from ebookpack.writers.print.placing import PlacedPage


@dataclass(slots=True)
class Around:
    """What stands around the text of one piece, in the making."""

    closings: list[Part] = field(default_factory=list)
    """What closes the content stream of each page, behind its text."""
    frames: list[Frame] = field(default_factory=list)

    def made(self) -> LaidPiece:
        """As a piece whose pages have nothing on them but that."""
        return LaidPiece(
            pages=tuple(
                LaidPage(name="", anchors=(), start=NO_TEXT, text=closing)
                for closing in self.closings
            ),
            coloured=True,
            fonts=_together(font for frame in self.frames for font in frame.fonts),
            states={name: it for frame in self.frames for name, it in frame.states.items()},
        )


class KeptFrames(Struct, frozen=True):
    """What stands around the text of the pieces of one edition, on a shelf."""

    shelf: Shelf
    made_from: str
    """Stands for all that frames are made from but their kinds, heads and folios."""

    def found(self, pages: Sequence[PlacedPage]) -> LaidPiece | None:
        """Of the pages of a piece, what the shelf has of `Around.made`."""
        data = get_sealed(self.shelf, self._key(pages))
        return None if data is None else LaidPiece.from_bytes(data)

    def keep(self, pages: Sequence[PlacedPage], around: Around) -> None:
        """Keep what was drawn around the text of pages, all of a piece."""
        put_sealed(self.shelf, self._key(pages), around.made().to_bytes())

    def _key(self, pages: Sequence[PlacedPage]) -> str:
        digest = sha256(self.made_from.encode())
        for page in pages:
            if page.laid:
                placed = (page.laid.name, page.first, page.start.recto, page.start.label, page.head)
                # What is behind a text is packed as what repeats some of it.
                text = page.laid.text
                digest.update(f"{placed} {text.size} {text.checksum}\n".encode() + text.blocks)
        return f"frames {digest.hexdigest()}"


def _together(fonts: Iterable[UsedFont]) -> tuple[UsedFont, ...]:
    """Each font once, with the glyphs of all; a glyph is what it was first."""
    found: dict[str, UsedFont] = {}
    glyphs: dict[str, dict[int, tuple[int, int | None, str | None]]] = {}
    for font in fonts:
        found.setdefault(font.resource, font)
        known = glyphs.setdefault(font.resource, {})
        for glyph in font.glyphs:
            known.setdefault(glyph[0], glyph)
    return tuple(
        UsedFont(
            description=font.description,
            size=font.size,
            resource=name,
            glyphs=tuple(glyphs[name].values()),
        )
        for name, font in found.items()
    )
