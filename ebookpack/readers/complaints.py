"""Diagnostics of a reader, so many of each code and no more."""

from __future__ import annotations

from collections import Counter

from ebookpack.core.diagnostics import Diagnostics, Severity, Span

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
        self._add(Severity.ERROR, code, message, span, hints)

    def warning(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Add what the author should look at."""
        self._add(Severity.WARNING, code, message, span, hints)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None,
        hints: tuple[str, ...],
    ) -> None:
        if not self.may_add(code):
            return
        self._counts[code] += 1
        add = self._diagnostics.error if severity is Severity.ERROR else self._diagnostics.warning
        add(code, message, span, *hints)
