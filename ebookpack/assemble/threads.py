"""A story told in the posts of a forum's thread, pasted as the page showed it.

Each post has lines above it that say who posted it and when, and often a signature below. What
others wrote between the instalments is left out if it is short: where people tell a story together,
their posts are long, and are part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from ebookpack.assemble.reading import Reading
from ebookpack.core.patterns import pattern

_LABELLED = pattern(
    r"(post subject|posted|posts|joined|join date|location|registered|member since"
    r"|betreff|verfasst|beiträge|sujet|message|messages|posté le)\s*:.{0,120}",
    re.IGNORECASE,
)
_WHEN = pattern(r"(posted|verfasst|posté le|post subject)\b.{0,80}\b(19|20)\d\d\b.{0,20}", re.I)
_SUBJECT = pattern(r"(post )?subject\s*:\s*(re: *)?(?P<said>\S.{1,120})", re.IGNORECASE)
_COLUMNS = pattern(r"author\s+message", re.IGNORECASE)
_CRUMBS = pattern(r"[^.!?\n»›→]{2,60}(?:[»›→][^.!?\n»›→]{2,60}){1,12}")
_PAGES = pattern(r"page \d+ of \d+\b.{0,40}|\d+ posts?\b.{0,40}", re.IGNORECASE)
_BUTTONS = pattern(r"\W*(top|reply|quote|report|share|back to top|profile|pm|www)\W*", re.I)
_SIGNATURE = pattern(r"_{5,}")
FEWEST_POSTS = 2
MOST_HEAD_LINES = 12
MOST_HEAD_CHARACTERS = 600
MOST_OF_OTHERS = 60
"""Words of somebody else's post that is no part of the story."""
MOST_SIGNATURE_BLOCKS = 4


class _Head(Struct, frozen=True):
    """The lines above a post."""

    index: int
    poster: str
    subject: str


def leave_out_thread(reading: Reading) -> bool:
    """Leave out what a thread's page puts around its posts; whether the text is such a page."""
    heads = [head for index in reading.unread() if (head := _head(index, reading)) is not None]
    if len(heads) < FEWEST_POSTS or not heads[0].poster:
        return False
    author = heads[0].poster
    reading.note_field("poster", author)
    reading.note_field("mail-subject", next((h.subject for h in heads if h.subject), ""))
    for index in list(reading.unread(0, heads[0].index)):
        if _CRUMBS.fullmatch(reading.texts[index]) or _PAGES.fullmatch(reading.texts[index]):
            reading.leave_out(index, "forum's page", "the page of a forum says this itself")
    for head, end in _ranges(heads, len(reading.texts)):
        reading.leave_out(head.index, "forum post's header", "says who posted this, and when")
        post = [i for i in range(head.index + 1, end) if reading.verdicts[i] is None]
        if head.poster != author and sum(reading.counts[i] for i in post) <= MOST_OF_OTHERS:
            for index in post:
                why = f"{head.poster or 'somebody else'} posted it, who does not tell the story"
                reading.leave_out(index, "another's post", why)
            continue
        _leave_out_foot(post, reading)
    return True


def _ranges(heads: list[_Head], end: int) -> Iterator[tuple[_Head, int]]:
    yield from ((head, below.index) for head, below in pairwise(heads))
    yield heads[-1], end


def _head(index: int, reading: Reading) -> _Head | None:
    """The head of a post: lines with labels, one of which says when, below a name."""
    text = reading.texts[index]
    if len(text) > MOST_HEAD_CHARACTERS or "\n" not in text:
        return None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    labelled = [line for line in lines if _LABELLED.fullmatch(line)]
    others = [line for line in lines if line not in labelled and not _COLUMNS.fullmatch(line)]
    if len(lines) > MOST_HEAD_LINES or len(labelled) < 2 or len(others) > 2:
        return None
    if not any(map(_WHEN.fullmatch, labelled)):
        return None
    subject = next((found["said"] for line in labelled if (found := _SUBJECT.match(line))), "")
    return _Head(index=index, poster=others[0] if others else "", subject=subject)


def _leave_out_foot(post: list[int], reading: Reading) -> None:
    """The signature and the buttons below a post."""
    for place in range(max(len(post) - MOST_SIGNATURE_BLOCKS, 0), len(post)):
        text = reading.texts[post[place]]
        if _SIGNATURE.match(text) or _BUTTONS.fullmatch(text):
            for index in post[place:]:
                reading.leave_out(index, "signature", "stands below a post")
            return
