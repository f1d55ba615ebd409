"""The print edition in the making: its pages are known before they are one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ebookpack.core.binding import HomeBinding
from ebookpack.core.edition import Edition, PageMap
from ebookpack.crew import Awaited, Beside
from ebookpack.editions import Made, lay_out_pages, map_of, print_edition


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
        # A long book takes its time to be handed over: it is once, and stays there too.
        edition = self.press.keep(_itself, self.edition)
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


def _itself(edition: Edition) -> Edition:
    return edition
