"""The lines of title pages and copyright pages that name publishers, printings, rights."""

from __future__ import annotations

import re

from ebookpack.assemble.reading import Reading, words
from ebookpack.core.patterns import pattern

_IMPRINT = pattern(
    r"©|\(c\) ?\d{4}|\bcopyright(ed)?\b|all rights reserved|\bISBN\b|public domain|\bpublish(ed"
    r"|ers?)\b"
    r"|printed (in|by|for|at)|first (published|edition)|transcribed|proofed by|\be-?text\b"
    r"|\b(entered|registered) (according to|at)\b|\bauthor of\W|\blicensed under\b"
    r"|^\W*(scanned|typed|keyed|digiti[sz]ed|entered)((/| and )\w+)?( in)? by\b"
    r"|\bwork of fiction\b|\bresemblance to (actual|real|any)\b|\bcatalogu?ing[- ]in[- ]publication"
    r"|creative commons|\bdistribut(e|ed|able) (it |this )?freely\b|\bfreely distribut"
    r"|\bmay (not )?be (freely )?(copied|distributed|reproduced|reposted)\b",
    re.IGNORECASE,
)
_PUBLISHER = pattern(
    r"\b(publishers?|press|printers?|verlag|druck|imprenta|imp\.|éditeurs?|librairie|editores?|libre"
    r"ría|tipografia|uitgever\w*|editora|& (co|sons|company|bros|brothers)|and (co|sons|company)"
    r"|brothers|limited|ltd|auflage|édition|edición|edizione|edition|impression|thousand|illustrations?|portraits?|frontispiece)\b"
    r"|\b(london|new york|boston|philadelphia|chicago|edinburgh|paris|berlin|leipzig|wien|münchen"
    r"|stuttgart|madrid|barcelona|milano|roma|firenze|torino|amsterdam|lisboa|toronto|dublin)\b",
    re.IGNORECASE,
)
_EDITION = pattern(
    r"\W*([\w.-]+ ){1,4}"
    r"(auflage|ausgabe|tausend|edition|impression|thousand|édition|mille|edición|edizione|edição)\W*",
    re.IGNORECASE,
)
"""Which printing of a book it is, alone on its line: `Zweite Auflage`."""
_ISSUE = pattern(
    r"\b(issue|number|no\.|vol(ume|\.)?) ?#? ?\d+\b.{0,60}\b(19|20)\d\d\b", re.IGNORECASE
)
_VOLUME_AND_NUMBER = pattern(
    r"\W*vol(?:ume|\.)? ?\w{1,8}\W{1,4}(?:issue|number|no\.?|#) ?#?\w{1,8}\b.{0,60}"
    r"|\W*ISSN:? ?\d{4}-\d{3}[\dX]\W*",
    re.IGNORECASE,
)
_SOURCE = pattern(
    r"[(\[]?((re)?printed |taken |extracted |transcribed )?(from|aus|d'après|de) [^.!?]{4,80}"
    r"\b1[5-9]\d\d[)\].]*",
    re.IGNORECASE,
)
"""Where a tale first came out: `(from Blackwood's Magazine, March 1851)`."""
_YEAR = pattern(r"\b1[5-9]\d\d\b|\b20\d\d\b|\bM[DCLXVI]{4,}\b")
MOST_IMPRINT_LINES = 12
MOST_RIGHTS_WORDS = 120
MOST_RIGHTS_CHARACTERS = 4000
"""A paragraph of so many words has far fewer, whatever addresses stand in it."""
MOST_IMPRINT_WORDS = 40
MOST_ISSUE = 200
"""Characters of the line that says which issue of a journal it is."""
MOST_LINES_ABOVE_YEAR = 4
MOST_EDITION = 80
MOST_EDITION_WORDS = 6
"""Characters and words of a line that says which printing it is."""


def is_imprint(reading: Reading, index: int) -> bool:
    """Whether a block is lines of a title page: publisher, place, year, number of the edition."""
    text = reading.texts[index]
    lines = reading.lines(index)
    if words(text) > MOST_IMPRINT_WORDS or len(lines) > MOST_IMPRINT_LINES:
        return False
    if not all(words(line) <= 9 and not line.rstrip().endswith((";", "?")) for line in lines):
        return False
    is_year = re.fullmatch(r"\W*(\d{4}|[MDCLXVI]{5,})\W*", text) is not None
    is_short = len(text) <= MOST_EDITION and words(text) <= MOST_EDITION_WORDS
    is_edition = is_short and _EDITION.fullmatch(text) is not None
    return (
        is_year
        or is_edition
        or _ends_in_year(lines)
        or (
            _PUBLISHER.search(text) is not None
            and (_YEAR.search(text) is not None or text.isupper() or len(lines) > 1)
        )
    )


def _ends_in_year(lines: list[str]) -> bool:
    """Whether lines are a place, a house or both, and below them the year alone."""
    return (
        1 < len(lines) <= MOST_LINES_ABOVE_YEAR
        and re.fullmatch(r"\W*(1[5-9]\d\d|20\d\d|M[DCLXVI]{4,})\W*", lines[-1]) is not None
        and all(words(line) <= MOST_EDITION_WORDS and line[:1].isupper() for line in lines[:-1])
    )


def speaks_of_rights(text: str) -> bool:
    """Whether a paragraph is of the kind that copyright pages hold."""
    if len(text) > MOST_RIGHTS_CHARACTERS:
        return False  # seen at once, however long a line is
    return _IMPRINT.search(text) is not None and words(text) < MOST_RIGHTS_WORDS


def names_issue(line: str) -> bool:
    """Whether a line is that of a journal's issue: `Volume 3, Number 2, Summer 1994`."""
    return len(line) <= MOST_ISSUE and _ISSUE.search(line) is not None


def counts_issue(line: str) -> bool:
    """Whether a line says nothing but which issue of a journal it is: `Volume 3, Number 2`."""
    line = " ".join(line.split())
    return len(line) <= MOST_ISSUE and _VOLUME_AND_NUMBER.fullmatch(line) is not None


def names_source(line: str) -> bool:
    """Whether a line says where a tale came out first."""
    return len(line) <= MOST_ISSUE and _SOURCE.fullmatch(line) is not None


def names_publisher(line: str) -> bool:
    """Whether a line is the publisher's, or the place and year of a title page."""
    return words(line) <= 6 and _PUBLISHER.search(line) is not None
