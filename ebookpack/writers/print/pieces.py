"""Pieces of a book: what starts on a page of its own, and can be laid out by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

_REFERENCE = re.compile(r'data-target="#([^"]*)"')
BLOCK = "data-block"
"""Attribute of elements that are a block of the book or a section's heading, its id; empty on
what no section of the book made."""
GENERATED = "_"
"""First character of the ids of half title, title page, imprint and contents."""
UNKNOWN_FOLIO = "000"
"""Stands where a folio will be, before it is known how many pages there are."""


class Start(StrEnum):
    """The page on which a piece starts."""

    PAGE = "page"
    """The next one."""
    RECTO = "recto"
    VERSO = "verso"


class Piece(Struct, frozen=True, kw_only=True):
    """A section with those that run on below it, or a leaf that no manuscript holds."""

    html: str
    start: Start
    section: str = ""
    """Id of the section of the book; empty for title page, imprint and the like."""
    head: str = ""
    """What stands at the head of its rectos; empty if that of the piece before goes on."""
    opening: bool = False
    """Whether the arabic folios start with it."""

    @property
    def references(self) -> tuple[str, ...]:
        """Ids of the elements whose folios it quotes."""
        return tuple(unescape(target) for target in _REFERENCE.findall(self.html))

    def with_folios(self, folios: Mapping[str, str]) -> str:
        """Its markup with the folios that it quotes, by the id of what stands on that page."""

        def filled(reference: re.Match[str]) -> str:
            folio = folios.get(unescape(reference[1]), UNKNOWN_FOLIO)
            return f'{reference[0]} data-folio="{folio}"'

        return _REFERENCE.sub(filled, self.html)


class Job(Struct, frozen=True, kw_only=True):
    """A piece to be laid out."""

    html: str
    recto: bool = True
    """Whether its first page is one."""

    def turned(self) -> Job:
        """The same on the other side of the leaf."""
        return replace(self, recto=not self.recto)
