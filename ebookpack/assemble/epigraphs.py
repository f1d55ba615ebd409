"""Epigraphs: quotations at the head of a book, told by the source that stands with them."""

from __future__ import annotations

from ebookpack.assemble.header_lines import is_known
from ebookpack.assemble.heading_looks import stands_out
from ebookpack.assemble.reading import Kind, Reading, words
from ebookpack.core.nodes import Paragraph, Quote
from ebookpack.core.patterns import pattern

_ATTRIBUTION = pattern(
    r"[.!?…][\"”’']?\s*(--|—|–)\n\s*[A-ZÀ-Þ*_][^\n]{1,80}$|\n\s*(--|—|–|~|\()\s*\S.{1,80}$|^(?:\S+\s+){4,}\S+[.!?][\"”’'»«“]?\n[^\n]{2,50}\.?$"
)
_WITH_SOURCE = pattern(r"[.!?…][\"”’'»«“]*\n\s*(?:--|—|–)\s*(?P<source>[^\n]{4,80})$")
_TO_A_PERSON = pattern(
    r"\W*(?:(?i:to|for) (?:(?i:my|our|all|every\w*|any\w*|those|whoever|you|the)\b|[A-ZÀ-Þ])"
    r"|(?i:dedicated|inscribed|in (?:loving )?memory)\b)"
)
"""How dedications begin, and no sentence on what it is `to observe`."""
_SIGNATURE = pattern(r"(?:[^\W\d_]\.? ?){1,4}")
_SIGNED_QUOTE = pattern(r"[\"“”’')\].!?…]\s*(--|—|–)\s*[A-ZÀ-Þ_*(][^.!?]{1,70}[.)_*]?$")
_SIGNED_BY_A_POET = pattern(
    r"[.!?…][\"”’']?\s*(--|—|–)\s*[A-ZÀ-Þ][A-ZÀ-Þ. ]{3,30}[,(] ?\S[^.!?]{2,60}$"
)
"""`--KEEL (in “The Weir”)`: a name in capitals and where the words stand, as no letter ends."""
_QUOTED_AND_SIGNED = pattern(
    r"[\"“‘«„][^\"“”«»]{8,300}[.!?…,][\"”’»“]\s*(?:--|—|–)\s*[^\W\d_][^.!?]{1,70}"
)
"""A quotation and, on the same line, whose it is, be that nobody's name: `— every doctor`."""
_BRACKETED_SOURCE = pattern(r"\([^()]{3,60}\)")
_SOURCE = pattern(r"\s*(--|—|–|~)[\s*_(\"“]*[^\W_].{1,80}")
"""Whose words an epigraph is, in a paragraph of its own."""
_OPENING_MARKS = "\"“‘'«„»"
_CLOSING_MARKS = "\"”’'»“ "
LEAST_AT_RIGHT = 8
"""Columns by which a source stands further in than what it is the source of."""
MOST_OF_EPIGRAPH = 40
"""Words of one that nothing but its source tells."""
MOST_SHORT_WORDS = 6
"""Words of a source."""


def has_source_below(reading: Reading, index: int) -> bool:
    """Whether lines end in whose words they are, who neither signs nor is its author."""
    text = reading.texts[index]
    found = _WITH_SOURCE.search(text) if reading.counts[index] < 80 else None
    if found is None or _TO_A_PERSON.match(text):
        return False
    source = found["source"]
    return _SIGNATURE.fullmatch(source) is None and not is_known(source, "author", reading)


def is_quoted_with_source(reading: Reading, index: int) -> bool:
    """Whether a paragraph is all quotation, and the one below it no more than its source."""
    text = reading.texts[index].strip()
    below = reading.texts[index + 1].strip() if index + 1 < len(reading.texts) else ""
    return (
        text[:1] in _OPENING_MARKS
        and text[-1:] in _CLOSING_MARKS
        and _SOURCE.fullmatch(below) is not None
        and not below.endswith((".", "!", "?", ":", ",", "”", '"', "»"))
    )


def stands_with_source(reading: Reading, index: int) -> bool:
    """Whether a short paragraph and its source are all that stands above a heading or a page."""
    text = reading.texts[index].strip()
    below = reading.texts[index + 1].strip() if index + 1 < len(reading.texts) else ""
    return (
        words(text) <= MOST_OF_EPIGRAPH
        and not text.startswith(("—", "–", "-"))
        and _SOURCE.fullmatch(below) is not None
        and not below.endswith((".", "!", "?", ":", ","))
        and all(isinstance(reading.blocks[i], Paragraph) for i in (index, index + 1))
        and index + 2 < len(reading.blocks)
        and _opens_a_page(reading, index + 2)
    )


def is_epigraph(reading: Reading, index: int) -> bool:
    """Whether a block is a quotation that ends in its source."""
    block, text = reading.blocks[index], reading.texts[index]
    if isinstance(block, Quote):
        return bool(block.attribution) or bool(_ATTRIBUTION.search(text))
    if not isinstance(block, Paragraph) or reading.counts[index] >= 80:
        return False
    if _has_source_in_brackets(reading, index) or stands_with_source(reading, index):
        return True
    if block.layout.lines:
        return bool(_ATTRIBUTION.search(text)) or _has_source_at_right(block, text)
    below = reading.texts[index + 1] if index + 1 < len(reading.texts) else ""
    if stands_out(block) and _SOURCE.fullmatch(below):
        return True
    if is_quoted_with_source(reading, index):
        return True
    if _SIGNED_BY_A_POET.search(text) or _has_page_with_source(reading, index):
        return True
    if _QUOTED_AND_SIGNED.fullmatch(text):
        return True
    return _SIGNED_QUOTE.search(text) is not None and text[:1] in "\"“‘'«„_*—["


def _has_source_in_brackets(reading: Reading, index: int) -> bool:
    """Whether lines apart from what is around them have a source in brackets below them."""
    block, below = reading.blocks[index], index + 1
    if not isinstance(block, Paragraph) or below >= len(reading.blocks):
        return False
    is_set = bool(block.layout.lines) or reading.texts[index][:1] in _OPENING_MARKS
    return (
        is_set
        and _BRACKETED_SOURCE.fullmatch(reading.texts[below]) is not None
        and reading.verdicts[below] is None
        and reading.gap(below) < reading.gap(index)
        and (reading.gap(below + 1) > 0 if below + 1 < len(reading.blocks) else True)
    )


def _has_source_at_right(block: Paragraph, text: str) -> bool:
    """Whether the last line is short and stands far in, below a sentence that is whole."""
    *quoted, source = text.split("\n")
    indents = block.layout.lines
    return (
        bool(quoted)
        and len(indents) == len(quoted) + 1
        and indents[-1] >= max(indents[:-1]) + LEAST_AT_RIGHT
        and words(source) <= MOST_SHORT_WORDS
        and quoted[-1].rstrip(_CLOSING_MARKS).endswith((".", "!", "?", "…"))
    )


def _has_page_with_source(reading: Reading, index: int) -> bool:
    """Whether a sentence that stands out is alone on its page with a short line: its source."""
    block, text = reading.blocks[index], reading.texts[index]
    below = reading.blocks[index + 1] if index + 1 < len(reading.blocks) else None
    source = reading.texts[index + 1] if below is not None else ""
    if not (isinstance(block, Paragraph) and isinstance(below, Paragraph)):
        return False
    if not block.layout.page or below.layout.page or not 0 < words(source) <= MOST_SHORT_WORDS:
        return False
    quoted = text[:1] in _OPENING_MARKS or stands_out(block)
    if not quoted or not text.rstrip(_CLOSING_MARKS).endswith((".", "!", "?", "…")):
        return False
    if reading.verdicts[index + 1] is not None or source.endswith((".", "!", "?", ":", ",")):
        return False
    return _opens_a_page(reading, index + 2)


def _opens_a_page(reading: Reading, index: int) -> bool:
    """Whether a block starts a page or a section, or there is none."""
    if index >= len(reading.blocks):
        return True
    block, verdict = reading.blocks[index], reading.verdicts[index]
    opens = verdict is not None and verdict.kind is Kind.OPENS
    return opens or not isinstance(block, Paragraph) or block.layout.page
