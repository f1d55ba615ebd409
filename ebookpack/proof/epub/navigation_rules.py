"""Ways through the book: contents in reading order, pages that can be gone to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ebookpack.core.container_addresses import resolved
from ebookpack.core.diagnostics import Severity
from ebookpack.core.ebook_store import EbookStore
from ebookpack.proof.epub.publication import (
    Element,
    Publication,
    elements,
    page_breaks,
    types_of,
)
from ebookpack.proof.epub.rules import Fault, Rule


def _navigation(book: Publication, kind: str) -> tuple[str, list[Element]]:
    """Path of the navigation document, and the links of one of its lists."""
    item, nav = book.item("nav"), book.nav
    if item is None or nav is None:
        return "", []
    lists = [one for one in elements(nav, "nav") if kind in types_of(one)]
    return item.name, [link for one in lists[:1] for link in elements(one, "a")]


def _pages(book: Publication, store: EbookStore) -> Iterator[Fault]:
    nav, links = _navigation(book, "page-list")
    places = {resolved(nav, link.get("href") or "") for link in links}
    marked = [(name, mark.get("id") or "") for name, mark in page_breaks(book)]
    if marked and not links:
        yield Fault(message=f"{len(marked)} page breaks, and no page list", part=nav)
        return
    unlisted = [place for place in marked if place not in places]
    if unlisted:
        name, ident = unlisted[0]
        message = f"{len(unlisted)} page breaks are not in the page list; the first is “{ident}”"
        yield Fault(message=message, part=name)
    if marked and (stray := sorted(places - set(marked))):
        message = f"{len(stray)} pages of the list lead to no page break; one to {stray[0][0]}"
        yield Fault(message=message, part=nav)


def _page_labels(book: Publication, store: EbookStore) -> Iterator[Fault]:
    nav, links = _navigation(book, "page-list")
    labels = Counter(" ".join("".join(map(str, link.itertext())).split()) for link in links)
    twice = [label for label, times in labels.items() if times > 1]
    if twice:
        yield Fault(message=f"{len(twice)} pages are listed twice, as “{twice[0]}”", part=nav)
    if "" in labels:
        yield Fault(message="a page of the list has no label", part=nav)


def _page_source(book: Publication, store: EbookStore) -> Iterator[Fault]:
    _, links = _navigation(book, "page-list")
    if links and not any(book.meta("pageBreakSource")) and not any(book.meta("source-of")):
        found = book.package.iter("{*}meta")
        if not any(one.get("property") == "source-of" for one in found):
            message = "there is a page list, and nothing says of which edition the pages are"
            yield Fault(message=message, part=book.package_name)


def _contents_order(book: Publication, store: EbookStore) -> Iterator[Fault]:
    nav, links = _navigation(book, "toc")
    order = {item.name: number for number, item in enumerate(book.spine)}
    before = -1
    for link in links:
        name, _ = resolved(nav, link.get("href") or "")
        place = order.get(name)
        if place is None:
            continue
        if place < before:
            message = f"the contents list {name} behind what the book has after it"
            yield Fault.at(nav, link, message)
            return
        before = place


RULES = (
    Rule(code="P525", check=_pages, severity=Severity.ERROR),
    Rule(code="P526", check=_page_labels),
    Rule(code="P527", check=_page_source, hint="name it: pageBreakSource, urn:isbn:..."),
    Rule(code="P528", check=_contents_order),
)
