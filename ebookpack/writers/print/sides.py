"""Pieces laid out on the side of the leaf that they come to start on.

Where a piece starts is known only when all before it are laid out, and they are laid out several at
a time. So each is laid out, in their order, on the side that it is expected to start on: by what
those before it came to, and for those that are still under way by the length of their text. Where
that changes while it is laid out, whoever does it is told; what was expected wrongly to the end,
and matters, is laid out anew before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from ebookpack.core.crew import Hands
from ebookpack.writers.print.laid import LaidPiece
from ebookpack.writers.print.pieces import Job, Piece, Start

_TAG = re.compile(r"<[^>]*>")
_LAST_LINES = re.compile(r"</(?:p|li|td|th|dd)>|<br\b")
LAST_LINE = 30
"""Characters that the last line of a paragraph is short by, about."""
EXPECTED = 1500.0
"""Characters on a page, before any is laid out."""


def lay_on_sides(
    pieces: Sequence[Piece],
    markups: Sequence[str],
    hands: Hands[Job, LaidPiece],
    known: MutableMapping[Job, LaidPiece],
) -> list[Job]:
    """As what each piece is laid out in the end: its markup, on its side.

    `known` is what was laid out before; what is laid out now is added to it.
    """
    sides = _Sides(pieces, markups, known)
    hands.in_turn(sides.next_job, sides.take, sides.turned)
    return sides.settled


def skips(piece: Piece, count: int) -> bool:
    """Whether a piece leaves a page blank behind so many."""
    return piece.start is not Start.PAGE and (piece.start is Start.RECTO) != (count % 2 == 0)


@dataclass(slots=True)
class _Sides:
    """What is known of the sides on which pieces start."""

    pieces: Sequence[Piece]
    markups: Sequence[str]
    known: MutableMapping[Job, LaidPiece]
    settled: list[Job] = field(default_factory=list)
    """The first pieces: nothing before them is open any more."""
    _pages: int = 0
    """Pages of those that are settled."""
    _under_way: set[Job] = field(default_factory=set)
    _laid_length: float = 0.0
    _laid_pages: float = 0.0

    def next_job(self) -> Job | None:
        """The first piece that is not laid out on its side, nor under way (Hands.in_turn)."""
        self._settle()
        for job in self._expected_jobs():
            if self._as_laid(job) is None and self._begun(job) is None:
                self._under_way.add(job)
                return job
        return None

    def take(self, job: Job, laid: LaidPiece) -> None:
        """See Hands.in_turn; a job that was turned is given as what it was turned to."""
        self.known[job] = laid
        self._under_way -= {job, job.turned()}
        self._laid_length += _length(job)
        self._laid_pages += len(laid.pages) - 0.5  # its last one ends anywhere

    def turned(self, job: Job) -> bool:
        """See Hands.in_turn: whether a piece under way is expected on the other side by now."""
        self._settle()
        for expected in self._expected_jobs():
            if self._begun(expected) == job:
                return expected != job
        return False

    def _begun(self, job: Job) -> Job | None:
        """The job under way, for whichever side, that a piece is laid out by."""
        return next((it for it in (job, job.turned()) if it in self._under_way), None)

    def _expected_jobs(self) -> Iterator[Job]:
        """The pieces that are not settled, each on the side on which it is expected to start."""
        count = self._pages
        for index in range(len(self.settled), len(self.pieces)):
            count += skips(self.pieces[index], count)
            job = Job(html=self.markups[index], recto=count % 2 == 0)
            yield job
            count += self._expected(job)

    def _settle(self) -> None:
        """Add to the settled pieces those behind them that are laid out on their side."""
        for piece, html in zip(
            self.pieces[len(self.settled) :], self.markups[len(self.settled) :], strict=True
        ):
            count = self._pages + skips(piece, self._pages)
            job = self._as_laid(Job(html=html, recto=count % 2 == 0))
            if job is None:
                return
            self.settled.append(job)
            self._pages = count + len(self.known[job].pages)

    def _as_laid(self, job: Job) -> Job | None:
        """A job that was done and comes to the same, if there is one."""
        if job in self.known:
            return job
        other = job.turned()
        return other if other in self.known and not self.known[other].sided else None

    def _expected(self, job: Job) -> int:
        """Pages that a job comes to, as far as can be told."""
        laid = self.known.get(job) or self.known.get(job.turned())
        if laid is not None:
            return len(laid.pages)
        on_page = self._laid_length / self._laid_pages if self._laid_pages > 0 else EXPECTED
        return max(1, ceil(_length(job) / on_page))


def _length(job: Job) -> int:
    """Characters of a job's text, and those that its paragraphs leave empty."""
    return len(_TAG.sub("", job.html)) + LAST_LINE * len(_LAST_LINES.findall(job.html))
