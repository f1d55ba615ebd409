"""Ids of the blocks of a book, by which its editions speak of the same place.

A block has the id of its section and, behind a dot, its number there from 1; a heading has that of
its section. No id of a section holds a dot.
"""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.book import Section
from ebookpack.core.nodes import Block


def block_id(section: str, number: int) -> str:
    """Id of a block by the id of its section, and its number there from 1."""
    return f"{section}.{number}"


def block_place(ident: str) -> tuple[str, int]:
    """(id of the section, number of the block there) of an id; 0 for that of a section."""
    section, _, number = ident.rpartition(".")
    return (section, int(number)) if section and number.isdecimal() else (ident, 0)


def numbered_blocks(section: Section) -> Iterator[tuple[str, Block]]:
    """The blocks of a section, each with its id."""
    for number, block in enumerate(section.blocks, 1):
        yield block_id(section.id, number), block
