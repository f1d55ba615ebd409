"""How authors take leave of their readers in a line below the story: `That's all, folks!`.

Nobody needs a label for that, nor a divider. Stories end in short lines too: so it is the set
phrases of those who post, wishes to somebody of whom the story knows nothing, or a line about the
text below a story that is told of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.assemble.author_voice import holds_speech
from ebookpack.assemble.contrast import is_of_others
from ebookpack.assemble.reading import Reading, words
from ebookpack.assemble.workshop_words import ENOUGH_OF_THE_WORK, weight_of_the_work
from ebookpack.core.patterns import pattern

_ALL = (
    r"(?:folks|everyone|everybody|guys|all|y'all|readers|people|lovelies|friends|from me|you lot)"
)
_RECEIVED = r"(?:comments?|kudos|reviews?|feedback|votes?|likes?|concrit)"
_TAKES_LEAVE = pattern(
    r"[(\[]?(?:word ?count:? )?[\d.,]{3,7}k? words\b|\[?word ?count: ?\d"
    r"|(?:well,? |and |so,? |ok(?:ay)?,? )?that(?:'s| is) (?:all|it|a wrap),? "
    rf"(?:{_ALL}|for (?:now|today|this (?:week|chapter|part|one|story)))\b"
    rf"|.{{0,60}}\b{_RECEIVED} (?:feed|fuel|make|keep|mean|are (?:love|life|food|gold))\b"
    rf"|(?:thanks|thank you|cheers|thx)(?: so much| again)?,? (?:{_ALL}|for (?:reading|listening"
    r"|making it|sticking|coming))\b"
    rf"|(?:until|till|see (?:you|ya)|catch you)(?: {_ALL})? (?:next (?:time|week|month|chapter|part"
    r"|friday|monday|sunday)|in the (?:next|comments|sequel))\b"
    rf"|(?:so|well|and)?[.,… ]*(?:more|(?:what|whatcha|what do you|did you|do you) (?:\w+ )?"
    r"(?:think|like it|want more)|should i (?:go on|continue|write more|post more)|continue)\?"
    r"|(?:the )?(?:next|more|part two|part 2|chapter \w+)(?: (?:chapter|part|bit|one|update|soon))?"
    r"(?: is| will be| should be| coming| goes up| up)? ?(?:coming |up |out )?"
    r"(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|soon|tomorrow|at the weekend)"
    r"(?:,? (?:hopefully|i hope|i promise|probably))?[.!]",
    re.IGNORECASE,
)
_WISH = pattern(
    r"(?i:(?:and )?(?:get well(?: soon)?|feel better(?: soon)?|congratulations|congrats|good luck"
    r"|(?:a )?(?:very )?(?:happy|merry)(?: belated| early)? (?:\w+['’]?s? )?(?:birthday|christmas"
    r"|anniversary|yule\w*|holidays|new year|halloween|easter|hanukkah|solstice)))"
    r"(?i:,? (?:to )?(?:you|dear|my dear|dearest|darling|lovely))?,? (?P<whom>\S.{0,40}?)[.!~ xX]*"
)
_LEAVE_BEHIND = pattern(r"(?:all|everyone|everybody|folks|you all|readers|guys)", re.IGNORECASE)
_THANKS = pattern(
    r"\b(?i:thanks|thank you|thanks also|grateful)(?i:,| to| (?:so |very )?much to)* "
    r"(?P<whom>(?:my |Uncle |Aunt )?[A-ZÀ-Þ][\w'’-]+)"
)
_WHERE_AND_WHEN = pattern(
    r"[A-ZÀ-Þ][\w'’. -]{2,30}, (?:[^\W\d_]{3,12}\.? )?(?:\d{1,2}[.,]? )?(?:1[5-9]|20)\d\d\.?"
)
MOST_OF_SIGNATURE = 60
MOST_WORDS = 30
MOST_CHARACTERS = 400
FEWEST_ABOVE = 3
"""Paragraphs of the story above such a line."""


def takes_leave(reading: Reading, index: int, story: range) -> bool:
    """Whether the last paragraph of a text is its author's word to readers."""
    if len(reading.texts[index]) > MOST_CHARACTERS:
        return False
    text = " ".join(reading.texts[index].replace("’", "'").split())
    if words(text) > MOST_WORDS or len(story) < FEWEST_ABOVE or holds_speech(text):
        return False
    if _TAKES_LEAVE.match(text) is not None:
        return True
    if (wish := _WISH.fullmatch(text)) is not None:
        return _is_of_no_story(wish["whom"], reading, story)
    weight = weight_of_the_work(text)
    return weight >= ENOUGH_OF_THE_WORK and is_of_others(reading, story)


def thanks_strangers(reading: Reading, index: int, story: Sequence[int]) -> bool:
    """Whether a paragraph thanks somebody of whom the story knows nothing: `Thank you, Bess.`."""
    return any(
        _is_of_no_story(found["whom"], reading, story)
        for found in _THANKS.finditer(reading.texts[index])
    )


def says_where_and_when(text: str) -> bool:
    """Whether a line is a place and a month, as prefaces are signed: `Lyme, May 1998`."""
    return len(text) <= MOST_OF_SIGNATURE and _WHERE_AND_WHEN.fullmatch(text) is not None


def _is_of_no_story(whom: str, reading: Reading, story: Sequence[int]) -> bool:
    """Whether a wish goes to readers, or to somebody who is not named in the story."""
    if _LEAVE_BEHIND.fullmatch(whom):
        return True
    named = [name for name in re.findall(r"[^\W\d_]+", whom) if name[0].isupper()]
    told = re.compile(rf"\b(?:{'|'.join(map(re.escape, named))})\b")
    return bool(named) and not any(told.search(reading.texts[place]) for place in story)
