"""The elements of a page: parsed within bounds, to be walked and asked, never to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree
from msgspec.structs import replace

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.html.style import read_rules, styled
from ebookpack.readers.html_inline import DROPPED, Tag

MOST_ELEMENTS = 300_000
"""Elements of a page. War and Peace has 15 000 paragraphs."""
DEEPEST = 90
"""Elements in elements; tags nested deeper are passed over, their text stays."""
DEEPEST_STRUCTURE = 16
"""Quotations, lists and tables in one another; those nested deeper only wrap."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink br cite code data del dfn em font i img ins kbd label mark"
    " nobr q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
STRUCTURE = frozenset({"blockquote", "ul", "ol", "dl", "table"})
NOT_TEXT = DROPPED | frozenset(
    {"button", "datalist", "dialog", "input", "meter", "optgroup", "option", "progress"}
)
"""Elements whose content nobody reads as text of the page."""

Text = str | bytes
"""What lxml says that a parser may give; from text it gives text."""

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page."""

    tag: Tag
    parent: Element | None
    line: int
    """Of its start tag, as far as the parser tells."""
    children: list[Element | str] = field(default_factory=list)
    holds_blocks: bool = False
    """Whether an element below it is more than part of a line."""
    place: int = 0
    """Index among the children of its parent."""
    number: int = 0
    """Elements that start before it in the page."""
    register: Register | None = None
    """All elements of the page, at its root and its body."""

    @property
    def name(self) -> str:
        """Its tag's name, in lower case."""
        return self.tag.name

    @property
    def classes(self) -> frozenset[str]:
        """Words of its `class`, in lower case."""
        return self.tag.classes

    @property
    def ident(self) -> str:
        """Its `id`, or the `name` of an anchor; one with white space is none (HTML, 3.2.6)."""
        ident = self.get("id") or (self.get("name") if self.name == "a" else "")
        return "" if any(map(str.isspace, ident)) else ident

    @property
    def is_inline(self) -> bool:
        """Whether it is part of a line; an unknown element is, unless it holds blocks."""
        return not self.holds_blocks and (self.name in INLINE or self.name not in _BLOCKS)

    @property
    def is_hidden(self) -> bool:
        """Whether the page says that nobody sees it."""
        attributes = self.tag.attributes
        return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))

    def get(self, attribute: str) -> str:
        """An attribute's value; empty if it has none."""
        return self.tag.attributes.get(attribute, "")

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the page."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def ancestors(self) -> Iterator[Element]:
        """The elements that hold it, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def find(self, *names: str, classes: Iterable[str] = (), ident: str = "") -> Iterator[Element]:
        """Elements below it of any of the names, with all of the classes and the id."""
        wanted = frozenset(classes)
        registered = self.register is not None and bool(names or ident or wanted)
        for element in self._registered(names, wanted, ident) if registered else self.walk():
            if (
                element is not self
                and (not names or element.name in names)
                and (not ident or element.get("id") == ident)
                and wanted <= element.classes
                and (not registered or self in element.ancestors())
            ):
                yield element

    def _registered(
        self, names: tuple[str, ...], wanted: frozenset[str], ident: str
    ) -> Iterable[Element]:
        """Elements among which are those wanted: as few as the register can tell."""
        register = self.register or Register()
        if ident:
            return register.idents.get(ident, ())
        if wanted:
            return min((register.classes.get(one, ()) for one in wanted), key=len)
        if len(names) == 1:
            return register.names.get(names[0], ())
        of_names = (element for name in names for element in register.names.get(name, ()))
        return sorted(of_names, key=lambda element: element.number)

    def first(self, *names: str, classes: Iterable[str] = (), ident: str = "") -> Element | None:
        """The first such element."""
        return next(self.find(*names, classes=classes, ident=ident), None)

    def text(self) -> str:
        """Its text in one line, without what nobody sees."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif node.name not in NOT_TEXT and not node.is_hidden:
                if not node.is_inline or node.name == "br":
                    parts.append(" ")
                    waiting.append(" ")
                waiting.extend(reversed(node.children))
        return " ".join("".join(parts).split())

    def remove(self) -> None:
        """Take it out of the page; its place stays, with nothing there."""
        if self.parent is not None:
            self.parent.children[self.place] = ""
            self.parent = None


@dataclass(slots=True, eq=False)
class Register:
    """Elements of a page by what they are asked for, each list in the order of the page."""

    names: dict[str, list[Element]] = field(default_factory=dict)
    classes: dict[str, list[Element]] = field(default_factory=dict)
    idents: dict[str, list[Element]] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Add the next element of the page."""
        self.names.setdefault(element.name, []).append(element)
        attributes = element.tag.attributes
        if "class" in attributes:
            for one in element.classes:
                self.classes.setdefault(one, []).append(element)
        if attributes.get("id"):
            self.idents.setdefault(attributes["id"], []).append(element)


_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend"
    " li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)


def parse_page(source: str, span: Span, own_name: str = "") -> Element:
    """The root of a page, however broken.

    The rules of its style sheets for classes are put into the `style` of their elements; links
    to places in the page itself are `#id`, as `own_name` and what the page says of its address
    tell. Raises ManuscriptError if there are more than MOST_ELEMENTS.
    """
    target = _Builder(span)
    parser = etree.HTMLParser(target=target, huge_tree=True)
    source = _DECLARATION.sub("", source)
    for number, line in enumerate(source.split("\n"), start=1):
        target.line = number
        parser.feed(f"{line}\n")
    with suppress(etree.XMLSyntaxError):  # a page without a single tag
        parser.close()
    root = target.finish()
    _apply_styles(root)
    _shorten_links(root, source, own_name)
    return root


class _Builder:
    """Takes what the parser finds. Tags beyond the bounds are passed over."""

    def __init__(self, span: Span) -> None:
        self.line = 1
        self._span = span
        self._root = Element(Tag(name="#page"), None, 1)
        self._open = [self._root]
        self._depth = self._count = self._structures = 0
        self._register = self._root.register = Register()
        self._data: list[str] = []

    def start(self, tag: Text, attrib: Mapping[Text, Text]) -> None:
        name = str(tag)
        self._depth += 1
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise ManuscriptError.at(
                self._span,
                "R340",
                f"the page has more than {MOST_ELEMENTS} elements",
                "save the text alone, or split it into several pages",
            )
        if self._depth > DEEPEST:
            self._pass_over(name)
            return
        if name in STRUCTURE:
            self._structures += 1
            if self._structures > DEEPEST_STRUCTURE:
                name = "div"
        self._open.append(self._append(_tag(name, attrib)))
        if name == "body":
            self._open[-1].register = self._register

    def _append(self, tag: Tag) -> Element:
        self._flush()
        parent = self._open[-1]
        element = Element(tag, parent, self.line, place=len(parent.children), number=self._count)
        parent.children.append(element)
        self._register.add(element)
        return element

    def _flush(self) -> None:
        """Add the text since the last tag."""
        if self._data:
            self._open[-1].children.append("".join(self._data))
            self._data.clear()

    def _pass_over(self, name: str) -> None:
        """Keep of a tag that is nested too deep that it parts text."""
        above = self._open[-1].children[-1:]
        parted = not self._data and (not above or _is_line_end(above[0]))
        if name == "br" or (name in _BLOCKS and not parted):
            self._append(_tag("br", {}))

    def end(self, tag: Text) -> None:
        self._depth -= 1
        if self._depth >= DEEPEST:
            if str(tag) in _BLOCKS:
                self._pass_over(str(tag))
            return
        self._flush()
        element = self._open.pop()
        if str(tag) in STRUCTURE:
            self._structures -= 1
        if self._open and (element.holds_blocks or element.name in _BLOCKS):
            self._open[-1].holds_blocks = True

    def data(self, data: Text) -> None:
        self._data.append(str(data))

    def comment(self, text: Text) -> None:
        """Comments are not text of the page."""

    def close(self) -> None:
        """The parser is done; what it left open is ended by `finish`."""

    def finish(self) -> Element:
        """The root, with every element ended."""
        self._flush()
        while len(self._open) > 1:
            self._depth = min(self._depth, len(self._open) - 1)
            self.end(self._open[-1].name)
        return self._root


def _is_line_end(node: Element | str) -> bool:
    return isinstance(node, Element) and node.name == "br"


def _tag(name: str, attributes: Mapping[Text, Text]) -> Tag:
    if not attributes:
        return _bare_tag(name)
    return Tag(name=name, attributes={str(k): str(v or "") for k, v in attributes.items()})


@lru_cache(maxsize=512)
def _bare_tag(name: str) -> Tag:
    """Most tags of a page have no attributes; they share what they are."""
    return Tag(name=name)


def _apply_styles(root: Element) -> None:
    rules = read_rules(
        "".join(c for c in sheet.children if isinstance(c, str)) for sheet in root.find("style")
    )
    for element in root.walk():
        if "class" in element.tag.attributes:
            old = element.get("style")
            new = styled(element.name, sorted(element.classes), old, rules)
            if new != old:
                attributes = {**element.tag.attributes, "style": new}
                element.tag = replace(element.tag, attributes=attributes)


def _shorten_links(root: Element, source: str, own_name: str) -> None:
    """Browsers write the whole address into links within a page that they save."""
    own = {link.get("href") for link in root.find("link") if link.get("rel") == "canonical"}
    saved = _SAVED_FROM.search(source[:2000])
    own |= {saved[1]} if saved else set()
    own = {address.split("#")[0].partition("//")[2] for address in own} - {""}
    for link in root.find("a"):
        address, hash_, place = link.get("href").partition("#")
        is_own = address == own_name or address.partition("//")[2] in own
        if hash_ and address and is_own:
            link.tag = replace(link.tag, attributes={**link.tag.attributes, "href": f"#{place}"})
