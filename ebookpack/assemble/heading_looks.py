"""Headings that only their look tells: bold, larger, in the middle, on a new page, of a style.

A look makes a heading when the text does not share it, nearly all that has it are short lines, and
each of them has text of its own below it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import pairwise

from msgspec import Struct

from ebookpack.assemble.endings import says_the_end
from ebookpack.assemble.reading import Reading, is_title_like, words
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Emphasis,
    Heading,
    Inlines,
    Paragraph,
    SmallCaps,
    Strong,
)
from ebookpack.core.patterns import pattern

LARGER = 108
"""Percent of the text's size from which letters are seen to be larger."""
FEWEST = 2
FEWEST_OF_ONE_SIGN = 3
"""Lines that are bold, or larger, or in the middle, and nothing else."""
MOST_WORDS = 10
LEAST_TEXT = 5
LEAST_TEXT_ON_AVERAGE = 40
"""Words below such a line."""
LEAST_SHARE = 0.75
"""Of all that has the look, so much stands as headings do."""
MOST_ABOVE = 0.2
"""Of all words, above the first heading."""
LEAST_ALIKE = 0.8
"""Of the known headings, so many share a look, if it is to make headings of other lines."""
FEWEST_SIGNS = 3
"""...and so much sets it apart from the text."""
_STYLE_OF_HEADINGS = pattern(
    r"chapter|heading|headline|kapitel|überschrift|chapitre|cap[ií]tulo|capitolo|hoofdstuk|titre",
    re.IGNORECASE,
)
_STYLE_OF_TITLES = pattern(r"title|titel|t[ií]tulo|titolo", re.IGNORECASE)


class Look(Struct, frozen=True):
    """What sets a line apart from the text, as a reader of the manuscript sees it."""

    style: str
    centred: bool
    bold: bool
    slanted: bool
    capitals: bool
    scale: int

    @property
    def signs(self) -> int:
        """How much says that lines of this look are headings."""
        return (
            self.bold
            + self.slanted
            + self.centred
            + self.capitals
            + (self.scale >= LARGER)
            + 2 * bool(_STYLE_OF_HEADINGS.search(self.style))
            + bool(_STYLE_OF_TITLES.search(self.style))
        )


def look_of(block: Block) -> Look | None:
    """The look of a paragraph; None for what is none."""
    if not isinstance(block, Paragraph):
        return None
    wrappers = _wrappers(block.children)
    return Look(
        style=block.layout.style,
        centred=block.align is Align.CENTER,
        bold=Strong in wrappers,
        slanted=Emphasis in wrappers,
        capitals=SmallCaps in wrappers or plain_text(block.children).isupper(),
        scale=block.layout.scale,
    )


def _wrappers(children: Inlines) -> set[type]:
    """The kinds of emphasis that all of a paragraph is in."""
    found: set[type] = set()
    while len(children) == 1 and isinstance(child := children[0], Strong | Emphasis | SmallCaps):
        found.add(type(child))
        children = child.children
    return found


def stands_out(block: Block) -> bool:
    """Whether a line does not look as text does: it is set in the middle, bold, larger."""
    look = look_of(block)
    return look is not None and (look.centred or look.bold or look.slanted or look.scale >= LARGER)


def stands_apart(block: Block) -> bool:
    """Whether something else begins with a block: a heading, a page, a line that stands out."""
    look = look_of(block)
    if look is None or not isinstance(block, Paragraph):
        return isinstance(block, Heading)
    return block.layout.page or look.capitals or stands_out(block)


class Looks:
    """The looks of the paragraphs that are not understood yet, and of some that are headings."""

    def __init__(self, reading: Reading, known: Collection[int]) -> None:
        """Look at a manuscript; `known` are the blocks whose words say that they are headings."""
        self._reading = reading
        self._known = known
        self._alike: dict[Look, list[int]] = defaultdict(list)
        letters: Counter[Look] = Counter()
        self._lengths = [len(text.split()) for text in reading.texts]
        for index in sorted({*reading.unread(), *known}):
            look = look_of(reading.blocks[index])
            if look is None or says_the_end(reading.texts[index]):
                continue
            if self._lengths[index]:
                self._alike[look].append(index)
                letters[look] += len(reading.texts[index])
        self._usual = max((letters[look], look.signs) for look in letters)[1] if letters else 0

    def headings(self) -> list[int]:
        """The headings that none but their look tells; none if there is no look of headings."""
        ranked = sorted(
            self._alike, key=lambda look: (-self._signs(look), -look.scale, self._alike[look][0])
        )
        for look in ranked:
            titles = self._titles(look)
            if self._signs(look) > self._usual and self._head_text(look, titles):
                return [index for index in titles if index not in self._known]
        return []

    def like_known(self) -> list[int]:
        """Lines that look as nearly all of the known headings do, and as nothing else does."""
        looks = Counter(look_of(self._reading.blocks[index]) for index in self._known)
        look, count = looks.most_common(1)[0] if looks else (None, 0)
        if look is None or count < max(FEWEST, LEAST_ALIKE * len(self._known)):
            return []
        titles = self._titles(look)
        if len(titles) < LEAST_SHARE * len(self._alike[look]):
            return []  # other things look so too
        fewest = FEWEST_SIGNS if len(titles) < len(self._alike[look]) else FEWEST_SIGNS - 1
        if self._signs(look) < self._usual + fewest:
            return []
        return [index for index in titles if index not in self._known]

    def _signs(self, look: Look) -> int:
        blocks = [self._reading.blocks[index] for index in self._alike[look]]
        pages = sum(isinstance(block, Paragraph) and block.layout.page for block in blocks)
        return look.signs + 2 * (2 * pages >= len(blocks))

    def _titles(self, look: Look) -> list[int]:
        """The lines of a look that stand as headings do, with text below them."""
        titles: list[int] = []
        above = -1
        for index in self._alike[look]:
            text = self._reading.texts[index]
            if is_title_like(text) and words(text) <= MOST_WORDS:
                if above != index - 1:
                    titles.append(index)
                elif titles == [above]:
                    titles = [index]  # the first of two was a line of the title page
                above = index
        return [
            index
            for index, end in pairwise([*titles, len(self._lengths)])
            if sum(self._lengths[index + 1 : end]) >= LEAST_TEXT
        ]

    def _head_text(self, look: Look, titles: list[int]) -> bool:
        """Whether some lines are as many as headings are, and have as much text below them."""
        fewest = FEWEST if self._signs(look) > self._usual + 1 else FEWEST_OF_ONE_SIGN
        if not titles or len(titles) < max(fewest, LEAST_SHARE * len(self._alike[look])):
            return False
        if sum(self._lengths[: titles[0]]) > MOST_ABOVE * sum(self._lengths):
            return False
        below = sum(self._lengths[titles[0] :])
        return below >= LEAST_TEXT_ON_AVERAGE * len(titles)
