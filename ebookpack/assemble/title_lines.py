"""The lines that say the title at the head of a manuscript, and those of a subtitle."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ebookpack.assemble.bare_names import (
    GENRE,
    is_below_title,
    is_centred,
    lines_below,
    signs_with,
)
from ebookpack.assemble.bylines import credit_of, is_name, names_by_work
from ebookpack.assemble.header_lines import (
    as_title,
    bare,
    is_detail,
    is_known,
    is_spaced,
    unspaced,
)
from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.reading import Reading, is_title_like, letters_of, words
from ebookpack.assemble.titled_text import can_be_title_of
from ebookpack.assemble.vocabulary import LABELS
from ebookpack.core.patterns import pattern

_ARTICLE = pattern(r"(an?|the|eine?|une?|le|la|una|un|een)\s", re.IGNORECASE)
"""How `A Comedy` begins, and no name does."""
_BEING = pattern(r"(being (the|an?|some)|(or|oder|ou|o|of), )\b", re.IGNORECASE)
"""How the second titles of old books begin: `Being the Diary of a Clerk`, `or, The Weir`."""
_BEING_ALONE = pattern(r"(being|or|oder|ou|o|containing|comprising),?", re.IGNORECASE)
MOST_SECOND_TITLE = 14
_DASHED = pattern(r"[―—–]+[^―—–]{1,60}[―—–]+")
"""How Japanese books set a subtitle."""
_JOINS_ON = pattern(
    r"(and|or|of|the|in|to|with|for|from|und|oder|der|die|des|von|et|ou|de|des|du|y|o|del|e)\b",
    re.IGNORECASE,
)
_JOINED_TO = pattern(
    r"\b(and|or|of|the|an?|in|to|with|for|from|und|oder|der|die|das|des|et|ou|de|des|du|les|la|le"
    r"|y|o|del|los|las|el)\W*$|[,;:]$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """A title block being read."""

    reading: Reading
    declared: bool
    """Whether something else than this text names the title."""
    said: str = ""
    """Letters of the lines taken for the title so far."""
    last: str = ""
    """What the line above is."""
    awaits: str = ""
    """Who is named on the next line."""

    @property
    def title(self) -> str:
        """The title as it is known by now, "" if it is not."""
        return next(iter(self.reading.fields.get("title", ())), "")


def is_lone_joint(text: str) -> bool:
    """Whether a line is but the word between a title and its second one: `or`, `being`."""
    return _BEING_ALONE.fullmatch(text) is not None


def is_title(text: str, index: int, reading: Reading) -> bool:
    """Whether the first line of a manuscript is its title: short, and more stands below it."""
    label = text.rstrip(":").casefold()
    typed = text.capitalize() if _stands_above_details(text, index, reading) else text
    if label in LABELS or not is_title_like(as_title(typed)):
        return False
    block = reading.blocks[index]
    if len(reading.lines(index)) > 4 and not (is_centred(block) or _names_somebody(index, reading)):
        return False
    return can_be_title_of(text, reading, index + 1)


def _stands_above_details(text: str, index: int, reading: Reading) -> bool:
    """Whether nothing but header lines stand below a line: it may be a title in small letters."""
    below = reading.lines(index + 1) if index + 1 < len(reading.blocks) else []
    return text.islower() and len(below) > 1 and all(map(is_detail, below))


def _names_somebody(index: int, reading: Reading) -> bool:
    """Whether a line of a block is a byline: then its other lines are a title, and no verse."""
    return any(credit_of(bare(line)) is not None for line in reading.lines(index)[1:])


def continues_title(text: str, index: int, head: Head) -> bool:
    """Whether a line says the title, or goes on with it."""
    reading = head.reading
    letters, title = letters_of(text), letters_of(head.title)
    if not letters:
        return False
    if is_title_like(as_title(text)) and is_known(text, "title", reading):
        head.said = title
        return True
    is_sentence = text.endswith((".", "!", "?", '"', "”")) and not text.isupper()
    if head.declared and title.startswith(head.said + letters) and not is_sentence:
        head.said += letters
        return True
    if head.declared and head.said == "" and letters.startswith(title) and is_title_like(text):
        head.said = title
        return True
    ends_alike = not is_sentence or head.title.endswith(text[-1])
    if (
        head.declared
        and ends_alike
        and _without_article(text) == _without_article(head.title) != ""
    ):
        head.said = title
        return True
    if head.declared or head.last != "title" or not is_title_like(as_title(text)):
        return False
    if is_spaced(text) and _goes_on_spaced(text, index, reading):
        head.said += letters
        reading.fields["title"][0] = f"{head.title} {unspaced(text)}"
        return True
    joined = _JOINED_TO.search(head.title) or _JOINS_ON.match(text)
    if not joined or head.title.casefold().endswith((" by", ":")) or words(head.title) > 12:
        return False
    if not _credit_below(text, index, reading, most=6) and not is_centred(reading.blocks[index]):
        return False
    head.said += letters
    reading.fields["title"][0] = f"{head.title} {unspaced(text)}"
    return True


def _goes_on_spaced(text: str, index: int, reading: Reading) -> bool:
    """Whether the line above, in one block with a line in spaced letters, is set so too."""
    lines = [line.strip() for line in reading.lines(index)]
    place = next((at for at, line in enumerate(lines) if bare(line) == text), 0)
    return place > 0 and is_spaced(lines[place - 1])


def _without_article(text: str) -> str:
    """Letters of a title as libraries file it: `The Weir` under `Weir`."""
    return letters_of(_ARTICLE.sub("", text.strip(), count=1))


def is_subtitle(text: str, index: int, head: Head) -> bool:
    """Whether a line stands between title and byline, and so belongs to the title."""
    reading = head.reading
    if _DASHED.fullmatch(text) and head.last == "title":
        return True
    if is_lone_joint(text) and head.last == "title":
        return True
    if head.last == "subtitle" and any(map(is_lone_joint, reading.fields.get("subtitle", ()))):
        return words(text) <= MOST_SECOND_TITLE
    bracketed = text.startswith("(") and text.endswith(")")
    text_as_title = text[0].upper() + text[1:] if _BEING.match(text) else text.strip("()")
    if not is_title_like(as_title(text_as_title)) or head.last not in ("title", "subtitle"):
        return False
    if _credit_below(text, index, reading, most=3) and (
        not reading.fields.get("subtitle") or head.last == "subtitle"
    ):
        return True
    if reading.fields.get("subtitle"):
        return False
    if is_below_title(text, index, reading) and not is_name(text):
        return not signs_with(text, lines_below(text, index, reading, 2))
    if _BEING.match(text) and head.last == "title":
        return True
    below = lines_below(text, index, reading, 1)
    opens = bool(below) and parse_heading(below[0]) is not None
    if bracketed or (_ARTICLE.match(text) and opens):
        return True
    return GENRE.fullmatch(text) is not None and words(text) <= 10


def _credit_below(text: str, index: int, reading: Reading, most: int) -> bool:
    """Whether one of the next lines is a byline, with nothing but short lines above it."""
    for line in lines_below(text, index, reading, most):
        if credit_of(line) is not None or names_by_work(line):
            return True
        if not is_title_like(as_title(line)) or parse_heading(line) is not None:
            return False
    return False
