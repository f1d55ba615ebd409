"""Divisions of the book that the manuscript itself marks, as Markua's `{mainmatter}` does."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading, Verdict
from ebookpack.core.book import Document, Matter, SectionRole

R = SectionRole

_OUTSIDE = {Matter.FRONT: R.INTRODUCTION, Matter.BACK: R.APPENDIX}
"""What a headed part is that is no chapter, where its heading does not say more."""
_WHY = "the manuscript marks the {} matter above it"


def open_divisions(reading: Reading, document: Document) -> None:
    """Chapters lie in the main matter: headings outside of it head something else.

    Where the main matter starts without a heading, the story does.
    """
    starts = [*(each.block for each in document.divisions), len(reading.blocks)]
    for division, end in zip(document.divisions, starts[1:], strict=True):
        reading.divisions.append((division.block, division.matter))
        openers = [(i, v) for i, v in reading.openers() if division.block <= i < end]
        if division.matter is Matter.BODY:
            _open_story(reading, division.block, min([i for i, _ in openers], default=end))
            continue
        role, why = _OUTSIDE[division.matter], _WHY.format(division.matter)
        for index, verdict in openers:
            if verdict.role in (R.CHAPTER, R.PART):
                reading.verdicts[index] = replace(verdict, role=role, why=f"{verdict.why}; {why}")
        first = min([i for i, _ in openers], default=end)
        text = _first_text(reading, division.block, first)
        if division.matter is Matter.BACK and text is not None:
            reading.verdicts[text] = Verdict(kind=Kind.OPENS, role=R.AFTERWORD, why=why)


def _open_story(reading: Reading, start: int, heading: int) -> None:
    text = _first_text(reading, start, heading)
    if text is not None:
        why = _WHY.format("main")
        reading.verdicts[text] = Verdict(kind=Kind.OPENS, role=R.CHAPTER, why=why)
    if reading.story is None:
        reading.story = next(
            (i for i, v in reading.openers() if i >= start and v.role in BODY_ROLES), None
        )


def _first_text(reading: Reading, start: int, end: int) -> int | None:
    return next((i for i in reading.unread(start, end) if reading.counts[i]), None)
