"""The structure of plain-text manuscripts, by example: see tests/spec/structure/README.md."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ebookpack.core.book import Book, Section
from ebookpack.core.diagnostics import Diagnostics
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
from tests.manuscripts import book_of

SPEC = Path(__file__).parent.parent / "spec" / "structure"
_FENCE = re.compile(r"^(`{3,}) ?(manuscript|outline|toml)(.*)\n((?:.*\n)*?)\1\n", re.MULTILINE)
_QUOTED_WORDS = 5
"""Words of a section's start and end that are shown where the example gives none."""


@dataclass(frozen=True, slots=True)
class Case:
    """A manuscript, in one of the ways in which it may be typed, and what is to come of it."""

    name: str
    manuscript: bytes
    toml: str
    outline: tuple[str, ...]


# ----------------------------------------------------------------------- reading the examples


def _cases() -> Iterator[Case]:
    for path in sorted(SPEC.glob("*.md")):
        if path.stem == "README":
            continue
        waiting: list[tuple[str, bytes]] = []
        toml, count = "", 0
        for _, kind, options, body in _FENCE.findall(path.read_text(encoding="utf-8")):
            match kind:
                case "manuscript":
                    count += 1
                    name = f"{path.stem}-{count}"
                    waiting += [(f"{name}{suffix}", data) for suffix, data in _typed(body, options)]
                case "toml":
                    toml = body
                case _:
                    outline = tuple(" ".join(line.split()) for line in body.splitlines())
                    yield from (Case(name, data, toml, outline) for name, data in waiting)
                    waiting, toml = [], ""


def _typed(body: str, options: str) -> Iterator[tuple[str, bytes]]:
    """A manuscript in each of the ways that its fence names: `wrap=60,72 indent=0,4 crlf`."""
    given = dict(option.partition("=")[::2] for option in options.split())
    ending = "\r\n" if "crlf" in given else "\n"
    for width in given.get("wrap", "0").split(","):
        for indent in given.get("indent", "0").split(","):
            text = body
            if int(width):
                blocks = body.strip("\n").split("\n\n")
                text = "\n\n".join(_wrapped(block, int(width), int(indent)) for block in blocks)
                if int(indent) and "tight" in given:
                    text = text.replace("\n\n" + " " * int(indent), "\n" + " " * int(indent))
            name = f"-wrap{width}" * bool(int(width)) + f"-indent{indent}" * bool(int(indent))
            yield name, text.replace("\n", ending).encode()


def _wrapped(block: str, width: int, indent: int) -> str:
    if "\n" in block or len(block) < width:
        return block
    return textwrap.fill(block, width, initial_indent=" " * indent, break_on_hyphens=False)


# ------------------------------------------------------------------------- what came of them


def _outline(book: Book, expected: tuple[str, ...]) -> tuple[str, ...]:
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


def _book(case: Case) -> Book:
    diagnostics = Diagnostics()
    book = book_of(case.manuscript, case.toml, diagnostics)
    assert not diagnostics.errors
    return book


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_manuscript_becomes_the_book_that_its_example_shows(case: Case) -> None:
    book = _book(case)
    assert "\n".join(_outline(book, case.outline)) == "\n".join(case.outline)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_part_says_why_it_is_what_it_is_and_no_word_is_lost(case: Case) -> None:
    book = _book(case)
    assert all(section.why for _, section in book.sections())
    assert book.ledger.manuscript == book.ledger.book + book.ledger.left_out
