"""What a part of the front matter is, by its own words and shape."""

from __future__ import annotations

import re

from ebookpack.assemble.author_voice import (
    ENOUGH,
    author_voice,
    has_plain_sign,
    signs_of_voice,
)
from ebookpack.assemble.back_matter import names_other_books
from ebookpack.assemble.blurbs import calls_itself_a_story, is_blurb
from ebookpack.assemble.contrast import speaks_above, tells_of_others
from ebookpack.assemble.epigraphs import has_source_below, is_epigraph
from ebookpack.assemble.heading_looks import look_of, stands_out
from ebookpack.assemble.imprints import is_imprint, speaks_of_rights
from ebookpack.assemble.lead_ins import announces_synopsis, opens_synopsis, stands_alone, tells
from ebookpack.assemble.reading import Kind, Reading, is_title_like, words
from ebookpack.assemble.scene_breaks import is_divider
from ebookpack.assemble.vocabulary import NAMED
from ebookpack.assemble.workshop_words import ENOUGH_OF_THE_WORK, weight_of_the_work
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.nodes import Align, Block, Heading, Paragraph
from ebookpack.core.patterns import pattern

R = SectionRole

_HEADED = {
    name: role
    for name, role in NAMED.items()
    if role in (R.PREFACE, R.FOREWORD, R.INTRODUCTION, R.ACKNOWLEDGMENTS, R.EPIGRAPH, R.DEDICATION)
}
_DEDICATION = pattern(
    r"((this (book|story|one|work|volume) is )?(to|for|in (loving |fond )?memory of|in memoriam"
    r"|i\.\s?m\.\s(?=\S)"
    r"|(lovingly |affectionately )?(dedicated|inscribed))\b.{2,300}"
    r"|.{2,200}\b(zugeeignet|gewidmet|dédiée?s?|dedicad[oa]s?|dedicat[oa]|opgedragen)\b.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
_TO_WHOM = pattern(
    r"(à|aux?|für|meine[mrn]?|unsere[mr]|dem|den|a|al|alla|ai|ao|à la mémoire d\S+|a la memoria de"
    r"|aan|voor|para|per|in memoria di|dla|pamięci|mojej|mojemu|moim|памяти|посвящается|моей|моему"
    r"|моим)\s\S+(\s\S+){0,6}",
    re.IGNORECASE,
)
"""A dedication in another language: so short that only a page of its own says what it is."""
_TO_MINE = pattern(
    r"(?:à memória|em memória|à la mémoire|a la memoria|alla memoria|in memoria|dem andenken"
    r"|zum andenken|pamięci|памяти|till minnet av|ter nagedachtenis)\b(?:(?![.!?] ).)+"
    r"|(a|à|al|alla|ai|para|pour|per|für|dla|aan|voor|por) "
    r"((o|a|os|as|il|la|i|le|el) )?(mi|mis|ma|mon|mes|mia|mio|miei|mie"
    r"|meine\w*|unsere\w*|mojej|mojemu|moich|minha|meu|meus|minhas|mijn|nuestr[oa]s?|notre|nos|nostr\w+)"
    r" (?:(?![.!?] ).)+",
    re.IGNORECASE | re.DOTALL,
)
"""A dedication that goes on to say why: `A mi abuela, que contaba todo esto mejor que yo.`"""
_TO_NAMED = pattern(
    r"(?i:a|à|al|para|pour|per|für|dla|till)(?: (?i:o|a|os|as|el|la|il|le|den|der|dem))?"
    r"(?: [A-ZÀ-Þ][\w'’-]+){1,3},? (?i:que|qui|che|der|die|das|quien|który|która|som)\b"
    r"(?:(?![.!?] ).)+"
    r"|(?:[^\W\d_]{2,}(?:owi|emu|om|ej|ce|ie|ii|ni|si),?\s){1,3}któr\w+ "
    r"(?:(?![.!?] ).)+",
    re.DOTALL,
)
"""`Para o Zeca, que perdeu o trem.`; Polish has a case for it: `Stachowi, który ...`"""
MOST_TO_MINE = 25
_PERSON = pattern(
    r"((?i:to|for) ((?i:my|our|all|every\w*|any\w*|those|whoever|you)\b|[A-ZÀ-Þ])"
    r"|(?i:in|dedicated) )"
    r"(?:(?![.!?] ).)*",
    re.DOTALL,
)
_LONE_TO = pattern(
    r"(to|for|to the (dear )?memory of|in memory of|(dedicated|inscribed) to|für|an"
    r"|dem andenken( an)?|à|pour|à la mémoire de|a|al|alla|para|a la memoria de"
    r"|alla memoria di|aan)\W*",
    re.IGNORECASE,
)
_FOR_WHOM = pattern(r"(for|to|für|pour|para|per|à|till) \S", re.IGNORECASE)
_ENGLISH_A = pattern(
    r"a (?!mi |mis |ti |la |los |las |quien|todos|mia |mio |mie |miei |tutti|mon |ma |mes |madame "
    r"|monsieur |mademoiselle |mm?\. |m[mll]+e |signora? |sua |donna |do[nñ]a? )",
    re.IGNORECASE,
)
"""`A novel of the sea`, as against `A mi madre`."""
_A_PERSON = pattern(
    r"(?:a|ad|al|à|an|für|para|per|pour|aan|voor|till?|dla)(?: [A-ZÀ-Þ][\w'’.-]+){1,3}"
)
"""`a Bruno`: where a title is meant, `a` has a capital too."""
_TO_SOMEBODY = pattern(
    r"(to|a|al|à|au|aux|an|dem|der|alla|ai|aan) (?!reader|lector|lecteur|leser|lettor)\S",
    re.IGNORECASE,
)
"""`AL DUQUE DE BENAMEJÍ`, above what is said to him."""
_NAMES_ROLE = pattern(
    rf"\b({'|'.join(sorted((re.escape(n) for n in _HEADED), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_PREVIOUSLY = pattern(
    r"in (the|our) (last|previous) (episode|chapter|instal?lment), "
    r"|previously: |(previously|last time) (on|in) [^:.!?\n]{2,60}:\s|was bisher geschah: "
    r"|précédemment dans [^:]{2,60}:",
    re.IGNORECASE,
)
_TELLING = pattern(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )(?<!\bit )\b(was|were|had|would|could|did)\b",
    re.IGNORECASE,
)
"""The verb of a sentence that tells: `For my sister the war was over.`"""
_FOR_THEM_IT = pattern(r"for [^,.]{2,40} (it|there|this|nothing|everything) \w+", re.IGNORECASE)
"""`For Ellie it began with pirates.`"""
_FIRST_GIVEN = pattern(
    r"(?:\W*(?:this play |the play )?(?:was )?(?:first|originally) "
    r"(?:given|performed|produced|staged|presented|broadcast|played)\b"
    r"|premi[eè]red\b|(?:die )?uraufführung\b|uraufgeführt\b|création\b|estrenad[oa]\b).{4,400}",
    re.IGNORECASE,
)
_IN_WHICH = pattern(r"(the one )?(in which|wherein) [^.!?\n]{4,160}[.!?…]*", re.IGNORECASE)
_PROMPT = pattern(r"\[(wp|pi|eu|tt|sp|rf|prompt)\]|(writing )?prompt: ", re.IGNORECASE)
_STYLES = {
    **dict.fromkeys(("abstract", "synopsis", "blurb", "summary"), R.SYNOPSIS),
    "dedication": R.DEDICATION,
    "epigraph": R.EPIGRAPH,
}
"""What paragraphs are by the names of their styles; pandoc writes `Abstract`."""
MOST_DEDICATION_WORDS = 60
MOST_DEDICATION_LINE = 14
"""Words of a dedication that nothing but its own words tells from a story."""
MOST_SHORT_WORDS = 6
MOST_WORD_AHEAD = 25
MOST_BRIEF_NOTE = 60
"""Words of a note right below the title that one sign alone tells."""
ENOUGH_IN_A_POST = 2
"""Weight of the signs of a voice right below the title of what somebody posted."""
MOST_OF_NOTE = 4
"""Paragraphs of a note that goes on with a summary."""


def front_role(
    reading: Reading, index: int, *, above_heading: bool
) -> tuple[SectionRole, str] | None:
    """(role, why) of a block of the front matter, None if nothing tells.

    `above_heading` if a heading below says that the block is none of the story's.
    """
    text = reading.texts[index]
    block = reading.blocks[index]
    if isinstance(block, Paragraph) and (role := _STYLES.get(block.layout.style.casefold())):
        return role, f"its style is named “{block.layout.style}”"
    weight, evidence = author_voice(text)
    if said := announces_synopsis(text):
        if weight >= ENOUGH and not stands_alone(text):
            return R.NOTE, f"the author's own voice, which ends in a lead-in: {evidence}"
        why = f"lead-in ends in a colon and says “{said}”; the paragraph after it belongs to it"
        return R.SYNOPSIS, why
    if said := opens_synopsis(text, below_note=_is_below_note(reading, index)):
        if "context" in said.casefold() and signs_of_voice(text):
            return R.NOTE, f"says “{said}”, and speaks of how it was written"
        return R.SYNOPSIS, f"starts with a lead-in that says “{said}”"
    if _IN_WHICH.fullmatch(text) and _is_below_note(reading, index):
        return R.SYNOPSIS, "says “in which”, as the summaries of chapters do"
    if has_source_below(reading, index):
        return R.EPIGRAPH, "a sentence with its source on the line below"
    if _is_dedication(reading, index, above_heading):
        return R.DEDICATION, "a short line that names whom it is for"
    if above_heading and _heads_dedication(reading, index):
        return R.DEDICATION, "a line of its own that the one below goes on with: whom it is for"
    if names_other_books(text):
        return R.BIBLIOGRAPHY, "names other books by the author"
    first = text[: text.find(". ") + 1] or text
    if speaks_of_rights(text) and (weight < ENOUGH or speaks_of_rights(first)):
        return R.COPYRIGHT_PAGE, "speaks of publication and rights"
    if above_heading and is_imprint(reading, index):
        return R.COPYRIGHT_PAGE, "names a publisher, a place or a year, as title pages do"
    if is_epigraph(reading, index):
        return R.EPIGRAPH, "lines set apart below the title that end in their source"
    if reading.speakers and _FIRST_GIVEN.fullmatch(text):
        return R.NOTE, "says where the play was first given"
    if (found := _PREVIOUSLY.match(text)) is not None:
        return R.SYNOPSIS, f"says “{found[0].strip()}” of the instalments before"
    if _PROMPT.match(text):
        return R.NOTE, "the prompt that the story answers"
    if weight >= ENOUGH and isinstance(block, Paragraph):
        return R.NOTE, f"the author's own voice: {evidence}"
    if not above_heading and speaks_above(reading, index):
        return R.NOTE, "says “I” or “you”, as the story below never does"
    is_told = isinstance(block, Paragraph) and is_blurb(text, reading.texts[index + 1 : index + 5])
    names_itself = is_told and calls_itself_a_story(text)
    if not (above_heading or names_itself) and _is_brief_note(text, reading, index):
        said = evidence or "speaks of a text that is made"
        return R.NOTE, f"a few words below the title, in the author's own voice: {said}"
    if is_told:
        return R.SYNOPSIS, "tells the plot in the present tense and leaves it open, as blurbs do"
    if not above_heading and _is_word_ahead(reading, index):
        return R.NOTE, "a line in italics above the story that tells nothing"
    return None


def _is_brief_note(text: str, reading: Reading, index: int) -> bool:
    """Whether a short paragraph below the title or a note has one sign of the author's voice."""
    above = reading.verdicts[index - 1] if index else None
    is_below = above is not None and above.kind in (Kind.TITLE_BLOCK, Kind.OPENS)
    return (
        is_below
        and words(text) <= MOST_BRIEF_NOTE
        and (
            has_plain_sign(text)
            or weight_of_the_work(text) >= ENOUGH_OF_THE_WORK
            or (bool(reading.fields.get("poster")) and signs_of_voice(text) >= ENOUGH_IN_A_POST)
        )
        and not tells_of_others(text)
    )


def _is_below_note(reading: Reading, index: int) -> bool:
    """Whether a note stands right above, whose later paragraphs have no verdicts of their own."""
    above = (reading.verdicts[i] for i in range(index - 1, max(-1, index - 1 - MOST_OF_NOTE), -1))
    found = next((verdict for verdict in above if verdict is not None), None)
    return found is not None and found.kind is Kind.OPENS and found.role is R.NOTE


def _is_word_ahead(reading: Reading, index: int) -> bool:
    """Whether a short line alone is in italics at the head of a text, and tells nothing itself."""
    if index + 1 >= len(reading.blocks) or (index and reading.verdicts[index - 1] is None):
        return False
    here, below = look_of(reading.blocks[index]), look_of(reading.blocks[index + 1])
    text = reading.texts[index]
    return (
        here is not None
        and here.slanted
        and not (below is not None and below.slanted)
        and words(text) <= MOST_WORD_AHEAD
        and text[:1] not in "\"“‘'«„—"
        and not tells(text)
    )


def _is_dedication(reading: Reading, index: int, above_heading: bool) -> bool:
    text = " ".join(reading.texts[index].split())
    block, lines = reading.blocks[index], reading.lines(index)
    is_page = isinstance(block, Heading) and len(lines) > 1 and above_heading
    if text.endswith((":", "?")) or not (isinstance(block, Paragraph) or is_page):
        return False
    on_a_page = above_heading and (len(lines) > 1 or _stands_apart(reading, index))
    if _DEDICATION.fullmatch(text):
        if not above_heading:
            tells_it = _TELLING.search(text) or _FOR_THEM_IT.match(text)
            if text.endswith(".") and tells_it:
                return False
            if words(text) <= MOST_SHORT_WORDS and _is_set_apart(reading, index):
                return True
            return words(text) <= 20 and _PERSON.fullmatch(reading.texts[index]) is not None
        return words(text) <= (MOST_DEDICATION_WORDS if on_a_page else 20)
    if above_heading and dedicates(text):
        return True
    if _FOR_WHOM.match(text) and dedicates(text) and _is_at_right(block):
        return True
    goes_on = _TO_MINE.fullmatch(text) or _TO_NAMED.fullmatch(text)
    if on_a_page and goes_on and words(text) <= MOST_TO_MINE:
        return True
    return on_a_page and _TO_WHOM.fullmatch(text) is not None and not text.endswith((".", "!"))


def _is_at_right(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.align is Align.RIGHT


def _is_set_apart(reading: Reading, index: int) -> bool:
    """Whether a line is in italics, and a divider parts it from the story."""
    look = look_of(reading.blocks[index])
    below = index + 1
    return (
        look is not None
        and look.slanted
        and below < len(reading.blocks)
        and is_divider(reading, below)
    )


def _heads_dedication(reading: Reading, index: int) -> bool:
    """Whether a line is but the first of a dedication that is set one line a paragraph: `TO`."""
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    return _LONE_TO.fullmatch(reading.texts[index]) is not None and 0 < words(below) <= 12


def _stands_apart(reading: Reading, index: int) -> bool:
    block = reading.blocks[index]
    below = reading.gap(index + 1) if index + 1 < len(reading.blocks) else 0
    return stands_out(block) or min(reading.gap(index), below) > 0


def dedicates(text: str) -> bool:
    """Whether a line is short, names whom a book is for, and is no sentence of a story."""
    line = " ".join(text.split())
    if words(line) <= MOST_SHORT_WORDS and _FOR_WHOM.match(line):
        return True
    if words(line) > MOST_DEDICATION_LINE or line.endswith((".", "!", "?", ":", ",", ";")):
        return False
    names = _PERSON.fullmatch(line) or (_TO_WHOM.fullmatch(line) and not _ENGLISH_A.match(line))
    names = names or _A_PERSON.fullmatch(line)
    return bool(names)


def heads_a_part(reading: Reading, index: int, end: int) -> bool:
    """Whether a line of the front matter is a heading of its own: `NOTICE`, and text below it."""
    text = reading.texts[index]
    if index + 1 >= end or not isinstance(reading.blocks[index], Paragraph):
        return False
    below = reading.texts[index + 1]
    if text.startswith("(") and text.endswith(")"):
        return False  # what kind of a book it is: `(NOVELA)`
    if is_epigraph(reading, index + 1) or (not text.isupper() and _DEDICATION.fullmatch(text)):
        return False
    return (
        is_title_like(text)
        and words(text) <= 8
        and (text.isupper() or _stands_apart(reading, index))
        and reading.verdicts[index + 1] is None
        and words(below) > 8
        and not is_title_like(below)
    )


def role_of_heading(text: str) -> SectionRole:
    """What a part of the front matter is by its heading: `TRANSLATOR'S PREFACE` is a preface."""
    found = _NAMES_ROLE.search(text)
    if found is None:
        is_dedication = text.isupper() and _TO_SOMEBODY.match(text) is not None
        return R.DEDICATION if is_dedication else R.NOTE
    return _HEADED[key_of(found[1])]
