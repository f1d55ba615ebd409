"""Names of speakers that run on into what they say: `ADA.--No.`, as old plays are printed.

Such a name is a word of its own, so a blank is put behind its dash before anything is counted.
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from ebookpack.core.book import Document
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import Block, Inlines, Paragraph, Text
from ebookpack.core.patterns import pattern

_NAME = pattern(
    r"(?P<name>[^\W\d_][^.:\n]{0,28}(?:\.[ \w]{1,28})?)"
    r"(?:\s?[(\[][^()\[\]\n]{1,120}[)\]])?[.:]?(?:-{2,}|[–—]+)(?=[^\s–—-])"
)
FEWEST_SPEECHES = 6
FEWEST_TURNS = 2
"""Times that at least two people speak."""


def part_names(document: Document) -> Document:
    """The document with a blank between a speaker's name and the words that it runs on into."""
    ends = [_end_of_name(block) for block in document.blocks]
    often = Counter(name for name, _ in ends if name)
    again = {name for name, count in often.items() if count >= FEWEST_TURNS}
    if sum(often[name] for name in again) < FEWEST_SPEECHES or len(again) < FEWEST_TURNS:
        return document
    return document.with_blocks(
        tuple(
            _parted(block, end) if name else block
            for block, (name, end) in zip(document.blocks, ends, strict=True)
        ),
        lambda index: index,
    )


def _end_of_name(block: Block) -> tuple[str, int]:
    """(name in capitals or set otherwise, characters up to what is said), empty if none is."""
    if not isinstance(block, Paragraph):
        return "", 0
    found = _NAME.match(plain_text(block.children))
    if found is None:
        return "", 0
    name = found["name"].strip()
    dressed = not isinstance(block.children[0], Text)
    return (name, found.end()) if name.isupper() or dressed else ("", 0)


def _parted(block: Block, end: int) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return replace(block, children=_with_blank(block.children, end))


def _with_blank(children: Inlines, end: int) -> Inlines:
    """Inlines with a blank behind their first characters, if bare text stands there."""
    for index, child in enumerate(children):
        length = len(plain_text((child,)))
        if length < end:
            end -= length
            continue
        if not isinstance(child, Text):
            return children
        parted = Text(text=f"{child.text[:end]} {child.text[end:]}")
        return (*children[:index], parted, *children[index + 1 :])
    return children
