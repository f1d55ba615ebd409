"""Things made before, kept to be used again."""

from __future__ import annotations

from typing import Protocol


class Shelf(Protocol):
    """Keeps things by a key that says all of what they were made from."""

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None if there is nothing."""

    def put(self, key: str, data: bytes) -> None:
        """Keep something. It may be gone later."""


class NoShelf:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """See Shelf.get."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """See Shelf.put."""
