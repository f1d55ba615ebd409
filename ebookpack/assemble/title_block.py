"""The lines at the head of a manuscript: its title, its author, its header lines."""

from __future__ import annotations

import re

from ebookpack.assemble.headings import parse_heading
from ebookpack.assemble.labels import label_of
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, letters_of, words
from ebookpack.assemble.vocabulary import BYLINE, DETAILS, FIELDS, LABELS
from ebookpack.core.nodes import Align, Block, Paragraph

_BY = "|".join(re.escape(word) for word in BYLINE)
_BYLINE = re.compile(rf"(?:{_BY})[ :]\s*(?P<name>\S.{{1,80}})", re.IGNORECASE)
_BYLINE_ALONE = re.compile(rf"(?:{_BY})[ :]?", re.IGNORECASE)
_TITLE_BY = re.compile(r"(?P<title>\S.{1,80}?),?\s+(?:by|BY|By)\s+(?P<name>[A-Z][^,;:!?]{1,60})")
_FIELD_LINE = re.compile(
    r"\W{0,2}(?P<name>[^\W\d_][\w' /&-]{0,28}?)\W{0,2}\s*[:=]\s*(?P<value>\S.*)"
)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’-]*\.?|[a-z]{1,3})"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}")
_RULE = re.compile(r"[\W_]{2,}")
_SPACED = re.compile(r"(?:\S ){2,}\S\.?")

_ARTICLE = re.compile(r"(an?|the|eine?|une?|le|la|una|un|een)\s", re.IGNORECASE)
"""How `A Comedy` begins, and no name does."""
_QUOTED = re.compile(r"[\"“‘'«]([^\"“”«»]+)[\"”’'»]")

MOST_SMALL_WORDS = 6
"""Words of a title without a capital."""
MOST_LINES_OF_A_TITLE = 5
"""A title page may set it one word a line."""
MOST_BLOCKS = 16
"""A title block is looked for among this many blocks."""


def find_title_block(reading: Reading) -> int:
    """Find title, byline and header lines; index of the first block that is none of them."""
    start = _read_head(reading)
    if reading.fields.get("title"):
        _repeated(reading)
    return start


def _read_head(reading: Reading) -> int:
    end = min(MOST_BLOCKS, len(reading.blocks))
    pending_author = False
    for index in range(end):
        verdict = reading.verdicts[index]
        if verdict is not None:
            if verdict.kind is Kind.OPENS:
                return index
            continue
        if not isinstance(reading.blocks[index], Paragraph) or _is_heading(index, reading):
            return index
        lines = [line for line in reading.lines(index) if not _RULE.fullmatch(line.strip())]
        known = reading.metadata()
        taken = [_read_line(line, index, reading, pending_author) for line in lines]
        pending_author = bool(taken) and taken[-1] == "by"
        if not taken or not all(taken):
            reading.restore(known)
            return index
        found = " and ".join(dict.fromkeys(name for name in taken if name != "by"))
        reading.verdicts[index] = Verdict(
            kind=Kind.TITLE_BLOCK, why=f"{found or 'byline'} at the head"
        )
    return end


def _is_heading(index: int, reading: Reading) -> bool:
    """Whether a line reads as a chapter's heading, and is not the title for all that."""
    return parse_heading(reading.texts[index]) is not None


def _read_line(line: str, index: int, reading: Reading, pending_author: bool) -> str:
    """What a line of the title block is, "" if it is not one of its lines."""
    text = _bare(line)
    if pending_author:
        reading.note_field("author", text)
        return "author"
    field = read_field(text, reading)
    if field:
        return field
    found = _BYLINE.fullmatch(text)
    if found is not None and words(found["name"]) <= 6 and not text.endswith((",", ";")):
        if not _is_known(found["name"], "author", reading):
            reading.note_field("author", found["name"].rstrip("."))
        return "author"
    if _BYLINE_ALONE.fullmatch(text) and reading.fields.get("title"):
        return "by"
    if not reading.fields.get("title"):
        return _read_title(text, index, reading)
    if is_title_like(text) and _is_known(text, "title", reading):
        return "title"
    if is_title_like(text) and _is_known(text, "author", reading):
        return "author"
    both = _TITLE_BY.fullmatch(text)
    if both is not None and _is_known(both["title"], "title", reading):
        reading.note_field("author", both["name"])
        return "author"
    if _is_subtitle(text, index, reading):
        reading.note_field("subtitle", text)
        return "subtitle"
    return _read_bare_name(text, index, reading)


def _is_subtitle(text: str, index: int, reading: Reading) -> bool:
    """Whether a line stands between title and byline, and so belongs to the title."""
    if reading.fields.get("subtitle") or not is_title_like(text):
        return False
    lines = "\n".join(reading.texts[index : index + 2]).split("\n")
    stripped = [_bare(line) for line in lines]
    below = stripped[stripped.index(text) + 1 :][:1] if text in stripped else []
    if _is_below_title(text, index, reading) and not _is_name(text):
        return True
    if not below:
        return False
    return _BYLINE.fullmatch(below[0]) is not None or (
        _ARTICLE.match(text) is not None and parse_heading(below[0]) is not None
    )


def _read_title(text: str, index: int, reading: Reading) -> str:
    both = _TITLE_BY.fullmatch(text)
    if both is not None and words(both["name"]) <= 5 and _is_name(both["name"]):
        reading.note_field("title", _unquoted(both["title"]))
        reading.note_field("author", both["name"])
        return "title"
    text = _unquoted(text)
    if not _is_title(text, index, reading):
        return ""
    reading.note_field("title", _unspaced(text))
    return "title"


def _is_title(text: str, index: int, reading: Reading) -> bool:
    """Whether the first line of a manuscript is its title: short, and more stands below it."""
    label = text.rstrip(":").casefold()
    if label in LABELS or not is_title_like(_as_title(text)):
        return False
    block = reading.blocks[index]
    if len(reading.lines(index)) > 4 and not _is_centred(block):
        return False
    below = reading.texts[index + 1 :]
    return sum(words(following) for following in below[:40]) > words(text)


def _is_below_title(text: str, index: int, reading: Reading) -> bool:
    """Whether a line is the second of two that stand alone, the first one being the title."""
    lines = [_bare(line) for line in reading.lines(index)]
    return len(lines) == 2 and lines[1] == text and _is_known(lines[0], "title", reading)


def _read_bare_name(text: str, index: int, reading: Reading) -> str:
    """A name without "by": only right below the title, and only if the title stood alone."""
    if reading.fields.get("author") or not _is_name(text) or words(text) > 4:
        return ""
    if _is_below_title(text, index, reading):
        reading.note_field("author", text)
        return "author"
    above = reading.verdicts[index - 1] if index else None
    if above is None or above.kind is not Kind.TITLE_BLOCK:
        return ""
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    is_labelled = below.split("\n")[0].rstrip(": ").casefold() in LABELS or ":" in below[:24]
    opens = index + 1 < len(reading.blocks) and _is_heading(index + 1, reading)
    # A short line below the title may be a subtitle or the first line of the story; what follows
    # a name is a header, a heading, or the name was set in the middle as the title was.
    if not (is_labelled or opens or _is_centred(reading.blocks[index]) or _is_cjk(text)):
        return ""
    reading.note_field("author", text)
    return "author"


def read_field(text: str, reading: Reading) -> str:
    """Read a header line, `Rating: T`; its name in lower case, "" if it is none."""
    found = _FIELD_LINE.fullmatch(text)
    if found is None:
        return ""
    name = " ".join(found["name"].casefold().split())
    value = found["value"].strip().strip("*_").strip()
    if name in FIELDS and words(value) <= 20:
        if not _is_known(value, FIELDS[name], reading):
            reading.note_field(FIELDS[name], _unquoted(value) if name == "title" else value)
        return FIELDS[name]
    if name in DETAILS and words(value) <= 40:
        reading.details.append((found["name"].strip(), value))
        return name
    return ""


def _repeated(reading: Reading) -> None:
    """Find where the text repeats the title, or title and author, below other things."""
    verdict = Verdict(kind=Kind.TITLE_BLOCK, why="repeats what stands at the head")
    for index in list(reading.unread(0, MOST_BLOCKS)):
        lines = [line.strip() for line in reading.lines(index)]
        named = [line for line in lines if not _RULE.fullmatch(line)]
        if named and all(_repeats(line, reading) for line in named):
            reading.verdicts[index] = verdict
        for below in range(index + 1, min(index + MOST_LINES_OF_A_TITLE, len(reading.texts))):
            together = reading.texts[index : below + 1]
            if all(map(is_title_like, map(_as_title, together))) and _is_known(
                "".join(together), "title", reading
            ):
                reading.verdicts[index : below + 1] = [verdict] * len(together)


def _repeats(line: str, reading: Reading) -> bool:
    by = _BYLINE.fullmatch(line)
    if by is not None:
        surnames = [author.split()[-1].casefold() for author in reading.fields.get("author", [])]
        return by["name"].split()[-1].casefold() in surnames
    return is_title_like(line) and _is_known(line, "title", reading)


def _is_known(text: str, field: str, reading: Reading) -> bool:
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


def _is_name(text: str) -> bool:
    if _ARTICLE.match(text) or label_of(text) is not None:
        return False
    return bool(_NAME.fullmatch(text)) or _is_cjk(text) or bool(text.isupper() and words(text) <= 4)


def _is_cjk(text: str) -> bool:
    return 1 < len(text) <= 12 and all("\u3040" <= c <= "\u9fff" or c in " 　・" for c in text)


def _is_centred(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.align is Align.CENTER


def _as_title(text: str) -> str:
    """A first line as titles are judged: some are all capitals with a stop, some all small."""
    if text.isupper():
        return text.rstrip(".")
    return text.capitalize() if text.islower() and words(text) <= MOST_SMALL_WORDS else text


def _bare(line: str) -> str:
    """A line without the marks and blanks around it."""
    return line.strip().strip("*_#=~ ").strip()


def _unquoted(text: str) -> str:
    """A title without quotation marks around the whole of it."""
    found = _QUOTED.fullmatch(text)
    return found[1] if found else text


def _unspaced(text: str) -> str:
    """A title set in spaced letters, `T H E`, as a word."""
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text
