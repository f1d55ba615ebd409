"""Footnotes of a page: a mark that leads to a text that leads back to the mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from ebookpack.core.nodes import Block, Blocks, Paragraph, Text
from ebookpack.readers.html.page_tree import Element

MOST_WORDS = 2000
"""Words of a note; what is longer is a chapter with a link back to where it was named."""

MOST_BELOW = 2000
"""Children of its parent below a heading of notes that are looked at."""

_MARK = re.compile(
    r"[\[({]?\s*(?:note |n\.? ?)?(\d{1,4}|[a-z]{1,2}|[*†‡§¶#]{1,4}|[ivxl]{1,6})\s*[\])}]?", re.I
)
_LABEL = re.compile(r"^\s*[\[({]?\s*(?:\d{1,4}|[*†‡§¶#]{1,4}|[A-Za-z](?=[\])}.]))[\])}]?[.:]?\s+")
_LEFT_OF_LABEL = re.compile(r"^\s*[.:)\]}]{1,2}\s+")
"""What a label that is a link back leaves behind."""
_HOLDERS = frozenset({"footnote", "endnote", "footnotes-item"})
_TOO_WIDE = frozenset({"html", "body", "article", "main", "section", "#page", "table", "ol", "ul"})
_NOTES_TITLE = re.compile(r"(?:foot|end)-?notes?[:.]?", re.IGNORECASE)


class LinkedNotes(Struct, frozen=True, kw_only=True):
    """Notes that were found and taken out of the page."""

    calls: dict[Element, str]
    """Links that call a note, and its id."""
    texts: tuple[tuple[str, Element], ...]
    """(id, element) of the notes, in the order of their calls."""
    skipped: frozenset[Element]
    """Links back, which say nothing in a book."""
    titles: tuple[str, ...]
    """Headings above the notes, below which nothing is left."""


def take_notes(root: Element) -> LinkedNotes:
    """Find the notes of a page and take them out of it."""
    places = _places(root)
    calls: dict[Element, str] = {}
    texts: dict[Element, str] = {}
    back: set[Element] = set()
    for link in root.find("a"):
        target = places.get(link.get("href")[1:]) if link.get("href").startswith("#") else None
        is_mark = _MARK.fullmatch(link.text()) or _says_note(link)
        if target is None or link in back or not is_mark:
            continue
        holder = _holder(target, link)
        if holder is None:
            continue
        if holder not in texts:
            links_back = _links_back(holder, link)
            if not (links_back or _says_note(link)):
                continue
            texts[holder] = f"note-{len(texts) + 1}"
            back.update(links_back)
        calls[_mark_of(link)] = texts[holder]
    for holder in texts:
        holder.remove()
    return LinkedNotes(
        calls=calls,
        texts=tuple((ident, holder) for holder, ident in texts.items()),
        skipped=frozenset(back),
        titles=tuple(_empty_titles(root)) if texts else (),
    )


def without_label(blocks: Blocks) -> Blocks:
    """A note's blocks without the mark that they start with: a book sets its own."""
    first: Block | None = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.children:
        return blocks
    text = first.children[0]
    if not isinstance(text, Text):
        return blocks
    rest = _LABEL.sub("", _LEFT_OF_LABEL.sub("", text.text, count=1), count=1).lstrip()
    children = (Text(text=rest), *first.children[1:]) if rest else first.children[1:]
    bare = Paragraph(children=children, align=first.align, layout=first.layout, span=first.span)
    return (bare, *blocks[1:])


def _places(root: Element) -> dict[str, Element]:
    places: dict[str, Element] = {}
    for element in root.walk():
        for name in (element.get("id"), element.ident):
            if name:
                places.setdefault(name, element)
    return places


def _holder(target: Element, link: Element) -> Element | None:
    """The block that is the note's text; None if it is none that could be one."""
    holder = target
    while holder.is_inline and holder.parent is not None:
        holder = holder.parent
    for above in list(holder.ancestors())[:3]:
        if above.classes & _HOLDERS and sum(1 for _ in _anchors(above)) <= 2:
            holder = above
    if holder.name in ("td", "th") and holder.parent is not None:
        holder = holder.parent
    if holder.name in _TOO_WIDE or holder is link or holder in link.ancestors():
        return None
    return holder if 0 < len(holder.text().split()) <= MOST_WORDS else None


def _says_note(link: Element) -> bool:
    """Whether a link itself says that it calls a note (EPUB SSV 1.1; DPUB-ARIA 1.1)."""
    return "noteref" in f"{link.get('epub:type')} {link.get('role').removeprefix('doc-')}".split()


def _anchors(element: Element) -> Iterator[Element]:
    return (a for a in element.find("a") if a.ident or a.get("href").startswith("#"))


def _links_back(holder: Element, link: Element) -> list[Element]:
    """Links in a note to where it is called."""
    names = set(_names_around(link))
    return [a for a in holder.find("a") if a.get("href")[1:] in names and a.get("href")[0] == "#"]


def _names_around(link: Element) -> Iterator[str]:
    """Names of a link, of what in the line holds it, and of the anchor right before it."""
    for element in (link, *link.find(), *list(link.ancestors())[:3]):
        yield from filter(None, (element.get("id"), element.ident))
        if not element.is_inline:
            break
        if element.parent is not None:
            siblings, at = element.parent.children, element.place
            for sibling in siblings[max(at - 2, 0) : at + 2]:
                if isinstance(sibling, Element) and sibling.is_inline and sibling.ident:
                    yield sibling.ident


def _mark_of(link: Element) -> Element:
    """The call with what only raises it: `<sup>` around it says nothing more."""
    above = link.parent
    if above is None or above.name not in ("sup", "small", "span"):
        return link
    others = (child for child in above.children if child is not link)
    alone = not any(c.strip() if isinstance(c, str) else c.text() for c in others)
    return above if alone else link


def _empty_titles(root: Element) -> Iterator[str]:
    """Take out headings of notes that have nothing below them any more."""
    for element in list(root.find("h1", "h2", "h3", "h4", "h5", "h6", "p", "div")):
        if element.parent is None or element.holds_blocks:
            continue
        text = element.text()
        if _NOTES_TITLE.fullmatch(text):
            below = element.parent.children[element.place + 1 : element.place + MOST_BELOW]
            told = (node for node in below if isinstance(node, Element) or node.strip())
            if not any(map(_says, islice(told, 3))):
                yield text
                element.remove()


def _says(node: Element | str) -> bool:
    if isinstance(node, str):
        return True
    return bool(node.text()) and "pg-boilerplate" not in node.classes
