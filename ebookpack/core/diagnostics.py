"""Findings about a manuscript or a book, each with the place it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

PICTURE_WITHOUT_WORDS = "A104"
"""Code of an error that matters only where a book is read aloud."""


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(Struct, frozen=True, kw_only=True):
    """A place in what the author handed in."""

    path: str
    line: int | None = None
    """1-based line of the manuscript as the author sees it in an editor; of a Word document, the
    paragraph."""
    part: str | None = None
    """Where a line number means nothing: the part of a container, as `word/document.xml`."""

    def __str__(self) -> str:
        """Write the place as compilers do: `story.md:41`."""
        place = f"{self.path}!{self.part}" if self.part else self.path
        return f"{place}:{self.line}" if self.line is not None else place


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding: what is wrong, where, and the way out."""

    code: str
    """Stable and documented in docs/diagnostics.md: a letter for the stage and three digits."""
    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    acceptable: bool = False
    """Of an error: whether the author may have the book in spite of it."""

    def __str__(self) -> str:
        """One line, `story.md:41: error[R203]: image "map.png" not found`, then a line a hint."""
        place = f"{self.span}: " if self.span else ""
        lines = [f"{place}{self.severity}[{self.code}]: {self.message}"]
        return "\n".join(lines + [f"  hint: {hint}" for hint in self.hints])


@dataclass(slots=True)
class Diagnostics:
    """Collects findings while a manuscript goes through the stages."""

    found: list[Diagnostic] = field(default_factory=list)
    _known: set[Diagnostic] = field(default_factory=set, repr=False, compare=False)
    """What was added, each of which is said once."""

    def __post_init__(self) -> None:
        """Know those that it starts with."""
        self._known.update(self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Findings in the order in which they were added."""
        return iter(self.found)

    def error(
        self,
        code: str,
        message: str,
        span: Span | None = None,
        *hints: str,
        acceptable: bool = False,
    ) -> None:
        """Add what stops the build once all mistakes have been collected, unless it is accepted."""
        self._add(Severity.ERROR, code, message, span, hints, acceptable)

    def warning(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Add what the author should look at; the book is made all the same."""
        self._add(Severity.WARNING, code, message, span, hints)

    def info(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Add what is worth knowing."""
        self._add(Severity.INFO, code, message, span, hints)

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add findings that others collected."""
        for new in found:
            self._take(new)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None,
        hints: tuple[str, ...],
        acceptable: bool = False,
    ) -> None:
        new = Diagnostic(
            code=code,
            severity=severity,
            message=message,
            span=span,
            hints=hints,
            acceptable=acceptable,
        )
        self._take(new)

    def _take(self, new: Diagnostic) -> None:
        if new not in self._known:
            self._known.add(new)
            self.found.append(new)

    def accept(self, codes: Collection[str] | None) -> None:
        """Make warnings of acceptable errors with these codes; None accepts whatever can be.

        Of the others, the first of each code is told how to be one.
        """
        told: set[str] = set()
        for place, found in enumerate(self.found):
            if not found.acceptable:
                continue
            if codes is None or found.code in codes:
                self.found[place] = replace(found, severity=Severity.WARNING)
            elif found.code not in told:
                told.add(found.code)
                hint = f"or have the book all the same: build --accept {found.code}"
                self.found[place] = replace(found, hints=(*found.hints, hint))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop the build."""
        return tuple(d for d in self.found if d.severity is Severity.ERROR)
