"""Who typed a text for a library of the net, fenced off below its title: `OCR: Ada Pell`.

Such libraries name author and title on one line above the fence, as in `Ada Pell. The Weir`.
"""

from __future__ import annotations

import re

from ebookpack.assemble.bylines import is_name
from ebookpack.assemble.reading import Kind, Reading, Verdict, is_title_like, words
from ebookpack.core.patterns import pattern

_RULE = pattern(r"[-=_*~]{8,}")
_TYPED = pattern(
    r"\W*(ocr|scan(ned|ning)?|spell ?-?check(ed)?|proof(ed|read|reading)?|origin(al)?|e-?text"
    r"|typed|html|вычитка|сканирование|источник|корректура|распознавание|редактура"
    r"|проверка|изд(ание)?)\b[^:.]{0,20}[:.]",
    re.IGNORECASE,
)
_NAME_FIRST = pattern(r"(?P<name>[^.]{2,40}(?:\b[^\W\d_]\.[^.]{2,40})?)\. (?P<title>\S.{0,80})")
_TAG = pattern(r"<(?P<name>[a-z][\w. -]{1,30})>", re.IGNORECASE)
MOST_HEADER_BLOCKS = 24
MOST_LINES = 16
MOST_BLOCKS = 4
MOST_NAME_WORDS = 4


def leave_out_typists(reading: Reading) -> None:
    """Leave out the fence and what it holds; read author and title above it."""
    for index in list(reading.unread(0, MOST_BLOCKS)):
        if not _is_fence(reading.lines(index)):
            continue
        reading.leave_out(index, "transcriber's credit", "says who typed the text, in a fence")
        above = " ".join(reading.texts[index - 1].split()) if index else ""
        found = _NAME_FIRST.fullmatch(above)
        if found is not None and words(found["name"]) <= MOST_NAME_WORDS and is_name(found["name"]):
            title = found["title"].rstrip(".")
            if is_title_like(title):
                reading.note_field("title", title)
                reading.note_field("author", found["name"])
                why = "author and title at the head"
                reading.verdicts[index - 1] = Verdict(kind=Kind.TITLE_BLOCK, why=why)
        return


def leave_out_tagged_header(reading: Reading) -> None:
    """Leave out the header of an electronic text, between its tags: `<HEADER>` to `</HEADER>`.

    The book says its title and author itself, below.
    """
    head = list(reading.unread(0, MOST_HEADER_BLOCKS))
    opened = _TAG.fullmatch(reading.texts[head[0]].split("\n")[0].strip()) if head else None
    if opened is None:
        return
    closing = f"</{opened['name']}>".casefold()
    for place, index in enumerate(head):
        if reading.texts[index].rstrip().casefold().endswith(closing):
            for held in head[: place + 1]:
                reading.leave_out(held, "transcriber's credit", "the header of an electronic text")
            return


def _is_fence(lines: list[str]) -> bool:
    """Whether lines stand between two rules, and one says who typed, scanned or checked."""
    said = [line.strip() for line in lines]
    return (
        2 < len(said) <= MOST_LINES
        and all(_RULE.fullmatch(line) for line in (said[0], said[-1]))
        and any(map(_TYPED.match, said))
    )
