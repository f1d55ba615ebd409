"""The navigation of a book: what its parts are called, where they are, what holds what."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.container_addresses import resolved
from ebookpack.readers.epub.names import Element, attribute, child, children, text_of
from ebookpack.readers.html.page_tree import Element as PageElement

MOST_ENTRIES = 20_000
DEEPEST = 12


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the contents list."""

    title: str
    name: str
    """Path of the document that it leads to."""
    fragment: str
    depth: int
    """0 for the outermost."""


def ncx_entries(root: Element, name: str) -> tuple[Entry, ...]:
    """Entries of a navigation file of EPUB 2 (OPF 2.0.1, 2.4.1)."""
    return tuple(_points(child(root, "ncx:navMap"), name, 0))


def _points(holder: Element | None, name: str, depth: int) -> Iterator[Entry]:
    if depth > DEEPEST:
        return
    for point in list(children(holder, "ncx:navPoint"))[:MOST_ENTRIES]:
        content, label = child(point, "ncx:content"), child(point, "ncx:navLabel")
        href = (attribute(content, "src") or "") if content is not None else ""
        target, fragment = resolved(name, href)
        title = text_of(label) if label is not None else ""
        yield Entry(title=title, name=target, fragment=fragment, depth=depth)
        yield from _points(point, name, depth + 1)


def nav_entries(page: PageElement, name: str, kind: str = "toc") -> tuple[Entry, ...]:
    """Entries of a navigation document (EPUB 3.3, 5.4)."""
    navs = [nav for nav in page.find("nav") if kind in nav.get("epub:type").split()]
    if not navs and kind == "toc":
        navs = list(page.find("nav"))[:1]
    return tuple(entry for nav in navs[:1] for entry in _links(nav, name))[:MOST_ENTRIES]


def _links(nav: PageElement, name: str) -> Iterator[Entry]:
    for link in nav.find("a"):
        depth = sum(above.name == "ol" for above in link.ancestors()) - 1
        target, fragment = resolved(name, link.get("href"))
        yield Entry(
            title=link.text(), name=target, fragment=fragment, depth=max(0, min(depth, DEEPEST))
        )


def landmark_words(page: PageElement, name: str) -> Iterator[tuple[str, str]]:
    """(path, `epub:type`) of what the landmarks say of single documents."""
    for nav in page.find("nav"):
        if "landmarks" in nav.get("epub:type").split():
            for link in nav.find("a"):
                yield resolved(name, link.get("href"))[0], link.get("epub:type")
