"""From what was seen to the blocks of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Figure,
    Heading,
    Inlines,
    Layout,
    LineBreak,
    Paragraph,
    Rule,
    Text,
)
from ebookpack.readers.word_processor.habits import NO_HABITS, Habits
from ebookpack.readers.word_processor.inlines import Setting, inlines_of
from ebookpack.readers.word_processor.lists import Item, Numbered, Numbering, lists_of
from ebookpack.readers.word_processor.looks import TWIPS_A_COLUMN, ParagraphLook, RunLook
from ebookpack.readers.word_processor.outline import Outline, is_shown
from ebookpack.readers.word_processor.seen import (
    Leaf,
    Seen,
    SeenFigure,
    SeenParagraph,
    SeenRule,
    SeenTable,
)
from ebookpack.readers.word_processor.segments import split_lines, unindented
from ebookpack.readers.word_processor.tables import table_of

_OF_ITS_OWN = frozenset({"title", "subtitle", "author", "date", "caption"})
"""Roles whose style is a look of their own: nothing in it stands out from the rest by that."""
_GOES_ON = Item(count=0, ordered=False, label="")


@dataclass(slots=True, kw_only=True)
class BlockMaker:
    """Makes the blocks of one part."""

    place: Callable[[int], Span]
    """Place of a paragraph by its number."""
    base_look: Callable[[str], RunLook]
    """How text looks in a paragraph style (its id) by that alone."""
    setting: Setting
    numbering: Numbering
    outline: Outline
    habits: Habits = NO_HABITS
    keeps_layout: bool = True
    """Whether paragraphs say how they lay; those of notes do not."""

    def blocks(self, seen: Iterable[Seen]) -> Blocks:
        """Blocks of what was seen, in order."""
        return lists_of(self._made(seen))

    def _made(self, seen: Iterable[Seen]) -> Iterator[Block | Numbered]:
        blank = 0
        above: ParagraphLook | None = None
        figure: Figure | None = None
        for item in seen:
            if isinstance(item, SeenParagraph) and not is_shown(item, self.numbering):
                blank += 1
                continue
            if figure is not None:
                if isinstance(item, SeenParagraph) and item.look.role == "caption" and not blank:
                    yield replace(figure, caption=self._inlines(item.leaves, item.look))
                    figure = None
                    continue
                yield figure
                figure = None
            if isinstance(item, SeenFigure):
                figure = Figure(image=item.image, span=self.place(item.number))
            else:
                yield self._block(item, blank, above)
            above = item.look if isinstance(item, SeenParagraph) else None
            blank = 0
        if figure is not None:
            yield figure

    def _block(
        self, item: SeenParagraph | SeenRule | SeenTable, blank: int, above: ParagraphLook | None
    ) -> Block | Numbered:
        span = self.place(item.number)
        match item:
            case SeenRule():
                return Rule(span=span)
            case SeenTable():
                return table_of(item, self.blocks, span)
            case SeenParagraph():
                return self._paragraph(item, blank, above, span)

    def _paragraph(
        self, item: SeenParagraph, blank: int, above: ParagraphLook | None, span: Span
    ) -> Block | Numbered:
        level = self.outline.levels.get(item.number)
        number = item.look.number
        if level is not None:
            return self._heading(item, level, span)
        gap = self.habits.gap(blank + item.more_blank, above, item)
        paragraph = self._text(item, gap, span)
        if number is None:
            return paragraph
        return Numbered(
            paragraph=paragraph,
            number=number,
            item=_GOES_ON if item.goes_on else self._number(item, number),
            blank=blank,
            goes_on=item.goes_on,
        )

    def _heading(self, item: SeenParagraph, level: int, span: Span) -> Heading:
        children = self._lines(item, heading=True)[0]
        if item.look.number is not None:
            label = self._number(item, item.look.number).label
            if label:
                children = (Text(text=f"{label} " if children else label), *children)
        # Of a heading that a page break parts, the first part holds the bookmarks.
        ident = self.outline.ids.get(item.number, "") if item.bookmarks else ""
        return Heading(level=level, children=children, id=ident, span=span)

    def _number(self, item: SeenParagraph, number: tuple[str, int]) -> Item:
        return item.item or self.numbering.next_item(number)

    def _text(self, item: SeenParagraph, gap: int, span: Span) -> Paragraph:
        look = item.look
        children, columns = self._lines(item, heading=look.role in _OF_ITS_OWN)
        if not self.keeps_layout:
            return Paragraph(children=children, align=look.align, span=span)
        layout = Layout(
            gap=gap, style=look.style, scale=self.habits.scale(item), page=item.page_break
        )
        if look.align is Align.NATURAL:
            stands_in = look.left - self.habits.left + min(look.first, 0)
            indent = max(0, stands_in // TWIPS_A_COLUMN)
            if len(columns) == 1:
                first = max(look.first, 0) // TWIPS_A_COLUMN + columns[0]
                layout = replace(layout, indent=indent, first=first)
            else:
                least = min(columns)
                lines = tuple(column - least for column in columns)
                layout = replace(layout, indent=indent + least, lines=lines)
        elif len(columns) > 1:
            layout = replace(layout, lines=(0,) * len(columns))
        return Paragraph(children=children, align=look.align, layout=layout, span=span)

    def _lines(self, item: SeenParagraph, *, heading: bool) -> tuple[Inlines, list[int]]:
        """Inlines of a paragraph, and the columns that each of its lines stands in."""
        columns: list[int] = []
        leaves: list[Leaf] = []
        for line in split_lines(item.leaves):
            indent, bare = unindented(line)
            leaves += [Leaf(LineBreak())] * bool(columns) + list(bare)
            columns.append(indent)
        return self._inlines(tuple(leaves), item.look, heading=heading), columns

    def _inlines(
        self, leaves: tuple[Leaf, ...], look: ParagraphLook, *, heading: bool = True
    ) -> Inlines:
        if not heading:
            return inlines_of(leaves, self.setting)
        base = self.base_look(look.style_id)
        return inlines_of(leaves, replace(self.setting, base=base), heading=True)
