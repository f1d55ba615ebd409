"""Languages that runs are marked with: which of the marks to believe.

Word marks a run with the keyboard's language, or with what it guesses, and a manuscript can be
full of marks that mean nothing. They are believed only if nearly all of the text agrees on one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ebookpack.readers.word_processor.seen import Leaf, Seen, SeenCell, SeenParagraph, SeenTable

LEAST_MAIN = 0.8
"""Of the letters; less than that, and the marks contradict one another."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def foreign_languages(seen: Iterable[Seen], declared: str) -> frozenset[str]:
    """Tags of the languages other than the document's main one whose marks are believed."""
    letters: Counter[str] = Counter()
    for leaf in leaves_of(seen):
        letters[leaf.look.language] += sum(map(str.isalpha, leaf.text))
    whole = letters.total()
    languages: Counter[str] = Counter()
    for tag, count in letters.items():
        languages[primary(tag or declared)] += count
    if not whole or not languages:
        return frozenset()
    main, count = languages.most_common(1)[0]
    if count < LEAST_MAIN * whole or not main:
        return frozenset()
    return frozenset(t for t in letters if _TAG.fullmatch(t) and primary(t) != main)


def leaves_of(seen: Iterable[Seen]) -> Iterable[Leaf]:
    """All leaves of what was seen, those in tables too."""
    for item in seen:
        if isinstance(item, SeenParagraph):
            yield from item.leaves
        elif isinstance(item, SeenTable):
            for row in item.rows:
                for cell in row:
                    yield from _cell_leaves(cell)


def _cell_leaves(cell: SeenCell) -> Iterable[Leaf]:
    yield from leaves_of(cell.content)


def primary(tag: str) -> str:
    """`de` of `de-CH`."""
    return re.split("[-_]", tag, maxsplit=1)[0].casefold()
