"""When a book was made, for builds that must not depend on the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ebookpack.core.book import Book

UNDATED = "2000-01-01T00:00:00Z"
"""The time stamp of a book without a date."""


def moment_of(book: Book) -> tuple[str, bool]:
    """The time stamp of everything made: SOURCE_DATE_EPOCH, or the book's date, or UNDATED.

    And whether somebody gave it to the second.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), True
    if book.metadata.date:
        year, month, day = (*book.metadata.date.split("-"), "01", "01")[:3]
        return f"{year}-{month}-{day}T00:00:00Z", False
    return UNDATED, False
