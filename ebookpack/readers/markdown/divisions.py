"""Divisions around blocks: pandoc's `:::` fences and raw `div`s, and quotations."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text, split_lines
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    DefinitionList,
    Inlines,
    LineBreak,
    Paragraph,
    Quote,
    QuoteKind,
    Text,
    Verse,
)
from ebookpack.readers.html_fragment import alignment
from ebookpack.readers.html_inline import Tag
from ebookpack.readers.kept_lines import verse_of

MOST_OPEN = 12
"""Divisions in divisions; those nested deeper mean nothing, their text stays."""
LONGEST_ATTRIBUTION = 120
"""Characters of a line that says who is quoted."""

_SAYING = ("dedication", "abstract", "synopsis", "blurb")
"""Classes that say what part of the front matter their paragraphs are."""
_VERSE = frozenset({"verse", "poem", "poetry", "stanza", "line-block", "song", "lyrics", "cascade"})
_LETTER = frozenset({"letter", "correspondence", "telegram", "email", "diary"})
_QUOTE = frozenset({"quote", "blockquote", "quotation", "extract"})
_DASHES = ("—", "―", "–", "--")


@dataclass(slots=True)
class _Division:
    tag: Tag
    span: Span
    blocks: list[Block] = field(default_factory=list)


class Divisions:
    """The blocks of a container so far, in the divisions that are open."""

    def __init__(self) -> None:
        """Start with no block, outside of any division."""
        self._blocks: list[Block] = []
        self._open: list[_Division] = []
        self.took = False
        """A block was added since this was last set to False."""
        self.any = False
        """Anything was added at all."""

    @property
    def _top(self) -> list[Block]:
        return self._open[-1].blocks if self._open else self._blocks

    @property
    def keeps_lines(self) -> bool:
        """Whether lines end here where the author ended them."""
        return any(division.tag.classes & _VERSE for division in self._open)

    def add(self, block: Block) -> None:
        """Add a block to the innermost division."""
        self._top.append(block)
        self.took = self.any = True

    def open(self, tag: Tag, span: Span) -> None:
        """Start a division."""
        if self._open and self._open[-1].tag.name == tag.name == "p":
            self.close("p")
        if len(self._open) < MOST_OPEN:
            self._open.append(_Division(tag, span))

    def close(self, name: str) -> None:
        """End the innermost division of this name, and those in it that were left open."""
        names = [division.tag.name for division in self._open]
        if name not in names:
            return
        depth = len(names) - 1 - names[::-1].index(name)
        while len(self._open) > depth + 1:
            self._leave(said=False)
        self._leave(said=True)

    def finish(self) -> Blocks:
        """All blocks; divisions left open mean nothing."""
        while self._open:
            self._leave(said=self._open[-1].tag.name == "p")
        return _joined(self._blocks)

    def _leave(self, *, said: bool) -> None:
        division = self._open.pop()
        blocks = _joined(division.blocks)
        self._top.extend(_divided(division.tag, blocks, division.span) if said else blocks)


def _joined(blocks: list[Block]) -> Blocks:
    """Blocks with the definitions that follow one another made one list."""
    made: list[Block] = []
    for lists, run in groupby(blocks, key=lambda block: isinstance(block, DefinitionList)):
        if not lists:
            made.extend(run)
            continue
        joined = [block for block in run if isinstance(block, DefinitionList)]
        items = tuple(item for block in joined for item in block.items)
        made.append(replace(joined[0], items=items))
    return tuple(made)


def _divided(tag: Tag, blocks: Blocks, span: Span) -> Blocks:
    """What a division says about its blocks."""
    if not blocks:
        return ()
    classes = tag.classes
    if classes & _VERSE:
        return _as_verse(blocks, span)
    kind = None
    if classes & _LETTER:
        kind = QuoteKind.LETTER
    elif "epigraph" in classes:
        kind = QuoteKind.EPIGRAPH
    elif classes & _QUOTE or tag.name == "blockquote":
        kind = QuoteKind.QUOTE
    if kind is not None:
        inner, attribution = with_attribution(blocks)
        if len(inner) == 1 and isinstance(inner[0], Quote) and not attribution:
            return (replace(inner[0], kind=kind, span=span),)
        return (Quote(blocks=inner, kind=kind, attribution=attribution, span=span),)
    style = next((name for name in _SAYING if name in classes), "")
    blocks = tuple(_styled(block, style) for block in blocks) if style else blocks
    align = alignment(tag)
    if align is None:
        return blocks
    return tuple(_aligned(block, align) for block in blocks)


def _styled(block: Block, style: str) -> Block:
    """A paragraph that says by its style what it is, as those of word processors do."""
    if isinstance(block, Paragraph):
        return replace(block, layout=replace(block.layout, style=style))
    return block


def _aligned(block: Block, align: Align) -> Block:
    if isinstance(block, Paragraph) and block.align is Align.NATURAL:
        return replace(block, align=align)
    return block


def _as_verse(blocks: Blocks, span: Span) -> Blocks:
    """Paragraphs next to one another as stanzas of one poem, other blocks as they are."""
    made: list[Block] = []
    stanzas: list[Inlines] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            stanzas.append(_with_indents(block))
            continue
        if stanzas:
            made.append(replace(verse_of(stanzas), span=span))
            stanzas = []
        made.append(block)
    if stanzas:
        made.append(replace(verse_of(stanzas), span=span))
    return tuple(made)


def _with_indents(paragraph: Paragraph) -> Inlines:
    """The paragraph's inlines with its lines' indents as spaces, as `verse_of` measures them."""
    layout = paragraph.layout
    lines = split_lines(paragraph.children)
    indents = layout.lines or (layout.first,)
    joined: list[Inlines] = []
    for line, columns in zip(lines, indents, strict=True):
        joined.append((Text(text="\u00a0" * columns), *line) if columns else line)
    first, *others = joined
    return (*first, *(inline for line in others for inline in (LineBreak(), *line)))


def with_attribution(blocks: Blocks) -> tuple[Blocks, Inlines]:
    """(blocks, who said it): a short last line behind a dash, where no other starts with one."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph):
        return blocks, ()
    lines = split_lines(last.children)
    said = plain_text(lines[-1]).lstrip()
    others = [*_first_lines(blocks[:-1]), *(plain_text(line).lstrip() for line in lines[:-1])]
    if not said.startswith(_DASHES) or len(said) > LONGEST_ATTRIBUTION or not others:
        return blocks, ()
    if any(line.startswith(_DASHES) for line in others):
        return blocks, ()
    if len(lines) == 1:
        return blocks[:-1], lines[-1]
    rest, *below = lines[:-1]
    kept = (*rest, *(inline for line in below for inline in (LineBreak(), *line)))
    layout = replace(last.layout, lines=last.layout.lines[:-1] if below else ())
    return (*blocks[:-1], replace(last, children=kept, layout=layout)), lines[-1]


def _first_lines(blocks: Blocks) -> list[str]:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += [plain_text(line).lstrip() for line in split_lines(block.children)]
        elif isinstance(block, Verse):
            lines += [plain_text(line.children) for stanza in block.stanzas for line in stanza]
        else:
            lines.append("")
    return lines


def quotation(lines: list[str], read: Callable[[list[str]], Blocks], span: Span) -> Blocks:
    """A quotation from its lines without their `>`: verse, if all its lines end where typed."""
    lines = _attribution_apart(lines)
    blocks, attribution = with_attribution(read(lines))
    if blocks and all(isinstance(b, Paragraph) and len(b.layout.lines) > 1 for b in blocks):
        blocks = _as_verse(blocks, span)
        if not attribution:
            return blocks
    if not blocks and not attribution:
        return ()
    return (Quote(blocks=blocks, attribution=attribution, span=span),)


def _attribution_apart(lines: list[str]) -> list[str]:
    """Lines with a blank one before a last line that starts with a dash."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end < 2 or not re.match(r"[—―–]|--+(?![->])\s*\w|-- ", lines[end - 1].lstrip()):
        return lines
    if not lines[end - 2].strip() or any(x.lstrip().startswith(_DASHES) for x in lines[: end - 1]):
        return lines
    return [*lines[: end - 1], "", *lines[end - 1 :]]
