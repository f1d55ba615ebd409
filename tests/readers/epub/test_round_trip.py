"""A book of our own, read back, is the book that it was."""

from __future__ import annotations

import re
from pathlib import Path

from ebookpack.asked import Options
from ebookpack.core.book import Book
from ebookpack.core.edition import Format
from ebookpack.core.node_text import block_text
from ebookpack.pipeline import build
from ebookpack.understanding import understand

STORY = """\
# The Pier

by Ida Holm

## Author's Note

I wrote this on the pier.

## Prologue: The Tar

It was *hot*, and it ran.[^1]

[^1]: In summer.

## Chapter One: The Oil

The oil was cold.

***

| The sea, the sea,
| the oily sea.

## Afterword

Nobody fell in.
"""


def test_a_book_of_our_own_comes_back_as_it_was(tmp_path: Path) -> None:
    story = tmp_path / "pier.md"
    story.write_text(STORY, encoding="utf-8")
    build(story, tmp_path / "out", Options(formats=(Format.EPUB,)))

    before, after = understand(story).book, understand(tmp_path / "out" / "pier.epub").book

    assert outline(after) == outline(before)
    assert words(after) == words(before)
    assert after.metadata.title == before.metadata.title
    assert after.metadata.authors == before.metadata.authors
    assert after.metadata.identifier == before.metadata.identifier
    assert len(after.notes) == 1


def outline(book: Book) -> list[tuple[str, str, str, str]]:
    return [(s.matter, s.role, s.label, s.title) for _, s in book.sections()]


def words(book: Book) -> list[list[str]]:
    return [
        re.findall(r"\w+", " ".join(map(block_text, section.blocks)))
        for _, section in book.sections()
    ]
