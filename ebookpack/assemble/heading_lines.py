"""Headings in two blocks: `CHAPTER I` marked as one, and below it the chapter's title."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.heading_forms import parse_heading
from ebookpack.assemble.labels import label_of, labelled
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict, words
from ebookpack.core.nodes import Align, Heading, Paragraph

MOST_TITLE_WORDS = 30
"""A title that the format marks as a heading may be of a time of long ones."""
MOST_CENTRED_WORDS = 14


class _Pair(Struct, frozen=True):
    opener: int
    below: int


def join_heading_lines(reading: Reading) -> None:
    """Put titles to the labels right above them.

    A heading below a label is its title, if no other of its level stands in the chapter: then it
    would be a section of it. A centred line is one, if most labels have such a line below them.
    """
    ends = [index for index, _ in reading.openers()] + [len(reading.blocks)]
    labels = [
        _Pair(opener, below)
        for opener, end in pairwise(ends)
        if _is_bare_label(reading, opener)
        and (below := _first_below(reading, opener, end)) is not None
    ]
    marked = [pair for pair in labels if _is_marked_title(reading, pair)]
    centred = [pair for pair in labels if _is_centred_title(reading, pair)]
    if len(centred) > 1 and len(centred) >= 0.6 * len(labels):
        marked += centred
    for pair in marked:
        _join(reading, pair)


def _is_bare_label(reading: Reading, index: int) -> bool:
    verdict = reading.verdicts[index]
    return (
        verdict is not None
        and isinstance(reading.blocks[index], Heading)
        and verdict.role in BODY_ROLES
        and bool(verdict.label)
        and not verdict.title
    )


def _first_below(reading: Reading, opener: int, end: int) -> int | None:
    """The first block below a heading; the next heading too, if nothing stands between."""
    for index in range(opener + 1, min(end + 1, len(reading.blocks))):
        verdict = reading.verdicts[index]
        if verdict is None or verdict.kind is Kind.OPENS:
            return index
        if verdict.kind is not Kind.LEFT_OUT:
            return None
    return None


def _is_marked_title(reading: Reading, pair: _Pair) -> bool:
    block, above = reading.blocks[pair.below], reading.blocks[pair.opener]
    if not isinstance(block, Heading) or not isinstance(above, Heading):
        return False
    text = reading.texts[pair.below]
    if block.level < above.level or words(text) > MOST_TITLE_WORDS:
        return False
    if parse_heading(text) is not None or labelled(text) is not None:
        return False
    return not any(_headings_below(reading, pair.below, block.level, above.level))


def _headings_below(reading: Reading, start: int, level: int, chapter: int) -> Iterator[int]:
    """Headings of a level in the same chapter; a chapter ends with a heading of its own level."""
    for index in range(start + 1, len(reading.blocks)):
        block = reading.blocks[index]
        if isinstance(block, Heading):
            if block.level <= chapter:
                return
            if block.level == level and label_of(reading.texts[index]) is None:
                yield index


def _is_centred_title(reading: Reading, pair: _Pair) -> bool:
    block, text = reading.blocks[pair.below], reading.texts[pair.below]
    return (
        isinstance(block, Paragraph)
        and block.align is Align.CENTER
        and reading.verdicts[pair.below] is None
        and any(c.isalpha() for c in text)
        and words(text) <= MOST_CENTRED_WORDS
        and label_of(text) is None
    )


def _join(reading: Reading, pair: _Pair) -> None:
    verdict = reading.verdicts[pair.opener]
    if verdict is None or pair.below in reading.verdicts.pinned:
        return
    title = " ".join(reading.texts[pair.below].split())
    why = f"{verdict.why}, with its title below it"
    reading.verdicts[pair.opener] = replace(verdict, title=title, why=why)
    reading.verdicts[pair.below] = Verdict(
        kind=Kind.HEADING, why="the title of the chapter whose label stands above it"
    )
