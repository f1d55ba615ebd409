"""A synopsis that nobody announced: it tells the plot in the present tense and leaves it open.

The story below it is told in the past. Where a story is told in the present too, nothing tells a
blurb from its first paragraph, and none is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ebookpack.core.patterns import pattern

_ITSELF = r"(^|[.!?] )(a|an|this is a) (\w+ ){0,2}(story|tale|novel|novella) (of|about)\b"
_SIGNS = (
    (
        2,
        r"\b(can|will|could) (\w+ ){1,3}[^.?!]{2,120}\?"
        r"|\b(or|and) will (he|she|they|it)\b[^.?!]*\?",
    ),
    (1, r"^when (?!i\b|we\b)[^.?!]{3,120}, |^after [^.?!]{3,100}, "),
    (1, r"\b(must|has to|have to|is forced to|are forced to|has no choice)\b"),
    (1, r"\bbut (someone|somebody|something|when|can|not everyone|nothing|soon)\b|\buntil\b"),
    (
        1,
        r"\b(discovers?|learns?|uncovers?|vanish(es)?|disappears?|sets? out|falls? for"
        r"|teams? up)\b",
    ),
    (1, r"\bfinds? (himself|herself|themselves|itself|out|that)\b|\bone (night|fateful|last) \w+"),
    (1, r"\b(secrets?|truth|before it'?s too late|the fate of|nothing is (as|what)|forever)\b"),
    (1, r"\b(a (story|tale|novel) (of|about)|AU\b|in which)\b"),
    (1, _ITSELF),
)
_COMPILED = tuple((weight, pattern(said, re.IGNORECASE)) for weight, said in _SIGNS)
_NAMES_ITSELF = pattern(_ITSELF, re.IGNORECASE)
_PAST = pattern(r"\b(was|were|had|said|went|came|did|could|told|took)\b", re.IGNORECASE)
_PRESENT = pattern(r"\b(is|are|has|have|must|\w{3,}s)\b", re.IGNORECASE)
_OF_READERS = pattern(r"\b(i|my|you|your|we|our|story|fic)\b", re.IGNORECASE)
_OF_PEOPLE = pattern(r"\b(he|she|they|him|his|hers?|their|them)\b", re.IGNORECASE)
ENOUGH = 4
FEWEST_PAST = 2
FEWEST_WORDS = 12
MOST_CHARACTERS = 1500


def calls_itself_a_story(text: str) -> bool:
    """Whether a paragraph says what it is a story about."""
    return len(text) <= MOST_CHARACTERS and _NAMES_ITSELF.search(text) is not None


def tells_in_present(text: str) -> bool:
    """Whether a paragraph tells of somebody in the present tense, and says nothing of itself."""
    told = text[:1] not in '"“„«—' and len(text) <= MOST_CHARACTERS and _PAST.search(text) is None
    speaks = _OF_READERS.search(text) is not None or len(text.split()) < FEWEST_WORDS
    is_of_people = _OF_PEOPLE.search(text) is not None
    return told and is_of_people and not speaks and _PRESENT.search(text) is not None


def is_blurb(text: str, below: Iterable[str]) -> bool:
    """Whether a paragraph above a story, whose first paragraphs are `below`, is its blurb."""
    if len(text) > MOST_CHARACTERS or _PAST.search(text) or text[:1] in '"“„«—':
        return False
    weight = sum(value for value, pattern in _COMPILED if pattern.search(text))
    if weight < ENOUGH or _PRESENT.search(text) is None:
        return False
    return sum(len(_PAST.findall(given[:MOST_CHARACTERS])) for given in below) >= FEWEST_PAST
