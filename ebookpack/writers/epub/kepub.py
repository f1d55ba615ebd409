"""Documents as Kobo's own reader wants them: each sentence in a span with a number.

Its readers keep place, highlights and statistics by those spans; without them an EPUB is shown by
another engine, which turns pages slower. The marks are those that the shop adds to the EPUBs that
it is sent, and that kepubify writes. No character of the text changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from ebookpack.writers.epub.reading_systems import (
    KOBO_COLUMNS,
    KOBO_SPAN,
    KOBO_STYLE,
    KOBO_STYLE_ID,
)

Element: TypeAlias = etree._Element

_XHTML = "{http://www.w3.org/1999/xhtml}"
_SENTENCE = re.compile(r".+?[.!?…:][\"'”’»)\]]*\s+|.+", re.DOTALL)
"""As far as the next stop with a blank behind it, or to the end."""
_BLOCKS = frozenset(
    f"{_XHTML}{name}"
    for name in "p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption div blockquote section".split()
)
_LEFT_ALONE = frozenset(f"{_XHTML}{name}" for name in "pre script style rt rp svg math".split())
_IMAGE = f"{_XHTML}img"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'


def with_spans(document: bytes) -> bytes:
    """A content document of ours with Kobo's spans."""
    root = etree.fromstring(document)
    body, head = root.find(f"{_XHTML}body"), root.find(f"{_XHTML}head")
    if body is None or head is None:
        return document
    _Spans().mark(body)
    _wrap(body)
    style = etree.SubElement(head, f"{_XHTML}style", {"type": "text/css", "id": KOBO_STYLE_ID})
    style.text = KOBO_STYLE
    return _DECLARATION + etree.tostring(root, encoding="unicode").encode() + b"\n"


def _wrap(body: Element) -> None:
    """Put what is in the body into the two columns that Kobo's engine looks for."""
    outer_id, inner_id = KOBO_COLUMNS
    columns = etree.Element(f"{_XHTML}div", {"id": outer_id})
    inner = etree.SubElement(columns, f"{_XHTML}div", {"id": inner_id})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    body.append(columns)


@dataclass(slots=True)
class _Spans:
    """Numbers the spans of a document: `kobo.PARAGRAPH.SENTENCE`."""

    paragraph: int = 0
    sentence: int = 0
    opened: bool = field(default=False)
    """Whether a paragraph has started of which no sentence has come yet."""

    def mark(self, element: Element) -> None:
        """Put the text in an element, and in all that it holds, into spans."""
        if element.tag in _BLOCKS:
            self.opened = True
        marked = self._spans(element.text)
        children = list(element)
        element.text = element.text if not marked else None
        element[:0] = marked
        for child in children:
            tail, child.tail = child.tail, None
            if isinstance(child.tag, str) and child.tag not in _LEFT_ALONE:
                if child.tag == _IMAGE:
                    child = self._around(child)
                else:
                    self.mark(child)
                    if child.tag in _BLOCKS:
                        self.opened = True
            place = element.index(child) + 1
            behind = self._spans(tail)
            if not behind:
                child.tail = tail
            element[place:place] = behind

    def _spans(self, text: str | None) -> list[Element]:
        """Spans of a text's sentences; none of blanks alone."""
        if not text or not text.strip():
            return []
        spans = []
        for sentence in _SENTENCE.findall(text):
            span = self._next()
            span.text = sentence
            spans.append(span)
        return spans

    def _around(self, image: Element) -> Element:
        """A span in a picture's place, with the picture in it."""
        parent = image.getparent()
        span = self._next()
        if parent is not None:
            parent.replace(image, span)
        span.append(image)
        return span

    def _next(self) -> Element:
        if self.opened or not self.paragraph:
            self.paragraph += 1
            self.sentence, self.opened = 0, False
        self.sentence += 1
        ident = f"kobo.{self.paragraph}.{self.sentence}"
        return etree.Element(f"{_XHTML}span", {"class": KOBO_SPAN, "id": ident})
