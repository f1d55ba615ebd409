"""Content documents: parsed, with ids and links that are good for the whole book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.core.container_addresses import resolved
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.readers.epub.container import MOST_BYTES, EpubContainer
from ebookpack.readers.epub.meanings import OWN_ROLE, words_of
from ebookpack.readers.epub.navigation import Entry
from ebookpack.readers.epub.package_document import Item
from ebookpack.readers.html.declared import decode_page
from ebookpack.readers.html.page_tree import Element, parse_page
from ebookpack.readers.html_inline import Tag

MOST_SHEET = 400_000
"""Characters of style sheets that are looked at for one document."""
_HEAD = re.compile(r"<head\b[^<>]{0,200}>", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True, kw_only=True)
class Page:
    """A content document of the book."""

    item: Item
    number: int
    body: Element
    words: tuple[str, ...]
    """What its body, and the section that is all of it, say they are."""
    language: str = ""

    @property
    def prefix(self) -> str:
        """What its ids start with, so that no two documents share one."""
        return f"p{self.number}"

    @property
    def heading(self) -> Element | None:
        """The first heading in it."""
        return self.body.first(*HEADINGS)


def read_page(
    container: EpubContainer, item: Item, number: int, path: str, *, own: bool
) -> Page | None:
    """A content document; None if it is not there or is no text.

    Of a book of our own (`own`) the classes say what each part is, and the style sheet nothing.
    """
    data = container.optional(item.name, limit=MOST_BYTES)
    if data is None:
        return None
    span = Span(path=path, part=item.name)
    try:
        source = decode_page(data, str(span), Diagnostics()).text
    except ManuscriptError:
        return None  # empty, or no text: a picture under a wrong name
    if not own:
        source = _with_sheets(source, container, item.name)
    root = parse_page(source, span)
    body = root.first("body") or root
    html = root.first("html")
    if own:
        _part_label(body)
    return Page(
        item=item,
        number=number,
        body=body,
        words=_words(body, own=own),
        language=(html.get("lang") or html.get("xml:lang")) if html is not None else "",
    )


def _with_sheets(source: str, container: EpubContainer, name: str) -> str:
    """The page with its style sheets in it: in them is what is italic."""
    head = _HEAD.search(source)
    if head is None:
        return source
    sheets: list[str] = []
    for link in re.findall(r"<link\b[^<>]{0,400}>", source[: MOST_SHEET // 4]):
        href = re.search(r"href\s*=\s*[\"']([^\"'<>]{1,300})[\"']", link)
        if href and ("stylesheet" in link or ".css" in href[1]):
            data = container.optional(resolved(name, href[1])[0], limit=MOST_BYTES) or b""
            sheets.append(data[:MOST_SHEET].decode("utf-8", "replace"))
    sheet = " ".join("".join(sheets)[:MOST_SHEET].replace("<", " ").split())
    return (
        f"{source[: head.end()]}<style>{sheet}</style>{source[head.end() :]}" if sheet else source
    )


def _words(body: Element, *, own: bool) -> tuple[str, ...]:
    said = [body.get("epub:type"), body.get("role")]
    element = body
    for _ in range(3):
        inner = [child for child in element.children if isinstance(child, Element)]
        if len(inner) != 1 or inner[0].name not in ("section", "div", "article", "nav"):
            break
        element = inner[0]
        said = [*(_own_role(element) if own else ()), element.get("epub:type"), *said]
        said.append(element.get("role"))
    return words_of(*said)


def _own_role(element: Element) -> tuple[str, ...]:
    """In our own books the class of a section is its role."""
    return tuple(f"{OWN_ROLE}{name}" for name in element.classes)


def _part_label(body: Element) -> None:
    """Part the label of a chapter from its title, which only the style sheet does."""
    for label in body.find("span", classes=("label",)):
        if label.parent is not None and label.parent.first("span", classes=("title",)):
            label.children.append(":")


# --------------------------------------------------------------------------- ids and links


def join_pages(pages: Iterable[Page]) -> Element:
    """All pages as one, with ids that no two share, and links to them."""
    pages = list(pages)
    by_name = {page.item.name: page for page in pages}
    for page in pages:
        _prepare_pictures(page.body)
        for element in page.body.walk():
            _rename(element, page.prefix)
        heading = page.heading
        if heading is not None and not heading.get("id"):
            _set(heading, id=page.prefix)
    for page in pages:
        for link in page.body.find("a"):
            _redirect(link, page, by_name)
    whole = Element(Tag(name="#page"), None, 1, [page.body for page in pages])
    for page in pages:
        page.body.parent = whole
    return whole


def _rename(element: Element, prefix: str) -> None:
    ident = element.get("id") or (element.get("name") if element.name == "a" else "")
    if ident:
        _set(element, id=f"{prefix}-{ident}")


def _redirect(link: Element, page: Page, by_name: Mapping[str, Page]) -> None:
    href = link.get("href")
    if href and ":" not in href.split("/")[0]:
        name, fragment = resolved(page.item.name, href)
        target = by_name.get(name)
        place = ""
        if target is not None and fragment:
            place = f"#{target.prefix}-{fragment}"
        elif target is not None and target.heading is not None:
            place = f"#{target.heading.get('id')}"
        _set(link, href=place)


def _prepare_pictures(body: Element) -> None:
    """Pictures that a drawing only holds, as books wrap those of a whole page, are pictures."""
    for drawing in list(body.find("svg")):
        image = drawing.first("image")
        href = image and (image.get("xlink:href") or image.get("href"))
        if image is not None and href:
            drawing.tag = Tag(name="img", attributes={"src": href, "alt": image.get("alt")})
            drawing.children = []


def _set(element: Element, **changed: str) -> None:
    attributes = {**element.tag.attributes, **changed}
    element.tag = replace(element.tag, attributes=attributes)


def mark_headings(pages: Mapping[str, Page], entries: Iterable[Entry]) -> None:
    """Make headings of what the navigation leads to, where the text of both is the same.

    Word processors export headings as paragraphs that only look like some.
    """
    places = {
        element.get("id"): element
        for page in pages.values()
        for element in page.body.walk()
        if element.get("id")
    }
    for entry in entries:
        page = pages.get(entry.name)
        if page is None or not entry.title:
            continue
        found = places.get(f"{page.prefix}-{entry.fragment}") if entry.fragment else None
        found = found or next(iter(page.body.find("p", "div")), None)
        while found is not None and found.is_inline:
            found = found.parent
        if found is None or found.holds_blocks or found.name not in ("p", "div"):
            continue
        if found.first(*HEADINGS) is None and _same(found.text(), entry.title):
            found.tag = replace(found.tag, name=f"h{min(entry.depth + 1, 6)}")


def _same(shown: str, title: str) -> bool:
    return bool(title) and _LETTERS.sub("", shown).casefold() == _LETTERS.sub("", title).casefold()
