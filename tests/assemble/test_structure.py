"""The structure of manuscripts, by example: see tests/spec/structure/README.md."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ebookpack.core.book import Book
from ebookpack.core.diagnostics import Diagnostics
from tests.manuscripts import book_of
from tests.outline import outline_of

SPEC = Path(__file__).parent.parent / "spec" / "structure"
_FENCE = re.compile(r"^(`{3,}) ?(manuscript|outline|toml)(.*)\n((?:.*\n)*?)\1\n", re.MULTILINE)
_QUOTED_WORDS = 5
"""Words of a section's start and end that are shown where the example gives none."""


@dataclass(frozen=True, slots=True)
class Case:
    """A manuscript, in one of the ways in which it may be typed, and what is to come of it."""

    name: str
    suffix: str
    manuscript: bytes
    toml: str
    outline: tuple[str, ...]


# ----------------------------------------------------------------------- reading the examples


def _cases() -> Iterator[Case]:
    for path in sorted(SPEC.glob("*.md")):
        if path.stem == "README":
            continue
        waiting: list[tuple[str, str, bytes]] = []
        toml, count = "", 0
        for _, kind, options, body in _FENCE.findall(path.read_text(encoding="utf-8")):
            match kind:
                case "manuscript":
                    count += 1
                    name = f"{path.stem}-{count}"
                    format_ = ".md" if "markdown" in options.split() else ".txt"
                    waiting += [(name + way, format_, data) for way, data in _typed(body, options)]
                case "toml":
                    toml = body
                case _:
                    outline = tuple(" ".join(line.split()) for line in body.splitlines())
                    yield from (
                        Case(name, suffix, data, toml, outline) for name, suffix, data in waiting
                    )
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


def _book(case: Case) -> Book:
    diagnostics = Diagnostics()
    book = book_of(case.manuscript, case.toml, diagnostics, f"story{case.suffix}")
    assert not diagnostics.errors
    return book


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_manuscript_becomes_the_book_that_its_example_shows(case: Case) -> None:
    book = _book(case)
    assert "\n".join(outline_of(book, case.outline)) == "\n".join(case.outline)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_part_says_why_it_is_what_it_is_and_no_word_is_lost(case: Case) -> None:
    book = _book(case)
    assert all(section.why for _, section in book.sections())
    assert book.ledger.manuscript == book.ledger.book + book.ledger.left_out
