"""Diagnostics of a reader, so many of each code and no more."""

from __future__ import annotations

from collections import Counter

from ebookpack.core.diagnostics import Diagnostics, Span

MOST_OF_A_CODE = 100
"""An author mends no more at once; a hostile manuscript could bring a million."""


class Complaints:
    """Adds findings to diagnostics; of each code, those beyond `MOST_OF_A_CODE` are passed over."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        """Add to these."""
        self._diagnostics = diagnostics
        self._counts: Counter[str] = Counter()

    def may_add(self, code: str) -> bool:
        """Whether another finding of this code would be taken."""
        return self._counts[code] < MOST_OF_A_CODE

    def error(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Add what stops the build."""
        if self._counted(code):
            self._diagnostics.error(code, message, span, *hints)

    def lost_picture(self, code: str, message: str, span: Span, *hints: str) -> None:
        """Add an error about a picture, which an author may choose to do without."""
        if self._counted(code):
            self._diagnostics.error(code, message, span, *hints, acceptable=True)

    def warning(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Add what the author should look at."""
        if self._counted(code):
            self._diagnostics.warning(code, message, span, *hints)

    def _counted(self, code: str) -> bool:
        """Whether another finding of this code is taken; it is then counted."""
        taken = self.may_add(code)
        self._counts[code] += taken
        return taken
