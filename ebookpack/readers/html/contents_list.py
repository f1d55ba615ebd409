"""Contents lists of a page: links to places in the page itself, which a book makes anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.core.book import LeftOut
from ebookpack.core.node_text import block_text, plain_text, walk_inlines
from ebookpack.core.nodes import (
    Block,
    Blocks,
    Cell,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from ebookpack.readers.html.paragraphs import is_empty

FEWEST_LINKS = 3
_TITLE = re.compile(
    r"(?:table of )?contents|(?:list of )?illustrations|index of chapters|chapters"
    r"|inhalt(?:sverzeichnis)?|table (?:des matières|of illustrations)|índice|indice|inhoud|目次",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\W\d_]+")


def leave_out_contents(blocks: Blocks) -> tuple[Blocks, tuple[LeftOut, ...]]:
    """Blocks without lists of links to what stands below them, and those lists."""
    links = tuple(map(_links, blocks))
    kept: list[Block] = []
    aside: list[LeftOut] = []
    at = 0
    while at < len(blocks):
        end = _end_of_list(blocks, links, at)
        if end > at:
            text = "\n".join(filter(None, map(block_text, blocks[at:end])))
            why = "links to headings that stand in the text; the book makes its own"
            span = blocks[at].span
            aside.append(LeftOut(what="contents list", text=text, why=why, span=span))
            at = end
        else:
            kept.append(blocks[at])
            at += 1
    return tuple(kept), tuple(aside)


def _end_of_list(blocks: Blocks, links: tuple[int, ...], start: int) -> int:
    """Index behind the list that starts at a block; `start` if none does."""
    titled = _is_title(blocks[start])
    if not titled and (not links[start] or start >= 10 + len(blocks) // 10):
        return start
    first = at = start + 1 if titled else start
    found = 0
    end = start
    while at < len(blocks):
        if links[at]:
            found += links[at]
            end = at + 1
        elif not is_empty(blocks[at]) and not (titled and _is_sub_title(blocks, links, at)):
            break
        at += 1
    return end if end > first and found >= (1 if titled else FEWEST_LINKS) else start


def _is_title(block: Block) -> bool:
    return (
        isinstance(block, Heading | Paragraph)
        and _TITLE.fullmatch(block_text(block).strip(" .:*_\n")) is not None
    )


def _is_sub_title(blocks: Blocks, links: tuple[int, ...], at: int) -> bool:
    """Whether a short line or a rule stands between entries: `PART ONE`, `Page`."""
    block = blocks[at]
    if at + 1 >= len(blocks) or not links[at + 1]:
        return False
    short = isinstance(block, Paragraph) and len(block_text(block).split()) <= 6
    return short or isinstance(block, Rule)


def _links(block: Block) -> int:
    """Links of a block that is an entry or a list of them; 0 for one that is not."""
    match block:
        case Table(rows=rows):
            entries = sum(any(map(_has_link, row)) for row in rows)
            return entries if entries >= 0.6 * len(rows) else 0
        case List(items=items):
            counts = [sum(1 for _ in _own_links(item)) for item in items]
            return sum(counts) if sum(map(bool, counts)) >= 0.6 * len(items) else 0
        case Quote() | Paragraph():
            links = tuple(_own_links((block,)))
            if not links:
                return 0
            linked = sum(len(_letters(plain_text(link.children))) for link in links)
            whole = len(_letters(_TITLE.sub("", block_text(block))))
            return len(links) if linked and linked >= 0.6 * whole else 0
        case _:
            return 0


def _has_link(cell: Cell) -> bool:
    return any(True for _ in _own_links((Paragraph(children=cell.children),)))


def _own_links(blocks: Blocks) -> Iterator[Link]:
    for inline in walk_inlines(blocks):
        if isinstance(inline, Link) and inline.href.startswith("#"):
            yield inline


def _letters(text: str) -> str:
    return _UNSEEN.sub("", text)
