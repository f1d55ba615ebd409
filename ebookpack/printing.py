"""The print edition in the making: its pages are known before they are one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import ebookpack.core.book
import ebookpack.core.diagnostics
import ebookpack.core.edition
import ebookpack.core.nodes
from ebookpack.core.binding import HomeBinding
from ebookpack.core.book import Section
from ebookpack.core.edition import Edition, PageMap
from ebookpack.core.handover import hand_over_whole
from ebookpack.crew import Awaited, Beside
from ebookpack.editions import Made, lay_out_pages, map_of, print_edition

for _module in (
    ebookpack.core.book,
    ebookpack.core.diagnostics,
    ebookpack.core.edition,
    ebookpack.core.nodes,
):
    hand_over_whole(_module)

RUNS = 8
"""Of the sections of a book, at most one more, that are handed over one after another."""


@dataclass(slots=True, kw_only=True)
class Printing:
    """A print edition that someone beside us is at (Awaited)."""

    press: Beside
    """Who prints."""
    edition: Edition
    measures: tuple[float, float]
    """Width and height of its pages in points."""
    workers: int | None
    cache: Path | None
    binding: HomeBinding | None
    _map: Awaited = field(init=False)
    _made: Awaited = field(init=False)

    def __post_init__(self) -> None:
        """Have it made. Its pages stay there: they are many times what the finished file is."""
        edition = _handed_over(self.edition, self.press)
        laid = self.press.keep(lay_out_pages, edition, self.measures, self.workers, self.cache)
        self._map = self.press(map_of, laid)
        self._made = self.press(
            print_edition, edition, laid, self.workers, self.cache, self.binding
        )

    def pages(self) -> PageMap | None:
        """The pages, once they are laid out; their file may be in the making still.

        None for an edition for the screen.
        """
        found: PageMap | None = self._map.result()
        return found

    def result(self) -> Made:
        """See Awaited.result."""
        made: Made = self._made.result()
        return made


def _handed_over(edition: Edition, press: Beside) -> Any:
    """What stands for an edition there: a long book takes its time, so it goes over once.

    While a run of its sections is taken in, the next one is wrapped up. That is waited for: who
    would do something else here meanwhile would take turns with it, and hold up the pages.
    """
    book = edition.book
    runs = [press.keep(_itself, run) for run in _runs(book.body)]
    whole = press.keep(_put_together, replace(edition, book=replace(book, body=())), *runs)
    press(_is_there, whole).result()
    return whole


def _runs(sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    size = max(1, len(sections) // RUNS)
    for start in range(0, len(sections), size):
        yield tuple(sections[start : start + size])


def _itself(run: tuple[Section, ...]) -> tuple[Section, ...]:
    return run


def _put_together(edition: Edition, *runs: tuple[Section, ...]) -> Edition:
    return replace(edition, book=replace(edition.book, body=tuple(chain.from_iterable(runs))))


def _is_there(edition: Edition) -> None:
    """Nothing is left to do for what is handed over."""
