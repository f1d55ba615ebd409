"""Mails and news articles: their headers, who passed them on, the sender's word above a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.labels import names_a_part
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like
from ebookpack.assemble.title_words import FIELDS
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.patterns import pattern

_MAIL_LINE = pattern(
    r"(From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Newsgroups|Message-ID|Path|Lines|Organization"
    r"|References|Xref|Sender|Keywords|NNTP-[\w-]+|MIME-Version"
    r"|Content-[\w-]+|Followup-To|X-[\w-]+): ",
    re.IGNORECASE,
)
_HEADER_LINE = pattern(r"[A-Z][\w-]{1,30}: \S")
_PASSED_ON = pattern(
    r"\W*(?:begin )?(?:forwarded|original) (?:message|mail)\W*(?: by .{2,60})?"
    r"|\W*(?:weitergeleitete|ursprüngliche) (?:nachricht|mail)\W*"
    r"|\W*message (?:transféré|d'origine|original)e?\W*|\W*mensaje (?:reenviado|original)\W*",
    re.IGNORECASE,
)
"""`---------- Forwarded message ---------`"""
_MAIL_TAGS = pattern(
    r"\[[^\]]*\]|\(self\.\w+\)|\b(?:re|fwd?|fic|new|story)\s*:|\(\d+/\d+\)", re.IGNORECASE
)
_STATUS = pattern(
    r"\s\(([\w -]{1,20}, ){0,2}(complete|completed|finished|wip|in progress|one-?shot|ongoing)\)$",
    re.IGNORECASE,
)
_RULED = pattern(r"[\W_]{3,}")
MOST_HEADER_BLOCKS = 6
MOST_COVERING_BLOCKS, MOST_COVERING_WORDS = 12, 150
"""Of what stands above a mail that was passed on."""
FEWEST_LETTER_WORDS = 12
"""Of what a sender writes above the title."""


def without_tags(subject: str) -> str:
    """The subject of a post without what boards put around a title: `[FIC]`, `(complete)`."""
    return _STATUS.sub("", _MAIL_TAGS.sub("", subject)).strip()


def leave_out_mail_header(reading: Reading) -> bool:
    """Leave out the lines by which a mail or news article was sent; whether there are any.

    See RFC 5322, 3.6.
    """
    sent = _leave_out_covering_mail(reading)
    for index in list(reading.unread(0, MOST_HEADER_BLOCKS)):
        lines = reading.lines(index)
        if credit_of(lines[-1].strip()) is not None:
            break  # a mail below the byline is in the story
        if sent and _goes_on_with_header(lines):
            reading.leave_out(index, "mail header", "says how the text was sent")
        elif is_mail_header(index, reading):
            sent = True
            reading.leave_out(index, "mail header", "says how the text was sent")
            for line in reading.lines(index):
                if line.casefold().startswith("subject:"):
                    subject = without_tags(line.partition(":")[2])
                    reading.note_field("mail-subject", subject)
    return sent


def _goes_on_with_header(lines: Sequence[str]) -> bool:
    """Whether all lines are of a mail's header, and none is the author's own: `Title: The Weir`."""
    return (
        all(map(_HEADER_LINE.match, lines))
        and any(map(_MAIL_LINE.match, lines))
        and not any(key_of(line.partition(":")[0]) in FIELDS for line in lines)
    )


def _leave_out_covering_mail(reading: Reading) -> bool:
    """What somebody wrote who only passed a mail on, down to the line that says so; whether any."""
    above = list(reading.unread(0, MOST_COVERING_BLOCKS))
    marks = [i for i in above if _says_passed_on(reading.lines(i)[0].strip())]
    if not marks or sum(reading.counts[i] for i in above if i < marks[-1]) > MOST_COVERING_WORDS:
        return False
    headers = list(reading.unread(marks[-1], marks[-1] + 2))
    if not any(is_mail_header(index, reading) for index in headers):
        return False
    for index in above[: above.index(marks[-1])]:
        reading.leave_out(index, "covering mail", "written by who passed the mail on")
    if not is_mail_header(marks[-1], reading):
        reading.leave_out(marks[-1], "mail header", "says that the mail was passed on")
    return True


def _says_passed_on(text: str) -> bool:
    """Whether a text says that a mail was passed on, and nothing but the mail's header follows."""
    found = _PASSED_ON.match(text)
    rest = text[found.end() :] if found else ""
    return found is not None and (not rest or _MAIL_LINE.match(rest) is not None)


def open_letter(reading: Reading) -> None:
    """What the sender writes between the mail's header and the title, below which is a byline."""
    head = [
        index
        for index in reading.unread(0, MOST_COVERING_BLOCKS * 2)
        if not names_a_part(reading.texts[index])
    ]
    for title, byline in pairwise(head):
        credit = credit_of(reading.texts[byline].strip())
        letter = head[: head.index(title)]
        told = sum(reading.counts[index] for index in letter)
        if credit is None or not credit.name or not is_title_like(reading.texts[title]):
            continue
        if not FEWEST_LETTER_WORDS <= told <= 2 * MOST_COVERING_WORDS:
            return
        for index in letter:
            is_rule = _RULED.fullmatch(reading.texts[index]) is not None
            kind = Kind.DIVIDER if is_rule else Kind.TEXT
            reading.verdicts[index] = Verdict(kind=kind, why="goes on with the sender's word")
        why = "stands between the mail's header and the title"
        reading.verdicts[letter[0]] = Verdict(kind=Kind.OPENS, role=SectionRole.NOTE, why=why)
        reading.note_field("title", reading.texts[title])
        reading.note_field("author", credit.name)
        for index in (title, byline):
            reading.verdicts[index] = Verdict(kind=Kind.TITLE_BLOCK, why="below the sender's word")
        return


def is_mail_header(index: int, reading: Reading) -> bool:
    """Whether a block is the header of a mail: who sent it, and to whom, when or on what."""
    text, lines = reading.texts[index], reading.lines(index)
    names = {found[1].casefold() for line in lines if (found := _MAIL_LINE.match(line))}
    if _says_passed_on(text):  # its lines may have run together
        names |= {found[1].casefold() for found in _MAIL_LINE.finditer(text)}
    return "from" in names and bool(names & {"subject", "to", "date", "newsgroups"})
