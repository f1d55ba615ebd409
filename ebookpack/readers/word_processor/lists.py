"""Numbered paragraphs to lists, and those whose number is the only one to paragraphs again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.nodes import Block, Blocks, List, Paragraph, Text


class Item(Struct, frozen=True, kw_only=True):
    """The number of one paragraph."""

    count: int
    ordered: bool
    label: str
    """As it is shown: `Chapter 2`, `(iv)`; empty for bullets."""


class Numbering(Protocol):
    """The numberings of a document, and how far each has counted."""

    def shows_number(self, number: tuple[str, int]) -> bool:
        """Whether paragraphs of a numbering (its id and level) have a number before them."""

    def next_item(self, number: tuple[str, int]) -> Item:
        """Count a paragraph of a numbering (its id and level) and give its number."""


class Numbered(Struct, frozen=True, kw_only=True):
    """A paragraph with a number or bullet before it."""

    paragraph: Paragraph
    number: tuple[str, int]
    """(id of its numbering, level)."""
    item: Item
    blank: int
    """Empty paragraphs before it."""
    goes_on: bool = False
    """Whether it belongs to the item before it."""


def lists_of(made: Iterable[Block | Numbered]) -> Blocks:
    """Blocks, with lists for the numbered ones that follow on one another."""
    return tuple(_lists(made))


def _lists(made: Iterable[Block | Numbered]) -> Iterator[Block]:
    run: list[Numbered] = []
    for block in made:
        if not isinstance(block, Numbered):
            yield from _run(run)
            run = []
            yield block
        elif run and block.blank and block.number[0] != run[-1].number[0]:
            yield from _run(run)
            run = [block]
        else:
            run.append(block)
    yield from _run(run)


def _run(run: Sequence[Numbered]) -> Iterator[Block]:
    if len(run) == 1 and run[0].item.ordered:
        # One number between paragraphs of prose makes no list: chapters are numbered like that.
        yield _labelled(run[0])
        return
    filled = [numbered for numbered in run if numbered.paragraph.children]
    if filled:
        yield from _nested(filled)


def _labelled(numbered: Numbered) -> Paragraph:
    paragraph = numbered.paragraph
    space = " " if paragraph.children else ""
    label = Text(text=f"{numbered.item.label}{space}")
    return replace(
        paragraph,
        children=(label, *paragraph.children),
        layout=replace(paragraph.layout, indent=0, first=0),
    )


def _nested(run: Sequence[Numbered]) -> Iterator[List]:
    """Lists of paragraphs, the deeper ones inside of the item above them."""
    outermost = min(numbered.number[1] for numbered in run)
    items: list[list[Block]] = []
    first: Numbered | None = None
    inner: list[Numbered] = []

    def close_inner() -> None:
        if inner:
            if not items:
                items.append([])
            items[-1].extend(_nested(inner))
            inner.clear()

    for numbered in run:
        if numbered.number[1] > outermost:
            inner.append(numbered)
            continue
        close_inner()
        if items and numbered.goes_on:
            items[-1].append(_bare(numbered.paragraph))
            continue
        if first is not None and not _goes_on(first, numbered):
            yield _list(items, first)
            items, first = [], None
        first = first or numbered
        items.append([_bare(numbered.paragraph)])
    close_inner()
    yield _list(items, first or run[0])


def _goes_on(first: Numbered, numbered: Numbered) -> bool:
    same_kind = first.item.ordered == numbered.item.ordered
    return same_kind and (first.number[0] == numbered.number[0] or not first.item.ordered)


def _list(items: list[list[Block]], first: Numbered) -> List:
    return List(
        items=tuple(map(tuple, items)),
        ordered=first.item.ordered,
        start=first.item.count if first.item.ordered else 1,
        span=first.paragraph.span,
    )


def _bare(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the indent that its list gives it."""
    return replace(paragraph, layout=replace(paragraph.layout, gap=0, indent=0, first=0))
