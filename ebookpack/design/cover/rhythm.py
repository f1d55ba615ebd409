"""What a cover takes from its book: a stable choice of design, and the text's own rhythm.

The choices (layout, ornament, colours) hang on title and author, so that a cover keeps its face
while its author revises; the ornament's drawing hangs on the lengths of chapters and paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256, shake_256
from typing import TypeVar

from ebookpack.core.book import Book
from ebookpack.core.node_text import block_text

T = TypeVar("T")

MOST_BEATS = 600
FEWEST_BEATS = 32
MOST_CHAPTERS = 48
_SMOOTHING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The measures that ornament is drawn from."""

    seed: bytes
    beats: tuple[float, ...]
    """One a paragraph, 0 to 1: its place among the lengths of all (0 for the shortest)."""
    chapters: int
    """How many sections the body has, 1 to MOST_CHAPTERS."""

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
        """The beat of a paragraph; after the last one the text starts again."""
        return self.beats[index % len(self.beats)]

    def swell(self, index: int) -> float:
        """The beat with its neighbours weighed in: the text's slow movement, 0 to 1."""
        window = range(index - _SMOOTHING, index + _SMOOTHING + 1)
        weights = [_SMOOTHING + 1 - abs(i - index) for i in window]
        total = sum(weight * self.beat(i) for weight, i in zip(weights, window, strict=True))
        return total / sum(weights)


def rhythm_of(book: Book, number: int = 0) -> Rhythm:
    """The rhythm of a book; volumes of a series share all choices but the palette's.

    A number other than 0 makes other choices, the same ones each time.
    """
    metadata = book.metadata
    work = metadata.series.name if metadata.series else metadata.title
    chosen = f"\x1f{number}" if number else ""
    seed = sha256(f"{work}\x1f{metadata.byline}{chosen}".encode()).digest()
    lengths = _paragraph_lengths(book)
    measure = ",".join(map(str, lengths)) + metadata.title
    return Rhythm(
        seed=seed,
        beats=_ranks(lengths) + _silence(measure, len(lengths)),
        chapters=min(max(len(book.body), 1), MOST_CHAPTERS),
    )


def _paragraph_lengths(book: Book) -> tuple[int, ...]:
    """Letters of each block, at most MOST_BEATS of them, taken evenly from the whole."""
    lengths = [len(block_text(b)) for _, section in book.sections() for b in section.blocks]
    spoken = [length for length in lengths if length]
    step = max(len(spoken) / MOST_BEATS, 1.0)
    return tuple(spoken[int(i * step)] for i in range(int(len(spoken) / step)))


def _ranks(lengths: tuple[int, ...]) -> tuple[float, ...]:
    """Each length's place among all, 0 to 1: evenly spread, whatever the author's habits."""
    places = {length: place for place, length in enumerate(sorted(lengths))}
    return tuple(places[length] / max(len(lengths) - 1, 1) for length in lengths)


def _silence(measure: str, beats: int) -> tuple[float, ...]:
    """Beats that fill up a text too short to have a rhythm of its own."""
    missing = max(FEWEST_BEATS - beats, 0)
    return tuple(byte / 255 for byte in shake_256(measure.encode()).digest(missing))
