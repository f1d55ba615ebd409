"""Blocks that hold more than one thing, parted before any of them is read.

Archives write header lines line on line, `Rating: T` and right below it `Summary: ...`: a label
names a section of the book wherever it stands, so such a block is parted above each line that has
one. Plays put the heading of an act and that of its first scene on one line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate, chain

from msgspec.structs import replace

from ebookpack.assemble.bylines import credit_of
from ebookpack.assemble.header_lines import is_detail
from ebookpack.assemble.heading_forms import parse_heading, part_and_chapter
from ebookpack.assemble.labels import is_text_label, label_of
from ebookpack.assemble.odd_labels import is_odd_header
from ebookpack.assemble.reading import is_title_like, words
from ebookpack.assemble.vocabulary import NAMED
from ebookpack.core.book import Document, SectionRole
from ebookpack.core.caseless import key_of
from ebookpack.core.node_text import plain_text, split_lines
from ebookpack.core.nodes import Block, Blocks, Inline, LineBreak, Paragraph, Quote, Text

R = SectionRole

MOST_TITLE_LINES = 3
"""Lines of a title right above the first heading."""
FEWEST_STORIES = 3
"""Titles with a byline below them, as anthologies have; the whole book's may be among them."""
MOST_OF_HEAD = 2
MOST_BLOCKS = 16
"""Header lines are looked for among this many blocks."""


def part_blocks(document: Document) -> Document:
    """The document with every labelled line and every heading at the start of a block."""
    titles = {
        index: title for index, block in enumerate(document.blocks) if (title := _credited(block))
    }
    lines = dict.fromkeys(titles, (1,)) if len({*titles.values()}) >= FEWEST_STORIES else {}
    document = part_at(document, lines)
    return _with(
        document,
        [
            (*(_at_labels(block) if index < MOST_BLOCKS else _at_chapter(block)),)
            for index, block in enumerate(document.blocks)
        ],
    )


def _credited(block: Block) -> str:
    """The title in a block that is a title and, on the line below, who wrote it; "" for others."""
    if not isinstance(block, Paragraph) or len(block.layout.lines) != MOST_OF_HEAD:
        return ""
    title, byline = (plain_text(line).strip() for line in split_lines(block.children))
    credit = credit_of(byline)
    return title if is_title_like(title) and credit is not None and credit.name else ""


def part_at(document: Document, lines: Mapping[int, Collection[int]]) -> Document:
    """The document with blocks parted above some of their lines, counted from 0."""
    return _with(
        document,
        [
            (*_above_lines(block, sorted(lines[index])),) if lines.get(index) else (block,)
            for index, block in enumerate(document.blocks)
        ],
    )


def _with(document: Document, parted: list[Blocks]) -> Document:
    ends = [0, *accumulate(map(len, parted))]
    if ends[-1] == len(document.blocks):
        return document
    return document.with_blocks(tuple(chain.from_iterable(parted)), ends.__getitem__)


def _at_chapter(block: Block) -> Blocks:
    """The heading of a part apart from that of the chapter behind it."""
    if not isinstance(block, Paragraph):
        return (block,)
    if block.layout.lines:
        return (*_at_text_labels(block),)
    match block.children:
        case (Text(text=text),) if (start := part_and_chapter(text)) is not None:
            above, below = Text(text=text[:start].rstrip(" ,:;–—-")), Text(text=text[start:])
            return replace(block, children=(above,)), replace(block, children=(below,))
        case _:
            return (block,)


def _at_labels(block: Block) -> Iterator[Block]:
    if isinstance(block, Quote) and _is_labelled(block):
        yield from block.blocks
        return
    if not isinstance(block, Paragraph) or not block.layout.lines:
        yield from _at_chapter(block)
        return
    said = [plain_text(line) for line in split_lines(block.children)]
    if is_odd_header(said):
        yield from _above_lines(block, [*range(1, len(said))])
        return
    labels = [label_of(text) for text in said]
    above = {n for n in range(1, len(said)) if labels[n] is not None or _is_label(said[n - 1])}
    above |= _around_text_labels(said)
    above |= {1} if len(said) > 1 and _names_cast(said[0]) else set()
    above |= {1} if said[0].strip().casefold() == "notes" and len(said) > 1 else set()
    first = next((n for n, label in enumerate(labels) if label is not None), len(said))
    above |= {n for n in range(first + 1, len(said)) if is_detail(said[n])}
    head = said[:first]
    last = len(head) - 1
    if 0 < last <= MOST_TITLE_LINES and [*map(_opens_body, head)] == [*[False] * last, True]:
        above.add(last)
    yield from _above_lines(block, sorted(above))


def _at_text_labels(block: Paragraph) -> Iterator[Block]:
    """A block parted where an archive says that a chapter's text starts, and so its notes."""
    said = [plain_text(line) for line in split_lines(block.children)]
    yield from _above_lines(block, sorted(_around_text_labels(said)))


def _around_text_labels(said: list[str]) -> set[int]:
    """Lines to part above: each `Chapter Text`, what follows it, and the notes above it.

    A chapter's notes may stand right below its heading too.
    """
    signposts = [n for n, text in enumerate(said) if is_text_label(text)]
    last = signposts[-1] if signposts else 0
    notes = [n for n, text in enumerate(said[:last]) if _is_label(text)]
    if len(said) > 1 and _opens_body(said[0]) and _is_label(said[1]):
        notes.append(1)
    if _is_label(said[0]) and (said[0].rstrip().endswith(":") or words(said[0]) > 1):
        notes.append(0)
    places = {n for place in (*signposts, *notes) for n in (place, place + 1)}
    return {n for n in places if 0 < n < len(said)}


def _is_label(line: str) -> bool:
    """Whether a line is a label and nothing else, `Notes:`."""
    label = label_of(line)
    return label is not None and label[1] == len(line)


def _names_cast(line: str) -> bool:
    """Whether a line is the heading of who is in a play: `Characters:`, and their names below."""
    return line.rstrip().endswith(":") and NAMED.get(key_of(line.strip(" :"))) is R.CAST


def _opens_body(line: str) -> bool:
    """Whether a line is the heading of a numbered part or chapter: it may stand below the title."""
    heading = parse_heading(line)
    numbered = heading is not None and any(c.isalpha() for c in heading[1])
    return heading is not None and numbered and heading[0] in (R.PART, R.CHAPTER)


def _above_lines(block: Block, above: list[int]) -> Iterator[Block]:
    """The parts of a block of kept lines; any other block is whole."""
    if not isinstance(block, Paragraph) or not block.layout.lines:
        yield block
        return
    lines = split_lines(block.children)
    for start, end in zip([0, *above], [*above, len(lines)], strict=True):
        children: list[Inline] = []
        for number, line in enumerate(lines[start:end]):
            children += [LineBreak(), *line] if number else line
        layout = replace(
            block.layout,
            gap=block.layout.gap if start == 0 else 0,
            lines=block.layout.lines[start:end] if end - start > 1 else (),
        )
        span = block.span
        if span is not None and span.line is not None:
            span = replace(span, line=span.line + start)
        yield replace(block, children=tuple(children), layout=layout, span=span)


def _is_labelled(quote: Quote) -> bool:
    """Whether a quotation at the head is set apart for its label: `> **Summary:** ...`."""
    first = quote.blocks[0] if len(quote.blocks) == 1 else None
    return isinstance(first, Paragraph) and label_of(plain_text(first.children)) is not None
