"""Decisions as lines of book.toml: what says what was found, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.assemble.reading import BODY_ROLES, Doubt, Kind, Reading, Verdict
from ebookpack.core.book import Doubtful, SectionRole
from ebookpack.core.pins import STORY, Pin

SHOWN = 60
"""Characters of a text that are quoted to recognise it by."""

_TAKEN_FOR = {
    Kind.TITLE_BLOCK: "taken for title, author or header lines",
    Kind.HEADING: "taken for the second line of a heading",
    Kind.BREAK: "taken for a scene break",
    Kind.DIVIDER: "taken for a divider",
    Kind.SUBHEADING: "taken for a sub-heading",
    Kind.RESUMES: "taken for the text below a note",
    Kind.TEXT: "taken for text",
    Kind.NOTE: "taken for a note on its chapter",
}


def pin_for(
    role: SectionRole | str, index: int, reading: Reading, until: int | None = None
) -> Pin | None:
    """The line of book.toml by which a block is what `role` says, up to another one."""
    quotations = reading.quotations
    quote = quotations.quote(index)
    if not quote:
        return None
    end = quotations.quote(until) if until is not None and until != index else ""
    return Pin(role=str(role), quote=quote, nth=quotations.nth(index), until=end)


def section_pin(role: SectionRole, headed: bool, index: int, reading: Reading) -> Pin | None:
    """The line that says where a section starts; a story without a heading starts as `body`."""
    is_story = role is SectionRole.CHAPTER and not headed and index == _first_of_body(reading)
    return pin_for(STORY if is_story else role, index, reading)


def _first_of_body(reading: Reading) -> int | None:
    return next((index for index, v in reading.openers() if v.role in BODY_ROLES), None)


def doubtful(index: int, reading: Reading) -> Doubtful | None:
    """The decision on a block, if it is in doubt."""
    verdict = reading.verdicts[index]
    if verdict is None or verdict.doubt is None:
        return None
    return _doubtful(index, _decided(verdict), verdict.doubt, reading)


def doubts(reading: Reading) -> tuple[Doubtful, ...]:
    """All decisions in doubt, the gravest first, then in reading order."""
    return tuple(sorted(_all(reading), key=lambda found: -found.degree))


def _all(reading: Reading) -> Iterator[Doubtful]:
    for index, what, doubt in reading.doubts:
        if index is None:
            yield _doubtful(None, what, doubt, reading)
    placed = sorted(
        (index, what, doubt) for index, what, doubt in reading.doubts if index is not None
    )
    waiting = iter(placed)
    below = next(waiting, None)
    for index in range(len(reading.blocks)):
        found = doubtful(index, reading)
        if found is not None:
            yield found
        while below is not None and below[0] <= index:
            if index not in reading.verdicts.pinned:
                yield _doubtful(index, below[1], below[2], reading)
            below = next(waiting, None)


def _doubtful(index: int | None, what: str, doubt: Doubt, reading: Reading) -> Doubtful:
    place = doubt.at if doubt.at is not None else index
    pin = doubt.setting
    if doubt.instead and place is not None:
        pin = str(pin_for(doubt.instead, place, reading) or "")
    text = " ".join(reading.texts[index].split()) if index is not None else ""
    return Doubtful(
        what=what,
        why=doubt.why,
        pin=pin,
        quote=text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0],
        in_structure=not doubt.setting,
        degree=doubt.degree,
        span=reading.span(index) if index is not None else None,
    )


def _decided(verdict: Verdict) -> str:
    match verdict.kind:
        case Kind.LEFT_OUT:
            return f"left out as {verdict.what}"
        case Kind.OPENS if verdict.role in BODY_ROLES and verdict.rest == ():
            return f"taken for the heading of a {verdict.role}"
        case Kind.OPENS if verdict.role in BODY_ROLES:
            return "taken for the start of the story"
        case Kind.OPENS:
            return f"taken for the start of the {verdict.role}"
        case Kind.NOTE:
            return f"taken for the {verdict.role} on its chapter"
        case kind:
            return _TAKEN_FOR[kind]
