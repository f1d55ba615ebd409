"""Elements of a page to nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Align,
    Block,
    Blocks,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strong,
)
from ebookpack.readers.html.lists_and_tables import read_definitions, read_list, read_table
from ebookpack.readers.html.page_pictures import description, parts_scenes
from ebookpack.readers.html.page_tree import NOT_TEXT, Element
from ebookpack.readers.html.paragraphs import is_empty, paragraphs_of, without_gaps
from ebookpack.readers.html.typed_page import as_typed
from ebookpack.readers.html.verse import is_verse, read_verse
from ebookpack.readers.html_fragment import alignment
from ebookpack.readers.html_inline import InlineBuilder, Tag

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PAGE_NUMBER = frozenset(
    {"pagenum", "pageno", "pagenumber", "page-number", "pagebreak", "ws-pagenum"}
)
_ORNAMENTS = frozenset(
    {"ornamental-break", "scene-break", "scenebreak", "section-break", "sectionbreak", "asterism"}
)
"""Classes by which programs name what parts scenes; what has them and no text is a picture."""
_FIGURES = frozenset(
    {"figcenter", "figleft", "figright", "figure", "fig", "illustration", "wp-caption", "image"}
)
_INDENT = re.compile(r"margin(?:-left)?\s*:\s*(?P<n>\d*\.?\d+)\s*(?P<unit>em|rem|px|pt|in|cm|%)")
_COLUMNS = {"em": 2.0, "rem": 2.0, "px": 0.125, "pt": 0.17, "in": 12.0, "cm": 4.7, "%": 0.6}
"""Columns of typed text that a unit of length is worth."""
_DROP_CAP = re.compile(r"[^\W\d_]|[\"'“‘]?[^\W\d_]{1,2}")

TakePicture = Callable[[str, str, Span], Image | None]


@dataclass(slots=True, kw_only=True)
class PageFlow:
    """Turns elements of one page into nodes."""

    path: str
    take_picture: TakePicture
    note_calls: Mapping[Element, str] = field(default_factory=dict)
    """Elements that call a note, and the note's id."""
    skipped: frozenset[Element] = frozenset()
    """Elements that are no text: what notes say of where they are called."""
    page_numbers: list[str] = field(default_factory=list)
    """Numbers of the pages of a printed edition, met in the text and left out."""

    def blocks(self, element: Element, align: Align = Align.NATURAL) -> Blocks:
        """What stands in an element, as blocks; line ends and white gaps as they are there."""
        return tuple(self._flow(element, align, ()))

    def inlines(self, element: Element) -> Inlines:
        """What stands in an element, in one line; blocks in it are parted by spaces."""
        builder = InlineBuilder()
        self._inline_children(element, builder)
        return builder.finish()

    def span(self, element: Element) -> Span:
        """The place of an element."""
        return Span(path=self.path, line=element.line)

    # -------------------------------------------------------------------------------- flow

    def _flow(self, parent: Element, align: Align, around: tuple[Tag, ...]) -> Iterator[Block]:
        """Blocks of an element; text between block elements becomes paragraphs.

        `around` are tags in a line that hold blocks, against the rules: they hold each paragraph.
        """
        builder: InlineBuilder | None = None
        for child in parent.children:
            if isinstance(child, Element):
                if self.leaves_out(child):
                    continue
                if not child.is_inline:
                    yield from self._paragraphs(builder, parent, align, around)
                    builder = None
                    yield from self._block(child, alignment(child.tag) or align, around)
                    continue
            elif builder is None and not child.strip():
                continue
            if builder is None:
                builder = InlineBuilder()
                for tag in around:
                    builder.open(tag)
            self._inline(child, builder)
        yield from self._paragraphs(builder, parent, align, around)

    def _paragraphs(
        self,
        builder: InlineBuilder | None,
        element: Element,
        align: Align,
        around: tuple[Tag, ...],
    ) -> Iterator[Block]:
        if builder is None:
            return
        for tag in reversed(around):
            builder.close(tag.name)
        yield from paragraphs_of(builder.finish(), align=align, span=self.span(element))

    def _block(self, element: Element, align: Align, around: tuple[Tag, ...]) -> Iterator[Block]:
        name = element.name
        if element.classes & _ORNAMENTS and not element.text():
            yield Rule(span=self.span(element))
        elif name in _HEADINGS:
            yield from self._heading(element, _HEADINGS[name])
        elif name == "hgroup" and element.first(*_HEADINGS) is not None:
            yield from self._heading_group(element)
        elif name == "p":
            yield from self._typed_paragraph(element, align, around)
        elif name == "hr":
            yield Rule(span=self.span(element))
        elif name == "pre" and not element.holds_blocks:
            yield from self._preformatted(element)
        elif name == "blockquote":
            yield from self._quote(element)
        elif name in ("ul", "ol"):
            yield from read_list(element, self)
        elif name == "dl":
            yield from read_definitions(element, self)
        elif name == "table":
            yield from read_table(element, align, self)
        elif is_verse(element):
            yield from read_verse(element, self._inline, self.span(element))
        elif name == "figure" or element.classes & _FIGURES:
            yield from self._figure(element, align, around)
        else:
            yield from self._flow(element, align, self._around(element, around))

    def _around(self, element: Element, around: tuple[Tag, ...]) -> tuple[Tag, ...]:
        says = element.name in ("em", "i", "strong", "b", "cite", "font", "span", "u", "s")
        if says or "font-" in element.get("style") or (element.get("lang") and element.parent):
            return around if element.name in ("html", "body") else (*around, element.tag)
        return around

    # ------------------------------------------------------------------------------ blocks

    def _heading(self, element: Element, level: int) -> Iterator[Block]:
        children = _unwrapped(self.inlines(element))
        if plain_text(children).strip() or any(isinstance(c, NoteRef) for c in children):
            yield Heading(
                level=level,
                children=children,
                id=_ident(element),
                span=self.span(element),
            )
        elif children:
            yield from self._flow(element, Align.CENTER, ())

    def _heading_group(self, element: Element) -> Iterator[Block]:
        """A heading and what belongs to it, each on a line (HTML 4.3.7, `hgroup`)."""
        inner = [child for child in element.children if isinstance(child, Element)]
        headings = [child for child in inner if child.name in _HEADINGS]
        if not headings or any(child.name not in (*_HEADINGS, "p") for child in inner):
            yield from self._flow(element, Align.NATURAL, ())
            return
        lines = [line for child in inner if (line := _unwrapped(self.inlines(child)))]
        children: list[Inline] = []
        for line in lines:
            children += [LineBreak(), *line] if children else line
        level = min(_HEADINGS[heading.name] for heading in headings)
        ident = next(filter(None, map(_ident, (element, *headings))), "")
        if children:
            span = self.span(element)
            yield Heading(level=level, children=tuple(children), id=ident, span=span)

    def _typed_paragraph(
        self, element: Element, align: Align, around: tuple[Tag, ...]
    ) -> Iterator[Block]:
        if is_verse(element):
            yield from read_verse(element, self._inline, self.span(element))
            return
        blocks = tuple(self._flow(element, align, self._around(element, around)))
        columns = _indent(element)
        if not blocks:
            # An empty paragraph is a blank line; what follows it is parted from what is above.
            yield Paragraph(children=(), span=self.span(element))
        for block in blocks:
            if columns and isinstance(block, Paragraph):
                block = replace(block, layout=replace(block.layout, indent=columns))
            yield block

    def _preformatted(self, element: Element) -> Iterator[Block]:
        text = as_typed(element).strip("\n")
        if text.strip():
            yield Preformatted(text=text, span=self.span(element))

    def _quote(self, element: Element) -> Iterator[Block]:
        inner = self.blocks(element)
        if any(not is_empty(block) for block in inner):
            yield Quote(blocks=without_gaps(inner), span=self.span(element))

    def _figure(self, element: Element, align: Align, around: tuple[Tag, ...]) -> Iterator[Block]:
        blocks = without_gaps(self._flow(element, align, around))
        images = [block for block in blocks if isinstance(block, Figure)]
        others = [block for block in blocks if not isinstance(block, Figure)]
        if len(images) == 1 and len(others) == 1 and isinstance(caption := others[0], Paragraph):
            yield replace(images[0], caption=caption.children)
        else:
            yield from blocks

    # ----------------------------------------------------------------------------- inlines

    def leaves_out(self, element: Element) -> bool:
        """Whether an element is no text of the book; page numbers are noted."""
        if element.name in NOT_TEXT or element.is_hidden or element in self.skipped:
            return True
        if element.classes & _PAGE_NUMBER or "pagebreak" in (
            element.get("epub:type") + element.get("role")
        ):
            number = element.text()
            if len(number) < 20:
                self.page_numbers.append(number)
                return True
        return False

    def _inline_children(self, element: Element, builder: InlineBuilder) -> None:
        for child in element.children:
            self._inline(child, builder)

    def _inline(self, child: Element | str, builder: InlineBuilder) -> None:
        if isinstance(child, str):
            builder.text(child)
        elif child in self.note_calls:
            builder.add(NoteRef(note=self.note_calls[child]))
        elif self.leaves_out(child):
            return
        elif child.name == "br":
            builder.add(LineBreak())
        elif child.name == "img":
            self._picture(child, builder)
        elif child.name == "hr":
            builder.add(LineBreak())
        else:
            apart = not child.is_inline
            builder.text(" " if apart else "")
            builder.open(child.tag)
            self._inline_children(child, builder)
            builder.close(child.name)
            builder.text(" " if apart else "")

    def _picture(self, element: Element, builder: InlineBuilder) -> None:
        alt = element.get("alt")
        if _DROP_CAP.fullmatch(alt.strip()):
            # A picture of an initial: the word it starts would lose its letter.
            builder.text(alt.strip())
            return
        source = element.get("src")
        if not source or source.startswith(("data:image/gif", "data:image/svg")):
            # What stands there until a script has fetched the picture.
            source = element.get("data-src") or element.get("data-original") or source
        if parts_scenes(source, alt):
            builder.text("***")
            return
        if {element.get("width"), element.get("height")} == {"1"}:
            return  # it counts readers
        image = self.take_picture(source, alt, self.span(element))
        if image is not None:
            builder.add(replace(image, decorative=_is_decoration(element)))
        elif not _is_captioned(element, alt):
            builder.text(description(alt))


def _is_decoration(element: Element) -> bool:
    """Whether the page itself says that a picture needs no text (HTML, 4.8.4.4.4)."""
    emptied = "alt" in element.tag.attributes and not element.get("alt").strip()
    return emptied or element.get("role") in ("presentation", "none")


def _is_captioned(element: Element, alt: str) -> bool:
    """Whether a caption says what the alternative of a picture says."""
    for above in islice(element.ancestors(), 3):
        if above.name == "figure" or above.classes & _FIGURES:
            return " ".join(alt.split()).rstrip(".") in above.text()
    return False


def _ident(element: Element) -> str:
    """The id of a heading, or of an anchor in it or right above it."""
    if element.ident:
        return element.ident
    anchor = next((a.ident for a in element.find("a", "span") if a.ident), "")
    if anchor or element.parent is None:
        return anchor
    siblings = element.parent.children[max(element.place - 5, 0) : element.place]
    above = [sibling for sibling in siblings if isinstance(sibling, Element)][-2:]
    for sibling in reversed(above):
        if sibling.text():
            break
        for inner in sibling.walk():
            if inner.ident:
                return inner.ident
    return ""


def _unwrapped(children: Inlines) -> Inlines:
    """A heading's inlines without links, and without emphasis on the whole of it."""
    while len(children) == 1 and isinstance(only := children[0], Strong | Emphasis | Link):
        children = only.children
    unwrapped: list[Inline] = []
    for child in children:
        if not isinstance(child, Link):
            unwrapped.append(child)
        elif plain_text(child.children).strip() not in ("¶", "#", "§", "🔗"):
            unwrapped += child.children
    return tuple(unwrapped)


def _indent(element: Element) -> int:
    found = _INDENT.search(element.get("style").lower()[:500])
    if found is None or found["n"] in (".", ""):
        return 0
    return min(round(float(found["n"]) * _COLUMNS[found["unit"]]), 40)
