"""The errors ebookpack raises on purpose. Anything else that escapes is a bug of ours."""

from __future__ import annotations

from typing import Self

from ebookpack.core.diagnostics import Diagnostic, Severity, Span


class EbookpackError(Exception):
    """Something the user can mend; holds every finding that led to it."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Raise for findings that were already collected."""
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[Self], tuple[Diagnostic, ...]]:
        """Cross from one process to another whole."""
        return type(self), self.diagnostics

    @classmethod
    def at(cls, span: Span | None, code: str, message: str, *hints: str) -> Self:
        """Make the error of a single finding."""
        return cls(
            Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hints=hints)
        )


class ManuscriptError(EbookpackError):
    """The manuscript cannot be read or is not one."""


class SettingsError(EbookpackError):
    """book.toml or an option says something that cannot be done."""


class ThemeError(EbookpackError):
    """A theme is not there, or is broken."""


class BuildError(EbookpackError):
    """A finished file does not hold what it must, or cannot be put in its place."""


class SystemLibraryError(EbookpackError):
    """A library outside Python is missing (Pango for the PDF)."""
