"""What the author typed on a keyboard, set as a typographer would: quotes, dashes, spaces.

Only straight marks, hyphens, dots and ordinary spaces are touched; marks that the author typed as
typographic ones stay as they are. No letter or digit is changed, added, lost or moved. Running the
stage twice gives the same as running it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.typography.dashes import dash_edits, ellipsis_edits
from ebookpack.assemble.typography.flow import Flow, flatten, rebuild
from ebookpack.assemble.typography.quotes import quote_edits
from ebookpack.assemble.typography.rules import TypographyRules, rules_for
from ebookpack.assemble.typography.spaces import doubled_space_edits, space_edits
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    Language,
    LineBreak,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SceneBreak,
    Speech,
    Table,
    Text,
    Verse,
    VerseLine,
)


class Typography(Struct, frozen=True, kw_only=True):
    """What is to be set; each can be left as typed."""

    quotes: bool = True
    dashes: bool = True
    ellipses: bool = True
    spaces: bool = True


ALL_SET = Typography()


def set_typography(blocks: Blocks, language: str, typography: Typography = ALL_SET) -> Blocks:
    """The same blocks with their typography set by the rules of a language (BCP 47 tag).

    Code and Preformatted stay as typed; Language nodes follow the rules of their own tag.
    """
    return _Typesetter(typography, rules_for(language)).blocks(blocks)


def set_text(text: str, language: str, typography: Typography = ALL_SET) -> str:
    """A line of text, as a title, with its typography set."""
    return _Typesetter(typography, rules_for(language)).text(text)


class _Typesetter(Struct, frozen=True):
    typography: Typography
    rules: TypographyRules | None
    """None: marks of this language are left alone."""

    def text(self, text: str) -> str:
        flow = Flow(text, [len(text)])
        self._set(flow, keeps_gaps=False, goes_on=False)
        return flow.text

    # ------------------------------------------------------------------------------ blocks

    def blocks(self, blocks: Blocks) -> Blocks:
        following = (*blocks[1:], None)
        return tuple(map(self._block, blocks, following))

    def _block(self, block: Block, following: Block | None) -> Block:
        match block:
            case Paragraph():
                keeps_gaps = bool(block.layout.lines)
                goes_on = isinstance(following, Paragraph) and _opens_single(following.children)
                children = self._inlines(block.children, keeps_gaps=keeps_gaps, goes_on=goes_on)
                if children is block.children:
                    return block
                return replace(block, children=children)
            case Heading():
                return replace(block, children=self._inlines(block.children))
            case Verse():
                return replace(block, stanzas=tuple(self._stanzas(block.stanzas)))
            case Quote():
                attribution = self._inlines(block.attribution)
                return replace(block, blocks=self.blocks(block.blocks), attribution=attribution)
            case Speech():
                return replace(
                    block,
                    speaker=self._inlines(block.speaker),
                    direction=self._inlines(block.direction),
                    blocks=self.blocks(block.blocks),
                )
            case List():
                return replace(block, items=tuple(map(self.blocks, block.items)))
            case DefinitionList():
                return replace(block, items=tuple(map(self._definition, block.items)))
            case Table():
                rows = tuple(map(self._row, block.rows))
                return replace(block, head=self._row(block.head), rows=rows)
            case Figure():
                return replace(block, caption=self._inlines(block.caption))
            case SceneBreak() | Rule() | Preformatted():
                return block
            case _:
                assert_never(block)

    def _stanzas(
        self, stanzas: tuple[tuple[VerseLine, ...], ...]
    ) -> Iterator[tuple[VerseLine, ...]]:
        """Each stanza is one flow: a quotation goes on over the lines' ends."""
        for stanza, following in zip(stanzas, (*stanzas[1:], ()), strict=False):
            goes_on = bool(following) and _opens_single(following[0].children)
            yield tuple(self._stanza(stanza, goes_on))

    def _stanza(self, stanza: tuple[VerseLine, ...], goes_on: bool) -> Iterator[VerseLine]:
        joined: list[Inlines] = [(LineBreak(), *line.children) for line in stanza]
        children = self._inlines(
            tuple(inline for line in joined for inline in line), keeps_gaps=True, goes_on=goes_on
        )
        at = 0
        for line in stanza:
            end = at + 1 + len(line.children)
            yield replace(line, children=children[at + 1 : end])
            at = end

    def _definition(self, item: Definition) -> Definition:
        return Definition(
            terms=tuple(map(self._inlines, item.terms)),
            meanings=tuple(map(self.blocks, item.meanings)),
        )

    def _row(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, children=self._inlines(cell.children)) for cell in cells)

    # ----------------------------------------------------------------------------- inlines

    def _inlines(
        self, children: Inlines, keeps_gaps: bool = False, goes_on: bool = False
    ) -> Inlines:
        if len(children) == 1 and isinstance(children[0], Text):
            flow = Flow(children[0].text, [len(children[0].text)])
            self._set(flow, keeps_gaps=keeps_gaps, goes_on=goes_on)
            return children if flow.text == children[0].text else (Text(text=flow.text),)
        flow = flatten(children)
        self._set(flow, keeps_gaps=keeps_gaps, goes_on=goes_on)
        return rebuild(children, flow, self._foreign)

    def _foreign(self, node: Language) -> Language:
        typesetter = _Typesetter(self.typography, rules_for(node.tag))
        return replace(node, children=typesetter._inlines(node.children))

    def _set(self, flow: Flow, *, keeps_gaps: bool, goes_on: bool) -> None:
        """Set a flow; quotes first, since a hyphen before a closing one is a dash."""
        rules, wanted = self.rules, self.typography
        if rules is None:
            return
        if wanted.spaces and not keeps_gaps and "  " in flow.text:
            flow.apply(doubled_space_edits(flow.text))
        if wanted.quotes:
            flow.apply(quote_edits(flow.text, rules, goes_on=goes_on, spaced=wanted.spaces))
        if wanted.dashes and "-" in flow.text:
            flow.apply(dash_edits(flow.text, rules))
        if wanted.ellipses:
            flow.apply(ellipsis_edits(flow.text))
        if wanted.spaces:
            flow.apply(space_edits(flow.text, rules))


def _opens_single(children: Inlines) -> bool:
    return plain_text(children).lstrip().startswith(("'", "‘"))
