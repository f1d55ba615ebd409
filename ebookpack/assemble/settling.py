"""What follows from pins: levels, scene breaks, what stands above the story."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ebookpack.assemble.pins import Placed
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, letters_of
from ebookpack.core.book import SectionRole
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.settings import Settings

R = SectionRole

MOST_HEAD_BLOCKS = 16
"""Blocks among which title and author are looked for."""


def named_in_text(reading: Reading, settings: Settings) -> list[tuple[str, str]]:
    """(field, value) of the title and the authors of book.toml that the text names unnoticed.

    A line at its head says the same, and was taken for something else.
    """
    authors = [person.name for person in settings.contributors or () if person.role == "aut"]
    heads = {
        letters_of(line.strip())
        for index in range(min(MOST_HEAD_BLOCKS, len(reading.blocks)))
        if not _is_title_block(index, reading)
        for line in reading.lines(index)
    }
    return [
        (name, value)
        for name, values in (("title", [settings.title or ""]), ("author", authors))
        for value in values
        if {letters_of(value), f"by{letters_of(value)}"} & heads and letters_of(value)
    ]


def _is_title_block(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.kind is Kind.TITLE_BLOCK


def settle(
    placed: Iterable[Placed], reading: Reading, toml: Span | None, diagnostics: Diagnostics
) -> None:
    """Bring into line what rests on pins: scene breaks, levels of chapters below pinned parts."""
    reading.gaps |= reading.breaks
    for index in reading.verdicts.pinned:
        verdict = reading.verdicts[index]
        if verdict is not None and verdict.kind is Kind.TEXT:
            reading.gaps.discard(index)
    _settle_levels(reading)
    for item in placed:
        if item.first in reading.breaks and not _parts_scenes(item.first, reading):
            diagnostics.warning(
                "S109",
                f'a scene break above "{item.pin.quote}" parts nothing: a section starts there',
                replace(toml, line=item.pin.line) if toml else None,
                "take the line out, or pin the paragraph that the new scene starts with",
            )


def _parts_scenes(index: int, reading: Reading) -> bool:
    """Whether text of the same section stands above a block."""
    verdict = reading.verdicts[index]
    if verdict is not None and verdict.kind is not Kind.TEXT:
        return False
    for above in reversed(range(index)):
        verdict = reading.verdicts[above]
        if verdict is None or verdict.kind is Kind.TEXT:
            return True
        if verdict.kind is Kind.OPENS:
            return verdict.rest != ()
        if verdict.kind not in (Kind.LEFT_OUT, Kind.HEADING):
            return False
    return False


def _settle_levels(reading: Reading) -> None:
    openers = list(reading.openers())
    if not any(
        index in reading.verdicts.pinned and verdict.role in BODY_ROLES
        for index, verdict in openers
    ):
        return
    in_part = False
    for index, verdict in openers:
        in_part = in_part or verdict.role is R.PART
        if verdict.role in (R.PART, R.CHAPTER) and not verdict.within:
            level = 2 if in_part and verdict.role is R.CHAPTER else 1
            reading.verdicts.pin(index, replace(verdict, level=level))


def clear_above_story(reading: Reading) -> None:
    """Take back the chapters that were found above the pinned start of the story."""
    for index in range(reading.story or 0):
        verdict = reading.verdicts[index]
        if verdict is None or index in reading.verdicts.pinned:
            continue
        chapter = verdict.kind is Kind.OPENS and verdict.role in BODY_ROLES
        if chapter or verdict.kind is Kind.HEADING:
            reading.verdicts[index] = None
