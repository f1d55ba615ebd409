"""Nodes to XHTML, for every edition: one vocabulary of elements and classes.

The vocabulary that themes style:

- `section.ROLE` with `header.opener > h1 > span.label + span.title`; inner headings `h2` to `h6`;
- `div.notes-above` and `div.notes-below` around the text of a chapter, `aside.chapter-note.ROLE`
  with its `h2` in them; one that is told elsewhere is `.folded` and a line, `p.leading-to`;
- `p`, `p.first` (the first of a section, after a heading or a break), `p.continued` (running text
  that goes on below something set apart), `p.center`, `p.right`;
- `span.drop-cap` (its opening quote in `span.drop-quote`) and `span.lead-in` at a chapter's start;
- `div.verse > p.stanza > span.line.indent-N`; `blockquote.quote`, `.letter`, `.epigraph` with
  `p.attribution`; `figure > img + figcaption`; `ul`, `ol`, `dl`, `table`, `pre`;
- `div.speech > p.persona > b.speaker + i.direction`, the words running on in that paragraph, or in
  a `div.verse` below it; `p.direction`, a stage direction by itself, and `i.direction` in the line;
- `ruby > rt`, or what an edition has in its place;
- `em`, `em.long` (more than a line of it), `strong`, `span.small-caps`, `s`, `sup`, `sub`, `a`,
  `code`, `span[lang]`, and `p[lang]` where all of it is in another language.

Scene breaks, calls of notes and the addresses of links and pictures differ between editions:
writers say how they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import assert_never

from msgspec import Struct, structs

from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Cell,
    Code,
    Definition,
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
    QuoteKind,
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
from ebookpack.writers.direction import language_attributes

DEEPEST_HEADING = 6
DEEPEST_INDENT = 6
LEAST_DROP_CAP_TEXT = 200
"""Characters that a paragraph must have for a drop capital: a shorter one might end beside its
initial, which would then stand in the next paragraph."""
MOST_LEAD_IN_LETTERS = 14
"""A lead-in in small capitals ends with the word that reaches this length..."""
MOST_LEAD_IN_WORDS = 4
"""...or with this many words, so that it never fills a line."""
MOST_STRESSED_CHARACTERS = 80
"""A longer emphasis is more than stress: thoughts, dreams, letters."""

_LINE_END = "<br/>"
"""Within its line: it parts lines where no style sheet does, and adds none where `display: block`
makes lines of their own of them."""
_OPENING = re.compile(r"([\"'“‘„«‹»›¿¡(\[—–…]*\s?)([^\W\d_][\u0300-\u036f]*)")
_LEAD_IN = re.compile(r"[^\W\d_]*(?:['’-][^\W\d_]+)*(?: [^\W\d_]+(?:['’-][^\W\d_]+)*)*")
_DRAMA = {"speaker": "z3998:persona", "direction": "z3998:stage-direction"}
"""`epub:type` by class (Z39.98-2012 Structural Semantics Vocabulary, drama)."""


def _same_address(href: str) -> str | None:
    return href


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _as_written(_: Table, markup: str) -> str:
    return markup


def _no_page(resource: str) -> str | None:
    return None


def _html_ruby(base: str, reading: str) -> str:
    """Ruby as HTML has it (HTML, 4.5.10), with brackets for what does not know it."""
    return f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"


class Xhtml(Struct, frozen=True, kw_only=True):
    """Writes nodes as XHTML 5 fragments in one edition's way."""

    note_call: Callable[[str], str]
    """Markup for the call of the note with this id."""
    image_source: Callable[[str], str | None]
    """Address of the resource with this name, as written into `src`; None for one that is not
    there, whose text alternative is set in its place."""
    scene_break: Callable[[SceneBreak | Rule], str]
    """Markup of a scene break."""
    link_target: Callable[[str], str | None] = _same_address
    """Address to write for a `Link.href`; None for one that leads nowhere: its text stays."""
    ruby: Callable[[str, str], str] = _html_ruby
    """Markup of a text and its reading, both given as markup."""
    whole_page: Callable[[str], str | None] = _no_page
    """Markup of the resource with this name that fills a page; None for one that does not."""
    table: Callable[[Table, str], str] = _as_written
    """A table, given as markup too, as the edition has it."""
    text: Callable[[str], str] = _escaped
    """Markup of text whose language nothing says."""
    epub_types: bool = False
    """Whether elements say what they mean by `epub:type`, as only those of an EPUB can."""

    def blocks(
        self, blocks: Blocks, *, opens: bool = True, drop_cap: bool = False, level: int = 2,
        as_written: Callable[[int, str], str] | None = None,
    ) -> str:  # fmt: skip
        """Write blocks one below the other.

        `opens` says that the first paragraph starts a section, and is therefore set flush;
        `drop_cap` asks for its initial; `level` is the heading element of headings of level 1.
        `as_written` is given each block's number from 1 and its markup, and gives what is written.
        """
        written: list[str] = []
        previous: Block | None = None
        at_start = opens
        for block in blocks:
            if isinstance(block, Paragraph):
                first = at_start or isinstance(previous, Heading | SceneBreak | Rule)
                written.append(self._paragraph(block, first, drop_cap and at_start, previous))
            else:
                written.append(self._block(block, level))
            at_start = at_start and _stands_before_text(block)
            previous = block
        if as_written:
            written = [as_written(number, markup) for number, markup in enumerate(written, 1)]
        return "\n".join(written)

    def inlines(self, children: Inlines) -> str:
        """Write inlines in the line."""
        return "".join(map(self._inline, children))

    # ------------------------------------------------------------------------------ blocks

    def _paragraph(
        self, paragraph: Paragraph, first: bool, drop_cap: bool, previous: Block | None
    ) -> str:
        classes = []
        if paragraph.align is not Align.NATURAL:
            classes.append(str(paragraph.align))
        elif first:
            classes.append("first")
        elif isinstance(previous, Quote | Verse | List | Table | Figure | Preformatted):
            classes.append("continued")
        match paragraph.children:
            case (StageDirection(),):
                classes = [*filter(paragraph.align.__eq__, classes), "direction"]
            case (Language() as foreign,):
                return self._foreign(f"p{_class(classes)}", foreign)
        drops = drop_cap and classes == ["first"]
        initial = self._with_initial(paragraph.children) if drops else None
        return f"<p{_class(classes)}>{initial or self.inlines(paragraph.children)}</p>"

    def _foreign(self, tag: str, foreign: Language) -> str:
        """A start tag without its brackets, that says the language, and all down to its end."""
        inner = structs.replace(self, text=_escaped).inlines(foreign.children)
        return f"<{tag}{language_attributes(foreign.tag)}>{inner}</{tag.partition(' ')[0]}>"

    def _with_initial(self, children: Inlines) -> str | None:
        """Paragraph whose first letter is a drop capital; None if it has no letter to drop.

        Such a paragraph is short, or starts with a picture, a figure, a dash, words set otherwise,
        or a letter of a script without capitals, whose letters may join.
        """
        if not children or not isinstance(children[0], Text):
            return None
        text = children[0].text
        opening = _OPENING.match(text)
        if opening is None or len(opening[1].strip()) > 1 or not opening[2][0].isupper():
            return None
        if len(plain_text(children)) < LEAST_DROP_CAP_TEXT:
            return None
        quote, letter = opening[1], opening[2]
        rest = text[opening.end() :]
        marks = f'<span class="drop-quote">{escape(quote, quote=False)}</span>' if quote else ""
        lead_in = _lead_in(rest)
        caps = f'<span class="lead-in">{escape(lead_in, quote=False)}</span>' if lead_in else ""
        return (
            f'<span class="drop-cap">{marks}{escape(letter, quote=False)}</span>{caps}'
            f"{self.text(rest[len(lead_in) :])}{self.inlines(children[1:])}"
        )

    def _block(self, block: Block, level: int) -> str:
        match block:
            case Heading():
                depth = min(level + block.level - 1, DEEPEST_HEADING)
                ident = f' id="{escape(block.id)}"' if block.id else ""
                return f"<h{depth}{ident}>{self.inlines(block.children)}</h{depth}>"
            case Paragraph():
                return self._paragraph(block, False, False, None)
            case SceneBreak() | Rule():
                return self.scene_break(block)
            case Verse():
                return self._verse(block)
            case Quote():
                return self._quote(block, level)
            case Speech():
                return self._speech(block, level)
            case List():
                return self._list(block, level)
            case DefinitionList():
                items = "\n".join(self._definition(item, level) for item in block.items)
                return f"<dl>\n{items}\n</dl>"
            case Table():
                return self._table(block)
            case Figure():
                caption = self.inlines(block.caption)
                if (page := self.whole_page(block.image.resource)) is not None:
                    return f'{page}<p class="center">{caption}</p>' if caption else page
                below = f"\n<figcaption>{caption}</figcaption>" if caption else ""
                return f"<figure>\n{self._inline(block.image)}{below}\n</figure>"
            case Preformatted():
                return f"<pre>{escape(block.text, quote=False)}</pre>"
            case _:
                assert_never(block)

    def _verse(self, verse: Verse) -> str:
        stanzas = []
        for stanza in verse.stanzas:
            spans = "\n".join(
                f"<span{_class(_line_classes(line))}>{self.inlines(line.children)}"
                f"{_LINE_END if number < len(stanza) else ''}</span>"
                for number, line in enumerate(stanza, 1)
            )
            stanzas.append(f'<p class="stanza">{spans}</p>')
        body = "\n".join(stanzas)
        return f'<div class="verse">\n{body}\n</div>'

    def _quote(self, quote: Quote, level: int) -> str:
        inner = self.blocks(quote.blocks, level=level)
        who = self.inlines(quote.attribution)
        by = f'\n<p class="attribution">{who}</p>' if who else ""
        return f'<blockquote class="{quote.kind}">\n{inner}{by}\n</blockquote>'

    def _speech(self, speech: Speech, level: int) -> str:
        """The name stands before the first words, or above verse."""
        name = self._tagged("b", "speaker", self.inlines(speech.speaker))
        if speech.direction:
            name += f" {self._tagged('i', 'direction', self.inlines(speech.direction))}"
        blocks = speech.blocks
        match blocks:
            case (Paragraph(align=Align.NATURAL, children=children), *_):
                name += f" {self.inlines(children)}"
                blocks = blocks[1:]
        inner = self.blocks(blocks, opens=False, level=level)
        return f'<div class="speech">\n<p class="persona">{name}</p>\n{inner}</div>'

    def _tagged(self, tag: str, name: str, inner: str) -> str:
        """An element of a class, with what that class means where an edition can say it."""
        meaning = f' epub:type="{_DRAMA[name]}"' if self.epub_types else ""
        return f'<{tag} class="{name}"{meaning}>{inner}</{tag}>'

    def _list(self, block: List, level: int) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "\n".join(f"<li>{self._tight(item, level)}</li>" for item in block.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def _definition(self, item: Definition, level: int) -> str:
        terms = [f"<dt>{self.inlines(term)}</dt>" for term in item.terms]
        meanings = [f"<dd>{self._tight(part, level)}</dd>" for part in item.meanings]
        return "\n".join(terms + meanings)

    def _tight(self, blocks: Blocks, level: int) -> str:
        """An item: without a `p` of its own if it is a single paragraph."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inlines(blocks[0].children)
        return self.blocks(blocks, level=level)

    def _table(self, table: Table) -> str:
        def row(cells: tuple[Cell, ...], tag: str) -> str:
            return "<tr>" + "\n".join(self._cell(cell, tag) for cell in cells) + "</tr>"

        head = f"<thead>\n{row(table.head, 'th')}\n</thead>\n" if table.head else ""
        body = "\n".join(row(cells, "td") for cells in table.rows)
        return self.table(table, f"<table>\n{head}<tbody>\n{body}\n</tbody>\n</table>")

    def _cell(self, cell: Cell, tag: str) -> str:
        classes = _class([] if cell.align is Align.NATURAL else [str(cell.align)])
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}{classes}>{self.inlines(cell.children)}</{tag}>"

    # ----------------------------------------------------------------------------- inlines

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return self.text(text)
            case Emphasis():
                long = len(plain_text(inline.children)) > MOST_STRESSED_CHARACTERS
                return f"<em{_class(['long'] * long)}>{self.inlines(inline.children)}</em>"
            case Strong():
                return f"<strong>{self.inlines(inline.children)}</strong>"
            case SmallCaps():
                return f'<span class="small-caps">{self.inlines(inline.children)}</span>'
            case Strikethrough():
                return f"<s>{self.inlines(inline.children)}</s>"
            case Superscript():
                return f"<sup>{self.inlines(inline.children)}</sup>"
            case Subscript():
                return f"<sub>{self.inlines(inline.children)}</sub>"
            case Language():
                return self._foreign("span", inline)
            case Ruby():
                return self.ruby(self.inlines(inline.children), escape(inline.reading, quote=False))
            case StageDirection():
                return self._tagged("i", "direction", self.inlines(inline.children))
            case Link():
                return self._link(inline)
            case Code():
                return f"<code>{escape(inline.text, quote=False)}</code>"
            case Image():
                source = self.image_source(inline.resource)
                if source is None:
                    return escape(inline.alt, quote=False)
                return f'<img src="{escape(source)}" alt="{escape(inline.alt)}"/>'
            case NoteRef():
                return self.note_call(inline.note)
            case LineBreak():
                return "<br/>"
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> str:
        """Write a link; HTML allows none within another (HTML, 4.5.1): then the inner ones stay."""
        inner = self.inlines(link.children)
        target = self.link_target(link.href)
        if target is None or "<a " in inner:
            return inner
        return f'<a href="{escape(target)}">{inner}</a>'


def _stands_before_text(block: Block) -> bool:
    """Whether a section's text has not begun with this block: its epigraph, date line, picture."""
    match block:
        case Paragraph(align=align):
            return align is not Align.NATURAL
        case Quote(kind=kind):
            return kind is QuoteKind.EPIGRAPH
        case Heading() | Figure():
            return True
        case _:
            return False


def _class(classes: list[str]) -> str:
    return f' class="{" ".join(classes)}"' if classes else ""


def _line_classes(line: VerseLine) -> list[str]:
    return ["line", f"indent-{min(line.indent, DEEPEST_INDENT)}"] if line.indent else ["line"]


def _lead_in(rest: str) -> str:
    """The words after a drop capital that are set in small capitals."""
    found = _LEAD_IN.match(rest)
    if found is None:
        return ""
    taken = ""
    for word in re.findall(r" ?[^ ]+", found[0])[:MOST_LEAD_IN_WORDS]:
        taken += word
        if len(taken) >= MOST_LEAD_IN_LETTERS:
            break
    return taken
