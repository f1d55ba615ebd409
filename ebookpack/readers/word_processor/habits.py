"""What is usual in a manuscript: only what is more than that says something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ebookpack.readers.word_processor.looks import TWIPS_A_LINE, ParagraphLook
from ebookpack.readers.word_processor.seen import Seen, SeenParagraph

PAGE_GAP = 4
"""Blank lines that a page break counts as."""


class Habits(Struct, frozen=True, kw_only=True):
    """How the ordinary paragraphs of a manuscript lie."""

    blank: int = 0
    """Empty paragraphs between two of them."""
    space: int = 0
    """Twips of white space between two of them."""
    left: int = 0
    """Twips that they stand in from the margin."""
    size: float = 0
    """Points of their letters; 0 if nothing says it."""

    def gap(self, blank: int, above: ParagraphLook | None, paragraph: SeenParagraph) -> int:
        """Blank lines before a paragraph, beyond what is usual."""
        gap = max(0, blank - self.blank)
        if above is not None:
            more = space_between(above, paragraph.look) - self.space
            gap += max(0, more // TWIPS_A_LINE)
        return max(gap, PAGE_GAP) if paragraph.page_break else gap

    def scale(self, paragraph: SeenParagraph) -> int:
        """Size of a paragraph's letters, in percent of what is usual."""
        size = letter_size(paragraph)
        return round(100 * size / self.size) if size and self.size else 100


NO_HABITS = Habits()


def habits_of(seen: Iterable[Seen]) -> Habits:
    """The habits of a whole manuscript."""
    blanks: Counter[int] = Counter()
    spaces: Counter[int] = Counter()
    lefts: Counter[int] = Counter()
    sizes: Counter[float] = Counter()
    above: ParagraphLook | None = None
    blank = 0
    for item in seen:
        if not isinstance(item, SeenParagraph) or item.look.number or item.look.outline is not None:
            above, blank = None, 0
            continue
        if not is_filled(item):
            blank += 1
            continue
        letters = sum(len(leaf.text) for leaf in item.leaves)
        lefts[item.look.left] += letters
        sizes[letter_size(item)] += letters
        if above is not None and not item.page_break:
            blanks[blank + item.more_blank] += 1
            spaces[space_between(above, item.look)] += 1
        above, blank = item.look, 0
    return Habits(
        blank=_usual(blanks),
        space=_usual(spaces),
        left=_usual(lefts),
        size=max(sizes, key=lambda size: (sizes[size], -size), default=0),
    )


def letter_size(paragraph: SeenParagraph) -> float:
    """Points of most of a paragraph's letters."""
    sizes: Counter[float] = Counter()
    for leaf in paragraph.leaves:
        sizes[leaf.look.size] += len(leaf.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0)


def is_filled(paragraph: SeenParagraph) -> bool:
    """Whether there is anything in it but white space."""
    return any(leaf.text.strip() or not leaf.text for leaf in paragraph.leaves)


def space_between(above: ParagraphLook, below: ParagraphLook) -> int:
    """Twips of white space between two paragraphs; the larger one counts (17.3.1.33)."""
    return max(above.after, below.before)


def _usual(counts: Counter[int]) -> int:
    return min(counts, key=lambda value: (-counts[value], value), default=0)
