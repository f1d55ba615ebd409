"""Sections with headings of their own in which an author speaks to readers, and tells no story.

`A Note Before We Start`, `About This Story`, `Hello!`: they stand above the first chapter or behind
the last, and no list has all the names they are given. Some can be nothing else. Others could be
chapters too; then what stands below them has to bear it out. Inside of a story nothing is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.author_voice import ENOUGH, author_voice, holds_speech, signs_of_voice
from ebookpack.assemble.front_roles import dedicates
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, letters_of, words
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

R = SectionRole

_WORK = (
    r"(?:book|story|stories|novel|novella|edition|series|collection|volume|poems?|translation|text"
    r"|fic|anthology|play)"
)
_SURELY = {
    R.FOREWORD: pattern(r"(?:foreword|vorwort|geleitwort|voorwoord)(?: (?:by|von|door)) [^.!?]+"),
    R.PREFACE: pattern(
        r"(?:préface|prefacio|prefácio|prefazione|preface) (?:by|de|di|por) [^.!?]+"
    ),
    R.INTRODUCTION: pattern(
        r"(?:an )?(?:introduction|einleitung|einführung|introducción|introduzione)"
        r" (?:by|von|de|di|por) [^.!?]+"
    ),
    R.NOTE: pattern(
        r"(?:an?|one|some|a few) words? (?:first|before(?:hand)?)|first,? (?:a|some|a few) words?"
        rf"|about (?:this|the) {_WORK}|from the (?:author|editor|translator)(?:'s desk)?"
        rf"|(?:please )?read (?:this |me )?first|why i wrote (?:this|the) {_WORK}"
        rf"|how (?:this|the) {_WORK} came (?:to be|about|into being)"
        rf"|(?:the )?story behind (?:this|the) {_WORK}"
        r"|(?:some |a few |the )?(?:words?|message|letter) from the (?:author|editor|translator)"
        rf"|zu diesem (?:buch|text|roman)|zur entstehung(?: .+)?|über (?:dieses|das) buch"
        r"|(?:le |un )?mots? de l'aut(?:eure?|rice)|à propos de ce (?:livre|texte|roman)"
        r"|sobre (?:este|esta) (?:libro|novela|livro|romance)|su questo (?:libro|romanzo)"
        r"|over dit boek"
    ),
}
"""Headings that no chapter of a story has, in small letters."""
_PERHAPS = {
    R.SYNOPSIS: pattern(
        r"the story so far|(?:what|all that) (?:has gone|went|came) before"
        r"|previously(?: (?:in|on)\b.+)?"
        r"|in (?:the )?(?:last|previous) (?:book|volume|chapters?|episodes?)|was bisher geschah"
        r"|précédemment|lo que ha pasado"
    ),
    R.ACKNOWLEDGMENTS: pattern(
        r"(?:with )?(?:gratitude|thanks) to .+|(?:with |in )gratitude|my thanks|i thank .+"
    ),
    R.NOTE: pattern(
        r"(?:liner|sleeve|programme|program|background) notes?"
        r"|(?:an? |some |one |the )?(?:few )?(?:\w+ )?(?:notes?|words?|remarks?)"
        r" (?:(?:on|about|before|regarding|concerning) .+|of (?:thanks|warning|caution|explanation)"
        r"|(?:to|for) (?:the |my |our |new )?readers?)"
        r"|before (?:you|we) (?:read|begin|start|go|dive)\b.*|before the (?:story|book|beginning)"
        r"|(?:to my |dear |hello,? |welcome,? |for my )(?:gentle |beloved )?readers?[,!.]*"
        r"|ein (?:kurzes )?wort (?:vorab|voraus|zuvor)|vorab|bevor es losgeht|liebe leser\w*.*"
        r"|avant (?:de commencer|la lecture|de lire)|(?:un|quelques) mots? .+|cher lecteur.*"
        r"|antes de (?:empezar|comenzar|começar|leer|ler)|(?:unas|umas|algunas|algumas) pala[bv]ras"
        r"|palabras previas|querid[oa]s? lector\w*.*|car[oa]s? leitor\w*.*"
        r"|prima di (?:cominciare|iniziare|leggere)|due parole.*|(?:een )?woord vooraf"
    ),
}
"""Headings that chapters may have too, in small letters."""
_FROM = pattern(
    r"(?:(?:an?|some|one|the|last|final)? ?(?:\w+ )?(?:notes?|words?|letter|message|line) )?"
    r"(?:from|by|von|de|di) (?P<name>[^.!?]{2,60})"
)
_OF_THE_WORK = pattern(
    rf"\b(?:this|these|my) (?:\w+ )?(?:{_WORK}|chapters|pages)\b|\breaders?\b"
    r"|\bthe (?:book|novel|text|edition|names|characters)\b"
    r"|\bthese (?:songs|verses|pages|rhymes|poems|tales|stories|sketches|letters)\b"
    r"|\b(?:dieses? |die |das )(?:buch|geschichten?|roman)\b|\blese[rn]\w*\b"
    r"|\b(?:ce|cet|cette) (?:livre|roman|histoire|texte)\b|\blect(?:eur|rice|or|ora)\w*\b"
    r"|\best[ea] (?:libro|novela|historia|livro|história|romance)\b|\bleitor\w*\b"
    r"|\bquest[oa] (?:libro|romanzo|storia)\b|\blettor\w*\b"
)
"""What a word to readers speaks of, in small letters."""
_NOTES = pattern(r"(?:end |foot)?notes?|anmerkungen|notas|noten|note al testo")
"""What a heading behind the last poem is, if notes on poems stand below it."""
FEWEST_WITH_NOTES = 2
_DEFINED = pattern(r"([^\W\d_][\w'’ -]{1,30})(?::| [-–—]) (?:an? |the )?(?=[^\W\d_A-ZÀ-Þ])")
"""A word and its meaning, which starts small: what people say in plays starts in a capital."""
FEWEST_DEFINED = 3
FEWEST_BELOW = 8
"""Words of the paragraph below a heading that no pass has found."""
MOST_ON_A_LINE = 12
MOST_OF_SIGNATURE = 3
"""Words of a line with which a note is signed: `— Ada`."""
FEWEST_LETTERS = 3
"""Letters of a title that a note on it names."""
MOST_SPOKEN_WORDS = 600
"""Words of a section that nothing but its author's voice tells from a chapter."""
MOST_IN_ONE_VOICE = 0.34
"""Share of chapters that start in the author's voice, from which on that is how all is told."""


class _Headed(Struct, frozen=True, kw_only=True):
    """A heading without a number, and what stands below it."""

    index: int
    verdict: Verdict
    texts: Sequence[str]
    length: int
    """Words."""


def is_announcement(heading: str) -> bool:
    """Whether a heading is one of a word to readers, be it that a chapter could have it as well."""
    said = _said(heading)
    return any(found.fullmatch(said) for names in (_SURELY, _PERHAPS) for found in names.values())


def find_announced_sections(reading: Reading) -> None:
    """Give roles to sections above the first chapter and behind the last that tell no story."""
    _open_unfound(reading)
    _open_notes(reading)
    headed = list(_headed(reading))
    chapters = [section for section in headed if section.verdict.role in BODY_ROLES]
    for run in (headed, headed[::-1]):
        for section in run:
            if section.verdict.role not in BODY_ROLES:
                continue
            verdict = (
                _dedication(section)
                or _notes(section, chapters)
                or _glossary(section, chapters)
                or _spoken(section, chapters)
            )
            if verdict is None or len(chapters) == 1:
                break
            chapters.remove(section)
            reading.verdicts[section.index] = verdict


def _open_unfound(reading: Reading) -> None:
    """Open sections at announcing lines that stand as headings do, and that no pass has found.

    Above the first chapter stands front matter. Below the last one, what stands there has to speak
    of the work, or other back matter to follow.
    """
    openers = list(reading.openers())
    chapters = [index for index, verdict in openers if verdict.role in BODY_ROLES]
    if not chapters:
        return
    for index in list(reading.unread(0, chapters[0])):
        if (role := _announced_role(index, reading)) is not None:
            _open(index, role, reading)
    end = min([i for i, _ in openers if i > chapters[-1]], default=len(reading.texts))
    for index in reversed(list(reading.unread(chapters[-1] + 2, end))):
        role = _announced_role(index, reading)
        texts = reading.texts[index + 1 : end]
        spoken = (text for text in texts if words(text) > MOST_OF_SIGNATURE)
        if role is None or any(map(holds_speech, spoken)):
            continue
        said = _Headed(
            index=index,
            verdict=Verdict(kind=Kind.OPENS, role=role, why=""),
            texts=texts,
            length=sum(reading.counts[index + 1 : end]),
        )
        if said.length <= MOST_SPOKEN_WORDS and (
            end < len(reading.texts) or _speaks_of_the_work(said)
        ):
            _open(index, role, reading)
            end = index


def _open_notes(reading: Reading) -> None:
    """Open the notes that stand below the last poem or story, and name those that they are on."""
    headed = [section for section in _headed(reading) if section.verdict.role in BODY_ROLES]
    if len(headed) < FEWEST_WITH_NOTES:
        return
    last = headed[-1].index
    end = min([i for i, _ in reading.openers() if i > last], default=len(reading.texts))
    for index in reading.unread(last + 2, end - 1):
        is_lone = _NOTES.fullmatch(_said(reading.texts[index])) is not None
        if is_lone and reading.gap(index) and _names_any(reading.texts[index + 1 : end], headed):
            _open(index, R.NOTES, reading)
            return


def _names_any(texts: Sequence[str], chapters: Sequence[_Headed]) -> bool:
    """Whether texts say the title of one of some chapters."""
    titles = [letters_of(chapter.verdict.title) for chapter in chapters]
    said = "\n".join(map(letters_of, texts))
    return any(name in said for name in titles if len(name) >= FEWEST_LETTERS)


def _open(index: int, role: SectionRole, reading: Reading) -> None:
    why = "a line of its own that announces its author's words, text below it"
    title = " ".join(reading.texts[index].split())
    reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=role, title=title, rest=(), why=why)


def _announced_role(index: int, reading: Reading) -> SectionRole | None:
    """What a line announces, if it stands as a heading does: in capitals or below white."""
    text = reading.texts[index].strip()
    block = reading.blocks[index]
    if not isinstance(block, Paragraph) or "\n" in text or words(text) > MOST_ON_A_LINE:
        return None
    if not (text.isupper() or reading.gap(index)) or text.endswith((",", ";", ":", '"', "”")):
        return None
    below = index + 1
    if below >= len(reading.texts) or reading.verdicts[below] is not None:
        return None
    if reading.counts[below] < FEWEST_BELOW:
        return None
    said = _said(text)
    if _is_from_author(said, reading):
        return R.NOTE
    return next(
        (
            role
            for names in (_SURELY, _PERHAPS)
            for role, found in names.items()
            if found.fullmatch(said)
        ),
        None,
    )


def _is_from_author(said: str, reading: Reading) -> bool:
    """Whether a heading says whose words stand below it, and they are the author's: `From Ada`."""
    found = _FROM.fullmatch(said)
    names = [
        key_of(name)
        for key in ("author", "declared-author")
        for name in reading.fields.get(key, ())
    ]
    return found is not None and any(found["name"] in (name, *name.split()[:1]) for name in names)


def _headed(reading: Reading) -> Iterator[_Headed]:
    openers = dict(reading.openers())
    for index, end in pairwise((*openers, len(reading.texts))):
        below = [i for i in range(index + 1, end) if _is_text(reading.verdicts[i])]
        yield _Headed(
            index=index,
            verdict=openers[index],
            texts=[reading.texts[i] for i in below],
            length=sum(reading.counts[i] for i in below),
        )


def _is_text(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.kind in (Kind.TEXT, Kind.SUBHEADING)


def _dedication(section: _Headed) -> Verdict | None:
    """The verdict on a heading with nothing below it that says whom the book is for."""
    verdict = section.verdict
    if section.length or verdict.label or not dedicates(verdict.title):
        return None
    why = f"{verdict.why} with nothing below it that names whom it is for"
    return Verdict(kind=Kind.OPENS, role=R.DEDICATION, why=why)


def _notes(section: _Headed, chapters: Sequence[_Headed]) -> Verdict | None:
    """The verdict on notes on poems or stories, which name those that they are on."""
    title = section.verdict.title
    if section.verdict.label or not _NOTES.fullmatch(_said(title)) or section is not chapters[-1]:
        return None
    if not _names_any(section.texts, [c for c in chapters if c is not section]):
        return None
    why = f"{section.verdict.why}; it names what stands above it"
    return replace(section.verdict, role=R.NOTES, level=1, why=why)


def _glossary(section: _Headed, chapters: Sequence[_Headed]) -> Verdict | None:
    """The verdict on a last list of words and what each means: `QUENCH: put out, as a light.`."""
    if section is not chapters[-1] or section.verdict.label or section.verdict.rest != ():
        return None
    defined = [_DEFINED.match(text) for text in section.texts]
    terms = {key_of(found[1]) for found in defined if found is not None}
    if len(terms) < FEWEST_DEFINED or len(terms) < len(section.texts):
        return None
    why = f"{section.verdict.why}; each line below it says what a word means"
    return replace(section.verdict, role=R.GLOSSARY, level=1, why=why)


def _spoken(section: _Headed, chapters: Sequence[_Headed]) -> Verdict | None:
    role = _role(section, chapters)
    if role is None:
        return None
    why = f"{section.verdict.why}; its author speaks to readers there"
    return replace(section.verdict, role=role, level=1, why=why)


def _role(section: _Headed, chapters: Sequence[_Headed]) -> SectionRole | None:
    """What a section is if its author speaks in it, None if it is a chapter."""
    verdict = section.verdict
    is_headed = verdict.rest == () and verdict.title and not verdict.label
    if verdict.role is not R.CHAPTER or not is_headed or not section.length:
        return None
    said = _said(verdict.title)
    for role, names in _SURELY.items():
        if names.fullmatch(said):
            return role
    if section.length > _usual(chapters) or any(map(holds_speech, section.texts)):
        return None
    for role, names in _PERHAPS.items():
        if names.fullmatch(said) and (role is not R.NOTE or _speaks_of_the_work(section)):
            return role
    return R.NOTE if _speaks(section) and not _is_their_way(chapters) else None


def _usual(chapters: Sequence[_Headed]) -> float:
    """Words that chapters of a book have, of which some are no longer than a note."""
    return max(median(chapter.length for chapter in chapters), MOST_SPOKEN_WORDS)


def _speaks_of_the_work(section: _Headed) -> bool:
    return any(
        signs_of_voice(text) or _OF_THE_WORK.search(text.casefold()) for text in section.texts
    )


def _speaks(section: _Headed) -> bool:
    """Whether a section starts in its author's own voice, and is as short as a note."""
    first = next(filter(str.strip, section.texts), "")
    return section.length <= MOST_SPOKEN_WORDS and author_voice(first)[0] >= ENOUGH


def _is_their_way(chapters: Sequence[_Headed]) -> bool:
    """Whether so many chapters start in the author's voice that it is the teller's."""
    speaking = sum(map(_speaks, chapters))
    return speaking > 1 and speaking > MOST_IN_ONE_VOICE * len(chapters)


def _said(heading: str) -> str:
    return key_of(" ".join(heading.split())).replace("’", "'").strip(" .:!*_~-")
