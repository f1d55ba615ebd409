"""Which book of a series it is, as title pages say below the title: `Book One of the Estuary`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ebookpack.assemble.heading_forms import candidate_of
from ebookpack.assemble.numerals import number_of
from ebookpack.assemble.reading import Reading
from ebookpack.core.patterns import pattern

_NUMBER = r"(?P<number>\d{1,3}|[ivxlc]{1,6}|[^\W\d_]{2,12})"
_VOLUME = r"(?:book|volume|vol\.|band|buch|teil|tome|livre|libro|tomo|volumen|livro|deel|tom)"
_KIND = (
    r"(?:series|cycle|trilogy|saga|chronicles|mysteries|quartet|duology|reihe|zyklus|trilogie"
    r"|série|serie|ciclo|trilogía)"
)
_OF = r" (?:of|in|from|der|des|de|du|del|della|di|van)"
_VOLUME_OF = pattern(
    rf"\(?(?:{_VOLUME}|part) {_NUMBER}(?:{_OF} (?P<name>[^.!?\d]{{2,60}}?)"
    rf"|(?::|,| [-–—]) (?P<kind>[^.!?\d]{{2,60}}\b{_KIND}))\)?",
    re.IGNORECASE,
)
_COUNTED = pattern(
    r"\(?(?P<name>[^.!?\d()#]{2,60}?),?:? ?(?:[-–—] )?"
    rf"\(?(?:#|{_VOLUME} (?:#|no\. ?)?){_NUMBER}\)?",
    re.IGNORECASE,
)
_NAMED = pattern(
    rf"\(?(?P<name>(?:the|die|der|la|le|el) (?:[\w'’-]+ ){{1,4}}{_KIND})\)?", re.IGNORECASE
)
"""`The Estuary Cycle`; with another article it is what kind of a book it is: `A Family Saga`."""
MOST_WORDS = 16


class Volume(NamedTuple):
    """A book's place in a series."""

    name: str
    number: str
    """In figures, "" if the line does not say it."""


def volume_of(text: str) -> Volume | None:
    """The series that a line below a title names, and which of it the book is."""
    within = _VOLUME_OF.fullmatch(text)
    found = within or _COUNTED.fullmatch(text)
    name = (within["name"] or within["kind"]) if within else found["name"] if found else ""
    if found is not None and name[:1].isalpha():
        value = number_of(found["number"])
        return None if value is None else Volume(name, f"{value:g}")
    named = _NAMED.fullmatch(text)
    return Volume(named["name"], "") if named is not None else None


def stands_in_series(text: str, index: int, reading: Reading) -> Volume | None:
    """The same of a line that heads no part: the next book of the series is none of this text's.

    `Part One of the Journey` is a heading if a `Part Two` stands further down.
    """
    volume = volume_of(text)
    if volume is None:
        return None
    heading = candidate_of(text, index)
    for below in reading.unread(index + 1):
        if reading.counts[below] > MOST_WORDS:
            continue
        again = volume_of(reading.texts[below])
        if again is not None and again.name == volume.name:
            return None
        other = candidate_of(reading.texts[below], below) if heading is not None else None
        if heading is not None and other is not None and other.kind == heading.kind:
            return None
    return volume
