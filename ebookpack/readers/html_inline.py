"""Tags in the line to inline nodes: the vocabulary shared by raw HTML and Markdown."""

from __future__ import annotations

import re
from html import unescape

from msgspec import Struct, field
from msgspec.structs import replace

from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    Ruby,
    SmallCaps,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)

DROPPED = frozenset(
    {"script", "style", "iframe", "object", "embed", "template", "noscript", "title", "textarea"}
    | {"select", "svg", "math", "audio", "video", "canvas", "applet", "noframes", "xmp", "rp"}
)
"""Elements whose content is not text of the book."""
EMPTY = frozenset(
    {"br", "img", "hr", "wbr", "input", "meta", "link", "col", "area", "base", "source", "track"}
)
"""Elements that have no end tag (HTML, 13.1.2)."""
KNOWN = (
    DROPPED
    | EMPTY
    | frozenset(
        "a abbr acronym address article aside b bdi bdo big blockquote body button caption center"
        " cite code colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset"
        " figcaption figure font footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html i"
        " ins kbd label legend li main map mark menu nav nobr ol optgroup option output p param"
        " picture pre progress q rb rt rtc ruby s samp search section small span strike strong sub"
        " summary sup table tbody td tfoot th thead time tr tt u ul var".split()
    )
)
"""Elements of HTML, past and present: `<sigh>` is something that a character does."""
_BARE = frozenset(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled"
    " hidden inert itemscope loop multiple muted noshade novalidate nowrap open readonly required"
    " reversed scope selected".split()
)
"""Attributes that need no value; any other without one makes `<I hear you>` words and no tag."""
DEEPEST_INLINE = 24
"""Containers in containers; what is nested deeper stays, without its outermost container."""

LONGEST_STYLE = 1000
"""Characters of a `style` that are looked at."""

_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>"'<]*)((?:[^"'<>]|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_FOREIGN = re.compile(r"[a-z]{1,3}:[a-z]+")
"""Word processors' own, as `o:p`."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")

_SMALL_CAPS = re.compile(r"font-variant(?:-caps)?\s*:[^;]*small-caps", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^:;]*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_LOWERED = re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)
_SMALL_CAPS_CLASSES = frozenset({"smallcaps", "small-caps", "sc", "smcap", "smallcap"})

_PLAIN_CONTAINERS: dict[str, type[Emphasis | Strong | Strikethrough | Superscript | Subscript]] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var", "u"), Emphasis),
    **dict.fromkeys(("strong", "b"), Strong),
    **dict.fromkeys(("s", "del", "strike"), Strikethrough),
    "sup": Superscript,
    "sub": Subscript,
}
_LITERAL = frozenset({"code", "kbd", "tt", "samp"})


class Tag(Struct, frozen=True, kw_only=True):
    """A start or end tag."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    closes: bool = False
    """It is an end tag."""

    @property
    def classes(self) -> frozenset[str]:
        """Words of its `class`, in lower case."""
        return frozenset(self.attributes.get("class", "").lower().split())


def match_tag(source: str, at: int = 0) -> tuple[Tag, int] | None:
    """The tag of HTML that starts at a position, and where it ends; None if none starts there."""
    found = _TAG.match(source, at)
    if found is None:
        return None
    tag_name = found[2].lower()
    if tag_name not in KNOWN and not _FOREIGN.fullmatch(tag_name):
        return None
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(found[3]):
        if not value and name.lower() not in _BARE:
            return None
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        attributes.setdefault(name.lower(), unescape(value))
    return Tag(name=tag_name, attributes=attributes, closes=bool(found[1])), found.end()


def safe_href(href: str) -> str:
    """A link's address if it leads to the web, to a mailbox or to `#id`; empty for any other."""
    href = _UNSEEN.sub("", href)
    if href.startswith("#"):
        return href if len(href) > 1 else ""
    scheme = _SCHEME.match(href)
    return href if scheme and scheme[1].lower() in ("http", "https", "mailto") else ""


def wrap(tag: Tag, children: Inlines) -> Inlines:
    """What a start tag says about the inlines up to its end tag."""
    if not children:
        return ()
    if tag.name == "a":
        href = safe_href(tag.attributes.get("href", ""))
        return (Link(href=href, children=children),) if href else children
    if tag.name in _LITERAL:
        return (Code(text=plain_text(children)),)
    if tag.name == "q":
        return (Text(text="“"), *children, Text(text="”"))
    if tag.name == "rt":
        return (Ruby(reading=plain_text(children).strip(), children=()),)
    if tag.name == "ruby":
        return _ruby(children)
    plain = _PLAIN_CONTAINERS.get(tag.name)
    if plain is not None:
        children = (plain(children=children),)
    return _styled(tag, children)


def _ruby(children: Inlines) -> Inlines:
    """Each reading put to the text before it (HTML, 4.5.10)."""
    done: list[Inline] = []
    base: list[Inline] = []
    for child in children:
        if not isinstance(child, Ruby) or child.children:
            base.append(child)
        elif not base and done and isinstance(last := done[-1], Ruby):
            done[-1] = replace(last, reading=last.reading + child.reading)
        else:
            done.append(replace(child, children=tuple(base)))
            base = []
    return (*done, *base)


def _styled(tag: Tag, children: Inlines) -> Inlines:
    style = tag.attributes.get("style", "")[:LONGEST_STYLE]
    if tag.classes & _SMALL_CAPS_CLASSES or _SMALL_CAPS.search(style):
        children = (SmallCaps(children=children),)
    if style:
        for pattern, container in (
            (_ITALIC, Emphasis),
            (_BOLD, Strong),
            (_STRUCK, Strikethrough),
            (_RAISED, Superscript),
            (_LOWERED, Subscript),
        ):
            if pattern.search(style):
                children = (container(children=children),)
    language = tag.attributes.get("lang") or tag.attributes.get("xml:lang")
    if language and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language):
        children = (Language(tag=language, children=children),)
    return children


class InlineBuilder:
    """Collects inlines in order, nesting them by tags that open and close.

    An end tag without a start tag is passed over, a start tag without an end tag holds nothing:
    markup may be wrong, the words stay.
    """

    __slots__ = ("_children", "_open", "_parts")

    def __init__(self) -> None:
        """Start with nothing."""
        self._children: list[Inline] = []
        self._parts: list[str] = []
        """Of the text behind the children, which is made one when something else comes."""
        self._open: list[tuple[Tag, list[Inline]]] = []

    def text(self, text: str) -> None:
        """Add characters; white space between words is one space."""
        if not text:
            return
        if "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text)
        last = self._children[-1] if self._children else None
        if not self._parts and isinstance(last, Text) and last.text:
            self._parts.append(last.text)
            self._children.pop()
        before = self._parts[-1][-1] if self._parts else "\n" if isinstance(last, LineBreak) else ""
        if before in (" ", "\n"):
            text = text.lstrip(" ")
        if text:
            self._parts.append(text)

    def _settle(self) -> None:
        """Make the text that was added one child."""
        if self._parts:
            self._children.append(Text(text="".join(self._parts)))
            self._parts = []

    def add(self, *inlines: Inline) -> None:
        """Add finished inlines."""
        for inline in inlines:
            if isinstance(inline, Text):
                self.text(inline.text)
                continue
            self._settle()
            last = self._children[-1] if self._children else None
            if isinstance(inline, LineBreak) and isinstance(last, Text):
                self._children[-1] = Text(text=last.text.rstrip(" "))
            self._children.append(inline)

    def open(self, tag: Tag) -> None:
        """Start an element."""
        self._settle()
        self._open.append((tag, self._children))
        self._children = []

    def close(self, name: str) -> None:
        """End the nearest open element of this name, and those in it that were left open."""
        depth = next(
            (i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0].name == name), None
        )
        if depth is None:
            return
        while len(self._open) > depth + 1:
            self._leave(said=False)
        self._leave(said=True)

    def finish(self) -> Inlines:
        """The inlines, without white space at either end."""
        while self._open:
            self._leave(said=False)
        self._settle()
        children = self._children
        while children and isinstance(first := children[0], Text):
            text = first.text.lstrip(" ")
            children[:1] = [Text(text=text)] if text else []
            if text:
                break
        while children and isinstance(last := children[-1], Text):
            text = last.text.rstrip(" ")
            children[-1:] = [Text(text=text)] if text else []
            if text:
                break
        return tuple(children)

    def _leave(self, *, said: bool) -> None:
        self._settle()
        tag, outer = self._open.pop()
        inner = tuple(self._children)
        self._children = outer
        nests = said and len(self._open) < DEEPEST_INLINE
        self.add(*(wrap(tag, inner) if nests else inner))
