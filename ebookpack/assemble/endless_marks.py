"""Letters that carry more marks than can be set.

A letter has a mark or two, in playful texts some dozens; Unicode's own limit for streams is 30
(Standard Annex 15, 13). With tens of thousands the libraries that shape text, ours and those of
readers, end the whole program.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

from ebookpack.assemble.reading import Reading
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.patterns import pattern

MOST_MARKS = 1000
_MAYBE = pattern(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1}}}")


def refuse_endless_marks(reading: Reading) -> None:
    """Raises ManuscriptError (A105) for a letter with more than `MOST_MARKS` marks."""
    for block, text in zip(reading.blocks, reading.texts, strict=True):
        if text.isascii() or _MAYBE.search(text) is None:
            continue
        runs = (len(list(run)) for marks, run in groupby(text, _is_mark) if marks)
        most = max(runs, default=0)
        if most > MOST_MARKS:
            raise ManuscriptError.at(
                block.span,
                "A105",
                f"a letter has {most} marks above and below it",
                f"no program sets more than {MOST_MARKS}: take some away",
            )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
