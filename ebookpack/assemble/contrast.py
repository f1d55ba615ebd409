"""A paragraph above a story that somebody else says than who tells the story.

Where a story is told of others, from its first page to its last, whoever says “I” or “you” above it
is its author, speaking to readers. What is said in quotation marks counts for neither.
"""

from __future__ import annotations

import re

from ebookpack.assemble.reading import Reading, words
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_SAID = pattern(r"[\"“«„][^\"”»“]*[\"”»“]?")
_SPEAKING = pattern(
    r"\b(i|i['’](m|ve|d|ll)|me|my|mine|myself|you|you['’](re|ve|d|ll)|your|yours)\b",
    re.IGNORECASE,
)
_TELLING = pattern(
    r"\b(he|she) (\w+ly |never |always |only |just |had |was )?(was|were|had|did|could|would"
    r"|said|thought|knew|felt|went|saw|took|came|put|made|stood|sat|\w+ed)\b"
    r"|,[\"”’']? (said|asked|cried|replied|answered) \w+",
    re.IGNORECASE,
)
_ADDRESSING = pattern(
    r"\b(i|i['’](m|ve|d|ll)|me|my|mine|myself)\b"
    r"|\blet['’]?s\b|\b(some|many|all) of you\b"
    r"|\b(if|hope|thank|asked?|before|in case) you\b|\byou['’]ll\b"
    r"|\byou (will|can|may|might|should|don['’]?t|do not|need|asked|like|enjoy)\b",
    re.IGNORECASE,
)
"""Who speaks for himself, or to readers: `you` alone may be anybody, in stories too."""
_STORYTELLER = pattern(
    r"\b(tell(ing)? you|you (must|should|shall|will|may) (know|hear|remember|see)|once upon a time"
    r"|i (am|was) (going|about) to (tell|relate)|i (will|shall|must) (tell|relate|set down|begin)"
    r"|my (tale|story) (begins?|is|concerns)|long ago|there (once )?(was|were|lived))\b",
    re.IGNORECASE,
)
"""How those begin who tell a tale of others by word of mouth: that is the story already."""
_INFORMAL = pattern(
    r"\w['’](m|ve|d|ll|re|s|t)\b|!|\b(wr(ite|ote|itten|iting)|post(ed|ing)?|read(ing|ers?)?|idea"
    r"|stor(y|ies)|fics?|scenes?|episodes?|series|books?|films?|chapters?|versions?|comments?"
    r"|mistakes?|title|canon|sorry|thanks?|hope|enjoy|warn(ed|ing)s?|prompts?|please|profile"
    r"|characters?|sequel|draft)\b",
    re.IGNORECASE,
)
"""What speaks of writing and reading, or as people speak who do not tell a story."""
_LETTER = pattern(
    r"\W*(my )?(dear(est)?|darling|sir|madam|to whom it may concern)\b", re.IGNORECASE
)
MOST_WORDS = 150
"""Of such a paragraph."""
MOST_WORDS_OF_ASIDE = 30
"""Of one that nothing but the person who speaks in it tells."""
MOST_BELOW = 60
"""Paragraphs of the story that are looked at."""
FEWEST_TOLD = 60
"""Words that the story tells, in which nobody says “I”."""
LEAST_APART = 3
"""Paragraphs below such a one that may be of the note too."""
MOST_SPEAKING = 0.004
"""Share of “I” and “you” among the words of a story that is told of others: slips, free speech."""


def speaks_above(reading: Reading, index: int) -> bool:
    """Whether a paragraph speaks for itself or to readers, and the story below is of others."""
    text = reading.texts[index]
    if not isinstance(reading.blocks[index], Paragraph) or words(text) > MOST_WORDS:
        return False
    if text[:1] in "\"“«„—‘'" or _LETTER.match(text) or "\n" in text:
        return False
    own = _SAID.sub(" ", text)
    if _ADDRESSING.search(own) is None or tells_of_others(text):
        return False
    is_short = words(text) <= MOST_WORDS_OF_ASIDE
    if _STORYTELLER.search(own) is not None or not (is_short or _INFORMAL.search(own)):
        return False
    return is_of_others(reading, range(index + 1, len(reading.blocks)))


def tells_of_others(text: str) -> bool:
    """Whether a paragraph tells what he or she did."""
    return _TELLING.search(_SAID.sub(" ", text)) is not None


def starts_a_tale(text: str) -> bool:
    """Whether somebody starts to tell a tale by word of mouth: `You must know...`."""
    return _STORYTELLER.search(text) is not None


def is_of_others(reading: Reading, story: range) -> bool:
    """Whether the first paragraphs of a story never say “I”, and hardly ever “you”."""
    told = [
        _SAID.sub(" ", reading.texts[index])
        for index in story[:MOST_BELOW]
        if isinstance(reading.blocks[index], Paragraph)
    ]
    # What follows the paragraph may be of the same note.
    told = told[LEAST_APART:] if len(told) > LEAST_APART * 3 else told[1:]
    total = sum(map(words, told))
    speaking = sum(len(_SPEAKING.findall(text)) for text in told)
    return total >= FEWEST_TOLD and speaking <= MOST_SPEAKING * total
