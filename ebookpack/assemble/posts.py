"""What mail, news, boards and forums put around a text: headers, signatures, buttons."""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.contents_list import names_contents
from ebookpack.assemble.imprints import names_issue
from ebookpack.assemble.mails import is_mail_header, leave_out_mail_header, open_letter
from ebookpack.assemble.reading import Reading
from ebookpack.core.patterns import pattern

_FORUM_LINE = pattern(
    r"(?P<poster>((first )?posted|originally posted|post|submitted|uploaded|thread started) by:? +"
    r"(?P<name>[^,|]{2,40}?)"
    r"(,? (on|at|-|»|\|)? ?(\w+,? )?(\d|[A-Z][a-z]{2,8} \d|today|yesterday).*)?)"
    r"|(thread|topic|forum|board|re|joined|join date|posts|location|posted|member since)"
    r"\s*:.{0,100}"
    r"|last edited (by|on|at)\b.{0,80}|\W*((reply|quote|report|share|like|edit|permalink|save"
    r"|give award|flag|up|down|print|bookmark|follow|top)( this)?( post)?\W*){1,8}"
    r"|r/\w{2,30}|[•·]|\d+ ?(years?|yrs?|months?|mo|weeks?|days?|hours?|[ymwdh])\.? ago"
    r"|(\W*(first|prev(ious)?|next|last|index|wiki|table of contents)\b\W*){1,6}"
    r"|#\d{1,4}|page \d+ of \d+|\d+ (replies|views|comments|likes|points)\b.{0,40}"
    r"|.{1,40}\b(wrote|schrieb|said|a écrit)( on [^:]{4,40})?:",
    re.IGNORECASE,
)
_THREAD = pattern(r"(thread|topic|subject|re)\s*: *([^\n]{2,100})", re.IGNORECASE)
_INSTALMENT = pattern(
    r"\W*(end (of )?)?((part|chapter|post) )?\d{1,3}( of |/)\d{1,3}\W*", re.IGNORECASE
)
_QUOTED = pattern(r"\s*(>|&gt;)\s?")
_SIGNATURE = pattern(r"(-- ?|[_=]{2,})(\n|$)")
_FILE_ENDS = pattern(
    r"\W*(end( of)?( this)? (file|document|transmission|text ?file)|eof"
    r"|(another |this )?(file|text|text ?file|story) (was )?(downloaded|brought to you|provided) "
    r"(from|by)\b.{0,120})\W*",
    re.IGNORECASE | re.DOTALL,
)
"""What programs and boards write below a file."""
_NEWSLETTER = pattern(
    r"\W*((view|read|open|see) (this|it)( (post|e-?mail|newsletter|message|issue))? (on the web"
    r"|online|in (your|a) browser)|(unsubscribe|manage (your )?(subscription|preferences)))\b"
    r"[^.!?]{0,40}"
    r"(https?://\S+)?\W*",
    re.IGNORECASE,
)
_TELEPHONE = pattern(r"\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b")
FEWEST_NUMBERS = 2
"""Telephone numbers that make a list of boards to call."""
_RULED = pattern(r"[\W_]{3,}")
_LETTER_ROW = pattern(r"^\s*(?:[xXoO][-=~*]){6,}[xXoO]?\s*$", re.MULTILINE)
"""A row of marks with letters in it: `X-X-X-X-X-X-X`."""
_ISSUE_OF = pattern(
    r"(?P<name>[^\W\d_][^\n]{1,60}?)\W{1,6}(?:vol(?:ume|\.)|issue|number|no\.) ?#?\d+\b",
    re.IGNORECASE,
)
"""`TideLine Vol. 4, No. 3`"""
_JOURNAL = pattern(r"\s+[-–—:|]\s+|\s{2,}|,? (?:issue|vol(?:ume)?|no)\b", re.IGNORECASE)
"""Ends the name of a journal in the line that gives it."""
FEWEST_OF_JOURNAL = 3
MOST_JOURNAL = 400
_ORNAMENT_LINE = pattern(r"[\W_]{12,}|[\u2500-\u259f]{2,99}.{0,200}[\u2500-\u259f]{2,99}")
_BETWEEN_BLOCKS = pattern(r"[\u2580-\u2593]{2,} ?[^\n]{0,80}\w[^\n]{0,80}? ?[\u2580-\u2593]{2,}")
"""`▓█ THE WEIR █▓`, on a line of its own."""
MOST_ENDS = 6
"""Blocks at either end among which the words of a forum are looked for."""
MOST_SIGNATURE_WORDS = 60


def leave_out_posts(reading: Reading) -> None:
    """Leave out what says how a text was sent or posted, and read what it says of the work."""
    sent = leave_out_mail_header(reading)
    _leave_out_banner(reading)
    _leave_out_file_end(reading)
    _leave_out_newsletter(reading)
    posted = _leave_out_forum_lines(reading)
    if sent:
        open_letter(reading)
        _leave_out_quoted(reading)
        _leave_out_later_mails(reading)
    if sent or posted:
        _leave_out_signature(reading)


def _leave_out_banner(reading: Reading) -> None:
    """The box of ornaments in which boards and archives put their name at a file's ends."""
    _leave_out_journal(reading)
    ends = [*list(reading.unread())[:1], *list(reading.unread())[-1:]]
    for index in ends:
        lines = reading.lines(index)
        ornaments = sum(bool(_ORNAMENT_LINE.fullmatch(line)) for line in lines)
        # Of lines between blocks of colour, those that hold words count for both.
        worded = sum(bool(_BETWEEN_BLOCKS.fullmatch(line.strip())) for line in lines)
        alone = worded == len(lines)
        if alone or (ornaments > 1 and len(lines) > ornaments - worded):
            _read_journal(index, reading)
            reading.leave_out(index, "banner", "lines of ornament around an archive's name")


def _read_journal(index: int, reading: Reading) -> None:
    """The name of a journal whose contents list stands below: the issue is the manuscript."""
    below = next(iter(list(reading.unread(index + 1))), index)
    if not names_contents(reading.texts[below]):
        return
    for line in reading.lines(index):
        found = _ISSUE_OF.match(line.strip())
        if found is not None:
            reading.note_field("title", found["name"].strip())
            reading.details.append(("Issue", line.strip()))


def _leave_out_journal(reading: Reading) -> None:
    """The name and number of the journal that a story was cut out of, above title and byline."""
    heads = [i for i in list(reading.unread())[:6] if not _RULED.fullmatch(reading.texts[i])]
    first, below, third = [*heads, -1, -1, -1][:3]
    if first < 0 or below < 0 or len(reading.texts[first]) > MOST_JOURNAL:
        return
    lines = reading.lines(first)
    is_issue = any(map(names_issue, lines))
    credit = credit_of(reading.lines(below)[-1].strip())
    lone = reading.lines(third if third >= 0 else first)[-1].strip()
    named = credit or (credit_of(lone) if is_issue else None)
    if is_issue and named is not None and named.name:
        reading.leave_out(first, "journal's name", "names the journal and its issue")
        said = next((line for line in lines if not _RULED.fullmatch(line)), "")
        name = _JOURNAL.split(said, maxsplit=1)[0].strip()
        last = list(reading.unread())[-1]
        if len(name) > FEWEST_OF_JOURNAL and name in reading.texts[last]:
            ruled = any(
                _ORNAMENT_LINE.fullmatch(line)
                for index in (last - 1, last)
                for line in reading.lines(index)
            )
            if ruled or _ORNAMENT_LINE.match(reading.texts[last]):
                reading.leave_out(last, "journal's name", "the journal speaks of itself")


def _leave_out_file_end(reading: Reading) -> None:
    """The lines at the foot of a file that say so, and which boards to call."""
    for index in reversed(list(reading.unread())[-MOST_ENDS:]):
        text = _LETTER_ROW.sub("", reading.texts[index])
        if len(text) < 400 and _FILE_ENDS.fullmatch(text):
            reading.leave_out(index, "end of a file", "says that the file ends, not the story")
        elif len(text) < 2000 and len(_TELEPHONE.findall(text)) >= FEWEST_NUMBERS:
            reading.leave_out(index, "banner", "lists boards and their telephone numbers")
        elif not _RULED.fullmatch(text):
            return


def _leave_out_newsletter(reading: Reading) -> None:
    """What a newsletter's mail says of itself: where it stands on the web, how to get no more."""
    unread = list(reading.unread())
    for index in (*unread[:2], *unread[2:][-MOST_ENDS:]):
        text = reading.texts[index]
        if len(text) < 400 and _NEWSLETTER.fullmatch(text):
            reading.leave_out(index, "newsletter's line", "the mail says it of itself")


def _leave_out_later_mails(reading: Reading) -> None:
    """What parts the instalments of a story that was sent in several mails.

    That is a signature, a header, the title again, and which instalment ends or starts there.
    """
    first = list(reading.unread(0, 4))
    title = reading.texts[first[0]] if first and reading.counts[first[0]] <= 20 else ""
    for index in list(reading.unread(4)):
        if not is_mail_header(index, reading):
            continue
        reading.leave_out(index, "mail header", "says how the text was sent")
        above = [i for i in range(index - 1, max(index - 4, 0), -1) if reading.verdicts[i] is None]
        if above and _SIGNATURE.match(reading.texts[above[0]]):
            reading.leave_out(above[0], "signature", "stands below the mark of a signature")
            above = above[1:]
        below = list(reading.unread(index + 1, index + 3))
        if below and reading.texts[below[0]] == title:
            reading.leave_out(below[0], "title of a mail", "says again what the first mail says")
            below = below[1:]
        for at in (*above[:1], *below[:1]):
            if _INSTALMENT.fullmatch(reading.texts[at]):
                reading.leave_out(at, "number of a mail", "counts the mails of one story")


def _leave_out_forum_lines(reading: Reading) -> bool:
    """Lines of a forum's page at either end of the text; whether one names the poster."""
    unread = list(reading.unread())
    ends = [*unread[:MOST_ENDS], *unread[MOST_ENDS:][-MOST_ENDS:]]
    found = {
        index: [_FORUM_LINE.fullmatch(line.strip()) for line in reading.lines(index)]
        for index in ends
        if len(reading.texts[index]) < 600 and reading.counts[index] < 40
    }
    posters = [
        line["name"] for lines in found.values() for line in lines if line and line["poster"]
    ]
    if not posters and not reading.fields.get("poster"):
        return False
    for index, lines in found.items():
        if all(lines):
            reading.leave_out(index, "forum post's header", "the page of a forum says this itself")
    reading.note_field("poster", "".join(posters[:1]).removeprefix("u/"))
    threads = [_THREAD.match(text) for text in reading.texts[: MOST_ENDS * 2]]
    reading.note_field("mail-subject", next((found[2] for found in threads if found), ""))
    return True


def _leave_out_quoted(reading: Reading) -> None:
    for index in list(reading.unread(0, 2 * MOST_ENDS)):
        if _QUOTED.match(reading.texts[index]):
            reading.leave_out(index, "quoted mail", "lines of the mail that this one answers")


def _leave_out_signature(reading: Reading) -> None:
    """What stands below `-- ` at the end (RFC 3676, 4.3)."""
    unread = list(reading.unread())
    for place, index in enumerate(unread):
        if len(unread) - place > MOST_ENDS or not _SIGNATURE.match(reading.texts[index]):
            continue
        if sum(reading.counts[i] for i in unread[place:]) <= MOST_SIGNATURE_WORDS:
            for below in unread[place:]:
                reading.leave_out(below, "signature", "stands below the mark of a signature")
            return
