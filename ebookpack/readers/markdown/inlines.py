"""Inline markup of Markdown: python-markdown's patterns, and those that authors use besides.

What is added: backslash at a line's end, `~~struck~~`, `H~2~O`, `10^th^`, notes in the line
`^[...]`, calls of notes `[^1]`, `[spans]{.smallcaps}`. Raw tags and entities become elements and
characters at once, so that no stash has to be put back.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TypeAlias
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import (
    HTML_RE,
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from ebookpack.core.diagnostics import Span
from ebookpack.core.nodes import Inlines
from ebookpack.readers.complaints import Complaints
from ebookpack.readers.html_inline import InlineBuilder
from ebookpack.readers.markdown.bounds import MOST_COST, MOST_COST_IN_ALL, reading_cost
from ebookpack.readers.markdown.tree import ATTRIBUTES, Surroundings, inlines_of

_Found: TypeAlias = tuple[Element | str | None, int | None, int | None]

_MARKED = re.compile(r"[\\`*_\[\]<&~^]|  \n")
"""What no plain text has; without it a paragraph need not be parsed."""
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters that a backslash makes plain (CommonMark 0.31, 2.4)."""
Reference: TypeAlias = tuple[str, str]
"""(address, title) of a link definition."""


class References(dict[str, Reference]):
    """Link definitions by label, and which of them the text uses."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.used: set[str] = set()

    def __getitem__(self, label: str) -> Reference:
        """The definition of this label, which is used thereby."""
        self.used.add(label)
        return super().__getitem__(label)


class _Simple(InlineProcessor):
    """An element that holds what the group of the pattern matched."""

    def __init__(self, pattern: str, tag: str) -> None:
        super().__init__(pattern)
        self.tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        element = Element(self.tag)
        if m.lastindex:
            element.text = m[1]
        return element, m.start(), m.end()


class _Entity(InlineProcessor):
    """An entity, as the character it stands for; `*` and `_` as if behind a backslash."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        characters = unescape(m[0]).replace("*", "\x0242\x03").replace("_", "\x0295\x03")
        return characters, m.start(), m.end()


class _RawTag(InlineProcessor):
    """A tag or a comment, as an element `raw` with its source; none holds a link or code."""

    def __init__(self, md: Markdown, inline: InlineTreeprocessor) -> None:
        super().__init__(HTML_RE, md)
        self.inline = inline

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        stash = self.inline.stashed_nodes
        inside = INLINE_PLACEHOLDER_RE.findall(m[0])
        if any(isinstance(stash.get(number), Element) for number in inside):
            return None, None, None
        return Element("raw", source=self.unescape(m[0])), m.start(), m.end()


class _Mailbox(InlineProcessor):
    """`<name@example.org>`."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        address = self.unescape(m[1])
        element = Element("a", href=f"mailto:{address.removeprefix('mailto:')}")
        element.text = AtomicString(address)
        return element, m.start(), m.end()


class _NoteCall(InlineProcessor):
    """`[^1]`, if there is such a note."""

    def __init__(self, notes: frozenset[str]) -> None:
        super().__init__(r"\[\^([^\[\]\s]+)\]")
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        if m[1] not in self.notes:
            return None, None, None
        return Element("call", note=m[1]), m.start(), m.end()


class _Bracketed(LinkInlineProcessor):
    """What starts with a bracket and is closed by its partner: a note in the line, a span."""

    def __init__(self, pattern: str, tag: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override]  # noqa: N802
        text, end, closed = self.getText(data, m.end())
        if not closed:
            return None, None, None
        element = Element(self.tag)
        if self.tag == "span":
            attributes = ATTRIBUTES.match(data, end)
            if attributes is None:
                return None, None, None
            element.set("attributes", attributes[1])
            end = attributes.end()
        element.text = text
        return element, m.start(), end


class _Link(LinkInlineProcessor):
    """`[text](address "title")`, if the address is one word: no remark in parentheses is lost."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        href, title, end, closed = super().getLink(data, index)
        angled = self.RE_LINK.match(data, index)
        is_bare = angled is None or not angled[1]
        if end <= index or (is_bare and len(href.split()) > 1):
            return "", None, index, False
        return href, title, end, closed


class _Picture(ImageInlineProcessor):
    """`![text](address "title")`; names of files may have spaces in them."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        href, title, end, closed = super().getLink(data, index)
        return (href, title, end, closed) if end > index else ("", None, index, False)


class InlineEngine:
    """python-markdown, set up for one manuscript."""

    def __init__(self, references: References, notes: frozenset[str]) -> None:
        """Set up for a manuscript with these link definitions and notes."""
        self._markdown = Markdown()
        md = self._markdown
        md.references = references
        md.ESCAPED_CHARS = list(_PUNCTUATION)
        self._inline = InlineTreeprocessor(md)
        md.treeprocessors.register(self._inline, "inline", 20)
        patterns = md.inlinePatterns
        for name, pattern, priority in (
            ("hard_break", _Simple(r"\\\n", "br"), 185),
            ("note_in_line", _Bracketed(r"(?<!\\)\^\[", "note", md), 178),
            ("note_call", _NoteCall(notes), 175),
            ("span", _Bracketed(r"(?<!!)\[", "span", md), 172),
            ("link", _Link(LINK_RE, md), 160),
            ("image_link", _Picture(IMAGE_LINK_RE, md), 150),
            ("automail", _Mailbox(r"<((?:mailto:)?[^<>\s!:@]+@[^@<>\s]+)>", md), 110),
            ("linebreak", _Simple(r"(?<! ) {2,}\n", "br"), 100),
            ("html", _RawTag(md, self._inline), 90),
            (
                "entity",
                _Entity(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
                80,
            ),
            ("struck", _Simple(r"(?<!~)~~(?=[^\s~])((?:[^~]|~(?!~))+)(?<=\S)~~(?!~)", "del"), 74),
            ("lowered", _Simple(r"(?<=[\w)\]])~(?=[^\s~]*[^\W_])([^\s~]+)~(?!~)", "sub"), 72),
            ("raised", _Simple(r"(?<=[\w)\]])\^(?=[^\s^]*[^\W_])([^\s^]+)\^", "sup"), 70),
        ):
            patterns.register(pattern, name, priority)
        for name in ("em_strong", "em_strong2"):
            patterns.deregister(name, strict=False)

    def element(self, text: str) -> Element:
        """The tree of a paragraph's text, as python-markdown builds it."""
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = text
        self._inline.run(root)
        return paragraph


class InlineReader:
    """Reads the text of paragraphs; keeps count of what that costs (see `bounds`)."""

    def __init__(
        self,
        references: References,
        notes: frozenset[str],
        surroundings: Surroundings,
        complaints: Complaints,
    ) -> None:
        """Read for a manuscript with these link definitions and labels of notes."""
        self._engine = InlineEngine(references, notes)
        self._surroundings = surroundings
        self._complaints = complaints
        self._left = MOST_COST_IN_ALL

    def read(self, text: str, span: Span) -> Inlines:
        """Inlines of a paragraph's text; raises nothing."""
        if not _MARKED.search(text):
            return _plain(text)
        cost = reading_cost(text)
        if cost > min(MOST_COST, max(self._left, 4 * len(text))):
            self._complaints.warning(
                "R221",
                "this paragraph has too many marks to be sure what they mean; it is kept as text",
                span,
                "put a backslash before brackets and asterisks that mean themselves",
            )
            return _plain(text)
        self._left -= cost
        try:
            return inlines_of(self._engine.element(text), span, self._surroundings)
        except RecursionError:
            return _plain(text)


def _plain(text: str) -> Inlines:
    builder = InlineBuilder()
    builder.text(text)
    return builder.finish()
