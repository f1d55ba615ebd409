"""What is no part of the work, as a list for the author to look through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from ebookpack.assemble.doubts import pin_for
from ebookpack.assemble.quotations import Quotations
from ebookpack.assemble.reading import Kind, Reading, Verdict
from ebookpack.core.book import LeftOut
from ebookpack.core.node_text import plain_text
from ebookpack.core.pins import KEEP, Pin


def left_out(reading: Reading) -> Iterator[LeftOut]:
    """What is not in the book, neighbours of one kind as one."""
    for what, group in groupby(range(len(reading.blocks)), key=lambda i: _what(i, reading)):
        indexes = [*group]
        verdict = reading.verdicts[indexes[0]]
        if not what or verdict is None:
            continue
        for part in [indexes] if verdict.kind is Kind.LEFT_OUT else [[i] for i in indexes]:
            yield _left_out(part, reading)


def with_pin(item: LeftOut) -> LeftOut:
    """What a format leaves out of itself, with the line of book.toml that would keep it."""
    quote = Quotations([item.text]).quote(0)
    return replace(item, pin=Pin(role=KEEP, quote=quote)) if quote else item


def used_up(text: str, verdict: Verdict) -> str:
    """The words of a block that became the heading of the section that it opens."""
    if verdict.rest is None:
        return ""
    return text[: len(text) - len(plain_text(verdict.rest))]


def _what(index: int, reading: Reading) -> str:
    verdict = reading.verdicts[index]
    return verdict.what if verdict is not None else ""


def _left_out(indexes: list[int], reading: Reading) -> LeftOut:
    first = indexes[0]
    verdict = reading.verdicts[first]
    assert verdict is not None  # noqa: S101
    if verdict.kind is not Kind.LEFT_OUT:
        return LeftOut(
            what=verdict.what,
            text=used_up(reading.texts[first], verdict),
            why="book.toml gives another in its place",
            span=reading.span(first),
        )
    return LeftOut(
        what=verdict.what,
        text="\n\n".join(reading.texts[index] for index in indexes),
        why=verdict.why,
        span=reading.span(first),
        pin=pin_for(KEEP, first, reading, until=indexes[-1]),
    )
