"""Pieces laid out before, used again where everything that they were made from is the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from ebookpack.core.shelf import Shelf
from ebookpack.writers.print.engine.bench import Supplies, engine_versions
from ebookpack.writers.print.laid import LaidPiece
from ebookpack.writers.print.pieces import Job
from ebookpack.writers.print.resources import IMAGES

_SOURCE = re.compile(rf'src="({IMAGES}[^"]*)"')


@dataclass(slots=True)
class Kept:
    """The pieces of one edition, on a shelf."""

    shelf: Shelf
    supplies: Supplies
    work: Callable[[Sequence[Job]], Sequence[LaidPiece]]
    """Lays out those that the shelf does not have."""
    _base: str = field(init=False)
    _pictures: dict[str, str] = field(init=False)
    """A digest of each, by its address."""

    def __post_init__(self) -> None:
        """Sum up what all pieces have in common: style sheets, and the fonts that those name."""
        digest = sha256(engine_versions().encode())
        self._pictures = {}
        for css in self.supplies.style_sheets:
            digest.update(css.encode() + b"\0")
        for address, data in sorted(self.supplies.resources.items()):
            found = sha256(data).hexdigest()
            if address.startswith(IMAGES):
                self._pictures[address] = found
            else:
                digest.update(f"{address} {found}\n".encode())
        self._base = digest.hexdigest()

    def lay_out(self, jobs: Sequence[Job]) -> list[LaidPiece]:
        """Each job's pages, in their order."""
        keys = [self._key(job) for job in jobs]
        found = [self._found(key) for key in keys]
        new = iter(self.work([job for job, piece in zip(jobs, found, strict=True) if not piece]))
        return [piece or self._put(key, next(new)) for key, piece in zip(keys, found, strict=True)]

    def _key(self, job: Job) -> str:
        shown = [self._pictures.get(address[1], "") for address in _SOURCE.finditer(job.html)]
        return sha256(f"{self._base} {job.recto} {shown}\n{job.html}".encode()).hexdigest()

    def _found(self, key: str) -> LaidPiece | None:
        data = self.shelf.get(key)
        if data is None:
            return None
        try:
            return LaidPiece.from_bytes(data)
        except ValueError:
            return None  # cut off, or written by another program: it is made anew

    def _put(self, key: str, piece: LaidPiece) -> LaidPiece:
        self.shelf.put(key, piece.to_bytes())
        return piece
