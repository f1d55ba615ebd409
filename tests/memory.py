"""A shelf in memory (core.shelf.Shelf), for tests of what is made once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Memory:
    """Keeps everything, and tells what was found on it."""

    held: dict[str, bytes] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    """Keys that were asked for and there."""

    def get(self, key: str) -> bytes | None:
        """See Shelf.get."""
        if key in self.held:
            self.found.append(key)
        return self.held.get(key)

    def put(self, key: str, data: bytes) -> None:
        """See Shelf.put."""
        self.held[key] = data
