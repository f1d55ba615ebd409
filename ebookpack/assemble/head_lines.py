"""One line at the head of a manuscript: what it says, in the light of those above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.assemble.bare_names import (
    is_above_title,
    is_author_first,
    read_bare_name,
)
from ebookpack.assemble.bylines import (
    credit_of,
    is_name,
    name_of,
    names_by_work,
    same_person,
    title_and_handle,
    title_and_name,
)
from ebookpack.assemble.header_lines import (
    bare,
    is_file_line,
    is_known,
    read_field,
    unquoted,
    unspaced,
)
from ebookpack.assemble.heading_forms import date_of
from ebookpack.assemble.imprints import counts_issue, names_source
from ebookpack.assemble.labels import label_of
from ebookpack.assemble.mails import without_tags
from ebookpack.assemble.pages_ahead import praises
from ebookpack.assemble.pasted_pages import site_line
from ebookpack.assemble.reading import Reading, letters_of, words
from ebookpack.assemble.senders import is_mail_address, is_word_count
from ebookpack.assemble.series_lines import stands_in_series
from ebookpack.assemble.title_lines import (
    Head,
    continues_title,
    is_lone_joint,
    is_subtitle,
    is_title,
)
from ebookpack.core.patterns import pattern

_INITIALS_FIRST = pattern(r"[^\W\d_]\.")
_WITH = pattern(
    r"(with|mit|avec|con) (an? |einer |une |una |un )?(\w+ )?(introduction|preface|foreword|notes"
    r"|afterword|introductory \w+|vorwort|einleitung|nachwort|préface|introducción|prólogo"
    r"|prefazione)"
    r"( and \w+)? (by|von|par|de|di)(?P<name> .{2,60})?",
    re.IGNORECASE,
)
"""Who wrote what stands before the work."""
_BY_HIMSELF = pattern(r"(written )?by (him|her|my)self\.?|von ihm selbst.*", re.IGNORECASE)
_RIGHTS = pattern(r"(\(c\)|©|copyright\b)[^.!?]{0,40}\d", re.IGNORECASE)
_PRESENTS = pattern(r"(proudly |hereby )?presents?\W*", re.IGNORECASE)
"""What stands between the name of a board or a house and the title of what it hands out."""
MOST_TAG = 30
TITLES = ("title", "subtitle")
"""Lines below which one may say of which series a book is."""


def read_line(text: str, index: int, head: Head) -> str:
    """What a line of the title block is, "" if it is not one of its lines."""
    reading = head.reading
    if head.awaits:
        return _read_awaited(text, head)
    field = _read_fields_in_a_row(text, reading) or read_field(text, reading)
    if field:
        return field
    if not head.title and is_file_line(text):
        reading.details.append(("File", " ".join(text.split())))
        return "file"
    credit = credit_of(text)
    if head.last in TITLES and (volume := stands_in_series(text, index, reading)) is not None:
        reading.note_field("series", volume.name)
        reading.note_field("series-number", volume.number)
        return "series"
    if head.title and (found := _WITH.fullmatch(text)):
        reading.details.append(("Credit", text))
        head.awaits = "" if found["name"] else "introducer"
        return "byline"
    if head.title and (names_by_work(text) or _BY_HIMSELF.fullmatch(text)):
        reading.details.append(("Credit", text))
        return "byline"
    if head.last == "author" and _RIGHTS.fullmatch(text) and len(reading.lines(index)) > 1:
        reading.details.append(("Copyright", text))
        return "rights"
    if head.last in ("author", "byline") and names_source(text):
        reading.details.append(("Source", text))
        return "source"
    if reading.fields.get("poster") and _repeats_tag(text, reading.texts[index]):
        return "tag"
    if head.last == "author" and _is_posting_date(text, index, reading):
        reading.details.append(("Date", text))
        return "date"
    if counts_issue(text):
        reading.details.append(("Issue", " ".join(text.split())))
        return "issue"
    if not head.title and _PRESENTS.fullmatch(text):
        return "announcement"
    if credit is not None and not credit.name and (head.title or credit.role != "author"):
        head.awaits = head.last if head.last == "translator" else credit.role
        return "by"
    if credit is not None and credit.name:
        role = "translator" if head.last == "translator" else credit.role
        _note_person(credit.name, role, head)
        return role
    if not head.title:
        return _read_title(text, index, head)
    if continues_title(text, index, head):
        return "title"
    if is_known(text, "author", reading):
        return "author"
    if is_known(text, "declared-author", reading):
        reading.note_field("author", text)
        return "author"
    if is_known(text, "subtitle", reading):
        return "subtitle"
    if not reading.fields.get("author") and is_above_title(text, index, reading):
        reading.note_field("author", text)
        return "author"
    if is_mail_address(text):
        reading.details.append(("E-mail", text))
        return "e-mail"
    if is_word_count(text):
        reading.details.append(("Length", text))
        return "word count"
    if is_known(text, "date-line", reading):
        reading.details.append(("Date", text))
        return "date"
    both = title_and_name(text)
    if both is not None and is_known(both[0], "title", reading):
        _note_person(both[1], "author", head)
        return "author"
    if is_subtitle(text, index, head):
        if head.last == "subtitle" and _is_unfinished(reading.fields.get("subtitle", [])):
            reading.fields["subtitle"][0] += f" {text}"
        elif not reading.fields.get("subtitle"):
            reading.note_field("subtitle", text.strip("()―—–"))
        return "subtitle"
    return read_bare_name(text, index, reading)


def _is_unfinished(subtitles: Sequence[str]) -> bool:
    """Whether a subtitle has but begun: `being`, alone on its line."""
    return any(is_lone_joint(text) for text in subtitles)


def _repeats_tag(line: str, text: str) -> bool:
    """Whether a board shows a tag of the title on a line of its own: `OC` below `[OC]`."""
    return len(line) < MOST_TAG and f"[{line.casefold()}]" in text.casefold()


def _is_posting_date(text: str, index: int, reading: Reading) -> bool:
    """Whether a line below the author is the day on which a text was sent, and heads no entry."""
    if date_of(text, index) is None:
        return False
    return not any(date_of(reading.texts[i], i) for i in reading.unread(index + 1))


def _read_fields_in_a_row(text: str, reading: Reading) -> str:
    """`wc: 1.1k | rating: G`: header lines on one line."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) < 2 or not all(map(is_field_line, parts)):
        return ""
    names = [read_field(part, reading) for part in parts]
    return names[0]


def _read_awaited(text: str, head: Head) -> str:
    """Read the line below a lone `by`; a lone `and` below that awaits one more."""
    role = head.awaits
    if text.casefold() in ("and", "&", "und", "et", "y", "e", "en"):
        return role
    credit = credit_of(text)
    if credit is not None and not credit.name:  # `Translated from the French`, and `by` below
        return "by"
    head.awaits = ""
    name = credit.name if credit is not None else name_of(text)
    if words(name) > 8:
        return ""
    _note_person(name, role, head)
    return role


def _note_person(name: str, role: str, head: Head) -> None:
    known = head.reading.fields.get(role, [])
    for at, one in enumerate(known):
        if (
            _INITIALS_FIRST.match(one)
            and same_person(name, one)
            and not _INITIALS_FIRST.match(name)
        ):
            known[at] = name
            return
    if not is_known(name, role, head.reading) and not any(same_person(name, one) for one in known):
        head.reading.note_field(role, name)


def _read_title(text: str, index: int, head: Head) -> str:
    reading = head.reading
    both = title_and_name(text)
    if both is None and stands_above_header(index, reading):
        both = title_and_handle(text)
    elif both is not None and not (words(both[1]) <= 5 and is_name(both[1])):
        both = None
    if both is not None:
        reading.note_field("title", unquoted(both[0]))
        reading.note_field("author", both[1])
        return "title"
    if not reading.fields.get("author") and is_author_first(text, index, reading):
        reading.note_field("author", text)
        return "author"
    text = unquoted(without_tags(text) if reading.fields.get("poster") else text)
    if praises(text) or not is_title(text, index, reading):
        return ""
    head.said = letters_of(text)
    reading.note_field("title", unspaced(text))
    return "title"


def stands_above_header(index: int, reading: Reading) -> bool:
    """Whether a chapter's heading stands above the header lines of the whole work."""
    lines = reading.lines(index + 1) if index + 1 < len(reading.blocks) else []
    fields = [line for line in lines if label_of(line) or is_field_line(line)]
    if any(site_line(line.strip()) for line in (*reading.lines(index)[1:], *lines)):
        return True
    return len(lines) > 1 and len(fields) == len(lines)


def is_field_line(line: str) -> bool:
    """Whether a line is a label with a value that is known to be metadata."""
    return bool(read_field(bare(line), Reading.of(())))
