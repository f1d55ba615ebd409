"""The lines at the head of a manuscript: its title, its author, its header lines.

A title page may set its title over several lines, one word a line, and put between title and
author what kind of a book it is. So lines are read one by one, each in the light of what those
above it said and, to tell a subtitle, of what the next ones say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ebookpack.assemble.bare_names import (
    is_above_title,
    is_author_first,
    is_centred,
    is_heading,
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
from ebookpack.assemble.half_titles import find_repeated
from ebookpack.assemble.header_lines import (
    bare,
    is_file_line,
    is_known,
    read_field,
    unquoted,
    unspaced,
)
from ebookpack.assemble.heading_forms import date_of, parse_heading
from ebookpack.assemble.imprints import counts_issue, names_source
from ebookpack.assemble.labels import label_of
from ebookpack.assemble.mails import without_tags
from ebookpack.assemble.pages_ahead import leave_pages_ahead, praises
from ebookpack.assemble.pasted_pages import site_line
from ebookpack.assemble.reading import Kind, Reading, Verdict, letters_of, words
from ebookpack.assemble.senders import is_mail_address, is_word_count
from ebookpack.assemble.series_lines import stands_in_series
from ebookpack.assemble.title_lines import (
    Head,
    continues_title,
    is_lone_joint,
    is_subtitle,
    is_title,
)
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, Paragraph
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
_RULE = pattern(r"[\W_]{2,}")
_FOR_SOMEBODY = pattern(
    r"(?:for|to|für|pour|para|per|voor|dla) (?:(?:my|our|all)\b|[A-ZÀ-Þ])[^.!?:\n]{0,60}"
)
"""`for Anna`; with a capital it is the second line of a title: `For Young People`."""
_TITLES = ("title", "subtitle")
"""Lines below which one may say of which series a book is."""

_RIGHTS = pattern(r"(\(c\)|©|copyright\b)[^.!?]{0,40}\d", re.IGNORECASE)
_PRESENTS = pattern(r"(proudly |hereby )?presents?\W*", re.IGNORECASE)
"""What stands between the name of a board or a house and the title of what it hands out."""
_DRAFT = pattern(
    r"(?:(?:first|second|third|fourth|final|last|working|rough|current|latest"
    r"|\d+(?:st|nd|rd|th)) )+draft\b[^.!?]{0,80}"
    r"|draft(?: (?:no\.? ?)?\d[^.!?]{0,80}| (?:of|for|dated) [^.!?]{2,80}"
    r"|\s?[,:/–—-] ?[^.!?]{2,80})",
    re.IGNORECASE,
)
"""Which draft it is: `working draft for Ada, May`."""
_CARE_OF = pattern(r"(?:c/o|℅) [^.!?]{2,80}", re.IGNORECASE)
MOST_TAG = 30
MOST_LINES_OF_A_TITLE = 8
"""A title page may set it one word a line."""
MOST_SMALL_LETTERS = 3
"""Letters of the words that titles write without a capital."""
MOST_BELOW_SUBTITLE = 12
"""Words between a subtitle that is marked as a heading and the first section: a byline."""
MOST_BLOCKS = 24
"""A title block is looked for among this many blocks."""


def find_title_block(reading: Reading) -> int:
    """Find title, byline and header lines; index of the first block that is none of them."""
    ahead = leave_pages_ahead(reading)
    start = _read_head(Head(reading, declared=bool(reading.fields.get("title"))), ahead)
    if reading.fields.get("title"):
        find_repeated(reading)
    return start


def reads_as_title(text: str) -> bool:
    """Whether a line has a capital on all but its small words, and is no date or place."""
    said = [word.strip("\"'“”‘’().!?") for word in text.split()]
    return (
        1 < len(said) <= MOST_LINES_OF_A_TITLE
        and not any(c.isdigit() or c in ",;:" for c in text)
        and all(word[:1].isupper() for word in said if len(word) > MOST_SMALL_LETTERS)
    )


def read_title_below(reading: Reading, index: int, *, cased: bool = False) -> bool:
    """Read a block below the first notes as the title, if nothing has named one yet.

    `cased` if it is known to be the only line with a title's capitals.
    """
    if reading.fields.get("title") or not isinstance(reading.blocks[index], Paragraph):
        return False
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    subject = "".join(reading.fields.get("mail-subject", ()))
    text = reading.texts[index]
    first = bare(text.split("\n")[0])
    alone = (
        text.isupper()
        or letters_of(first) in (letters_of(subject), letters_of(subject.rpartition(" - ")[2]))
        or "\n" in text
        or cased
        or ((credit := credit_of(bare(below))) is not None and bool(credit.name))
    )
    if is_heading(index, reading) or not (
        alone or reading.gap(index) or _is_centred_at(index, reading)
    ):
        return False
    if words(first) > 10 or (words(below) <= 3 and credit_of(bare(below)) is None):
        return False
    head, known = Head(reading, declared=False), reading.metadata()
    for at in range(index, min(index + 3, len(reading.blocks))):
        lines = [line for line in reading.lines(at) if not _RULE.fullmatch(line.strip())]
        goes_on = head.awaits or is_subtitle(bare(reading.texts[at]), at, head)
        if at > index and credit_of(bare(reading.texts[at])) is None and not goes_on:
            break
        for line in lines:
            head.last = _read_line(bare(line), at, head)
            if not head.last:
                reading.restore(known)
                return False
        reading.verdicts[at] = Verdict(kind=Kind.TITLE_BLOCK, why="the title, below the notes")
    return bool(reading.fields.get("title"))


def _is_centred_at(index: int, reading: Reading) -> bool:
    return is_centred(reading.blocks[index])


def _stands_above_header(index: int, reading: Reading) -> bool:
    """Whether a chapter's heading stands above the header lines of the whole work."""
    lines = reading.lines(index + 1) if index + 1 < len(reading.blocks) else []
    fields = [line for line in lines if label_of(line) or _is_field(line)]
    if any(site_line(line.strip()) for line in (*reading.lines(index)[1:], *lines)):
        return True
    return len(lines) > 1 and len(fields) == len(lines)


def _repeats_tag(line: str, text: str) -> bool:
    """Whether a board shows a tag of the title on a line of its own: `OC` below `[OC]`."""
    return len(line) < MOST_TAG and f"[{line.casefold()}]" in text.casefold()


def _is_posting_date(text: str, index: int, reading: Reading) -> bool:
    """Whether a line below the author is the day on which a text was sent, and heads no entry."""
    if date_of(text, index) is None:
        return False
    return not any(date_of(reading.texts[i], i) for i in reading.unread(index + 1))


def _is_in_header(index: int, reading: Reading) -> bool:
    """Whether a line has a label and a value, as has the one above or below: `Characters: X`."""
    near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(reading.texts)]
    fields = [i for i in near if _is_field(reading.texts[i])]
    return index in fields and len(fields) > 1


def _is_field(line: str) -> bool:
    return bool(read_field(bare(line), Reading.of(())))


def _read_head(head: Head, start: int) -> int:
    reading = head.reading
    first = next(reading.unread(start), 0)
    end = min(first + MOST_BLOCKS, len(reading.blocks))
    for index in range(start, end):
        verdict = reading.verdicts[index]
        if verdict is not None:
            if verdict.kind is Kind.OPENS:
                if not _is_subtitle_heading(index, head):
                    return index
                reading.note_field("subtitle", reading.texts[index])
                reading.verdicts[index] = Verdict(
                    kind=Kind.TITLE_BLOCK, why="a heading between title and byline"
                )
            continue
        if isinstance(reading.blocks[index], Heading):
            if not _is_title_page_heading(index, head):
                return index
        elif not isinstance(reading.blocks[index], Paragraph):
            return index
        in_series = head.last in _TITLES and stands_in_series(reading.texts[index], index, reading)
        is_chapter = is_heading(index, reading) and not in_series
        if not head.awaits and is_chapter and not _is_in_header(index, reading):
            if index == first and _stands_above_header(index, reading):
                text = " ".join(reading.texts[index].split())
                reading.verdicts[index] = Verdict(
                    kind=Kind.HEADING, label=text, why="a heading above the header lines"
                )
                continue
            return index
        known, before = reading.metadata(), (head.said, head.last, head.awaits)
        lines = [line for line in reading.lines(index) if not _RULE.fullmatch(line.strip())]
        if head.title and _is_dedication_above_byline(index, reading):
            why = "names whom it is for, between title and byline"
            reading.verdicts[index] = Verdict(kind=Kind.OPENS, role=SectionRole.DEDICATION, why=why)
            continue
        if head.title and _says_which_draft(lines):
            why = "says which draft it is: for those who read the manuscript"
            reading.leave_out(index, "draft line", why)
            continue
        if not lines and not head.title:
            reading.verdicts[index] = Verdict(kind=Kind.DIVIDER, why="a rule above the title")
            continue
        taken: list[str] = []
        for line in lines:
            head.last = _read_site_line(line, head) or _read_line(bare(line), index, head)
            taken.append(head.last)
            if not head.last:
                break  # the others cannot make it a title block any more
        if lines[1:] == [] and taken == [""] and isinstance(reading.blocks[index], Heading):
            reading.note_field("subtitle", reading.texts[index])
            head.last = "subtitle"
            taken = ["subtitle"]
        if not taken or not all(taken):
            reading.restore(known)
            head.said, head.last, head.awaits = before
            return index
        found = " and ".join(dict.fromkeys(name for name in taken if name != "by"))
        reading.verdicts[index] = Verdict(
            kind=Kind.TITLE_BLOCK, why=f"{found or 'byline'} at the head"
        )
    return end


def _is_dedication_above_byline(index: int, reading: Reading) -> bool:
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    credit = credit_of(bare(below.split("\n")[0]))
    return (
        _FOR_SOMEBODY.fullmatch(reading.texts[index].strip()) is not None
        and not reading.fields.get("author")
        and credit is not None
    )


def _says_which_draft(lines: Sequence[str]) -> bool:
    """Whether lines below the title say which draft it is, or to whom to write."""
    said = [line.strip() for line in lines]
    drafts = sum(_DRAFT.fullmatch(line) is not None for line in said)
    return drafts > 0 and all(_DRAFT.fullmatch(line) or _CARE_OF.fullmatch(line) for line in said)


def _is_subtitle_heading(index: int, head: Head) -> bool:
    """Whether a heading of the format's stands between the title and a byline."""
    reading = head.reading
    if not isinstance(reading.blocks[index], Heading) or index + 1 >= len(reading.texts):
        return False
    above = reading.verdicts[index - 1] if index else None
    is_below_title = above is not None and above.kind is Kind.TITLE_BLOCK
    credit = credit_of(bare(reading.texts[index + 1].split("\n")[0]))
    return (
        is_below_title
        and bool(head.title)
        and credit is not None
        and _is_heading_free(index, reading)
    )


def _is_title_page_heading(index: int, head: Head) -> bool:
    """Whether a lesser heading is a line of the title page: a section starts a few words below."""
    reading = head.reading
    below = next((i for i, _ in reading.openers() if i > index), None)
    if not head.title or below is None or reading.fields.get("subtitle"):
        return bool(head.title) and credit_of(bare(reading.texts[index])) is not None
    between = sum(words(text) for text in reading.texts[index + 1 : below])
    return between <= MOST_BELOW_SUBTITLE and _is_heading_free(index, reading)


def _is_heading_free(index: int, reading: Reading) -> bool:
    return parse_heading(reading.texts[index]) is None


def _read_site_line(line: str, head: Head) -> str:
    if head.awaits or not site_line(line.strip()):
        return ""
    head.reading.details.append(("Archive", line.strip()))
    return "counts"


def _read_line(text: str, index: int, head: Head) -> str:
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
    if head.last in _TITLES and (volume := stands_in_series(text, index, reading)) is not None:
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


def _read_fields_in_a_row(text: str, reading: Reading) -> str:
    """`wc: 1.1k | rating: G`: header lines on one line."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) < 2 or not all(map(_is_field, parts)):
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
    if both is None and _stands_above_header(index, reading):
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
