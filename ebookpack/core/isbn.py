"""International standard book numbers (ISO 2108): checked, and written as they are printed."""

from __future__ import annotations

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import SettingsError

ISBN_URN = "urn:isbn:"


def isbn13(text: str, span: Span | None = None) -> str:
    """The 13 digits of an ISBN, one of ten digits made into it.

    Raises SettingsError (D142) if it is none.
    """
    import isbnlib

    digits = isbnlib.canonical(text) or ""
    if isbnlib.is_isbn10(digits):
        digits = isbnlib.to_isbn13(digits)
    if not isbnlib.is_isbn13(digits):
        raise SettingsError.at(
            span,
            "D142",
            f'"{text}" is no ISBN: its last digit does not fit the others',
            "compare it with the letter of the agency, digit by digit",
        )
    return str(digits)


def hyphenated(isbn: str) -> str:
    """An ISBN as it is printed, `978-0-306-40615-7`; as it is if its range is not known."""
    import isbnlib

    return isbnlib.mask(isbn) or isbn


def isbn_of(identifier: str) -> str:
    """The ISBN of a URN, as it is written there; empty if it is another kind of URN."""
    named = identifier.lower().startswith(ISBN_URN)
    return identifier[len(ISBN_URN) :] if named else ""
