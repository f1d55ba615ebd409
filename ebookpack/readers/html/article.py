"""Any page that holds a text: the text is found, the site around it left out."""

from __future__ import annotations

import re

from ebookpack.core.book import LeftOut
from ebookpack.core.node_text import block_text
from ebookpack.core.nodes import Block, Blocks, Heading, Text
from ebookpack.readers.html.contents_list import leave_out_contents
from ebookpack.readers.html.main_text import find_main_text, furniture_within
from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element
from ebookpack.readers.html.paragraphs import with_gaps

_AROUND = "stands around the text: menus, buttons, related pages"
_SEPARATOR = re.compile(r"\s+[|·•»«–—]\s+|\s+-\s+|\s*::\s*")
_BYLINE = re.compile(r"(?:(?:posted|written|published|story)\s+)?by:?\s+(?P<name>\S.{1,60})", re.I)
_BYLINE_CLASSES = ("byline", "author", "post-author", "entry-author", "author-name", "p-author")
_NO_NAME = re.compile(r"https?:|@|\d{4}|\b(?:admin|staff|editor|webmaster)\b", re.IGNORECASE)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_CHAPTER = re.compile(
    r"(?:chapter|part|book|prologue|epilogue|act|scene|letter|volume|kapitel|teil|chapitre"
    r"|cap[ií]tulo|\d{1,3}|[ivxlc]+)\b",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:untitled.*|document\d*|new page|index|home|.*\.(?:docx?|html?|rtf))", re.I
)


def read_article(page: Page) -> Draft:
    """Read the text of a page, and what the page declares about it."""
    draft = Draft(page=page)
    text = find_main_text(page.root)
    is_whole = text.name in ("body", "#page")
    title, shown = _title(page, text)
    draft.note("title", title)
    _read_author(page, draft)
    published = _DATE.fullmatch(page.meta("article:published_time", "date", "dc.date"))
    draft.note("date", published[1] if published else "")
    for piece in furniture_within(text):
        draft.leave_out("site furniture", piece, _AROUND)
    blocks, contents = leave_out_contents(page.flow.blocks(text))
    draft.left_out += contents
    text.remove()
    if not is_whole:
        draft.leave_out_rest(_AROUND)
    draft.blocks += _titled(with_gaps(blocks), title, shown, text, draft)
    return draft


# ------------------------------------------------------------------------------------ title


def _title(page: Page, text: Element) -> tuple[str, Element | None]:
    """The title of the text, and the element that shows it."""
    declared = page.meta("og:title", "twitter:title", "dc.title", "headline")
    headings = list(page.root.find("h1"))
    named = [h for h in headings if h.classes & {"entry-title", "post-title", "p-name", "title"}]
    if not named:
        named = [h for h in page.root.find("h2", "h3") if h.classes & {"entry-title", "post-title"}]
    if not headings and len(named) != 1:
        named = []
    within = [h for h in headings if text in h.ancestors()]
    shown = first_of((*(named[:1]), *(within if len(within) == 1 else ())))
    if shown is None and len(headings) == 1:
        shown = headings[0]
    plain = _plain(shown.text()) if shown is not None else ""
    if shown is not None and plain:
        likely = _plain(f"{declared} {page.heading}")
        if plain in likely or not likely or text in shown.ancestors():
            return shown.text(), shown
    title = _without_site(declared, page) or _without_site(page.heading, page)
    if _UNTITLED.fullmatch(title):
        title = ""
    return title, None


def _without_site(title: str, page: Page) -> str:
    """A title without the site's name, which follows or precedes it behind a mark."""
    site = _plain(page.meta("og:site_name", "application-name"))
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    if len(parts) > 1 and site and _plain(parts[0]) == site:
        return _SEPARATOR.split(title, maxsplit=1)[1].strip()
    if len(parts) > 1 and (not site or _plain(parts[-1]) in site or site in _plain(parts[-1])):
        # The last mark parts the site's name; a title may hold others.
        marks = list(_SEPARATOR.finditer(title))
        return title[: marks[-1].start()].strip()
    return title.strip()


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# ----------------------------------------------------------------------------------- author


def _read_author(page: Page, draft: Draft) -> None:
    declared = page.meta("author", "dc.creator", "dcterms.creator", "article:author")
    for name in (declared, *_shown_authors(page)):
        name = _without_by(name)
        if name and len(name.split()) <= 6 and not _NO_NAME.search(name):
            draft.note("author", name)
            return


def _shown_authors(page: Page) -> list[str]:
    shown = [e for e in page.root.find("a", "span") if "author" in e.get("rel").split()]
    shown += [e for e in page.root.find() if e.get("itemprop") == "author"]
    for name in _BYLINE_CLASSES:
        shown += page.root.find(classes=(name,))
    names = []
    for element in shown[:20]:
        inner = (
            element.first("a") if element.get("itemprop") or "byline" in element.classes else None
        )
        names.append((inner or element).text())
    return names


def _without_by(text: str) -> str:
    found = _BYLINE.fullmatch(text.strip())
    return (found["name"] if found else text).strip(" ,|•·")


# ----------------------------------------------------------------------------------- blocks


def _titled(
    blocks: Blocks, title: str, shown: Element | None, text: Element, draft: Draft
) -> list[Block]:
    """The blocks below the title as a heading, without the lines that repeat it at their head."""
    rest = list(blocks)
    author = next((f.value for f in draft.fields if f.name == "author"), "")
    for index, block in enumerate(rest[:6]):
        if isinstance(block, Heading) and title and _plain(block_text(block)) == _plain(title):
            del rest[index]
            break
    for index, block in enumerate(rest[:4]):
        line = block_text(block)
        if author and len(line) < 80 and _plain(_without_by(line)) == _plain(author):
            _leave_out_line(block, "byline", "names the author, as the title page does", draft)
            del rest[index]
            break
    if not title:
        return rest
    headings = [block for block in rest if isinstance(block, Heading)]
    if shown is None and (not headings or all(map(_is_chapter, headings))):
        return rest
    span = draft.page.flow.span(shown or text)
    return [Heading(level=1, children=(Text(text=title),), span=span), *rest]


def _leave_out_line(block: Block, what: str, why: str, draft: Draft) -> None:
    span = getattr(block, "span", None)
    draft.left_out.append(LeftOut(what=what, text=block_text(block), why=why, span=span))


def _is_chapter(heading: Heading) -> bool:
    return _CHAPTER.match(block_text(heading)) is not None
