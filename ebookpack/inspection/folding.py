"""Long books on one page: runs of chapters that are all alike are shown by their ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

SHOWN_ABOVE = 2
"""Chapters of a run that are shown before it is folded."""
FEWEST_FOLDED = 4
"""Chapters that are worth folding."""
BODY_ROLES = frozenset({"part", "chapter", "prologue", "interlude", "epilogue"})


class Run(Struct, frozen=True):
    """Sections that are shown as one line."""

    sections: tuple[dict[str, Any], ...]

    def __getitem__(self, name: str) -> Any:
        """What the sections have in common: their level."""
        return self.sections[0][name]

    def __str__(self) -> str:
        """`57 chapters: Chapter 3 to Chapter 59`."""
        chapters = [s for s in self.sections if s["role"] in BODY_ROLES]
        role, number = chapters[0]["role"], len(chapters)
        ends = [section["title"] or f"“{section['starts'][:24]}…”" for section in chapters]
        notes = " with their notes" if len(chapters) < len(self.sections) else ""
        return f"{number} {role}s{notes}: {ends[0]} to {ends[-1]}"

    @property
    def counts(self) -> dict[str, str]:
        """Figures of all of them together."""
        names = {"words": "words", "paras": "paragraphs", "breaks": "scene_breaks"}
        sums = {name: sum(s[key] for s in self.sections) for name, key in names.items()}
        return {name: f"{total:,}" if total else "" for name, total in sums.items()}


def folded(sections: list[dict[str, Any]], *, everything: bool) -> list[dict[str, Any] | Run]:
    """Sections in order, runs of many that are alike as a few and a Run between them."""
    if everything:
        return list(sections)
    items: list[dict[str, Any] | Run] = []
    for _, group in groupby(_units(sections), key=_likeness):
        units = list(group)
        inner = units[SHOWN_ABOVE:-1]
        if len(inner) < FEWEST_FOLDED:
            items += [section for unit in units for section in unit]
            continue
        items += [section for unit in units[:SHOWN_ABOVE] for section in unit]
        items.append(Run(tuple(section for unit in inner for section in unit)))
        items += units[-1]
    return items


def _units(sections: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Chapters, each with the notes that stand between it and the one above."""
    unit: list[dict[str, Any]] = []
    for section in sections:
        unit.append(section)
        if section["role"] in BODY_ROLES:
            yield unit
            unit = []
    if unit:
        yield unit


def _likeness(unit: list[dict[str, Any]]) -> tuple[Any, ...]:
    """What units of a run have in common; what is in doubt is like nothing else."""
    chapter = unit[-1]
    if any(section["doubt"] for section in unit):
        return (id(unit),)
    roles = tuple(section["role"] for section in unit)
    return (roles, chapter["level"], chapter["why"])
