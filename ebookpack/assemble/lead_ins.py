"""Lead-ins: the sentence, ending in a colon, by which an author announces a synopsis or a note.

A lead-in speaks to readers: it says "here is", it says "you", or it names those who lack something
("for anyone who missed the series"). In a story a colon announces things too, and somebody may
read a summary out: such a sentence tells what was done, and speaks to nobody.
"""

from __future__ import annotations

import re

from ebookpack.assemble.reading import words
from ebookpack.core.patterns import pattern

_SUBJECT = pattern(
    r"\b(synopsis|summary|summari[sz]e|recap|background|so far|previously|what (has |had |'s )?"
    r"happened|blurb|in brief|the story until|catch(es)? you up|where (we|things) (are|left)|"
    r"how (matters|things) stand|need to know|have to know|should know|all you need|"
    r"what you missed|"
    r"(up|get you) (up )?to speed|refresher|last time|zusammenfassung|inhalt(sangabe)?|"
    r"bisher geschah|was bisher|worum (es )?geht|"
    r"résumé|l'histoire jusqu|resumen|sinopsis|riassunto|hasta ahora|finora|jusqu'ici|samenvatting|"
    r"resumo|até agora|wat (er )?vooraf ?ging|was zuletzt|あらすじ|これまでの)\b",
    re.IGNORECASE,
)
_LACKING = pattern(
    r"\b(for|to) (those|anyone|anybody|everyone|everybody|readers|people|any|all)\b[^,:]{0,40}?"
    r"\b(who|that)\b[^:]{0,30}\b(haven'?t|have not|hasn'?t|has not|have never|has never|never"
    r"|don'?t|do not|doesn'?t|didn'?t|did not|missed|forgot|aren'?t|isn'?t|need|wants?)\b"
    r"|\b(unfamiliar|not familiar|new) (to|with)\b|\bif you('ve| have)? ?"
    r"(haven'?t|have not|not|never|missed|forgot(ten)?|don'?t know|do not know|need a)\b"
    r"|\bin case you('ve| have)? ?(haven'?t|have not|never|missed|forgot(ten)?|don'?t)\b"
    r"|\b(in case|if) it'?s been (a |some |so )?(while|time|long|ages|minute)\b"
    r"|\bfür (alle|die|jene|diejenigen)\b.{0,40}\bnicht\b|\bpour ceux qui\b"
    r"|\bpara (los|quienes|os) que\b|\bper chi non\b|\bvoor wie\b",
    re.IGNORECASE,
)
_WORK = pattern(
    r"\b(shows?|series|seasons?|episodes?|films?|movies?|books?|comics?|manga|anime|games?|fandom"
    r"|canon|part|chapters?|prequel|stor(y|ies)|instal?lments?|the (first|others?|last|previous)"
    r"|know|remember|it|this|one|setting|universe|serie|episode|folge|reader)\b",
    re.IGNORECASE,
)
_SPOKEN = pattern(
    r"\b(here'?s?|here (is|are|comes)|this is|the following|below|you|your|you'?ll|readers?|"
    r"us|we|we'?re|let me|i'?ll|hier|folgt|kurz|voici|voilà|aquí|acá|ecco|segue|aqui)\b",
    re.IGNORECASE,
)
_TOLD = pattern(
    r"\b(he|she|they|him|them|his|her|their|(?<!^)was|were|had|ran|read aloud"
    r"|said|\w+ed)\b",
    re.IGNORECASE,
)
_NOTE = pattern(r"\b(notes?|things to know|before (you|we) (start|begin))\b", re.IGNORECASE)
_SENTENCE_END = pattern(r"(?<=[.!?)])[\"”’']?\s+(?=[\"“A-ZÀ-Þ(])")

_EARLIER = pattern(
    r"\b(shows?|series|seasons?|episodes?|films?|movies?|books?|comics?|manga|anime|games?|fandom"
    r"|canon|prequel|(previous|first|last|other) (part|story|chapter|instal?lment)|readers?"
    r"|(part|chapter) (one|two|\d+)|serie|folge|buch"
    r"|staffel|livre|saison|libro|temporada|stagione|boek|seizoen)\b",
    re.IGNORECASE,
)
_QUOTED = pattern(r"[\"“‘«][A-ZÀ-Þ][^\"”’»]{2,60}[\"”’»]")
"""The title of what somebody has not read."""
_LABEL = pattern(
    r"((ok(ay)?|so|right|well|anyway),? )?(a )?((little|bit of|very|super|quick|short|brief"
    r"|some) ){0,3}"
    r"(recap|background|catch-?up|synopsis|summary|refresher|(?:for )?context)"
    r"( so far| (for|of|on|to) [^:]{3,40})?|for context|when (last )?we (last )?left [^:]{2,30}"
    r"|(the )?story so far|what has gone before|what you need to know|last time"
    r"|last (week|time|month|episode) (on|in) [^:]{2,40}|(the )?(premise|set-?up)(, [^:]{3,40})?"
    r"|for (newcomers|new readers|latecomers|the uninitiated)"
    r"|what(['’]?s| has)? happened (so far|before|earlier|last time)|previously(,? (on"
    r"|in) [^:]{2,30})?"
    r"|(in case|if) it['’]?s been (a |some |so )?(while|time|long|ages|minute)[^:]{0,20}",
    re.IGNORECASE,
)
"""A lead-in that is hardly more than the label of what follows it: `Quick recap: ...`."""
_ALL_TO_KNOW = pattern(
    r"(all|the (only|one) things?) (that )?you (really |actually )?(need|have) to know"
    r"( (about|of|here|first|is|before)\b[^.:]{0,60}?)?(:| is\b| are\b)"
    r"|if you('ve| have)? ?(haven't|have not|never|don't) (seen|read|played|watched|know|heard)"
    r"[^.:]{0,60}, ((basically|in short|briefly),? |(here's )?the short version\b|all you need)",
    re.IGNORECASE,
)
"""How a synopsis starts in mid-sentence: `All you need to know is that they are brothers.`"""
_NAMED_AS = pattern(
    r"(an? |the |my )?((very |super |extremely )?(quick|brief|short|little|rough|one-line) )?"
    r"(synopsis|summary|recap|background|refresher) (of|on|for|to|from)\b",
    re.IGNORECASE,
)
"""How such a label starts that says what it is of: `A quick synopsis of the first part, if...:`."""
MOST_OPENING_WORDS = 25
"""Words of a lead-in that the synopsis itself stands behind."""
FEWEST_TOLD = 8
MOST_CHARACTERS = 3000
"""Of a paragraph that is a lead-in and a synopsis in one."""
MOST_WORDS = 60
MOST_LABEL_WORDS = 8
"""Words of a lead-in that speaks to nobody, and is a label written out: `The story so far:`."""


def announces_synopsis(text: str) -> str:
    """What a paragraph says that announces a synopsis, "" if it is no lead-in."""
    last = _last_sentence(text)
    if not last:
        return ""
    if (found := _SUBJECT.search(last)) is not None:
        brief = words(last) <= MOST_LABEL_WORDS or _NAMED_AS.match(last) is not None
        is_label = brief and _TOLD.search(last) is None
        return found[0] if is_label or _SPOKEN.search(last) else ""
    lacking = _LACKING.search(last)
    return lacking[0] if lacking and _SPOKEN.search(last) and _WORK.search(last) else ""


def opens_synopsis(text: str, *, below_note: bool = False) -> str:
    """What announces a synopsis that goes on in the same paragraph, "" if nothing does.

    Storytellers start with such words too: it must be readers of an earlier work who lack it, or
    the author must be speaking already, in the note above.
    """
    if len(text) > MOST_CHARACTERS:
        return ""
    if (found := _ALL_TO_KNOW.match(_plain(text))) is not None and words(text) >= FEWEST_TOLD:
        return found[0]
    lead, colon, rest = _plain(text).partition(": ")
    if not colon or words(lead) > MOST_OPENING_WORDS or words(rest) < FEWEST_TOLD or "\n" in text:
        return ""
    if below_note and words(lead) <= MOST_LABEL_WORDS and (found := _SUBJECT.search(lead)):
        return found[0]
    if (found := _LABEL.fullmatch(lead)) is not None:
        return found[0]
    lacking = _LACKING.search(lead)
    if lacking and (below_note or _EARLIER.search(lead) or _QUOTED.search(lead)):
        return lacking[0]
    if lacking and (said := _SUBJECT.search(lead)):
        return said[0]
    return ""


def tells(text: str) -> bool:
    """Whether a sentence says what people did, as stories do."""
    return _TOLD.search(text) is not None


def announces_note(text: str) -> bool:
    """Whether a paragraph announces notes: `A few things to know before you start:`."""
    last = _last_sentence(text)
    return bool(last) and _NOTE.search(last) is not None and _SPOKEN.search(last) is not None


def stands_alone(text: str) -> bool:
    """Whether a lead-in is a paragraph of its own, and not the last sentence of a note."""
    return _last_sentence(text) == _plain(text)


def _last_sentence(text: str) -> str:
    """The sentence that ends a paragraph in a colon, "" if none does."""
    text = _plain(text)
    if not text.endswith(":") or text.startswith(('"', "“", "«", "„", "—")):
        return ""
    last = _SENTENCE_END.split(text)[-1]
    return last if words(last) <= MOST_WORDS else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip("*_ ")
