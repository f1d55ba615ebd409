"""Things made before, kept to be used again."""

from __future__ import annotations

from hashlib import sha256
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


def put_sealed(shelf: Shelf, key: str, data: bytes) -> None:
    """Keep something whose damage would not be seen by itself; `get_sealed` gives it back."""
    shelf.put(key, sha256(data).digest() + data)


def get_sealed(shelf: Shelf, key: str) -> bytes | None:
    """What is kept under a key; None if there is nothing, or if it is not as it was put there."""
    kept = shelf.get(key)
    if kept is None:
        return None
    size = sha256().digest_size
    seal, data = kept[:size], kept[size:]
    return data if sha256(data).digest() == seal else None
