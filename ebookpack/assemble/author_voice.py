"""Whether a paragraph is the author speaking about the work, or the work itself.

No single word tells: a story may say "this story". Each sign weighs something, and a paragraph is
the author's own voice when the signs together weigh enough and nothing speaks of fiction.
"""

from __future__ import annotations

import re

_SIGNS: tuple[tuple[int, str, str], ...] = (
    (
        2,
        "names the work",
        r"\b(this|my|the following) (\w+ ){0,2}(story|fic|fanfic|fan ?fiction|vignette|one-?shot"
        r"|drabble|ficlet|piece|chapter|novel|novella|instal?lment|series|tale)\b",
    ),
    (
        2,
        "names the work",
        r"^(a|an|another|just a|here'?s a|here is a) (\w+[- ]){0,4}(vignette|one-?shot|drabble"
        r"|ficlet|fic|story|tale|piece|sequel|prequel|little something)\b",
    ),
    (
        2,
        "asks for comments",
        r"\b(reviews?|r ?& ?r|r and r|feedback|concrit|constructive criticism|kudos|flames"
        r"|comments? (are|is|and|welcome)|read and review|let me know what you think)\b",
    ),
    (
        2,
        "disclaims",
        r"\b(i (do not|don'?t) own|own nothing|no copyright|not mine|belongs? to (their|its|the|"
        r"paramount|\w+ and)|no money|not for profit|all (the )?characters (are|belong))\b",
    ),
    (
        2,
        "says when it is set",
        r"\b(set|takes? place) (\w+ ){0,3}(after|before|during|between|in the middle of)\b",
    ),
    (
        1,
        "speaks of writing",
        r"\bi('ve| have)? (wrote|written|couldn'?t (help but|resist)|decided to write|wanted to "
        r"(write|explore|see)|started (writing|this)|hope you|posted|apologi[sz]e"
        r"|finally finished)\b",
    ),
    (
        1,
        "speaks of writing",
        r"\b(beta(-?read(er)?|'?d)?|unbeta'?d|my beta|prompt|challenge|nanowrimo|plot ?bunny|"
        r"first fic|wip|oneshot|updated?|au|ooc|oc|pov|spoilers?|canon|fandom|fluff|angst|"
        r"hiatus|pre-slash|slash|warnings?|rated|rating)\b",
    ),
    (1, "speaks of a series", r"\b(episode|season|series|book \w+|movie|film|chapter)\b"),
    (1, "thanks", r"\b(thanks?|thank you) (to|for|so much|everyone)\b"),
    (1, "asks the reader", r"\b(please|enjoy|readers?|you guys|bear with me|written for)\b"),
    (
        1,
        "has an emoticon",
        r"(?<!\w)([:;=8][-^']?[)(DPp/|]|[xX]D|<3|\^[_.]?\^|[oO][._][oO]|\\o/)(?!\w)",
    ),
)
_COMPILED = tuple((weight, name, re.compile(sign, re.IGNORECASE)) for weight, name, sign in _SIGNS)
_SPEECH = re.compile(
    r"[\"“«„][^\"”»“]{2,}[,.!?…—–-][\"”»“]\s+(he|she|they|\w+) (said|asked|replied|\w+ed)\b"
    r"|[\"”»]\s+(said|asked|replied|cried|answered|whispered|murmured|muttered)\b",
    re.IGNORECASE,
)
ENOUGH = 3
"""Weight from which a paragraph is the author's own voice."""


def author_voice(text: str) -> tuple[int, str]:
    """(weight, evidence) of a paragraph being the author's own voice."""
    if _SPEECH.search(text):
        return 0, ""
    weight = 0
    names: list[str] = []
    for value, name, sign in _COMPILED:
        if sign.search(text):
            weight += value
            names.append(name)
    return weight, ", ".join(dict.fromkeys(names))
