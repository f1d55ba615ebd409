"""Pieces laid out before, used again where everything that they were made from is the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from msgspec.structs import replace

from ebookpack.core.crew import Hands
from ebookpack.core.shelf import NoShelf, Shelf, get_sealed, put_sealed
from ebookpack.writers.print.engine.bench import Supplies, engine_versions
from ebookpack.writers.print.laid import LaidJob, LaidPiece
from ebookpack.writers.print.pieces import Job
from ebookpack.writers.print.resources import IMAGES

_SOURCE = re.compile(rf'src="({IMAGES}[^"]*)"')


def digests_of(supplies: Supplies) -> tuple[str, dict[str, str]]:
    """A digest of supplies, pictures left out, and one of each picture by its address."""
    digest = sha256(engine_versions().encode())
    digest.update(repr(supplies.colours).encode() + b"\0")
    pictures = {}
    for css in supplies.style_sheets:
        digest.update(css.encode() + b"\0")
    for address, data in sorted(supplies.resources.items()):
        found = sha256(data).hexdigest()
        if address.startswith(IMAGES):
            pictures[address] = found
        else:
            digest.update(f"{address} {found}\n".encode())
    return digest.hexdigest(), pictures


@dataclass(slots=True)
class Kept:
    """The pieces of one edition, on a shelf."""

    shelf: Shelf
    supplies: Supplies
    hands: Hands[Job, LaidJob]
    """Lay out those that the shelf does not have."""
    document: Callable[[str], str]
    """The whole document of a piece, by its markup."""
    _base: str = field(init=False)
    _pictures: dict[str, str] = field(init=False)
    """A digest of each, by its address."""

    def __post_init__(self) -> None:
        """Sum up what all pieces have in common."""
        self._base, self._pictures = digests_of(self.supplies)

    def __call__(self, jobs: Sequence[Job]) -> list[LaidPiece]:
        """See Hands."""
        laid: dict[Job, LaidPiece] = {}
        waiting = iter(jobs)
        self.in_turn(lambda: next(waiting, None), laid.__setitem__)
        return [laid[job] for job in jobs]

    def in_turn(
        self,
        next_job: Callable[[], Job | None],
        take: Callable[[Job, LaidPiece], None],
        turned: Callable[[Job], bool] | None = None,
    ) -> None:
        """See Hands; those that the shelf has are taken from it.

        A job that was turned while it was under way is taken as what it was turned to.
        """
        handed: dict[Job, Job] = {}

        def not_kept() -> Job | None:
            while (job := next_job()) is not None:
                whole = replace(job, html=self.document(job.html))
                piece = self._found(whole)
                if piece is None:
                    handed[whole] = job
                    return whole
                take(job, piece)
            return None

        def keep(whole: Job, done: LaidJob) -> None:
            if not isinstance(self.shelf, NoShelf):
                put_sealed(self.shelf, self._key(done.job), done.piece.to_bytes())
            take(replace(handed.pop(whole), recto=done.job.recto), done.piece)

        self.hands.in_turn(not_kept, keep, turned and (lambda whole: turned(handed[whole])))

    def _key(self, job: Job) -> str:
        shown = [self._pictures.get(address[1], "") for address in _SOURCE.finditer(job.html)]
        return sha256(f"{self._base} {job.recto} {shown}\n{job.html}".encode()).hexdigest()

    def _found(self, job: Job) -> LaidPiece | None:
        """What the shelf has for a job, or for the other side of the leaf if it is the same."""
        for asked in (job, job.turned()):
            data = get_sealed(self.shelf, self._key(asked))
            if data is None:
                continue
            try:
                piece = LaidPiece.from_bytes(data)
            except ValueError:
                continue  # written by another program: it is made anew
            if asked == job or not piece.sided:
                return piece
        return None
