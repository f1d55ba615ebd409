"""Single lines at the head of a manuscript: `Rating: T`, and lines without their dress."""

from __future__ import annotations

import re

from ebookpack.assemble.reading import Kind, Reading, Verdict, letters_of, words
from ebookpack.assemble.title_words import DETAILS, FIELDS
from ebookpack.core.caseless import key_of
from ebookpack.core.patterns import pattern

_FIELD_LINE = pattern(
    r"\W{0,2}(?P<name>[^\W\d_][\w' /&-]{0,28}?)\W{0,2}\s*[:=：]\s*(?P<value>\S.*)"
)
_MAIL_ADDRESS = pattern(r"\s*[<(\[][\w.+-]+@[\w.-]+[>)\]]$")
"""Behind the name of who wrote it: `Ada Pell (ada@weir.example)`."""
_SPACED = pattern(r"(?:\S ){2,}\S\.?")
_GAP = pattern(r"\s{2,}")
_SPACED_WORD = pattern(r"(?:\S )*\S")
_FILE_LINE = pattern(
    r"[\w-]{1,20}\.(?:txt|doc|asc|rtf|docx|odt|md|htm|html)\b(?:[\s,;–—-].{0,80})?", re.IGNORECASE
)
_QUOTED = pattern(r"[\"“‘'«]([^\"“”«»]+)[\"”’'»]")
_GOES_ON = pattern(r"(and|or|und|oder|et|ou|y|o|e|och) ")
"""How the second line of a title starts: `and Other Essays`."""
_OF_A_DRAFT = pattern(
    r"\s*[(\[,–—-]\s*((first|second|third|final|last|rough|working|\d+(st|nd|rd|th)) )?"
    r"(draft|version|revision|rev\.?|edit|ms|manuscript|v)\.? ?\d*(\.\d+)*\s*[)\]]?$",
    re.IGNORECASE,
)
MOST_OF_DETAIL = 40
MOST_SMALL_WORDS = 6
"""Words of a title without a capital."""


def read_field(text: str, reading: Reading) -> str:
    """Read a header line, `Rating: T`; its name in lower case, "" if it is none."""
    found = _FIELD_LINE.fullmatch(text)
    if found is None:
        # The address stands on the lines below, as on the title pages of scripts.
        return "contact" if text.casefold() == "contact:" else ""
    name = " ".join(key_of(found["name"]).split())
    value = found["value"].strip().strip("*_").strip()
    if FIELDS.get(name) == "author":
        value = _MAIL_ADDRESS.sub("", value) or value
    if name in FIELDS and words(value) <= 20:
        if not is_known(value, FIELDS[name], reading):
            reading.note_field(FIELDS[name], unquoted(value) if name == "title" else value)
        return FIELDS[name]
    if name in DETAILS and words(value) <= 40:
        reading.details.append((found["name"].strip(), value))
        return name
    return ""


def read_lines_among_labels(reading: Reading, start: int) -> None:
    """Read header lines that stand among labelled sections: `Archive: ask` below a disclaimer."""
    for index in range(start, len(reading.blocks)):
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.kind is Kind.OPENS:
            if not verdict.why.startswith("labelled") or verdict.rest == ():
                return
        elif verdict is not None and verdict.kind is Kind.TITLE_BLOCK:
            continue
        elif index == start or verdict is not None or not is_detail(reading.texts[index]):
            return
        else:
            read_field(bare(reading.texts[index]), reading)
            why = "a header line among labelled ones"
            reading.verdicts[index] = Verdict(kind=Kind.TITLE_BLOCK, why=why)


def is_detail(text: str) -> bool:
    """Whether a line is a header line that gives a detail of the work: `Archive: ask`."""
    found = _FIELD_LINE.fullmatch(bare(text))
    name = " ".join(key_of(found["name"]).split()) if found else ""
    return name in DETAILS and words(text) <= MOST_OF_DETAIL


def is_known(text: str, field: str, reading: Reading) -> bool:
    """Whether a line says what is known of a field already, in whatever case and spacing.

    Of two spellings the one that is not all capitals is kept.
    """
    values = reading.fields.get(field, [])
    for index, known in enumerate(values):
        if letters_of(known) == letters_of(text):
            if known.isupper() and not text.isupper():
                values[index] = text.strip().rstrip(",")
            return True
    return False


def as_title(text: str) -> str:
    """A first line as titles are judged: some are all capitals with a stop, some all small."""
    if text.isupper():
        return text.rstrip(".")
    if _GOES_ON.match(text) and words(text) <= MOST_SMALL_WORDS:
        return text[0].upper() + text[1:]
    return text.capitalize() if text.islower() and words(text) <= MOST_SMALL_WORDS else text


def bare(line: str) -> str:
    """A line without the marks and blanks around it, and without the button that a site has there.

    Pen names may end in an underscore.
    """
    line = line.strip().removeprefix("Follow/Fav").strip("*#=~ ").strip()
    if line.startswith("_"):
        line = line.strip("_")
    return line.strip("*#=~ ").strip()


def unquoted(text: str) -> str:
    """A title without quotation marks around the whole of it."""
    found = _QUOTED.fullmatch(text)
    return found[1] if found else text


def without_draft(title: str) -> str:
    """A title without what its author's file adds to it: `The Weir (draft 3)`."""
    return _OF_A_DRAFT.sub("", title) or title


def unspaced(text: str) -> str:
    """A title set in spaced letters, `T H E`, as a word."""
    spaced = _SPACED.fullmatch(text) or is_spaced(text)
    return " ".join(word.replace(" ", "") for word in _GAP.split(text)) if spaced else text


def is_spaced(text: str) -> bool:
    """Whether all words of a line are in spaced letters, two blanks or more between words."""
    said = [word for word in _GAP.split(text.strip()) if word]
    return any(" " in word for word in said) and all(map(_SPACED_WORD.fullmatch, said))


def is_file_line(text: str) -> bool:
    """Whether a line names the file that it stands in: `WEIR.TXT    Version 1.1`."""
    return _FILE_LINE.fullmatch(text.strip()) is not None
