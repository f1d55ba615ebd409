"""What stands around a work and is no part of it: licences, banners, contents lists."""

from __future__ import annotations

import re

from ebookpack.assemble.reading import Kind, Reading, is_title_like, letters_of, words
from ebookpack.assemble.vocabulary import FIELDS
from ebookpack.core.book import SectionRole
from ebookpack.core.nodes import Heading, List, Paragraph

_GUTENBERG_START = re.compile(
    r"\*\*\* ?START OF (THE|THIS) PROJECT GUTENBERG|\*END[ *]THE SMALL PRINT", re.IGNORECASE
)
_GUTENBERG_END = re.compile(
    r"(\*\*\* ?END OF (THE|THIS) PROJECT GUTENBERG|^End of (the |this )?Project Gutenberg)",
    re.IGNORECASE,
)
_GUTENBERG = re.compile(r"project gutenberg", re.IGNORECASE)
_CREDIT = re.compile(r"^(Produced|E-?text prepared|Transcribed|HTML version) by\b", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>[A-Z][\w ]{1,30}?): (?P<value>\S.*)")
_MAIL_LINE = re.compile(
    r"(From|To|Cc|Subject|Date|Sent|Reply-To|Newsgroups|Message-ID|X-[\w-]+): ", re.IGNORECASE
)
_MAIL_TAGS = re.compile(r"\[[^\]]*\]|\b(?:re|fwd?|fic|new|story)\s*:|\(\d+/\d+\)", re.IGNORECASE)
_ORNAMENT_LINE = re.compile(r"[\W_]{12,}")
_CONTENTS = re.compile(
    r"(table of )?contents|inhalt(sverzeichnis)?|table des matières|índice|indice|inhoud|目次",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"chapter text|\(see the end of the (chapter|work) for (more )?notes\.?\)", re.IGNORECASE
)
_PAGE_REFERENCE = re.compile(r"[\s.·…]*\b(\d+|[ivxlc]+)$", re.IGNORECASE)


def leave_out_furniture(reading: Reading) -> None:
    """Find what is no part of the work, and the metadata that it gives."""
    _leave_out_gutenberg(reading)
    _leave_out_banner(reading)
    _leave_out_mail_header(reading)
    for index in reading.unread():
        if _PLACEHOLDER.fullmatch(reading.texts[index].strip()):
            reading.leave_out(index, "archive placeholder", "an archive's page says this itself")


def _leave_out_gutenberg(reading: Reading) -> None:
    starts = [i for i, text in enumerate(reading.texts) if _GUTENBERG_START.search(text)]
    ends = [i for i, text in enumerate(reading.texts) if _GUTENBERG_END.search(text)]
    # The header may have been cut off by hand, and the licence at the end forgotten.
    end = ends[0] if ends else len(reading.texts)
    if starts and starts[0] < end:
        for index in reading.unread(0, starts[0] + 1):
            _read_fields(reading.texts[index], reading)
            reading.leave_out(index, "Project Gutenberg header", "stands above its START line")
        credit = starts[0] + 1
        if credit < end and _CREDIT.match(reading.texts[credit]):
            reading.leave_out(credit, "transcriber's credit", "says who made the transcription")
    for index in reading.unread(end):
        reading.leave_out(index, "Project Gutenberg licence", "stands below its END line")


def _read_fields(text: str, reading: Reading) -> None:
    for line in text.split("\n"):
        found = _FIELD.fullmatch(line.strip())
        name = FIELDS.get(found["name"].casefold()) if found else None
        if found and name and name != "date":
            reading.note_field(name, found["value"])


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


def leave_out_contents(reading: Reading) -> None:
    """Find contents lists: below such a heading, titles that come again as headings."""
    titles = {letters_of(verdict.title) for _, verdict in reading.openers() if verdict.title}
    labels = {letters_of(verdict.label) for _, verdict in reading.openers() if verdict.label}
    for index, text in enumerate(reading.texts):
        verdict = reading.verdicts[index]
        says_so = _CONTENTS.fullmatch(text.strip(" .:*_\n")) is not None
        if not says_so or (verdict is not None and verdict.role is not SectionRole.CONTENTS):
            continue
        entries = _entries(index, reading, titles | labels)
        if entries:
            reading.leave_out(index, "contents list", "the book makes its own")
            for entry in entries:
                reading.leave_out(entry, "contents list", "lists headings that stand in the text")


def _entries(index: int, reading: Reading, known: set[str]) -> list[int]:
    """Blocks below a contents heading up to the one at which the work itself begins."""
    entries: list[int] = []
    for below in range(index + 1, len(reading.texts)):
        block = reading.blocks[below]
        if isinstance(block, Heading) or not isinstance(block, Paragraph | List):
            break
        lines = [line for line in reading.lines(below) if line.strip()]
        listed = sum(letters_of(_PAGE_REFERENCE.sub("", line)) in known for line in lines)
        long = any(words(line) > 20 for line in lines)
        repeated = listed or (len(lines) == 1 and letters_of(lines[0]) in known)
        if long or not (repeated or _looks_listed(lines)):
            break
        if entries and _opens_later_text(below, reading):
            break
        entries.append(below)
    return entries


def _looks_listed(lines: list[str]) -> bool:
    return all(is_title_like(line) or _PAGE_REFERENCE.search(line) for line in lines)


def _opens_later_text(index: int, reading: Reading) -> bool:
    """Whether a block that reads as an entry is really the heading of the text below it."""
    verdict = reading.verdicts[index]
    if verdict is None or verdict.kind is not Kind.OPENS:
        return False
    below = index + 1
    return below < len(reading.texts) and words(reading.texts[below]) > 25
