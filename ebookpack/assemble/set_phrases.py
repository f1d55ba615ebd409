"""What people write above and below the works that they hand to readers, and hardly in a story.

Each is enough by itself (see `author_voice`): “we die like men”, “written for the remix challenge”.
They name a way of handing on, asking, thanking or excusing, and no work.
"""

from __future__ import annotations

_RECEIVED = r"comments?|kudos|reviews?|feedback|corrections?|concrit|constructive criticism"
_KIND = (
    r"stor(y|ies)|fics?|one-?shots?|drabbles?|pieces?|chapters?|ficlets?|tale|vignettes?|thing|poem"
)
_EARLIER = r"chapters?|episodes?|film|movie|book|series|season|finale|events|part|stor(y|ies)|fic"

SET_PHRASES: tuple[tuple[str, str], ...] = (
    (
        "asks for comments",
        rf"\b({_RECEIVED})( and ({_RECEIVED}))* (are|is|will be|would be|always|very|much|most)\b"
        r"[^.!?]{0,24}\b(love[d]?|welcome|appreciated|adored|amazing|gold|treasured|better)"
        rf"|^({_RECEIVED})( and ({_RECEIVED}))*( are| is)?( always| much| very)* "
        r"(welcome|appreciated|love|adored)|\bany feedback\b",
    ),
    (
        "addresses the reader",
        r"\bif you('ve)? (enjoyed|got this far with|made it through) this\b"
        r"|\bif you('ve| have)? (got|made it|read|come) (all the way )?(down here|this far"
        r"|to the end|down this far)\b|\b(yell|scream|shout) at me (in|on|about)\b"
        r"|\bdon't (yell|scream) at me\b"
        r"|\bcomment (down )?below\b|\bhit (the|that) (little )?(star|like|vote|subscribe)\b",
    ),
    (
        "gives it as a present",
        r"^an? ((very |rather )?(late|belated|early|small|little) )?(birthday|christmas|yule\w*"
        r"|valentine'?s?|secret santa|thank[- ]you|get[- ]well|wedding|holiday) "
        r"(present|gift|fic|treat|story)\b",
    ),
    (
        "disclaims",
        r"(^|[.!?;:] )(sadly,? |still |definitely )?not mine\b"
        r"|\bi own (nothing|none of)\b|\b(usual|standard|all) disclaimers? appl(y|ies)\b"
        r"|\bno (money|profit) is being made\b|\bno (harm|infringement|offen[cs]e) (is |was )?"
        r"(intended|meant)\b",
    ),
    (
        "excuses itself",
        r"\bforgive (any|all|my) (\w+ ){0,2}(mistakes|errors|typos|grammar|inaccuracies)\b"
        r"|\benglish (is not|isn'?t) my (first|native|mother)"
        r"|^i apologi[sz]e (in advance )?for\b|\bapologies in advance\b"
        r"|\bnames have been changed\b|(^|[.!?] )(all |the )?names changed\b"
        r"|^\W*(semi-?|mostly |loosely |vaguely |partly |not |entirely )?autobiographical\b"
        r"|\b(not|never) (entirely |really |quite |at all )?(sure|happy|convinced) (about|with|of) "
        r"the (ending|title|tense|pov|rhyme|last line)\b"
        r"|\bany resemblance to (persons|people|anyone)\b",
    ),
    (
        "uses the words of those who post",
        r"\b(i'm|i am|so i'm) (now |finally |just |only )?"
        r"(posting|re-?posting|uploading) (it|this|these)\b"
        r"|\bcanon[- ](compliant|divergen\w+|typical|mistakes)\b|\b(post|pre)-canon\b"
        r"|\bnot beta[- ]?(read|ed|'d)|\bno beta\b|\bwe die like\b|\bbeta'?e?d by\b"
        r"|\balternat(e|ive) (timeline|universe|ending)\b"
        r"|\b(same|shared) universe as\b"
        r"|\bthis is an? (au|alternate universe|crossover|remix|songfic|crackfic)\b",
    ),
    (
        "says what it was written for",
        r"^(this (was )?)?written (for|as part of|in response to) (?!us\b|him\b|her\b|them\b)"
        r"|\b(i|we)('ve| have)? (just |first |originally )?(wrote|written|did|done) "
        r"(this|it|these)( \w+)? "
        r"(for|as part of|in response to|as an entry|because of) (the|a|an|my|our|this)\b"
        r"[^.!?]{0,60}?"
        r"\b(round|challenge|contest|competition|group|workshop|class|course|prompt|exchange|fest|zine"
        r"|magazine|anthology|month|assignment|exercise|club|forum|list|collection|ficathon|bang)\b"
        r"|^this is (my|an?) (\w+ ){0,2}(contribution|entry|submission|response|fill)\b"
        rf"|\bthe first ({_KIND}) i('ve| have) (ever )?(posted|written|published|uploaded)",
    ),
    (
        "says where it came from",
        r"^this (came|grew) out of an? \w+|^this is what (happens|you get) when\b"
        r"|^(loosely |vaguely )?(inspired|prompted) by (that|this|the|an?) (\w+ ){0,4}"
        r"(scene|episode|song|post|photo|picture|prompt|line|poem|art|fanart|painting|video)\b"
        r"|^(the )?titles? (is |was |and lyrics )?(stolen|taken|borrowed|nicked|from|comes)\b"
        r"|^(originally|first|previously) (posted|published|written|appeared) "
        r"(on|at|in|for|to|as)\b"
        rf"|\bthis was (meant|supposed|going) to be (\w+[- ]){{0,4}}"
        rf"(words|sentences|lines|paragraphs|pages|{_KIND})\b",
    ),
    (
        "answers a question of its readers",
        r"^i('ve| have) always (wondered|wanted to know)\b[^!?]{4,160}\b(this is|here is|here'?s) "
        r"(my|an|one) (answer|attempt|take|version|theory)\b",
    ),
    (
        "says when it is set",
        r"^set (some ?time |right |just |immediately |shortly |roughly |about )?"
        r"(during|after|before|between|post|pre)\b[^.!?]{0,40}\b(years?|seasons?|episodes?|chapters?"
        r"|books?|films?|movies?|series|finale|events|summer|canon|term|war|battle|\d+x\d+|s\d+)\b"
        r"|^(follows|picks up|continues)( on)? (\w+ )?(from|after|where) "
        rf"([\w ]{{0,20}})?({_EARLIER})\b"
        rf"|^for the purposes? of this ({_KIND})\b"
        rf"|\bevents (in|of) this ({_KIND}) (take|are set|happen)\b",
    ),
    (
        "names the work that it goes with",
        r"^(this is )?(an? )?(companion( piece)?|sequel|prequel|follow-?up|coda|missing scenes?"
        r"|side ?story|remix)( of sorts)? (to|for|from) ",
    ),
    (
        "thanks",
        r"^(i'd|i would|we'd|we would) like to thank\b"
        r"|^(many |special |huge |big |all my )?(thanks|thank you) (so much )?to [\w, ]{2,60} for\b"
        r"|^(many |special |huge |big |all my )?thanks,? (go|are due|as (ever|always),?) to\b"
        r"|\bfor reading (the )?(early|first|rough) drafts?\b",
    ),
)
"""(what it says, pattern), in lower case or with any capitals."""
