"""Whether there is enough of a text that its first line may be its title."""

from __future__ import annotations

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.header_lines import bare
from ebookpack.assemble.labels import label_of
from ebookpack.assemble.reading import Reading, words
from ebookpack.core.nodes import Block, Figure, Heading, Table

MOST_BELOW_A_TITLE = 40
"""Blocks that are looked at."""
FEWEST_WORDS_OF_A_WORK = 30
"""Fewer than these in all are a work only if they are verse, or one of them is..."""
FEWEST_SIGNS = 60
"""Chinese or Japanese characters of a work: six haiku have so many."""
LEAST_PARAGRAPH = 40
"""...so many letters long; a sign of Chinese or Japanese counts for two."""


def can_be_title_of(title: str, reading: Reading, start: int) -> bool:
    """Whether what stands from a block on is something that can have a title, not a few words."""
    end = min(start + MOST_BELOW_A_TITLE, len(reading.blocks))
    below = [reading.texts[i] for i in range(start, end) if _is_said(reading.blocks[i])]
    first = bare("".join(below[:1]).partition("\n")[0])
    if credit_of(first) is not None or label_of(first) is not None:
        return True
    total = sum(map(words, below))
    if sum(map(_signs, below)) >= FEWEST_SIGNS:
        return True
    return total > words(title) and (
        total >= FEWEST_WORDS_OF_A_WORK
        or any("\n" in text or _letters(text) >= LEAST_PARAGRAPH for text in below)
    )


def _letters(text: str) -> int:
    return len(text) + _signs(text)


def _signs(text: str) -> int:
    """Chinese and Japanese characters, which say a word or a syllable each."""
    return sum("\u3040" <= c <= "\u9fff" for c in text)


def _is_said(block: Block) -> bool:
    """Whether a block is running text, not a table or a picture."""
    return not isinstance(block, Table | Figure | Heading)
