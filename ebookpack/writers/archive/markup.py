"""Nodes to the HTML that story archives leave as it is.

The Archive of Our Own takes the elements of `ELEMENTS` with the attributes of `ATTRIBUTES` (its
FAQ "Formatting content on AO3 with HTML", and the sanitizer of its source, otwarchive,
config/initializers/gem-plugin_config/sanitizer_config.rb); it drops all others, style sheets too.
Other archives take a part of these, and show the text of what they drop. So nothing hangs on a
class: verse keeps its lines by line breaks and its indents by spaces, capitals are capitals.

The archive makes a line break of the end of a line: so each block of the text is one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType
from typing import assert_never

from ebookpack.core.book import Note
from ebookpack.core.node_changes import changed
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Cell,
    Code,
    DefinitionList,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Ruby,
    Rule,
    SceneBreak,
    SmallCaps,
    Speech,
    StageDirection,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
)
from ebookpack.writers.addresses import outward
from ebookpack.writers.direction import text_direction

ELEMENTS = frozenset(
    """
    a abbr acronym address b big blockquote br caption center cite code col colgroup dd del details
    dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby
    s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var
    """.split()
)
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {"": frozenset({"align", "dir"}), "a": frozenset({"href", "name"}), "ol": frozenset({"start"})}
)
"""Of those that are allowed the ones that are written, by element; of all of them by the empty."""

_HIGHEST_HEADING, _DEEPEST_HEADING = 3, 6
"""The archive has the title of the work and that of the chapter above a text."""
_STEP = "\u00a0" * 4
"""An indent of verse, which no archive collapses."""


@dataclass(slots=True, kw_only=True)
class ArchiveMarkup:
    """Writes the blocks of one file, and the notes that they call behind them."""

    notes: Mapping[str, Note]
    """Those of the book, by their ids."""
    name: str
    """Part of the names of its anchors: an archive can show all chapters on one page."""
    anchors: frozenset[str]
    """Ids of the headings in it, to which links lead."""
    leave_out: Callable[[Image], None]
    """Told of each picture: the text that says what it shows stands in its place."""
    _called: list[str] = field(default_factory=list)

    def write(self, blocks: Blocks) -> str:
        """The blocks, a line each, and below a rule the notes."""
        lines = list(map(self._block, blocks))
        written: list[str] = []
        # A note that calls another makes the list longer while it is written.
        for number, note in enumerate(self._called, 1):
            written.append(self._note(number, self.notes[note].blocks))
        return "".join(f"{line}\n" for line in (*lines, *(["<hr>"] if written else []), *written))

    # ------------------------------------------------------------------------------ blocks

    def _all(self, blocks: Blocks) -> str:
        return "".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                level = min(_HIGHEST_HEADING + block.level - 1, _DEEPEST_HEADING)
                text = self._inlines(block.children)
                if block.id:
                    text = f'<a name="{self._anchor(block.id)}"></a>{text}'
                return f"<h{level}>{text}</h{level}>"
            case Paragraph():
                return f"<p{_align(block.align)}>{self._inlines(block.children)}</p>"
            case SceneBreak() | Rule():
                return "<hr>"
            case Verse():
                return "".join(map(self._stanza, block.stanzas))
            case Quote():
                by = self._inlines(block.attribution)
                below = f'<p align="right">{by}</p>' if by else ""
                return f"<blockquote>{self._all(block.blocks)}{below}</blockquote>"
            case Speech():
                return self._speech(block)
            case List():
                tag = "ol" if block.ordered else "ul"
                start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
                items = "".join(f"<li>{self._tight(item)}</li>" for item in block.items)
                return f"<{tag}{start}>{items}</{tag}>"
            case DefinitionList():
                return f"<dl>{''.join(self._definitions(block))}</dl>"
            case Table():
                return self._table(block)
            case Figure():
                image, caption = self._inline(block.image), self._inlines(block.caption)
                parts = (part for part in (image, caption) if part)
                return "".join(f'<p align="center">{part}</p>' for part in parts)
            case Preformatted():
                return f"<pre>{escape(block.text, quote=False)}</pre>"
            case _:
                assert_never(block)

    def _stanza(self, lines: tuple[VerseLine, ...]) -> str:
        written = (f"{_STEP * line.indent}{self._inlines(line.children)}" for line in lines)
        return f"<p>{'<br>'.join(written)}</p>"

    def _speech(self, speech: Speech) -> str:
        name = f"<b>{self._inlines(speech.speaker)}</b>"
        if speech.direction:
            name += f" <i>{self._inlines(speech.direction)}</i>"
        match speech.blocks:
            case (Paragraph(align=Align.NATURAL, children=words), *others):
                return f"<p>{name} {self._inlines(words)}</p>{self._all(tuple(others))}"
            case blocks:
                return f"<p>{name}</p>{self._all(blocks)}"

    def _definitions(self, block: DefinitionList) -> Iterator[str]:
        for item in block.items:
            yield from (f"<dt>{self._inlines(term)}</dt>" for term in item.terms)
            yield from (f"<dd>{self._tight(meaning)}</dd>" for meaning in item.meanings)

    def _tight(self, blocks: Blocks) -> str:
        """An item: without a `p` of its own if it is a single paragraph."""
        match blocks:
            case (Paragraph(children=children),):
                return self._inlines(children)
            case _:
                return self._all(blocks)

    def _table(self, table: Table) -> str:
        def row(cells: tuple[Cell, ...], tag: str) -> str:
            written = (
                f"<{tag}{_align(cell.align)}>{self._inlines(cell.children)}</{tag}>"
                for cell in cells
            )
            return f"<tr>{''.join(written)}</tr>"

        head = f"<thead>{row(table.head, 'th')}</thead>" if table.head else ""
        body = "".join(row(cells, "td") for cells in table.rows)
        return f"<table>{head}<tbody>{body}</tbody></table>"

    def _note(self, number: int, blocks: Blocks) -> str:
        """A note with the way back to its call, which leads its first line."""
        there, here = f"{self.name}-call{number}", f"{self.name}-note{number}"
        back = f'<a href="#{there}" name="{here}">{number}</a>. '
        match blocks:
            case (Paragraph(children=children), *others):
                return f"<p>{back}{self._inlines(children)}</p>{self._all(tuple(others))}"
            case _:
                return f"<p>{back}</p>{self._all(blocks)}"

    # ----------------------------------------------------------------------------- inlines

    def _inlines(self, children: Inlines) -> str:
        return "".join(map(self._inline, children))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return escape(text, quote=False)
            case Emphasis(children=children):
                return f"<em>{self._inlines(children)}</em>"
            case Strong(children=children):
                return f"<strong>{self._inlines(children)}</strong>"
            case SmallCaps(children=children):
                return self._inlines(changed(children, Text, _in_capitals))
            case Strikethrough(children=children):
                return f"<s>{self._inlines(children)}</s>"
            case Superscript(children=children):
                return f"<sup>{self._inlines(children)}</sup>"
            case Subscript(children=children):
                return f"<sub>{self._inlines(children)}</sub>"
            case Language(tag=tag, children=children):
                inner = self._inlines(children)
                return f'<span dir="rtl">{inner}</span>' if _is_rtl(tag) else inner
            case Ruby(children=children, reading=reading):
                said = escape(reading, quote=False)
                return f"<ruby>{self._inlines(children)}<rp>(</rp><rt>{said}</rt><rp>)</rp></ruby>"
            case StageDirection(children=children):
                return f"<i>{self._inlines(children)}</i>"
            case Link():
                return self._link(inline)
            case Code(text=text):
                return f"<code>{escape(text, quote=False)}</code>"
            case Image(alt=alt):
                self.leave_out(inline)
                return escape(alt, quote=False)
            case NoteRef(note=note):
                return self._call(note)
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> str:
        """A link out of the work, or to a heading in this file; of any other its text stays."""
        inner = self._inlines(link.children)
        if not link.href.startswith("#"):
            target = outward(link.href)
        else:
            ident = link.href[1:]
            target = f"#{self._anchor(ident)}" if ident in self.anchors else None
        if target is None or "<a " in inner:
            return inner
        return f'<a href="{escape(target)}">{inner}</a>'

    def _anchor(self, ident: str) -> str:
        return f"{self.name}-{escape(ident)}"

    def _call(self, note: str) -> str:
        """The call of a note; a second one of the same note has the number of the first."""
        if note not in self.notes:
            return ""
        is_first = note not in self._called
        if is_first:
            self._called.append(note)
        number = self._called.index(note) + 1
        name = f' name="{self.name}-call{number}"' if is_first else ""
        return f'<sup><a href="#{self.name}-note{number}"{name}>{number}</a></sup>'


def _in_capitals(text: Text) -> Text:
    return Text(text=text.text.upper())


def _is_rtl(tag: str) -> bool:
    return text_direction(tag) == "rtl"


def _align(align: Align) -> str:
    return "" if align is Align.NATURAL else f' align="{align}"'
