"""Who sends a typescript, and where to write to: the lines at its top left.

In the standard format of manuscripts the author's legal name, address, telephone and e-mail stand
above the title, often with the number of words. They are for the editor: the address goes into no
book, and the name is that of the author only if no byline names another.
"""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import credit_of, is_name
from ebookpack.assemble.header_lines import bare
from ebookpack.assemble.reading import Reading, letters_of, words
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

_COUNT = pattern(
    r"[\s,(]*(?:(?:about|approx\w*|circa|ca|word ?count)\b[.:]?|[~≈])?\s*"
    r"\d[\d.,]*\s*(?:words|wds)\b\W*"
    r"|[\s,(]*word ?count\W{1,3}\d[\d.,]*\W*",
    re.IGNORECASE,
)
_MAIL = pattern(
    r"(?:e-?mail\W{1,3})?(?P<local>[\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}", re.IGNORECASE
)
_PHONE = pattern(
    r"(?:(?:tele)?phone|tel|mobile|cell|fax|home|work|[tmcp])?\W{0,3}(?=(?:\D*\d){7})\+?[\d().\s/-]{7,24}",
    re.IGNORECASE,
)
_PLACE = pattern(
    r".{2,40}\b[A-Z]{2},? +\d{5}(?:-\d{4})?"
    r"|(?:.{2,40} )?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
    r"|.{2,40}\b[A-Z]\d[A-Z] \d[A-Z]\d|[^\W\d][\w .'-]{1,30}, [A-Z]{2}"
)
"""A line that ends in a ZIP code, a state or the like: US, United Kingdom, Canada."""
_STREET = pattern(
    r"\d{1,5}[A-Za-z]? [\w .'-]{2,40} (?:road|rd|street|st|avenue|ave|lane|ln|drive|dr|court|ct|row"
    r"|place|pl|terrace|way|close|crescent|boulevard|blvd|square|sq)\b\.?.{0,20}",
    re.IGNORECASE,
)
"""`14 Quarry Row`."""
_STANDING = pattern(r"(?:an? )?(?:(?:active|full|associate) )?member\b.{2,40}", re.IGNORECASE)
"""`Member, Guild of Letters`."""
MOST_LINES = 12
LONGEST = 120
"""Characters of a line of it; below longer ones stands the story."""
MOST_WORDS = 8
"""Of a line of an address."""


def leave_out_sender(reading: Reading) -> str:
    """Leave out name and address above the title; the name, "" if there is nothing of the kind."""
    blocks, lines = _head(reading)
    name = _COUNT.sub("", lines[0][1]).strip(" ,") if lines else ""
    if not (2 <= words(name) <= 4 and is_name(name)) or credit_of(name) is not None:
        return ""
    last, seen = -1, 0
    for number, (block, line) in enumerate(lines):
        if number and (words(line) > MOST_WORDS or credit_of(line) is not None):
            break
        if _COUNT.search(line) if not number else _tells_where(line):
            seen += 1 + _is_mail_of(name, line)
            last = block
    if seen < 2 or last not in blocks:
        return ""
    for index in blocks[: blocks.index(last) + 1]:
        reading.leave_out(
            index, "sender's address", "name and address above the title: for the editor"
        )
    return name


def _head(reading: Reading) -> tuple[list[int], list[tuple[int, str]]]:
    """The first blocks that are not read yet, and their lines with the block of each."""
    blocks: list[int] = []
    lines: list[tuple[int, str]] = []
    for index in reading.unread():
        if not isinstance(reading.blocks[index], Paragraph) or (blocks and index != blocks[-1] + 1):
            break
        found = [(index, text) for line in reading.lines(index) if (text := bare(line))]
        if len(lines) + len(found) > MOST_LINES or any(len(line) > LONGEST for _, line in found):
            break
        blocks.append(index)
        lines += found
    return blocks, lines


def _tells_where(line: str) -> bool:
    """Whether a line is a means to reach the sender, or says what is sent."""
    return any(form.fullmatch(line) for form in (_COUNT, _MAIL, _PHONE, _PLACE, _STREET, _STANDING))


def is_word_count(line: str) -> bool:
    """Whether a line says how long the typescript is, and nothing else: `about 3,000 words`."""
    return _COUNT.fullmatch(line) is not None


def is_mail_address(line: str) -> bool:
    """Whether a line is an e-mail address and nothing else."""
    return _MAIL.fullmatch(line.strip("<>()")) is not None


def _is_mail_of(name: str, line: str) -> bool:
    """Whether an e-mail address is made of a name: then the line above it is no title."""
    found = _MAIL.fullmatch(line)
    local = letters_of(found["local"]) if found else ""
    return any(len(part) > 2 and letters_of(part) in local for part in name.split())
