"""Titles that nothing but the contents list tells: lines that it names, in its order."""

from __future__ import annotations

from collections.abc import Sequence

from ebookpack.assemble.contents_list import (
    LONGEST_ENTRY,
    entry_forms,
    looks_listed,
    names_contents,
)
from ebookpack.assemble.reading import Kind, Reading, letters_of, words
from ebookpack.core.nodes import List, Paragraph, Table

FEWEST_LISTED = 2
LEAST_ABOVE = 0.5
"""Share of the text above a contents list at the end."""
LEAST_FOUND = 0.6
"""Share of the entries that stand in the text as lines of their own."""


def listed_titles(free: Sequence[int], reading: Reading) -> list[int]:
    """Indexes of the free blocks that the contents list names; `()` if they are not most of it."""
    for index, text in enumerate(reading.texts):
        if len(text) < 60 and names_contents(text):
            entries, end = _entries(index + 1, reading)
            below = [i for i in free if i >= end]
            if index > LEAST_ABOVE * len(reading.texts):
                below = [i for i in free if i < index]  # the list is the last thing in the book
            found = _in_order(entries, below, reading)
            if len(found) >= max(FEWEST_LISTED, LEAST_FOUND * len(entries)):
                return found
    return []


def _entries(start: int, reading: Reading) -> tuple[list[set[str]], int]:
    """(what each entry may be called by, index of the block below the list)."""
    entries: list[set[str]] = []
    seen: set[str] = set()
    for index in range(start, len(reading.blocks)):
        lines = [line for line in reading.lines(index) if line.strip()]
        verdict = reading.verdicts[index]
        furniture = verdict is not None and verdict.kind is Kind.LEFT_OUT
        if furniture or not isinstance(reading.blocks[index], Paragraph | List | Table):
            return entries, index
        if not all(map(_is_entry, lines)) or seen & set(map(letters_of, lines)):
            return entries, index
        entries += map(entry_forms, lines)
        seen |= set().union(*entries[len(entries) - len(lines) :])
    return entries, len(reading.blocks)


def _is_entry(line: str) -> bool:
    return words(line) <= LONGEST_ENTRY and looks_listed(line)


def _in_order(entries: list[set[str]], free: list[int], reading: Reading) -> list[int]:
    """The lines that entries name, in the order of the entries; each is looked for below the last.

    An entry that is nowhere below, or further down than that of the next, is passed over.
    """
    places: dict[str, list[int]] = {}
    for index in free:
        if isinstance(reading.blocks[index], Paragraph) and "\n" not in reading.texts[index]:
            places.setdefault(letters_of(reading.texts[index]), []).append(index)
    found: list[int] = []
    for forms in entries:
        above = found[-1] if found else -1
        below = [i for form in forms for i in places.get(form, ()) if i > above]
        heads = [i for i in below if _heads_text(i, reading)]
        if heads:
            found.append(min(heads))
    return found


def _heads_text(index: int, reading: Reading) -> bool:
    """Whether text stands below a line, or what heads it further: a byline, a number."""
    return any(words(text) > 5 for text in reading.texts[index + 1 : index + 4])
