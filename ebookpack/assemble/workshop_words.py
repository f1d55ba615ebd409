"""What is said of a text as of a thing that somebody makes: its draft, its title, its length.

A story is seldom about its own making. A few lines above one that speak of drafts, prompts and
word counts, or of what kind of a thing follows, are its author's; each such word weighs something,
and whoever tells there what he or she did weighs against it.
"""

from __future__ import annotations

import re

from ebookpack.assemble.author_voice import holds_speech
from ebookpack.assemble.contrast import starts_a_tale
from ebookpack.core.patterns import pattern

MOST_CHARACTERS = 1000
ENOUGH_OF_THE_WORK = 2
"""Weight from which a few lines above a story are about it."""

_KIND = (
    r"(?:short |flash |little )?(?:story|tale|poem|piece|fic|sketch|vignette|drabble|novella"
    r"|love letter|homage|tribute|pastiche|parody|romp|ghost story|monologue|one-?shot)"
)
_SURELY = pattern(
    # what it is, and which of its states
    r"\b(?:first|second|third|early|rough|final|zero|new|old) drafts?\b"
    r"|\b(?:crits?|critiques?|proof-?read|unedited|re-?written from)\b"
    r"|\b(?:needs?|wants?|could use|awaiting) (?:an? )?(?:good |serious |more |some )?"
    r"(?:edit(?:ing)?|polish|rewrit\w+|proofreading)\b"
    r"|\b(?:lightly|barely|hardly|un|newly|slightly) ?(?:polished|edited|revised|rewritten)\b"
    rf"|(?:^|[.!?] )(?:an? |my |another |just an? |some )?(?:very |rather |bit of an? )?"
    rf"(?:\w+ |\w+-\w+ ){{0,2}}{_KIND}(?: of sorts)?,? (?:for|to|about|set|from|in|of|inspired|with"
    r"|lightly|that|I|written)\b(?! (?:a|the) (?:man|woman|king|boy|girl)\b)"
    r"|\b(?:sequel|prequel|spin-?off|crossover|follow-?up|autobiograph(?:y|ical)|memoir-ish)\b"
    r"|\btrue (?:story|events?|stories)\b|\b(?:idea|inspiration|plot) (?:for|behind) (?:this|the) "
    r"(?:tale|story|piece|poem|fic)\b"
    r"|\b(?:my|an|another|first) (?:\w+ )?(?:attempt|go|stab|try) at (?:an? |some |writing )"
    # how it came about
    r"|\b(?:writing|written|creative) (?:exercise|class|group|course|prompt|challenge|workshop)\b"
    r"|\ban? (?:writing |warm-?up )?exercise (?:in|from|for|we|i)\b"
    r"|\b(?:prompt|theme|brief) (?:was|were|is|table|set|of the (?:week|month))\b"
    r"|\b(?:competition|contest|challenge|magazine|anthology) (?:entry|piece|submission)\b"
    r"|\b(?:runner-?up|short-?listed|long-?listed|commended|placed|came (?:second|third|last)"
    r"|didn'?t place|winner|entered|an? entry) (?:in|for|by|at)\b|\bdidn'?t place\b"
    r"|\b(?:short story|poetry|fiction|writing) (?:prize|award|competition|contest)\b"
    r"|\b(?:max|maximum|exactly|only|about|around|under|just (?:over|under))\.? "
    r"(?:\d[\d,]*k?|\w+ (?:hundred|thousand)) words\b"
    r"|\b(?:hundred|thousand|\d[\d,]*k?) words (?:that|of|or|on|about|exactly|max)\b"
    r"|\bwith (?:apologies|thanks|love|a nod|all due respect) to [A-Z]"
    r"|\b(?:homage|tribute|love letter|nod|sequel|answer|prequel) to (?:my|the|[A-Z])"
    # what is in it
    r"|(?:^|[.!?:] )(?:contains|featuring|features|includes|starring)\b"
    r"|\b(?:angst|au|canon|ooc|fluff|pairing|fandom|schmoop|whump|smut|gen fic)\b"
    r"|\bfrom (?:\w+ |the \w+['’]s |\w+['’]s )?(?:pov|point of view)\b"
    r"|\b(?:no|some|lots of|mild|strong|bad|graphic) (?:spoilers|swearing|language|violence|adverbs"
    r"|peril|gore|slash|plot)\b"
    r"|\b(?:first|second|third) person (?:pov|present|past|plural)\b|\bpresent tense\b"
    r"|(?:^|[.!?] )(?:the |its |this )?titles? (?:is|comes|was|stolen|taken|from|courtesy)\b"
    r"|\b(?:the|most|some|half|all)(?: of)?(?: the)? dialogue (?:is|was|comes|in)\b"
    r"|\b(?:with|writing|practi[sc]ing) dialogue\b|\bfrom the (?:pilot|finale|first episode)\b"
    r"|\b(?:first|second|third|last|new|original) (?:game|season|series|film|movie|episode)\b"
    r"|\b(?:posting|uploading|publishing|sharing|putting) (?:it|this|these)\b"
    r"|\b(?:earlier|previous|other|longer) (?:piece|story|fic|poem)s? (?:of mine|I)\b"
    r"|\b(?:this|my) (?:fic|pairing|ship|fandom|genre|oneshot|one-shot|drabble)\b"
    r"|\b(?:deal|dealing|fix|fixing|rewrite|rewriting) (?:with )?(?:that|the) (?:ending|finale)\b"
    r"|\bfor the ending\b|\b(?:trying|tried|try) (?:out )?(?:something|a) (?:new|different)\b"
    r"|\b(?:deleted|missing|alternative|alternate|extra|bonus) scenes?\b|\bglossary\b"
    r"|\bpart (?:one|two|three|\d) (?:of (?:two|three|four|\d)|goes up|will|is (?:up|coming|out))\b"
    r"|\bchapter (?:one|1) of (?:something|a (?:new|longer|much))\b"
    r"|\b(?:series|cycle|sequence) of (?:\w+ )?(?:stories|poems|sketches|pieces|drabbles)\b"
    r"|\bmy (?:new |first |own |unfinished )?(?:novel|novella|collection|work in progress)\b"
    r"|\b(?:out|currently|away) on submission\b|\btranslated (?:from|out of|by)\b"
    r"|\b(?:dialogue|drabbles?|fluff|angst|smut) only\b|\b(?:swearing|swear words?|cursing)\b"
    r"|\b(?:suitable|not suitable|unsuitable) for\b|\bnot for the (?:squeamish|faint|easily)\b"
    r"|\b(?:strictly|just|purely|mostly) for (?:laughs|fun|me|my own)\b"
    r"|\b(?:bear with me|soundtrack|in-?jokes?|bad puns|puns?\.$|references?\.$|plot\.$)"
    r"|\b(?:leave|send|drop) me a (?:message|note|line|comment)\b|\bgoes? up on\b"
    r"|\b(?:don'?t|do not) (?:expect (?:much|plot|anything|any)|read this|worry if)\b"
    r"|\bhere'?s (?:another|one|a new one|the next|some more)\b|\bhere (?:we are|goes)\b[.!]"
    r"|\b(?:last|since i) put (?:this|it) up\b|\b(?:worth a )?second look\b"
    # how it is handed over
    r"|\b(?:complete|utter|pure|total|absolute) (?:nonsense|silliness|fluff|crack|filth|tosh)\b"
    r"|\bconsider (?:yourself|yourselves) warned\b|\byou(?:'ve| have) been warned\b"
    r"|\bresults may vary\b|\byou(?:'re| are) welcome\.|\blong time no see\b"
    r"|\b(?:lovely|kind|nice|anonymous) (?:messages?|comments?|reviews?|emails?)\b",
    re.IGNORECASE,
)
_PERHAPS = pattern(
    r"(?:^|[.!?] )(?:wrote|written|posting|posted|trying|tried|needs|takes place|set|based"
    r"|inspired|just|still|started|finished|found|originally|technically|apparently|dedicated"
    r"|another|light-hearted|dark|short|silly|daft|old|sorry|apologies|welcome|hello|warning)\b"
    r"|\b(?:i|i'd|i've) (?:wrote|written|started|finished|posted|swore|blame|promise|own|tried"
    r"|wanted to (?:try|write|see)|am (?:trying|going to)|can take it|got bored|couldn'?t resist)\b"
    r"|\b(?:write|writing|rewrite|readers?|reads|edit(?:ed|ing)?|endings?|titles?|plots?|genres?"
    r"|drafts?|characters|scenes?|episodes?|typos?|commas|grammar|dialogue|prose|rhymes?|fiction"
    r"|excuse (?:the|my|any)|forgive|blame|please|thanks|thank you|hope|enjoy|be gentle|be kind)\b"
    r"|\bit'?s (?:short|daft|silly|sad|dark|long|weird|not my best)\b",
    re.IGNORECASE,
)
_TELLS = pattern(
    r"\b(?:he|she|they|we|(?:my|our|his|her|their|the) \w+|nobody|everybody|somebody|"
    r"(?<![.!?] )(?<!^)[A-Z][a-z]+)(?: \w+ly| never| always| only| just)? "
    r"(?:was|were|had|said|went|came|took|knew|could|would|did|made|left|told|thought|felt|saw"
    r"|put|stood|sat|ran|got|lay|kept|gave|held|began|brought|fell|grew|rose|broke|spoke|sang"
    r"|became|heard|found|met|led|lost|won|\w{2,}ed)\b"
    r"|(?<!\bthis )(?<!\bit )(?<!\btheme )(?<!\bprompt )(?<!\btitle )"
    r"\b(?:was|were) (?!prompt|set\b)"
    r"|\b(?:brought|took|led|sent|told|asked|gave|made|taught) (?:me|us|him|her)\b",
)
_LETTER = pattern(r"\W*(?i:(?:my )?(?:dear(?:est)?|darling)) [A-Z]")


def weight_of_the_work(text: str) -> int:
    """How much in a few lines is said of a text that is made, less what is told; 0 if in speech."""
    if len(text) > MOST_CHARACTERS:
        return 0
    if holds_speech(text) or _LETTER.match(text) or starts_a_tale(text):
        return 0
    text = " ".join(text.replace("’", "'").split())
    surely = {found[0].casefold() for found in _SURELY.finditer(text)}
    perhaps = {found[0].casefold() for found in _PERHAPS.finditer(text)}
    told = len(_TELLS.findall(text))
    return 2 * len(surely) + len(perhaps) - 2 * told if surely or len(perhaps) > 2 else 0
