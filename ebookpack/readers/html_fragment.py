"""A piece of raw HTML to nodes: nothing of it survives but what the closed tree can say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import split_lines
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Image,
    Inlines,
    Layout,
    LineBreak,
    List,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Table,
)
from ebookpack.readers.html_inline import DROPPED, EMPTY, InlineBuilder, Tag, match_tag
from ebookpack.readers.kept_lines import unindented

DEEPEST = 40
"""Elements in elements; tags nested deeper are passed over, their text stays."""
MOST_COLUMNS = 200
"""Cells in a row of a table; those beyond make rows of their own."""

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn"}
    | {"em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt"}
    | {"s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"}
    | {"wbr"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""Open elements that a start tag ends (HTML, 13.1.2.4), up to the list or table they are in."""
_TABLE_PARTS = ("thead", "tbody", "tfoot", "colgroup")
_SCOPES = frozenset({"ul", "ol", "dl", "table"})

TakePicture = Callable[[str, str, Span], Image | None]
"""Source and text alternative of a picture to its node; None if it cannot be had."""


class Fragment(Struct, frozen=True, kw_only=True):
    """What a piece of HTML says."""

    blocks: Blocks
    dropped: tuple[tuple[str, str], ...]
    """(name, text) of comments and of elements that are not text, as `script`."""


@dataclass(slots=True)
class _Element:
    tag: Tag
    children: list[_Element | str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.tag.name

    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def named(self, *names: str, holders: tuple[str, ...] = ()) -> Iterator[_Element]:
        """Children of these names, those of children that are only holders of them included."""
        for child in self.children:
            if isinstance(child, _Element):
                if child.name in names:
                    yield child
                elif child.name in holders:
                    yield from child.named(*names, holders=holders)


def read_fragment(source: str, span: Span, take_picture: TakePicture) -> Fragment:
    """Read a piece of HTML, however broken; raises nothing, and nests at most `DEEPEST` deep."""
    dropped: list[tuple[str, str]] = []
    root = _parse(source, dropped)
    blocks = tuple(_Flow(span, take_picture).blocks(root, Align.NATURAL))
    return Fragment(blocks=blocks, dropped=tuple(dropped))


def alignment(tag: Tag) -> Align | None:
    """How a tag says that its text stands; None if it does not say."""
    if tag.name == "center":
        return Align.CENTER
    style = tag.attributes.get("style", "").lower().replace(" ", "")
    said = {tag.attributes.get("align", "").lower(), *tag.classes}
    if "text-align:center" in style or said & {"center", "centre", "centered", "text-center"}:
        return Align.CENTER
    if "text-align:right" in style or said & {"right", "text-right"}:
        return Align.RIGHT
    return None


# ------------------------------------------------------------------------- markup to elements


def _parse(source: str, dropped: list[tuple[str, str]]) -> _Element:
    root = _Element(Tag(name=""))
    stack = [root]
    for token in _tokens(source, dropped):
        if isinstance(token, str):
            stack[-1].children.append(token)
        elif token.closes:
            _close(stack, token.name)
        else:
            _end_implied(stack, token.name)
            element = _Element(token)
            stack[-1].children.append(element)
            if token.name not in EMPTY and len(stack) < DEEPEST:
                stack.append(element)
    return root


def _close(stack: list[_Element], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return


def _end_implied(stack: list[_Element], name: str) -> None:
    if name not in _INLINE and stack[-1].name == "p":
        stack.pop()
    ended = _ENDED_BY.get(name)
    if ended is None:
        return
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name in _SCOPES:
            return
        if stack[depth].name in ended:
            outermost = depth
            while stack[outermost - 1].name in ended:
                outermost -= 1
            del stack[outermost:]
            return


def _tokens(source: str, dropped: list[tuple[str, str]]) -> Iterator[Tag | str]:
    """Tags and the text between them; what is not text goes to `dropped`."""
    lowered = source.lower()
    at = 0
    while at < len(source):
        mark = source.find("<", at)
        if mark < 0:
            break
        if mark > at:
            yield unescape(source[at:mark])
        ended, passed, what = _passed_over(source, mark)
        if ended:
            if what.strip():
                dropped.append((passed, what.strip()))
            at = ended
            continue
        found = match_tag(source, mark)
        if found is None:
            yield "<"
            at = mark + 1
            continue
        tag, at = found
        if tag.name in DROPPED and not tag.closes:
            end = lowered.find(f"</{tag.name}", at)
            if end >= 0:
                if source[at:end].strip():
                    dropped.append((tag.name, source[at:end].strip()))
                closing = match_tag(source, end)
                at = closing[1] if closing else end + 2 + len(tag.name)
            continue
        yield tag
    if at < len(source):
        yield unescape(source[at:])


def _passed_over(source: str, at: int) -> tuple[int, str, str]:
    """(end, name, text) of what is no element: a comment, a declaration; end is 0 for none."""
    for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">")):
        if source.startswith(start, at):
            close = source.find(end, at + len(start))
            if close < 0:
                return 0, "", ""
            name = "comment" if start == "<!--" else "declaration"
            return close + len(end), name, source[at + len(start) : close]
    return 0, "", ""


# -------------------------------------------------------------------------- elements to nodes


class _Flow(Struct, frozen=True):
    span: Span
    take_picture: TakePicture

    def blocks(self, parent: _Element, align: Align) -> Iterator[Block]:
        """Blocks of an element; text between block elements becomes paragraphs."""
        builder = InlineBuilder()
        for child in parent.children:
            if isinstance(child, str) or child.name in _INLINE:
                self._inline(child, builder)
                continue
            yield from self._paragraph(builder, align)
            builder = InlineBuilder()
            yield from self._block(child, alignment(child.tag) or align)
        yield from self._paragraph(builder, align)

    def _block(self, element: _Element, align: Align) -> Iterator[Block]:
        name = element.name
        if name in _HEADINGS:
            children = self._inlines(element)
            if children:
                ident = element.tag.attributes.get("id", "")
                yield Heading(level=_HEADINGS[name], children=children, id=ident, span=self.span)
        elif name == "hr":
            yield Rule(span=self.span)
        elif name == "pre":
            text = element.text().strip("\n")
            if text.strip():
                yield Preformatted(text=text, span=self.span)
        elif name == "blockquote":
            inner = tuple(self.blocks(element, Align.NATURAL))
            if inner:
                yield Quote(blocks=inner, span=self.span)
        elif name in ("ul", "ol"):
            yield from self._list(element)
        elif name == "dl":
            yield from self._definitions(element)
        elif name == "table":
            yield from self._table(element)
        elif name == "figure":
            yield from self._figure(element, align)
        else:
            yield from self.blocks(element, align)

    def _paragraph(self, builder: InlineBuilder, align: Align) -> Iterator[Block]:
        children = builder.finish()
        if len(children) == 1 and isinstance(children[0], Image):
            yield Figure(image=children[0], span=self.span)
        elif children:
            yield paragraph(children, align=align, span=self.span)

    def _list(self, element: _Element) -> Iterator[Block]:
        items = tuple(blocks for item in self._items(element) if (blocks := self._flow_of(item)))
        if items:
            start = element.tag.attributes.get("start", "1")
            yield List(
                items=items,
                ordered=element.name == "ol",
                start=int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1,
                span=self.span,
            )

    def _items(self, element: _Element) -> Iterator[_Element]:
        """Items of a list; what stands between them is taken for an item."""
        for child in element.children:
            if isinstance(child, _Element):
                yield child if child.name == "li" else _Element(Tag(name="li"), [child])
            elif child.strip():
                yield _Element(Tag(name="li"), [child])

    def _definitions(self, element: _Element) -> Iterator[Block]:
        yield from self._strays(element, "div", kept={"dt", "dd"})
        items: list[Definition] = []
        for part in element.named("dt", "dd", holders=("div",)):
            if part.name == "dt":
                if not items or items[-1].meanings:
                    items.append(Definition(terms=(), meanings=()))
                items[-1] = replace(items[-1], terms=(*items[-1].terms, self._inlines(part)))
            else:
                if not items:
                    items.append(Definition(terms=(), meanings=()))
                meanings = (*items[-1].meanings, self._flow_of(part))
                items[-1] = replace(items[-1], meanings=meanings)
        if items:
            yield DefinitionList(items=tuple(items), span=self.span)

    def _table(self, element: _Element) -> Iterator[Block]:
        yield from self._strays(element, *_TABLE_PARTS, kept={"tr"})
        rows: list[tuple[Cell, ...]] = []
        heads: list[bool] = []
        for row in element.named("tr", holders=_TABLE_PARTS):
            yield from self._strays(row, kept={"td", "th"})
            parts = tuple(row.named("td", "th"))
            heads.append(bool(parts) and all(part.name == "th" for part in parts))
            rows.append(tuple(self._cell(part) for part in parts[:MOST_COLUMNS]))
            for first in range(MOST_COLUMNS, len(parts), MOST_COLUMNS):
                heads.append(False)
                rest = parts[first : first + MOST_COLUMNS]
                rows.append(tuple(self._cell(part) for part in rest))
        width = max(map(len, rows), default=0)
        if not width:
            return
        filler = Cell(children=())
        padded = [row + (filler,) * (width - len(row)) for row in rows]
        head = padded.pop(0) if heads[0] else ()
        yield Table(head=head, rows=tuple(padded), span=self.span)

    def _strays(self, element: _Element, *holders: str, kept: set[str]) -> Iterator[Block]:
        """What stands where it may not, between the rows of a table: no word of it is lost."""
        strays: list[_Element | str] = []
        for child in element.children:
            if isinstance(child, str) or child.name not in kept | set(holders):
                strays.append(child)
            elif child.name in holders:
                yield from self._strays(child, *holders, kept=kept)
        yield from self.blocks(_Element(Tag(name="div"), strays), Align.NATURAL)

    def _cell(self, part: _Element) -> Cell:
        return Cell(children=self._inlines(part), align=alignment(part.tag) or Align.NATURAL)

    def _figure(self, element: _Element, align: Align) -> Iterator[Block]:
        captions: list[_Element] = []
        others: list[_Element | str] = []
        for child in element.children:
            if isinstance(child, _Element) and child.name == "figcaption":
                captions.append(child)
            else:
                others.append(child)
        blocks = tuple(self.blocks(_Element(Tag(name="div"), others), align))
        if len(captions) == 1 and len(blocks) == 1 and isinstance(blocks[0], Figure):
            yield replace(blocks[0], caption=self._inlines(captions[0]))
            return
        yield from blocks
        for caption in captions:
            yield from self.blocks(caption, align)

    def _flow_of(self, element: _Element) -> Blocks:
        return tuple(self.blocks(element, Align.NATURAL))

    def _inlines(self, element: _Element) -> Inlines:
        builder = InlineBuilder()
        self._inline(_Element(Tag(name="span"), element.children), builder)
        return builder.finish()

    def _inline(self, child: _Element | str, builder: InlineBuilder) -> None:
        if isinstance(child, str):
            builder.text(child)
        elif child.name == "br":
            builder.add(LineBreak())
        elif child.name == "img":
            alt = child.tag.attributes.get("alt", "")
            image = self.take_picture(child.tag.attributes.get("src", ""), alt, self.span)
            if image is not None:
                builder.add(image)
            else:
                builder.text(alt)
        else:
            # A block element where only inlines can stand: its text is a line of its own.
            apart = child.name not in _INLINE
            builder.text(" " if apart else "")
            builder.open(child.tag)
            for inner in child.children:
                self._inline(inner, builder)
            builder.close(child.name)
            builder.text(" " if apart else "")


def paragraph(children: Inlines, *, align: Align, span: Span, gap: int = 0) -> Paragraph:
    """A paragraph; if line ends were kept in it, with the indents of its lines."""
    lines = split_lines(children)
    if len(lines) == 1:
        first, children = unindented(children)
        return Paragraph(
            children=children, align=align, layout=Layout(gap=gap, first=first), span=span
        )
    measured = [unindented(line) for line in lines]
    joined: list[Inlines] = [measured[0][1]]
    for _, line in measured[1:]:
        joined.append((LineBreak(), *line))
    return Paragraph(
        children=tuple(inline for line in joined for inline in line),
        align=align,
        layout=Layout(gap=gap, lines=tuple(columns for columns, _ in measured)),
        span=span,
    )
