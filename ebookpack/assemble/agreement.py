"""Pins that say what was found anyhow: they change nothing but the reason."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ebookpack.assemble.pinned_openings import PINNED, read_opening
from ebookpack.assemble.pins import Placed
from ebookpack.assemble.reading import BODY_ROLES, Kind, Reading
from ebookpack.core.book import SectionRole
from ebookpack.core.pins import KEEP

R = SectionRole

_SAME = ({R.NOTE, R.ENDNOTE},)
"""Roles that differ by their place alone, and that assembly tells apart by it."""


def agrees(placed: Iterable[Placed], reading: Reading) -> bool:
    """Whether all that is pinned was found without it."""
    return all(_found_anyhow(pin, reading) for pin in placed)


def _found_anyhow(placed: Placed, reading: Reading) -> bool:
    pin, verdict = placed.pin, reading.verdicts[placed.first]
    kind = verdict.kind if verdict else Kind.TEXT
    blocks = range(placed.first, placed.last + 1)
    match pin.role:
        case "scene-break":
            return kind is Kind.BREAK or placed.first in reading.gaps
        case "text":
            return all(_is_text(index, reading) for index in blocks)
        case "leave-out":
            return all(_is_left_out(index, reading) for index in blocks)
        case "keep":
            return not any(_is_left_out(index, reading) for index in blocks)
        case "body":
            first = next((i for i, v in reading.openers() if v.role in BODY_ROLES), None)
            return first == placed.first and pin.title is pin.label is None
        case _:
            return not pin.until and _is_pinned_section(placed, reading)


def _is_text(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return (verdict is None or verdict.kind is Kind.TEXT) and index not in reading.gaps


def _is_left_out(index: int, reading: Reading) -> bool:
    verdict = reading.verdicts[index]
    return verdict is not None and verdict.kind is Kind.LEFT_OUT


def _is_pinned_section(placed: Placed, reading: Reading) -> bool:
    pin, verdict = placed.pin, reading.verdicts[placed.first]
    if verdict is None:
        return False
    role = SectionRole(pin.role)
    unheaded = role in BODY_ROLES and verdict.rest is None
    if unheaded and read_opening(role, placed.first, reading).rest is not None:
        return False  # what is said to be a chapter is its heading if it looks like one
    same = verdict.role is role or any({verdict.role, role} <= alike for alike in _SAME)
    if verdict.kind not in (Kind.OPENS, Kind.NOTE) or not same:
        return False
    return pin.title in (None, verdict.title) and pin.label in (None, verdict.label)


def note_reasons(placed: Iterable[Placed], reading: Reading) -> None:
    """Say of what was found anyhow that book.toml says it too: it is in doubt no more."""
    for pin in placed:
        for index in range(pin.first, pin.last + 1):
            verdict = reading.verdicts[index]
            if verdict is not None and pin.pin.role != KEEP:
                reading.verdicts.pin(index, replace(verdict, why=PINNED, doubt=None))
