"""Names that the story does not know: whoever wrote it is seldom in it.

The words of a title are the words of its story: `Winter Light` stands above winters and lights,
`Silas Keel` above somebody called so. An author's name has words that nothing else is called by,
and the story never says its surname.
"""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import is_name
from ebookpack.assemble.reading import Reading, words

FEWEST_WORDS_OF_STORY = 500
"""Text that is shorter has no use for most words, and proves nothing."""
ENDS = 24
"""Blocks at either end in which title pages and notices name the author again."""
LEAST_LETTERS = 3
"""Of a word that tells: initials and the `de` of a name do not."""


def is_stranger(text: str, reading: Reading) -> bool:
    """Whether a line is a name of two to four words of which the story knows nothing."""
    name = text.strip()
    if not _could_be_person(name) or sum(reading.counts) < FEWEST_WORDS_OF_STORY:
        return False
    ends = min(ENDS, len(reading.texts) // 4)
    story = "\n".join(reading.texts[ends : len(reading.texts) - ends])
    return _knows_nothing_of(name, story, "\n".join(reading.texts))


def is_stranger_above(text: str, title: str, reading: Reading) -> bool:
    """Whether a line is such a name, and the line below it is none.

    In a text that is too short to tell, the story must have the words of the title.
    """
    if is_stranger(text, reading):
        return not is_stranger(title, reading)
    story = "\n".join(reading.texts[2:])
    if not (title.isupper() and _could_be_person(text)):
        return False
    told = all(re.search(rf"\b{re.escape(word)}\b", story, re.I) for word in _telling(title))
    return bool(_telling(title)) and told and _knows_nothing_of(text, story, story)


def _could_be_person(line: str) -> bool:
    return is_name(line) and 2 <= words(line) <= 4 and not any(c in ",;:!?&" for c in line)


def _knows_nothing_of(name: str, story: str, everything: str) -> bool:
    """Whether a story never says a surname, and no word of the name stands in small letters."""
    telling = _telling(name)
    if not telling or re.search(rf"\b{re.escape(telling[-1])}\b", story, re.IGNORECASE):
        return False
    common = "|".join(re.escape(word.lower()) for word in telling)
    return re.search(rf"\b(?:{common})\b", everything) is None


def _telling(line: str) -> list[str]:
    """The words of a line that say something: not initials, not the `de` of a name."""
    return [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= LEAST_LETTERS]
