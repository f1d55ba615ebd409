"""What Project Gutenberg and its sisters put around a text, in forty years of forms.

Between a START and an END line stands the work; etexts of the 1990s have a “small print” that says
where it ends, and Australia and Canada have neither. All of it is left out, but the title and
the author that it names are read first.
"""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.reading import Reading, words
from ebookpack.assemble.title_words import FIELDS
from ebookpack.core.patterns import pattern

_NAMED = pattern("project gutenberg|small print")
"""What both lines hold, and hardly any other text."""
_START = pattern(
    r"\*\*\* ?START OF (THE|THIS) PROJECT GUTENBERG|\bEND[ *]{0,3}THE SMALL PRINT", re.IGNORECASE
)
_END = pattern(
    r"\*\*\* ?END OF (THE|THIS) PROJECT GUTENBERG"
    r"|^\W*(The )?End of (the |this )?Project Gutenberg",
    re.IGNORECASE,
)
_ARCHIVE = pattern(
    r"\bproject gutenberg\b|\bgutenberg\.(org|net)|\bfadedpage\.com\b|\bfaded page\b"
    r"|\bdistributed proofreaders canada\b|\bprojekt gutenberg(-de)?\b|\bproject runeberg\b",
    re.IGNORECASE,
)
_OF_TEXTS = pattern(
    r"\be-?(book|text)s?\b|\blicen[cs]e|\bcopyright|\bhttps?:|\bwww\.|\bfree\b|\bvolunteer|\bpg-?tm\b",
    re.IGNORECASE,
)
_CREDIT = pattern(
    r"\W{0,2}(Produced by|E-?(text|book) (was )?(prepared|produced|scanned)|"
    r"(Transcribed|Scanned|Proofed|Digitized|Typed|HTML version)( and \w+)* by\b|"
    r"This e-?(text|book) was (prepared|produced|scanned|created|transcribed|typed)\b)",
    re.IGNORECASE,
)
_TRANSCRIBER = pattern(
    r"\W{0,3}(transcriber'?s?['’]?s? note|transcription note|anmerkungen? (zur|der) transkription"
    r"|note (de|du) transcripteu?r|nota (del|do) transcript\w+|note sur la transcription)s?\b",
    re.IGNORECASE,
)
_FRAME = pattern(r"\A\W{0,20}\+[-=+]{3,}\+[\s|]*")
"""The upper edge of a box drawn with characters, above a text; looked for nowhere else in it."""
_FIELD = pattern(r"(?P<name>[A-Z][\w ]{1,30}?): +(?P<value>\S.*)")
_NAMES_WORK = pattern(
    r"\W*(?:The )?Project Gutenberg(?:['’]s)?(?: e-?(?:text|book)(?: of|,))? +"
    r"(?P<title>[^\n]{2,120}?),? by +(?P<author>[^\n*,(#]{2,60})",
    re.IGNORECASE,
)
_NAMES_ARCHIVE = pattern(
    r"\W*project gutenberg (of )?(australia|canada)\b[^.!?]{0,120}$", re.IGNORECASE
)
"""The line or two of a sister's name above its own words."""
MOST_HEAD_BLOCKS = 30
"""An archive's own words that no START line ends are looked for among this many blocks."""
MOST_TAIL_BLOCKS = 8
MOST_WORDS = 130
"""Words of a paragraph in which an archive names itself."""
MOST_NOTE_BLOCKS = 8
"""Paragraphs of a transcriber's note."""


def leave_out_gutenberg(reading: Reading) -> None:
    """Leave out headers and licences, credits of transcribers and their notes."""
    named = [(i, text) for i, text in enumerate(reading.texts) if _NAMED.search(text.casefold())]
    starts = [i for i, text in named if _START.search(text)]
    ends = [i for i, text in named if _END.search(text)]
    # The header may have been cut off by hand, and the licence at the end forgotten.
    end = ends[0] if ends else len(reading.texts)
    first = 0
    if starts and starts[0] < end:
        first = starts[-1] + 1 if starts[-1] < min(end, starts[0] + 80) else starts[0] + 1
        for index in reading.unread(0, first):
            _read_fields(reading.texts[index], reading)
            reading.leave_out(index, "Project Gutenberg header", "stands above its START line")
    else:
        first = _leave_out_unmarked_head(reading)
    if not ends:
        end = _tail(reading, first)
    for index in reading.unread(end):
        reading.leave_out(index, "Project Gutenberg licence", "stands below its END line")
    _leave_out_credits(reading, first, end)


def _leave_out_unmarked_head(reading: Reading) -> int:
    """Leave out from the first to the last block at the head that names the archive."""
    named: list[int] = []
    for index in reading.unread(0, MOST_HEAD_BLOCKS):
        text = reading.texts[index]
        if parse_heading(text) is not None or words(text) > MOST_WORDS:
            break
        if _speaks_of_itself(text) or _NAMES_ARCHIVE.match(text):
            named.append(index)
    if not named:
        return 0
    for index in reading.unread(named[0], named[-1] + 1):
        _read_fields(reading.texts[index], reading)
        reading.leave_out(index, "Project Gutenberg header", "the archive speaks of its own texts")
    return named[-1] + 1


def _tail(reading: Reading, first: int) -> int:
    """Index from which the archive speaks at the end, where no END line says so."""
    start = max(first, len(reading.texts) - MOST_TAIL_BLOCKS)
    named = (i for i in range(start, len(reading.texts)) if _speaks_of_itself(reading.texts[i]))
    return next(named, len(reading.texts))


def _speaks_of_itself(text: str) -> bool:
    return (
        len(text) < 2000
        and words(text) <= MOST_WORDS
        and _ARCHIVE.search(text) is not None
        and _OF_TEXTS.search(text) is not None
    )


def _read_fields(text: str, reading: Reading) -> None:
    for line in text.split("\n"):
        found = _FIELD.fullmatch(line.strip())
        name = FIELDS.get(found["name"].casefold()) if found else None
        if found and name and name != "date":
            reading.note_field(name, found["value"])
    credit = credit_of(text.strip())
    if credit is not None and credit.name and not reading.fields.get(credit.role):
        reading.note_field(credit.role, credit.name)
    work = _NAMES_WORK.match(text)
    if work is not None:
        for name in ("title", "author"):
            if not reading.fields.get(name):
                reading.note_field(name, work[name].strip("* _"))


def _leave_out_credits(reading: Reading, first: int, end: int) -> None:
    """Leave out who transcribed a text, right below the header, and what they say of it."""
    is_etext = first > 0 or end < len(reading.texts)
    for index in list(reading.unread(first, min(end, first + 3))):
        if is_etext and _CREDIT.match(reading.texts[index]) and reading.counts[index] < 80:
            reading.leave_out(index, "transcriber's credit", "says who made the transcription")
    for index in list(reading.unread(first, end)):
        text = reading.texts[index]
        frame = _FRAME.match(text)
        unframed = text[frame.end() :] if frame else text
        if _TRANSCRIBER.match(unframed) and reading.verdicts[index] is None:
            _leave_out_note(index, text, end, reading)


def _leave_out_note(index: int, text: str, end: int, reading: Reading) -> None:
    what, why = "transcriber's note", "speaks of the transcription"
    reading.leave_out(index, what, why)
    alone = words(text) <= 4
    bracketed = text.lstrip().startswith("[") and "]" not in text
    if not alone and not bracketed:
        return
    for below in list(reading.unread(index + 1, min(end, index + 1 + MOST_NOTE_BLOCKS))):
        text = reading.texts[below]
        if alone and not bracketed and (reading.gap(below) > 0 or words(text) < 4):
            return
        reading.leave_out(below, what, why)
        if bracketed and "]" in text:
            return
