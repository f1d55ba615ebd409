"""What a cover takes from its book: a stable choice of design, and a rhythm to draw it by.

All of it hangs on title, author and series, and nothing on the text: a cover keeps its face while
its author revises, and the same book has the same one in each of its editions.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256, shake_256
from typing import TypeVar

from msgspec import Struct

from ebookpack.core.book import Metadata

T = TypeVar("T")

BEATS = 600
MOST_COUNT = 24
_SMOOTHING = 2


class Rhythm(Struct, frozen=True, kw_only=True):
    """The measures that ornament is drawn from."""

    seed: bytes
    beats: tuple[float, ...]
    """0 to 1, for quiet and loud."""
    count: int
    """What a drawing counts by, 1 to MOST_COUNT."""

    def fraction(self, what: str) -> float:
        """A number from 0 up to 1 that is always the same for this book and purpose."""
        digest = sha256(self.seed + what.encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, what: str, low: float, high: float) -> float:
        """The book's own number from `low` to `high`."""
        return low + (high - low) * self.fraction(what)

    def choose(self, what: str, options: Sequence[T]) -> T:
        """The book's own among the options."""
        return options[int(self.fraction(what) * len(options))]

    def beat(self, index: int) -> float:
        """One of the beats; after the last one they start again."""
        return self.beats[index % len(self.beats)]

    def swell(self, index: int) -> float:
        """The beat with its neighbours weighed in: the slow movement, 0 to 1."""
        window = range(index - _SMOOTHING, index + _SMOOTHING + 1)
        weights = [_SMOOTHING + 1 - abs(i - index) for i in window]
        total = sum(weight * self.beat(i) for weight, i in zip(weights, window, strict=True))
        return total / sum(weights)

    def noise(self, what: str, length: int) -> bytes:
        """Even noise, as long as it is wanted, always the same for this book and purpose."""
        return shake_256(self.seed + what.encode()).digest(length)


def rhythm_of(metadata: Metadata, number: int = 0) -> Rhythm:
    """The rhythm of a book; volumes of a series share all choices but the palette's.

    A number other than 0 makes other choices, the same ones each time.
    """
    work = metadata.series.name if metadata.series else metadata.title
    chosen = f"\x1f{number}" if number else ""
    seed = sha256(f"{work}\x1f{metadata.byline}{chosen}".encode()).digest()
    count, *beats = shake_256(seed + metadata.title.encode()).digest(BEATS + 1)
    return Rhythm(
        seed=seed,
        beats=tuple(beat / 255 for beat in beats),
        count=1 + count % MOST_COUNT,
    )
