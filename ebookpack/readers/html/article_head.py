"""What any page says of its text: a title, a chapter's own, authors, a date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

_SEPARATOR = re.compile(r"\s+[|·•»«–—]\s+|\s+-\s+|\s*::\s*")
_BYLINE = re.compile(r"(?:(?:posted|written|published|story)\s+)?by:?\s+(?P<name>\S.{1,60})", re.I)
_TITLE_BY = re.compile(r"(?P<title>\S.{0,80}?),? by (?P<name>\S.{1,40})", re.IGNORECASE)
"""What a page calls itself: `The Weir by Ada Pell`."""
_BYLINE_CLASSES = ("byline", "author", "post-author", "entry-author", "author-name", "p-author")
_ON_AUTHORS = re.compile(r"/wiki/(?:Author|Auteur|Autor|Autore|Auteurs):[^/]+$")
"""Addresses of the pages that Wikisource, a library, has on the authors of its texts."""
_NO_NAME = re.compile(r"https?:|@|\d{4}|\b(?:admin|staff|editor|webmaster)\b", re.IGNORECASE)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")
_CHAPTER = re.compile(
    r"(?:chapter|part|book|prologue|epilogue|act|scene|letter|volume|kapitel|teil|chapitre"
    r"|cap[ií]tulo|\d{1,3}|[ivxlc]+)\b",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:untitled.*|document\d*|new page|index|home|.*\.(?:docx?|html?|rtf))", re.I
)
_OF_ENTRIES = frozenset({"entry-title", "post-title"})
"""Classes of an entry's title (http://microformats.org/wiki/hatom)."""
_SERIALS = frozenset(
    "wattpad royalroad scribblehub fimfiction webnovel quotev inkitt tapas archiveofourown".split()
)
"""Sites that show a chapter a page, the story's title beside the chapter's."""
MOST_JSON = 200_000
"""Characters of what a page declares for search engines that are looked at."""


class Head(Struct, frozen=True, kw_only=True):
    """How a page calls its text."""

    title: str
    shown: Element | None
    """The element that shows the title, or the chapter's."""
    chapter: str = ""
    """The title of the chapter, if the page shows one of a longer story."""


def read_head(page: Page, text: Element, draft: Draft) -> Head:
    """Read title, authors and date."""
    block = page.root.first(ident="title-block-header")
    if block is not None:
        return _title_block(block, page, draft)
    head = _head(page, text)
    draft.note("title", head.title)
    _read_authors(page, text, draft)
    dates = (page.meta("article:published_time", "date", "dc.date"), _linked(page, "datePublished"))
    found = next(filter(None, map(_DATE.fullmatch, dates)), None)
    draft.note("date", found[1] if found else "")
    return head


def plain(text: str) -> str:
    """Letters and digits of a text, by which titles are compared."""
    return "".join(c for c in text.casefold() if c.isalnum())


def without_by(text: str) -> str:
    """A name without the words that say that it is the author's."""
    found = _BYLINE.fullmatch(text.strip())
    return (found["name"] if found else text).strip(" ,|•·")


def is_chapter_title(text: str) -> bool:
    """Whether a title says that it is a chapter's."""
    return _CHAPTER.match(text) is not None


def _title_block(block: Element, page: Page, draft: Draft) -> Head:
    """The title block that pandoc writes, every line of which says what it is."""
    for kind in ("title", "subtitle", "author", "date"):
        for line in block.find(classes=(kind,)):
            declared = page.meta("dcterms.date") if kind == "date" else ""
            draft.note(kind, declared or line.text(), line)
    draft.leave_out("title block", block, "read as metadata: title, authors, date")
    title = next((f.value for f in draft.fields if f.name == "title"), "")
    return Head(title=title, shown=None)


# ------------------------------------------------------------------------------------ title


def _head(page: Page, text: Element) -> Head:
    declared = page.meta("og:title", "twitter:title", "dc.title", "headline")
    shown = _shown(page, text)
    said = plain(shown.text()) if shown is not None else ""
    if shown is not None and said:
        likely = plain(f"{declared} {page.heading}")
        if said in likely or not likely or text in shown.ancestors():
            story = _story(shown.text(), declared, page)
            if story:
                return Head(title=story, shown=shown, chapter=shown.text())
            return Head(title=shown.text(), shown=shown)
    title = _without_site(declared, page) or _without_site(page.heading, page)
    both = _TITLE_BY.fullmatch(title)
    if both is not None and any(
        plain(heading.text()) == plain(both["title"])
        for heading in page.root.find("h1", "h2", "h3", "h4")
    ):
        title = both["title"]
    return Head(title="" if _UNTITLED.fullmatch(title) else title, shown=None)


def _shown(page: Page, text: Element) -> Element | None:
    """The heading that is the page's title, if one is."""
    headings = list(page.root.find("h1"))
    entries = [h for h in page.root.find("h1", "h2", "h3") if h.classes & _OF_ENTRIES]
    if len(entries) == 1:
        return entries[0]  # the site's name may be the page's only heading of the first level
    named = [h for h in headings if h.classes & {"entry-title", "post-title", "p-name", "title"}]
    if not named:
        named = [h for h in page.root.find("h2", "h3") if h.classes & {"entry-title", "post-title"}]
    if not headings and len(named) != 1:
        named = []
    within = [h for h in headings if text in h.ancestors()]
    shown = first_of((*(named[:1]), *(within if len(within) == 1 else ())))
    return headings[0] if shown is None and len(headings) == 1 else shown


def _story(shown: str, declared: str, page: Page) -> str:
    """The title of the story of which a page shows a chapter; empty if it shows a whole one.

    The page's own title then holds three things: the chapter, the story, the site.
    """
    last = plain(_SEPARATOR.split(page.heading)[-1])
    named = last if last in _SERIALS else ""
    site = plain(page.meta("og:site_name", "application-name")) or named
    is_book = page.meta("og:type").startswith("book") or bool(page.meta("books:author"))
    if not (is_book or site in _SERIALS or (site and is_chapter_title(shown))):
        return ""
    for title in (page.heading, declared):
        others = [
            part
            for part in _SEPARATOR.split(title)
            if plain(part) and plain(part) != site and plain(part) not in plain(shown)
        ]
        if len(others) == 1 and others[0] != title:
            return others[0].strip()
    return ""


def _without_site(title: str, page: Page) -> str:
    """A title without the site's name, which follows or precedes it behind a mark."""
    site = plain(page.meta("og:site_name", "application-name"))
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    if len(parts) > 1 and site and plain(parts[0]) == site:
        return _SEPARATOR.split(title, maxsplit=1)[1].strip()
    if len(parts) > 1 and (not site or plain(parts[-1]) in site or site in plain(parts[-1])):
        # The last mark parts the site's name; a title may hold others.
        marks = list(_SEPARATOR.finditer(title))
        return title[: marks[-1].start()].strip()
    return title.strip()


# ---------------------------------------------------------------------------------- authors


def _read_authors(page: Page, text: Element, draft: Draft) -> None:
    """Note the authors that the page declares, or else the first that it shows."""
    declared = page.metas("author", "dc.creator", "dcterms.creator", "books:author")
    names = [name for name in map(without_by, declared) if _is_name(name)]
    if not names:
        others = (page.meta("article:author"), _linked(page, "author"), *_shown_names(page, text))
        names = [name for name in map(without_by, others) if _is_name(name)][:1]
    for name in dict.fromkeys(names):
        draft.note("author", name)


def _is_name(name: str) -> bool:
    return bool(name) and len(name.split()) <= 6 and not _NO_NAME.search(name)


def _shown_names(page: Page, text: Element) -> Iterator[str]:
    for above in text.ancestors():
        if above.get("data-author"):  # of a post in a forum
            yield above.get("data-author")
    for link in page.root.find("a"):
        if _ON_AUTHORS.search(link.get("href")):
            yield link.text()
            break
    shown = [e for e in page.root.find("a", "span") if "author" in e.get("rel").split()]
    shown += [e for e in page.root.find() if e.get("itemprop") == "author"]
    for name in _BYLINE_CLASSES:
        shown += page.root.find(classes=(name,))
    for element in shown[:20]:
        named = element.get("itemprop") or "byline" in element.classes
        yield ((element.first("a") if named else None) or element).text()
    for element in page.root.find("a", "p", "span", "h2", "h3", "h4", "div"):
        linked = element.name == "a" or element.first("a") is not None
        line = element.text() if linked and not element.holds_blocks else ""
        if len(line) < 60 and _BYLINE.fullmatch(line):
            yield line


# ------------------------------------------------------------ what is declared for machines


def _linked(page: Page, name: str) -> str:
    """A text that the page declares about its article in JSON-LD; of a person, the name."""
    for script in page.root.find("script"):
        if "ld+json" not in script.get("type"):
            continue
        source = "".join(child for child in script.children if isinstance(child, str))
        if len(source) > MOST_JSON:
            continue
        try:
            told = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for item in _items(told):
            value = item.get(name)
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return ""


def _items(told: object) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD, one or a list or a graph of them."""
    if isinstance(told, dict):
        yield told
        graph = told.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, dict))
    elif isinstance(told, list):
        yield from (item for item in told if isinstance(item, dict))
