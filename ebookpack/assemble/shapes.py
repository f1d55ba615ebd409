"""Blocks as they lay in the manuscript, to what they are: verse, letters, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from ebookpack.core.node_text import block_text, plain_text, split_lines
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Inlines,
    Layout,
    Paragraph,
    Quote,
    QuoteKind,
    Speech,
    Verse,
    VerseLine,
)
from ebookpack.core.patterns import pattern

COLUMNS_A_STEP = 2
"""Columns of typed indentation that make one step of a verse line's."""
SET_APART = 4
"""Running text that stands in by this many columns is set apart from the rest."""

_SALUTATION = pattern(
    r"^(My )?(own )?(very )?(Dear(est)?|Darling|Sir|Madam|Liebe[rs]?|Sehr geehrte[rs]?|Cher|Chère|"
    r"Querid[oa]|Car[oa]|Beste)\b[^\n]{0,60}[,.:!—–-]",
    re.MULTILINE,
)
_STOP = pattern(r"(?<=\w )(?:FULL )?STOP\b")
_CLOSING = pattern(
    r"\b(yours|sincerely|faithfully|truly|affectionately|respectfully|regards|love|servant)\b"
    r"[^\n]{0,40},?\n",
    re.IGNORECASE,
)


_NO_LAYOUT = Layout()


def shape(blocks: Iterable[Block], *, opens: bool = False) -> Blocks:
    """Blocks with their shapes made out; `opens` if they are the first of a section."""
    groups: list[list[Block]] = []
    for block in blocks:
        new = _shape(block)
        above = groups[-1][0] if groups else None
        verses = isinstance(new, Verse) and isinstance(above, Verse)
        quotes = isinstance(new, Quote) and isinstance(above, Quote) and _is_set_apart(block)
        if verses or quotes:
            groups[-1].append(new)
        else:
            groups.append([new])
    shaped = map(_joined, groups)
    finished = [_named(block) if isinstance(block, Quote) else block for block in shaped]
    if opens and finished and isinstance(first := finished[0], Quote) and first.attribution:
        finished[0] = replace(first, kind=QuoteKind.EPIGRAPH)
    return tuple(finished)


def _joined(group: list[Block]) -> Block:
    """Stanzas or quotations below each other as one."""
    first, *more = group
    if more and isinstance(first, Verse):
        verses = (block for block in group if isinstance(block, Verse))
        return replace(first, stanzas=tuple(stanza for verse in verses for stanza in verse.stanzas))
    if more and isinstance(first, Quote):
        quotes = (block for block in group if isinstance(block, Quote))
        return replace(first, blocks=tuple(block for quote in quotes for block in quote.blocks))
    return first


def as_epigraph(blocks: Blocks) -> Blocks:
    """The blocks of an epigraph: one quotation, its last line the source if it looks like one."""
    if len(blocks) == 1 and isinstance(quote := blocks[0], Quote):
        return (replace(quote, kind=QuoteKind.EPIGRAPH),)
    if len(blocks) == 1 and isinstance(verse := blocks[0], Verse):
        *lines, last = verse.stanzas[-1]
        text = plain_text(last.children)
        if lines and (text.startswith(("-", "—", "–")) or last.indent > 4 or len(text) < 30):
            stanzas = (*verse.stanzas[:-1], tuple(replace(line, indent=0) for line in lines))
            quoted = replace(verse, stanzas=stanzas)
            kind = QuoteKind.EPIGRAPH
            return (Quote(blocks=(quoted,), kind=kind, attribution=last.children, span=verse.span),)
    return (Quote(blocks=blocks, kind=QuoteKind.EPIGRAPH),) if blocks else ()


def _shape(block: Block) -> Block:
    if isinstance(block, Quote):
        return replace(block, blocks=shape(block.blocks))
    if isinstance(block, Speech):
        return replace(block, blocks=shape(block.blocks))
    if not isinstance(block, Paragraph):
        return block
    layout = block.layout
    plain = block if layout == _NO_LAYOUT else replace(block, layout=_NO_LAYOUT)
    if layout.lines and block.align is Align.NATURAL:
        if _is_telegram(plain_text(block.children)):
            return Quote(blocks=(plain,), span=block.span)
        return _verse(block)
    if _is_set_apart(block):
        return Quote(blocks=(replace(plain, align=Align.NATURAL),), span=block.span)
    return plain


def _is_telegram(text: str) -> bool:
    """Whether lines are a telegram's: in capitals, with `STOP` where sentences end."""
    return text.isupper() and _STOP.search(text) is not None


def _is_set_apart(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.align is Align.NATURAL
        and not block.layout.lines
        and block.layout.indent >= SET_APART
    )


def _verse(paragraph: Paragraph) -> Verse:
    said = split_lines(paragraph.children)
    # How far a line stands in is the reader's word; a line of which it says nothing stands at 0.
    indents = (*paragraph.layout.lines, *(0,) * len(said))
    lines = tuple(
        VerseLine(children=children, indent=round(columns / COLUMNS_A_STEP))
        for children, columns in zip(said, indents, strict=False)
    )
    return Verse(stanzas=(lines,), span=paragraph.span)


def last_lines(block: Paragraph, children: Inlines) -> tuple[int, ...]:
    """`Layout.lines` of a paragraph of which only some children are left, its last ones."""
    kept, lines = len(split_lines(children)), block.layout.lines
    if not lines or kept == 1:
        return ()
    return (*(0,) * (kept - len(lines)), *lines[-kept:])


def _named(quote: Quote) -> Quote:
    """A quotation as a letter, if it greets or takes leave as letters do."""
    if quote.kind is not QuoteKind.QUOTE or len(quote.blocks) < 2:
        return quote
    text = block_text(quote)
    if _SALUTATION.search(text) or _CLOSING.search(text):
        return replace(quote, kind=QuoteKind.LETTER)
    return quote
