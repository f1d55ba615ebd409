"""The tree that python-markdown builds of a paragraph's text, to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Code, Image, Inlines, LineBreak, NoteRef
from ebookpack.readers.html_fragment import TakePicture
from ebookpack.readers.html_inline import DROPPED, EMPTY, InlineBuilder, Tag, match_tag, safe_href
from ebookpack.readers.markdown.emphasis import with_emphasis
from ebookpack.readers.markdown.marks import looks_like_address

_ESCAPED = re.compile("\x02(\\d+)\x03")
_PUT_BY = re.compile("\x02[^\x03]*\x03")
"""What python-markdown put by and, in an attribute, does not put back."""
ATTRIBUTES = re.compile(
    r"""\{:?\s*+((?:(?:[.#][\w:-]++|[\w:-]++=(?:"[^"{}\n]*+"|'[^'{}\n]*+'|[^\s"'{}]++))\s*+)*+)\}"""
)
"""pandoc's braces: classes, an id, `key=value`."""
_ATTRIBUTE = re.compile(r"""([.#])([^\s.#{}"'=]+)|([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'{}]+)""")
_CLASSES_AS_TAGS = {"underline": "u", "ul": "u", "mark": "span"}


class Surroundings(Struct, frozen=True, kw_only=True):
    """What a paragraph's text may call upon."""

    take_picture: TakePicture
    add_note: Callable[[Inlines, Span], str]
    """Takes in a note that stands in the line; gives its id."""
    note_id: Callable[[str], str]
    """`Note.id` of the note with this label."""
    leave_out: Callable[[str, str, Span], None]
    """Takes (name, text, place) of what is not text of the book."""
    anchor: Callable[[str], None]
    """Takes in a name that a link may lead to."""
    file_address: Callable[[str], str]
    """Address of a place in another file of the folder; empty for what is none."""
    titles: dict[Image, str]
    """Takes in the titles of pictures."""


def attributes_tag(name: str, source: str) -> Tag:
    """A tag of what stands in pandoc's braces: `#id .class key=value`."""
    attributes: dict[str, str] = {}
    for mark, word, key, value in _ATTRIBUTE.findall(source):
        if mark == "#":
            attributes["id"] = word
        elif mark:
            attributes["class"] = f"{attributes.get('class', '')} {word}".strip()
        else:
            attributes[key.lower()] = value.strip("\"'")
    return Tag(name=name, attributes=attributes)


def inlines_of(root: Element, span: Span, surroundings: Surroundings) -> Inlines:
    """Inlines of an element's text and children; raises nothing."""
    return _Converter(span, surroundings).inlines(root)


def plain(text: str) -> str:
    """Text with the escapes of python-markdown put back as characters."""
    if "\x02" not in text:
        return text
    return _PUT_BY.sub("", _ESCAPED.sub(lambda found: chr(int(found[1])), text))


def _pieces(element: Element) -> Iterator[str | Element]:
    """Text and children of an element, in order; attributes behind a child are passed over."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        tail = child.tail or ""
        if child.tag in ("a", "img", "code"):
            behind = ATTRIBUTES.match(tail)
            tail = tail[behind.end() :] if behind else tail
        if tail:
            yield tail


class _Converter:
    def __init__(self, span: Span, surroundings: Surroundings) -> None:
        self.span = span
        self.surroundings = surroundings
        self.hidden: tuple[str, list[str]] | None = None
        """(name, text) of the open element that is not text of the book."""

    def inlines(self, root: Element) -> Inlines:
        builder = InlineBuilder()
        self._inside(root, builder)
        if self.hidden is not None:
            # It was never closed: then it is no element, and its words are text.
            builder.text("".join(self.hidden[1]))
            self.hidden = None
        return builder.finish()

    def _inside(self, element: Element, builder: InlineBuilder) -> None:
        if element.text and type(element.text) is not str:
            # One of python-markdown's `AtomicString`s, in which nothing is a mark.
            self._text(element.text, builder)
            return
        for piece in with_emphasis(_pieces(element)):
            if isinstance(piece, str):
                self._text(piece, builder)
            elif isinstance(piece, Element):
                self._child(piece, builder)
            elif piece.closes:
                builder.close(piece.name)
            else:
                builder.open(Tag(name=piece.name))

    def _text(self, text: str | None, builder: InlineBuilder) -> None:
        if not text:
            return
        if self.hidden is not None:
            self.hidden[1].append(plain(text))
        else:
            builder.text(plain(text))

    def _child(self, element: Element, builder: InlineBuilder) -> None:
        tag = element.tag
        if tag == "raw":
            self._raw(element.get("source", ""), builder)
        elif self.hidden is not None:
            self._inside(element, builder)
        elif tag == "br":
            builder.add(LineBreak())
        elif tag == "code":
            builder.add(Code(text=_code(element.text or "")))
        elif tag == "img":
            source, alt = element.get("src", ""), element.get("alt", "")
            title = unescape(plain(element.get("title", "")))
            self._picture(unescape(plain(source)), unescape(plain(alt)), title, builder)
        elif tag == "call":
            builder.add(NoteRef(note=self.surroundings.note_id(element.get("note", ""))))
        elif tag == "note":
            note = _Converter(self.span, self.surroundings).inlines(element)
            builder.add(NoteRef(note=self.surroundings.add_note(note, self.span)))
        else:
            self._container(element, builder)

    def _container(self, element: Element, builder: InlineBuilder) -> None:
        if element.tag == "span":
            opening = attributes_tag("span", element.get("attributes", ""))
            name = next(
                (_CLASSES_AS_TAGS[c] for c in sorted(opening.classes) if c in _CLASSES_AS_TAGS),
                "span",
            )
            opening = Tag(name=name, attributes=opening.attributes)
        elif element.tag == "a":
            href = self._address(element)
            opening = Tag(name="a", attributes={"href": href})
        else:
            opening = Tag(name=element.tag)
        builder.open(opening)
        self._inside(element, builder)
        builder.close(opening.name)

    def _address(self, element: Element) -> str:
        """Where a link leads; the words in it that no reader of a book would see are noted."""
        said = unescape(plain(element.get("href", "")))
        href = safe_href(said) or self.surroundings.file_address(said)
        if not href and not looks_like_address(said):
            self.surroundings.leave_out("link address", said, self.span)
        self.surroundings.leave_out("link title", plain(element.get("title", "")), self.span)
        return href

    def _picture(
        self, source: str, alt: str, title: str, builder: InlineBuilder, decorative: bool = False
    ) -> None:
        image = self.surroundings.take_picture(source, alt, self.span)
        if image is not None:
            image = replace(image, decorative=decorative)
            if title:
                self.surroundings.titles[image] = title
            builder.add(image)
        else:
            builder.text(alt)

    def _raw(self, source: str, builder: InlineBuilder) -> None:
        source = plain(source)
        found = match_tag(source)
        if found is None:
            if source.startswith("<!--"):
                self.surroundings.leave_out("comment", source[4:-3].strip(), self.span)
            elif source.startswith(("<!", "<?")):
                self.surroundings.leave_out("declaration", source[2:-1].strip(), self.span)
            else:
                self._text(source, builder)
            return
        tag = found[0]
        if not tag.closes:
            self.surroundings.anchor(tag.attributes.get("id") or tag.attributes.get("name", ""))
        if self.hidden is not None:
            if tag.closes and tag.name == self.hidden[0]:
                name, text = self.hidden
                self.surroundings.leave_out(name, "".join(text).strip(), self.span)
                self.hidden = None
        elif tag.name in DROPPED and not tag.closes:
            self.hidden = (tag.name, [])
        elif tag.name == "br":
            builder.add(LineBreak())
        elif tag.name == "img":
            said = tag.attributes
            title = said.get("title", "")
            decorative = "alt" in said and not said["alt"]
            self._picture(said.get("src", ""), said.get("alt", ""), title, builder, decorative)
        elif tag.closes:
            builder.close(tag.name)
        elif tag.name not in EMPTY and not source.endswith("/>"):
            builder.open(tag)


def _code(text: str) -> str:
    """Characters of a code span, which python-markdown has escaped for HTML."""
    text = plain(text).replace("\n", " ")
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
