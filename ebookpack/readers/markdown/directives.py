r"""Lines that part the book, not the text: Markua's `{mainmatter}`, LaTeX's `\mainmatter`, pages.

https://leanpub.com/markua/read, "Directives"; https://pandoc.org/MANUAL.html, "Raw TeX".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ebookpack.core.book import Division, Matter, in_order
from ebookpack.core.caseless import key_of
from ebookpack.core.nodes import Block, Blocks, Paragraph

_DIVISION = re.compile(
    r"\{(?P<markua>front|main|back)matter\}|\\(?P<latex>front|main|back)matter|\\(?P<rest>appendix)",
    re.IGNORECASE,
)
_MATTERS = {
    "front": Matter.FRONT,
    "main": Matter.BODY,
    "back": Matter.BACK,
    "appendix": Matter.BACK,
}
_PAGE = re.compile(
    r"\{pagebreak\}|\\(?:new|clear|cleardouble)page|\\pagebreak(?:\[\d\])?", re.IGNORECASE
)
Numbered = Sequence[tuple[int, str]]
"""Directives with the numbers of the lines that they stand on, in order."""


def is_directive(line: str) -> bool:
    """Whether a line is a directive that this module places."""
    return bool(_DIVISION.fullmatch(line) or _PAGE.fullmatch(line))


def divisions_of(directives: Numbered, blocks: Blocks) -> tuple[Division, ...]:
    """The divisions that directives open, each at the first block below its line."""
    lines = _lines(blocks)
    found = []
    for number, text in directives:
        said = _DIVISION.fullmatch(text)
        block = bisect_right(lines, number)
        if said is not None and block < len(blocks):
            name = key_of(said["markua"] or said["latex"] or said["rest"])
            found.append(Division(block=block, matter=_MATTERS[name]))
    return in_order(found)


def with_pages(directives: Numbered, blocks: Blocks) -> Blocks:
    """The blocks, those paragraphs marked with which directives start a page."""
    pages = [number for number, text in directives if _PAGE.fullmatch(text)]
    lines = _lines(blocks) if pages else []
    starts = {bisect_right(lines, number) for number in pages}
    return tuple(_on_new_page(b) if i in starts else b for i, b in enumerate(blocks))


def _lines(blocks: Iterable[Block]) -> list[int]:
    """The line of each block; one of which none is known stands where the one above it does."""
    lines: list[int] = []
    for block in blocks:
        above = lines[-1] if lines else 0
        own = block.span.line if block.span is not None else None
        lines.append(max(own or above, above))
    return lines


def _on_new_page(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block  # what opens a section has a page of its own anyhow
    return replace(block, layout=replace(block.layout, page=True))
