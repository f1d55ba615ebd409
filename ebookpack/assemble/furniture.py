"""What stands around a work and is no part of it: licences, banners, contents lists."""

from __future__ import annotations

import re

from ebookpack.assemble.gutenberg import leave_out_gutenberg
from ebookpack.assemble.reading import Reading

_MAIL_LINE = re.compile(
    r"(From|To|Cc|Subject|Date|Sent|Reply-To|Newsgroups|Message-ID|X-[\w-]+): ", re.IGNORECASE
)
_MAIL_TAGS = re.compile(r"\[[^\]]*\]|\b(?:re|fwd?|fic|new|story)\s*:|\(\d+/\d+\)", re.IGNORECASE)
_ORNAMENT_LINE = re.compile(r"[\W_]{12,}")
_PLACEHOLDER = re.compile(
    r"chapter text|\(see the end of the (chapter|work) for (more )?notes\.?\)", re.IGNORECASE
)


def leave_out_furniture(reading: Reading) -> None:
    """Find what is no part of the work, and the metadata that it gives."""
    leave_out_gutenberg(reading)
    _leave_out_banner(reading)
    _leave_out_mail_header(reading)
    for index in reading.unread():
        if _PLACEHOLDER.fullmatch(reading.texts[index].strip()):
            reading.leave_out(index, "archive placeholder", "an archive's page says this itself")


def _leave_out_banner(reading: Reading) -> None:
    """The box of ornaments in which boards and archives put their name at a file's ends."""
    ends = [*list(reading.unread())[:1], *list(reading.unread())[-1:]]
    for index in ends:
        lines = reading.lines(index)
        ornaments = sum(bool(_ORNAMENT_LINE.fullmatch(line)) for line in lines)
        if ornaments > 1 and len(lines) > ornaments:
            reading.leave_out(index, "banner", "lines of ornament around an archive's name")


def _leave_out_mail_header(reading: Reading) -> None:
    """The lines by which a mail or a news article was sent (RFC 5322, 3.6)."""
    for index in list(reading.unread(0, 3)):
        lines = reading.lines(index)
        names = {found[1].casefold() for line in lines if (found := _MAIL_LINE.match(line))}
        if "from" in names and names & {"subject", "to", "date", "newsgroups"}:
            reading.leave_out(index, "mail header", "says how the text was sent")
            for line in lines:
                if line.casefold().startswith("subject:"):
                    subject = _MAIL_TAGS.sub("", line.partition(":")[2]).strip()
                    reading.note_field("mail-subject", subject)
