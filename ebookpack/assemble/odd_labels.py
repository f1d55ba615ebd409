"""Header lines whose labels are an author's own: `What it's called: The Weir`, `By hand of: Bess`.

Each line of a block has a label, which may be a sentence, and a value. What a label means is told
by a word in it; one of them at least has to give the title or the author, for people in stories
fill in forms too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ebookpack.assemble.labels import label_of
from ebookpack.assemble.reading import Kind, Reading, Verdict, without_prefix, words
from ebookpack.assemble.title_words import DETAILS, FIELDS
from ebookpack.assemble.vocabulary import LABELS
from ebookpack.core.book import SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.nodes import Paragraph
from ebookpack.core.patterns import pattern

R = SectionRole

_LINE = pattern(r"(?P<label>[^\W\d_][^:：\n.?!]{1,38}?)\s*[:：=]\s*(?P<value>\S.*)")
_NAMES = {
    "title": pattern(
        r"\b(called|titled?|named|heisst|nennt|s'appelle|se llama|si chiama|se chama)\b"
        r"|\bname of (it|this|the)\b"
    ),
    "author": pattern(
        r"\b(made|scribbled|perpetrated|penned|typed|committed|brought to you|concocted|written"
        r"|told|posted|created|inflicted|words)\b.*\bby\b|\bwho (wrote|made|did)\b|\bto blame\b"
        r"|\b(culprit|guilty|perpetrator|scribbler|typist)\b|\bpen name\b"
        r"|\b(verbrochen|ausgedacht|getippt|geschrieben) von\b|\bcommis par\b|\bcometido por\b"
    ),
}
_ROLES = {
    R.DISCLAIMER: pattern(
        r"\bmine\b|\bowns?\b|\bsued?\b|\bbelongs?\b|\blegal\b|\blawyers?\b|\bgehör\w+\b"
        r"|\bà moi\b|\bes mío\b"
    ),
    R.WARNINGS: pattern(
        r"\b(beware|careful|mind the|watch out|heads[- ]up|squicks?|triggers?|warn\w*|vorsicht)\b"
    ),
    R.SYNOPSIS: pattern(
        r"\bwhat happens\b|\babout\b|\bin (short|brief|a nutshell|a sentence)\b"
        r"|\b(gist|plot|pitch|blurb|premise)\b|\bworum\b|\bwas passiert\b|\bde quoi\b"
        r"|\bde qué\b|\bqué pasa\b"
    ),
    R.NOTE: pattern(r"\bbefore you\b|\bexcuses?\b|\bwhy\b|\bcame (from|about)\b|\bvorweg\b"),
}
"""In the order in which they are asked for: `Who owns what it is about` disclaims."""
_IT_IS_ME = pattern(
    r"\s*\((that('?s| is) |das bin |c'est |soy )?(me|ich|moi|yo)[.!]*\)", re.IGNORECASE
)
FEWEST_LINES = 3
FEWEST_KNOWN = 2
"""Lines whose labels say what they are, one of them title or author."""
MOST_BLOCKS_ABOVE = 4
MOST_LABEL_WORDS = 7
MOST_WORDS_OF_NAME = 15
_WHY = "one of the header lines, whose labels are the author's own"


class _Entry(Struct, frozen=True, kw_only=True):
    label: str
    value: str
    field: str
    """title or author, "" if it is neither."""
    role: SectionRole | None
    is_odd: bool
    """Whether it names title or author as nobody else does."""
    length: int
    """Characters up to the value."""


def is_odd_header(lines: Sequence[str]) -> bool:
    """Whether lines are such a header, each of them a label and a value."""
    return len(_header(lines)) == len(lines)


def read_odd_header(reading: Reading) -> None:
    """Read such lines at the head, each a block by now."""
    first = next(reading.unread(), len(reading.texts))
    for start in range(first, min(first + MOST_BLOCKS_ABOVE, len(reading.texts))):
        header = _header(reading.texts[start:])
        if not header:
            continue
        for index, entry in enumerate(header, start=start):
            if reading.verdicts[index] is None:
                reading.verdicts[index] = _verdict(index, entry, reading)
        return


def _verdict(index: int, entry: _Entry, reading: Reading) -> Verdict:
    block = reading.blocks[index]
    if entry.role is not None and isinstance(block, Paragraph):
        rest = without_prefix(block.children, entry.length)
        why = f"labelled “{entry.label}”"
        return Verdict(kind=Kind.OPENS, role=entry.role, title=entry.label, rest=rest, why=why)
    if entry.field:
        reading.note_field(entry.field, _IT_IS_ME.sub("", entry.value))
    else:
        reading.details.append((entry.label, entry.value))
    return Verdict(kind=Kind.TITLE_BLOCK, why=_WHY)


def _header(lines: Sequence[str]) -> list[_Entry]:
    """The entries that lines start with, if they are such a header."""
    entries: list[_Entry] = []
    for line in lines:
        entry = _entry(line)
        if entry is None:
            break
        entries.append(entry)
    known = sum(bool(entry.field or entry.role) for entry in entries)
    is_named = any(entry.is_odd for entry in entries)
    labels = {key_of(entry.label) for entry in entries}
    is_header = len(entries) >= FEWEST_LINES and known >= FEWEST_KNOWN and is_named
    return entries if is_header and len(labels) == len(entries) else []


def _entry(line: str) -> _Entry | None:
    found = _LINE.fullmatch(line.strip()) if "\n" not in line.strip() else None
    if found is None or words(found["label"]) > MOST_LABEL_WORDS:
        return None
    said = key_of(found["label"]).replace("’", "'").strip(" *_-")
    named = FIELDS.get(said) or next((n for n, label in _NAMES.items() if label.search(said)), "")
    is_usual = said in DETAILS or label_of(f"{found['label']}: -") is not None
    if named not in _NAMES or is_usual or words(found["value"]) > MOST_WORDS_OF_NAME:
        named = ""
    role = LABELS.get(said) or next((r for r, label in _ROLES.items() if label.search(said)), None)
    return _Entry(
        label=found["label"],
        value=found["value"],
        field=named,
        role=None if named else role,
        is_odd=bool(named) and said not in FIELDS,
        length=found.start("value"),
    )
