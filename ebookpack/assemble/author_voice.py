"""Whether a paragraph is the author speaking about the work, or the work itself.

No single word tells: a story may say "this story", and its narrator may have written it. Each sign
weighs something. A paragraph is the author's own voice when its signs together weigh enough, one
of them at least belongs to publishing (asking for comments, disclaiming, thanking a reader of
drafts), and nobody speaks in it as people in stories do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ebookpack.assemble.set_phrases import SET_PHRASES
from ebookpack.core.patterns import any_of, pattern

ENOUGH = 3
"""Weight from which a paragraph is the author's own voice."""
PLAIN = 2
"""Weight of a sign that says much."""
MOST_CHARACTERS = 6000
"""Nobody speaks about a work for a thousand words in one paragraph."""
MOST_KEPT = 4096
"""Paragraphs whose signs are remembered."""
ENOUGH_BELOW_A_NOTE = 2
"""Weight from which it goes on with the note above it."""


class _Sign(NamedTuple):
    weight: int
    public: bool
    """Whether only somebody who hands a work to readers says so."""
    name: str
    pattern: str
    """In small letters, as is what it is sought in."""


_WORK = (
    r"(story|stories|fic|fics|fanfic|fan ?fiction|vignettes?|one-?shots?|drabbles?|ficlets?|piece"
    r"|chapters?|novel|novella|instal?lment|series|tale|sequel|prequel|poem|little something"
    r"|(little|daft|silly|small|short) thing)"
)
_SIGNS = (
    _Sign(
        2,
        False,
        "names the work",
        rf"\b(this|my|the following|the present|these) (\w+ ){{0,3}}({_WORK}|narrative)\b",
    ),
    _Sign(
        2,
        False,
        "names the work",
        rf"(^|[.!?] )((this|it) is |here'?s |here is |just )?(a|an|another|just a) "
        rf"(\w+[- ]){{0,4}}{_WORK}\b",
    ),
    _Sign(
        2,
        False,
        "names the work",
        rf"\b(so|and|but) here'?s (a|an|another|the|my) (\w+[- ]){{0,4}}"
        rf"({_WORK}|take|version|attempt)\b",
    ),
    _Sign(
        2,
        True,
        "says whom it is for",
        r"\bthis one('s| is| goes out) (for|to) (all|any\w*|every\w*|my|those|the)\b",
    ),
    _Sign(
        3,
        True,
        "wishes somebody well",
        r"^for [^.!?]{2,40}[,!.:—–-]+ ?(on|for)? ?(a |an? (very )?)?(happy|merry|belated) "
        r"(belated )?"
        r"(birthday|christmas|holidays|yule\w*|valentine|new year|hanukkah|solstice|easter)",
    ),
    _Sign(
        2,
        True,
        "says whom it is for",
        r"^(just )?(a|an|some|another) (\w+[- ]){1,4}for \w+,? "
        r"who('s| has| is| was| wanted| asked)\b",
    ),
    _Sign(
        1,
        False,
        "says what it was meant to do",
        r"\bso i (thought|figured|decided) i('d| would)\b|\b(sequels|prequels|adaptations)\b",
    ),
    _Sign(4, True, "adds a word to a post", r"^(edit|eta|update)( ?\d)?: "),
    _Sign(
        2,
        False,
        "counts the work in its series",
        r"\b(this|it|here) is (also )?(the|my|our|number|part) (\w+ ){0,2}"
        rf"(\w+ of (the|my|our|a) (\w+[- ]){{0,3}}{_WORK}\b|next (one|part|bit)|next {_WORK}\b)"
        r"|\bhere is the next one\b",
    ),
    _Sign(
        2,
        True,
        "asks for comments",
        r"\b(review(er)?s?|r ?& ?r|r and r|feedback|concrit|constructive criticism|kudos|no flames"
        r"|(leave|love|any|your|all|drop) (a |me a )?comments?|comments? (are|is|and|welcome)"
        r"|don'?t forget to (vote|comment|review|follow|subscribe)|votes? and comments?"
        r"|read and review|let me know what you think"
        r"|tell me what you think"
        r"|(love|like|glad) to (hear|know) (what you think|your thoughts))\b",
    ),
    _Sign(
        2,
        True,
        "disclaims",
        r"\b(i (do not|don'?t|dont) own|own nothing|no copyright|no money|not for profit"
        r"|belongs? to (their|its|the|paramount|\w+ (and|inc|productions))"
        r"|all (the )?characters (are|belong)|no infringement|no claim (to|on|upon)"
        r"|rights (belong|remain|are)"
        r"|(they|it|these|this|that|characters|world|canon)('re|'s| are| is) not mine"
        r"|solely for (the )?(amusement|entertainment|fun|enjoyment)|rightful owners?)\b",
    ),
    _Sign(
        2,
        True,
        "says when it is set",
        r"\b(set|takes? place) (\w+ ){0,3}(after|before|during|between|in the middle of) "
        r"(\w+ ){0,3}(episodes?|season|series|events|finale|film|movie|book|chapter|canon|s\d|\d)"
        r"|\b(set|takes? place) (\w+ ){0,3}(after|before|during|between) the events\b"
        r"|^(this|the following) (takes? place|is set|happens) (\w+ ){0,2}"
        r"(before|after|during|between|in the gap)\b"
        r"|^(an? )?(short |quick |little )?((episode )?tag|coda|post-?ep(isode)?|missing scene)"
        r" (to|for|from) "
        r"|\b(alternate|alternative) ending\b|\bmissing scene\b|\bepisode tag\b|\bset (at|in|on) "
        r"(\w+['’]?\w* ){0,6}(after|before|during) episode\b",
    ),
    _Sign(
        2,
        True,
        "says what it was written for",
        r"\b(this|it|story|piece) (was|is) (originally |first )?(written|posted|published|composed)"
        r" (for|in|on|as part of) (a|an|the|my)\b",
    ),
    _Sign(
        2,
        True,
        "says where it came from",
        r"\b(can'?t|cannot|couldn'?t|could not) (seem to )?get (this|it|that|them|the idea"
        r"|these \w+) out of my head\b|\b(came|popped|jumped|wandered) into my head\b"
        r"|\bwouldn'?t leave me alone"
        r"|\b(this|it) was (meant|supposed|going) to be (\w+[- ]){0,4}(words|drabble|one-?shot|fic"
        r"|short|page)\b",
    ),
    _Sign(
        2,
        True,
        "excuses itself",
        r"\bsorry (\w+ ){0,3}(took|for the (\w+ )?(wait|delay|silence|absence|gap|hiatus)"
        r"|it'?s (so )?(late|short|long))"
        r"|\bworth the wait\b|\b(took|been) (so|this|too) long\b|(?<!in )\breal life\b"
        r"|\bit('s| has) been (\w+ )?(months|weeks|ages|years|a while)\b|\b(my|the) day job\b"
        r"|\bapologi[sz]e (for|to)\b|\bapologies (for|to)\b|\b(it|this) has been (\w+ )?revised\b"
        r"|\bmistakes (are )?(all )?(mine|my own)\b|\bwriter'?s block\b|\bmy (own )?fault\b",
    ),
    _Sign(
        2,
        True,
        "uses the words of those who post",
        r"\b(un-?beta['e]?d|not beta['e]?d|(my|lovely|wonderful|a) betas?"
        r"|beta[- ]?read(er)?|plot ?bunn(y|ies)"
        r"|first (fic|multichap)|nobody asked for|playlist|master ?list|link in bio|crack ?fic"
        r"|long[- ]?time (lurker|reader)|first[- ]?time (poster|writer)|reblogs?"
        r"|fluffy|plotless|ficlets?|(kink )?meme|pairings?:|rated"
        r"|repost(ed|ing)?|cross-?post(ed|ing)?"
        r"|bring tissues|songfic|mostly dialogue|short and sweet|(for )?the anon who|mailing list"
        r"|fans (will|may|might|of)|part (two|three|2|3) (is|will|should)|a quick one"
        r"|stand-?alone|word ?count|prompt:|plot bunn(y|ies)|whump|pwp|spoilers?|writing challenge"
        r"|ooc|canon|fandom|fluff|angsty?|nanowrimo|hiatus|pre-slash|wip|au|oneshot"
        r"|fanfic\w*|headcanon|(winter|summer|\w+) exchange"
        r"|the prompt (was|is|wanted|asked|said|called)|prompt(ed)? (was|by|from)"
        r"|(in response to|for) (a|the|this) (\w+ )?(challenge|prompt))\b",
    ),
    _Sign(
        2,
        True,
        "addresses the reader",
        r"\b(hope you|hope (it|this) (is|was)|you can read (it|this)"
        r"|you (don'?t|do not) (need|have) to (have )?(read|watched|seen|read|know)"
        r"|(more|no|much|any) sense (if|without|unless)"
        r"|if you('ve| have)? (read|seen|not)|helps? to have (read|seen)"
        r"|spoilers?|the reader'?s (indulgence|patience|pardon)|the author (wishes|would|begs|has)"
        r"|(dear|gentle|my) readers?|reading this (story|fic|chapter)|who read|readers unacquainted"
        r"|be (kind|nice|gentle)|pls|plz"
        r"|(thanks|thank you)( all| so much)? for reading|enjoy"
        r"|if you liked (it|this)|sign (the|my) guest ?book)\b",
    ),
    _Sign(
        2,
        True,
        "names a place where people post",
        r"\b(on|from|at) (tumblr|livejournal|lj|dreamwidth|discord|wattpad|ao3|ffn|fanfiction\.net"
        r"|the archive)\b",
    ),
    _Sign(
        2,
        False,
        "calls itself a try",
        r"^an? (short |quick )?(exercise|experiment|attempt) (in|at)\b",
    ),
    _Sign(1, False, "hands it over", r"\b(so )?here (you go|it is|they are|we go)\b"),
    _Sign(
        2,
        True,
        "greets",
        r"^hope (everyone|you|this|that|it)\b"
        r"|^(hi|hello|hey)( everyone| all| guys| folks| there)?[!.]"
        r"|^(hi|hello|hey),? (everyone|all|guys|folks|there)\b"
        r"|^happy (halloween|holidays|christmas|new year|valentine|easter|yule|friday|monday)",
    ),
    _Sign(
        1,
        False,
        "speaks of writing",
        r"\b(i|we)('ve| have| just| finally)* (wrote|written|couldn'?t (help but|resist)|decided to"
        r" write|wanted to (write|explore|see)|started (writing|this)|posted|finished|scribbled"
        r"|rewrote|apologi[sz]e|refuse to believe|made up|composed)\b",
    ),
    _Sign(
        1,
        False,
        "speaks of a series",
        r"\b(episodes?|seasons?|series|movie|film|chapters?|warnings?|rated|rating|pov|ocs?"
        r"|contains)\b",
    ),
    _Sign(
        1,
        True,
        "thanks",
        r"\b(thanks?|thank you|thx|sincere thanks)( again| both| guys| all)*"
        r" (to|for|so much|everyone)\b",
    ),
    _Sign(1, False, "asks", r"\b(please|bear with me|everyone|you guys|written for|lol|omg)\b"),
    _Sign(
        1,
        True,
        "has an emoticon",
        r"(?<!\w)([:;=8][-^']?[)(dp/|]|xd|<3|\^[_.]?\^|o[._]o|\\o/)(?!\w)",
    ),
    _Sign(
        2,
        True,
        "speaks of the work and its readers",
        r"\b(diese (geschichte|fanfiction|story|ff) (spielt|entstand|ist)|(euch|ihnen) gefällt"
        r"|freue? (ich )?mich|über (kommentare|reviews|rückmeldung)|viel spa(ß|ss) beim lesen"
        r"|gehören (nicht mir|mir nicht)"
        r"|cette (histoire|fic) (se passe|se déroule|est)|vous plair?a|laisser un commentaire"
        r"|(ne|n') ?m'appartien\w+|bonne lecture|j'espère qu"
        r"|esta historia (transcurre|ocurre|sucede|se desarrolla)|(les|os|te) guste"
        r"|(los|sus|dejen|agradecen los) comentarios|no me pertenece\w*|que (la )?disfruten"
        r"|questa storia (si svolge|è ambientata)|buona lettura|non mi appart\w+|recension[ei]"
        r"|esta história (passa|se passa)|boa leitura|deze? verhaal speelt|veel leesplezier)\b",
    ),
    _Sign(
        1,
        False,
        "speaks of writing",
        r"\b(habe (sie|es|ich) .{0,40}geschrieben|l'ai écrite?|la escribí|l'ho scritta|escrevi"
        r"|der serie|de la série|de la serie|della serie|folge|épisode|episodio)\b",
    ),
)
_ALL = (*_SIGNS, *(_Sign(ENOUGH, True, name, said) for name, said in SET_PHRASES))
_PATTERNS = tuple((sign, pattern(sign.pattern)) for sign in _ALL)
_UNPUBLIC = tuple((sign, found) for sign, found in _PATTERNS if not sign.public)
_PUBLIC = any_of([sign.pattern for sign in _ALL if sign.public])
_SPEECH = pattern(
    r"[\"“«„][^\"”»“]{2,}[,.!?…—–-][\"”»“]\s+(he|she|they|\w+) (said|asked|replied|\w+ed)\b"
    r"|[\"”»]\s+(said|asked|replied|cried|answered|whispered|murmured|muttered)\b"
    r"|^[\"“«„—]",
    re.IGNORECASE,
)


def author_voice(text: str) -> tuple[int, str]:
    """(weight, evidence) of a paragraph being the author's own voice; (0, "") without a doubt."""
    if not _is_public(text):
        return 0, ""
    signs = _signs_in(text)
    names = dict.fromkeys(sign.name for sign in signs)
    return sum(sign.weight for sign in signs), ", ".join(names)


def has_plain_sign(text: str) -> bool:
    """Whether a single sign says much, and no sum of little ones."""
    return _is_public(text) and any(
        sign.public and sign.weight >= PLAIN for sign in _signs_in(text)
    )


def signs_of_voice(text: str) -> int:
    """Weight of all signs in a paragraph, below or above something that is known to be a note."""
    return sum(sign.weight for sign in _signs_in(text))


@lru_cache(maxsize=MOST_KEPT)
def _is_public(text: str) -> bool:
    """Whether a paragraph has a sign that only somebody gives who hands a work to readers.

    Hardly any has one, and all are sought at once. Several passes ask of the same paragraph, one
    soon after another.
    """
    return bool(folded := _spoken_by_nobody(text)) and _PUBLIC.search(folded) is not None


@lru_cache(maxsize=MOST_KEPT)
def _signs_in(text: str) -> tuple[_Sign, ...]:
    """The signs that are found in a paragraph."""
    folded = _spoken_by_nobody(text)
    sought = _PATTERNS if _is_public(text) else _UNPUBLIC
    return tuple(sign for sign, found in sought if folded and found.search(folded))


def _spoken_by_nobody(text: str) -> str:
    """A paragraph as signs are sought in it; empty for one in which people speak."""
    if len(text) > MOST_CHARACTERS or _SPEECH.search(text):
        return ""
    return text.replace("’", "'").lower()


def holds_speech(text: str) -> bool:
    """Whether people speak in a paragraph as they do in stories."""
    return _SPEECH.search(text) is not None
