"""python-markdown, with the inline patterns that authors use besides its own.

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

from ebookpack.readers.markdown.tree import ATTRIBUTES

_Found: TypeAlias = tuple[Element | str | None, int | None, int | None]

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters that a backslash makes plain (CommonMark 0.31, 2.4)."""


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

    def __init__(self, references: dict[str, tuple[str, str]], notes: frozenset[str]) -> None:
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
