"""A book in a few lines of text, as the examples in tests/spec show it."""

from __future__ import annotations

from collections import Counter

from ebookpack.core.book import Book, Section
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import (
    Blocks,
    Paragraph,
    Quote,
    SceneBreak,
    Speech,
    StageDirection,
    Verse,
)

_QUOTED_WORDS = 5
"""Words of a section's start and end that are shown where the example gives none."""


def outline_of(book: Book, expected: tuple[str, ...]) -> tuple[str, ...]:
    """The outline of a book, quoting as much of each section as the expected one does."""
    wanted = [line for line in expected if line.partition(":")[0] in ("front", "body", "back")]
    lines = [f"title: {book.metadata.title}"]
    if book.metadata.subtitle:
        lines.append(f"subtitle: {book.metadata.subtitle}")
    lines += [f"author: {person.name}" for person in book.metadata.authors]
    if book.metadata.language != "en":
        lines.append(f"language: {book.metadata.language}")
    lines += [f"detail: {name} = {value}" for name, value in book.metadata.details]
    for number, (level, section) in enumerate(book.sections()):
        like = wanted[number] if number < len(wanted) else ""
        lines.append(_section_line(section, level, like))
    lines += [f"left out: {item.what}" for item in book.left_out]
    return tuple(lines)


def _section_line(section: Section, level: int, like: str) -> str:
    parts = [part.strip() for part in like.split(" | ")] if like else []
    first, last = (len(parts[i].split()) if i < len(parts) else _QUOTED_WORDS for i in (1, 2))
    words = " ".join(block_text(block) for block in section.blocks).split()
    heading = f" “{section.heading}”" if section.heading else ""
    shown = [f"{section.matter}:{' >' * (level - 1)} {section.role}{heading}"]
    if words:
        shown += [" ".join(words[:first]), " ".join(words[-last:])]
    shown.append(_counted(section.blocks))
    if len(parts) > 4:
        shown.append(f"why: {section.why}")
    return " | ".join(part for part in shown if part)


def _counted(blocks: Blocks) -> str:
    """`3 paragraphs, 1 verse, 2 breaks`."""
    kinds: Counter[str] = Counter()
    for block in blocks:
        match block:
            case Paragraph(children=(StageDirection(),)):
                kinds["direction"] += 1
            case Paragraph():
                kinds["paragraph"] += 1
            case Verse():
                kinds["verse"] += 1
            case Speech():
                kinds["speech"] += 1
            case Quote(kind=kind):
                kinds[str(kind)] += 1
            case SceneBreak():
                kinds["break"] += 1
            case _:
                kinds[type(block).__name__.casefold()] += 1
    order = ("paragraph", "verse", "speech", "direction", "quote", "letter", "epigraph", "break")
    names = sorted(kinds, key=lambda name: order.index(name) if name in order else len(order))
    shown = (f"{kinds[name]} {name}{'s' * (kinds[name] > 1)}" for name in names)
    return ", ".join(shown).replace("speechs", "speeches")
