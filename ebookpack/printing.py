"""The print edition in the making: its pages are known before they are one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ebookpack.core.binding import HomeBinding
from ebookpack.core.edition import Edition, PageMap
from ebookpack.crew import Awaited
from ebookpack.editions import Laid, Made, lay_out_pages, print_edition


@dataclass(slots=True, kw_only=True)
class Printing:
    """A print edition that someone else is at (Awaited)."""

    press: Callable[..., Awaited]
    """Has something done by those who print, with some arguments."""
    edition: Edition
    measures: tuple[float, float]
    """Width and height of its pages in points."""
    workers: int | None
    cache: Path | None
    binding: HomeBinding | None
    _laying: Awaited = field(init=False)
    _bound: Awaited | None = None

    def __post_init__(self) -> None:
        """Have the pages laid out."""
        self._laying = self.press(
            lay_out_pages, self.edition, self.measures, self.workers, self.cache
        )

    def pages(self) -> PageMap | None:
        """The pages, once they are laid out; their file is made while the caller goes on.

        None for an edition for the screen.
        """
        laid, _ = self._laid_and_bound()
        return laid.pages.map if laid.pages else None

    def result(self) -> Made:
        """See Awaited.result."""
        _, binding = self._laid_and_bound()
        made: Made = binding.result()
        return made

    def _laid_and_bound(self) -> tuple[Laid, Awaited]:
        laid: Laid = self._laying.result()
        if self._bound is None:
            self._bound = self.press(
                print_edition, self.edition, laid, self.workers, self.cache, self.binding
            )
        return laid, self._bound
