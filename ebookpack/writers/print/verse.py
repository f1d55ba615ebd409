"""Where a poem stands: so that its longest line is centred in the measure, all lines at one edge.

One line that is much longer than the others would draw the poem to the left: it is centred by the
longest that is not (R. Bringhurst, The Elements of Typographic Style, 2.3.4; J. Tschichold, "The
Form of the Book"). The measure is that of the fonts' mean width: what is off by a few points is not
seen in lines that end anywhere.
"""

from __future__ import annotations

from ebookpack.core.edition import Edition
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import Block, Verse
from ebookpack.core.type_style import Opener

FEWEST_LINES = 4
"""Fewer are no poem, but who signs a letter, or an address."""
LONGER = 1.25
"""A line that is so many times as long as all but a few is none to centre by..."""
FEW = 0.2
"""...and the part of all lines that those few may be."""
STEP = 1.4
"""Indent of a line in em, for each step of its own: as the style sheet of all themes has it."""
LEAST = 2.0
"""Indent of a poem in em that is left to the style sheets: less would be no more than theirs."""
_STEPS = 6
_SAFE = 1.5
"""Em that the longest line has to spare at its end: the mean width of letters is but a mean."""


def in_place(block: Block, markup: str, edition: Edition) -> str:
    """The markup of a block, of a poem so that it is centred where headings are."""
    theme = edition.theme
    if theme.type.opener is not Opener.CENTRE or theme.page.manuscript:
        return markup
    if not isinstance(block, Verse):
        return markup
    indent = poem_indent(block, edition.page.measure / theme.type.size, theme.type.character_width)
    if indent is None:
        return markup
    name, _, rest = markup.partition(">")
    return f'{name} style="padding-left: {indent:g}em">{rest}'


def poem_indent(verse: Verse, measure: float, character_width: float) -> float | None:
    """Indent of all lines of a poem in em; None where it stands as any verse does.

    `measure` is the width of the text and `character_width` the mean of a character, both in em.
    """
    widths = sorted(
        min(line.indent, _STEPS) * STEP + len(plain_text(line.children)) * character_width
        for stanza in verse.stanzas
        for line in stanza
    )
    if len(widths) < FEWEST_LINES:
        return None
    longest = widths[-1]
    usual = widths[int((len(widths) - 1) * (1 - FEW))]
    centred_by = longest if longest <= LONGER * usual else usual
    indent = min((measure - centred_by) / 2, measure - longest - _SAFE)
    return round(indent, 1) if indent > LEAST else None
