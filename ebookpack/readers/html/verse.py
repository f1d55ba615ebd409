"""Verse that a page marks as such, in the ways of Project Gutenberg and of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ebookpack.core.diagnostics import Span
from ebookpack.core.node_text import plain_text, split_lines
from ebookpack.core.nodes import Inlines, Verse
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html_inline import InlineBuilder
from ebookpack.readers.kept_lines import unindented, verse_lines

_VERSE = frozenset(
    {"poem", "poetry", "poetry-container", "verse", "lg", "stanza", "song", "lyrics"}
)
_STANZA = frozenset({"stanza", "lg"})
_LINE = frozenset({"verse", "line", "l"})
_LINE_INDENT = re.compile(r"(?:i|indent|in|verse-?indent)-?(\d{1,2})")

TakeInline = Callable[[Element | str, InlineBuilder], None]


def is_verse(element: Element) -> bool:
    """Whether an element is a poem: it says so, and no paragraph of prose is in it."""
    if not element.classes & _VERSE:
        return False
    lines = element.first("br") is not None or any(
        _line_indent(inner) is not None or inner.classes & _LINE for inner in element.find()
    )
    return lines and element.first("h1", "h2", "h3", "table", "hr", "img") is None


def read_verse(element: Element, take: TakeInline, span: Span) -> Iterator[Verse]:
    """The verse of an element that is_verse."""
    lines = _Lines(take)
    lines.read(element)
    stanzas = lines.finish()
    if stanzas:
        flat = iter(verse_lines(line for stanza in stanzas for line in stanza))
        yield Verse(
            stanzas=tuple(tuple(next(flat) for _ in stanza) for stanza in stanzas), span=span
        )


def _line_indent(element: Element) -> int | None:
    for name in sorted(element.classes):
        found = _LINE_INDENT.fullmatch(name)
        if found:
            return int(found[1])
    return None


class _Lines:
    """Collects lines and stanzas."""

    def __init__(self, take: TakeInline) -> None:
        self._take = take
        self._stanzas: list[list[tuple[int, Inlines]]] = [[]]
        self._builder = InlineBuilder()

    def read(self, element: Element) -> None:
        """Lines of an element: elements that are lines, and what line ends part."""
        for child in element.children:
            if isinstance(child, str):
                self._take(child, self._builder)
            elif _line_indent(child) is not None or child.classes & _LINE:
                self._end()
                self._take(child, self._builder)
                self._end(_line_indent(child) or 0)
            elif child.classes & _STANZA or child.name in ("p", "blockquote"):
                self._part()
                self.read(child)
                self._part()
            elif not child.is_inline:
                self._end()
                self.read(child)
                self._end()
            else:
                self._take(child, self._builder)

    def finish(self) -> list[list[tuple[int, Inlines]]]:
        """The stanzas, each of lines as (columns in, inlines)."""
        self._part()
        return [stanza for stanza in self._stanzas if stanza]

    def _end(self, indent: int = 0) -> None:
        children = self._builder.finish()
        self._builder = InlineBuilder()
        if not children:
            return
        lines = split_lines(children)
        while lines and not plain_text(lines[-1]).strip():
            lines = lines[:-1]
        for line in lines:
            columns, rest = unindented(line)
            if plain_text(rest).strip():
                self._stanzas[-1].append((indent + columns, rest))
            else:
                self._stanzas.append([])

    def _part(self) -> None:
        self._end()
        self._stanzas.append([])
