"""Where the text of a page is, and what on the page is furniture of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.readers.html.page_tree import Element

_TEXT_CLASSES = (
    *("entry-content", "post-content", "article-content", "article-body", "post-body"),
    *("story-content", "chapter-content", "storytext", "story-text", "chapter-text"),
    *("available-content", "post__content", "td-post-content", "articlebody", "rich-text"),
    *("mw-parser-output", "prp-pages-output", "e-content", "h-entry", "markdown-body"),
    *("b-singlepost-body", "aentry-post__text", "entry-item", "asset-body", "entry-text"),
    *("panel-reading", "content-body", "body-text", "userstuff", "chapter-inner", "chp_raw"),
    *("bbwrapper", "postcontent", "post_body", "postbody", "post-text", "cooked", "usertext-body"),
)
"""Classes in which common site builders put the text of a post."""
_TEXT_IDS = ("storytext", "chapter-content", "article-body", "mw-content-text", "content", "main")
_FURNITURE_NAMES = frozenset({"nav", "aside", "footer", "menu"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"}
    | {"alert", "toolbar", "tablist", "alertdialog"}
)
_FURNITURE_WORD = re.compile(
    r"(?:^|[-_ ])(?:"
    r"share|shar(?:e|ing)-?\w*|sharedaddy|social\w*|comments?(?:-\w+)?|respond|cookies?"
    r"|consent|gdpr|newsletter|subscri\w+|signup|adverts?|advertisement|ads?|adsbygoogle"
    r"|sponsored|promo\w*|sidebar|widgets?|buttons?|breadcrumbs?|pagination|pager|navigation|nav"
    r"|navbar|navbox|menu|masthead|related\w*|recommend\w*|more-from|read-next|read-more"
    r"|jp-relatedposts|post-nav\w*|skip-?links?|skip-to-\w+|screen-reader-text|sr-only"
    r"|visually-?hidden|tags|tag-list|tagcloud|post-tags|entry-footer|post-footer"
    r"|site-header|site-footer|page-header-nav|author-bio|author-box|about-author|toolbar"
    r"|popup|modal|banner|donate|patreon|paywall|rating-stars|likes?|kudos|votes?"
    r"|licensecontainer|licensebanner|licensetpl|printfriendly|noprint|mw-editsection|mw-jump-link|toc|toctitle|print-only|edit-link"
    r"|editsection|metadata-actions|reactions?|byline-actions|ad-slot"
    r")(?=$|[-_ ])",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.4
"""An element that says that it is the text holds at least this share of the page's prose."""
_PROSE = 40
"""Characters of a paragraph of prose; menus and captions are shorter."""
MOST_LINKED = 0.5
"""Share of linked text from which a piece of the page is a menu."""


def is_furniture(element: Element) -> bool:
    """Whether an element is a piece of the site and not of the text, by its own word."""
    if element.name in _FURNITURE_NAMES or element.get("role").lower() in _FURNITURE_ROLES:
        return True
    if element.name == "header" and element.first("h1") is None:
        return not any(above.name in ("article", "main") for above in element.ancestors())
    if element.name in ("html", "body", "main", "article", "h1") or element.is_inline:
        return False
    attributes = element.tag.attributes
    if "class" not in attributes and "id" not in attributes:
        return False
    named = f"{element.get('class')} {element.get('id')}"[:500]
    return _FURNITURE_WORD.search(named) is not None


def furniture_within(text: Element) -> Iterator[Element]:
    """The outermost pieces of furniture below an element, the larger part of the text never."""
    whole = len(text.text())
    for element in list(text.find()):
        if element.parent is None or not is_furniture(element):
            continue
        if text not in element.ancestors():  # it went with a piece around it
            continue
        if _prose(element) <= 0.3 * whole:
            yield element


def find_main_text(root: Element) -> Element:
    """The element that holds the text of a page; the whole body if nothing tells."""
    body = root.first("body") or root
    whole = _prose(body)
    for candidates in _candidates(body):
        best = max(candidates, key=_prose, default=None)
        if best is None or not whole:
            continue
        rivals = sum(_prose(c) for c in candidates if not _holds(best, c) and not _holds(c, best))
        share = _prose(best)
        if share >= _LEAST_SHARE * whole and share > rivals:
            return best
    return _densest(body, whole)


def _candidates(body: Element) -> Iterator[list[Element]]:
    """Elements that say that they are the text, the surest kind of saying first."""
    yield [e for e in body.find() if "articlebody" in e.get("itemprop").lower()]
    for name in _TEXT_CLASSES:
        yield list(body.find("div", "section", "article", "td", "main", classes=(name,)))
    yield list(body.find("article"))
    yield [e for e in body.find() if e.name == "main" or e.get("role") == "main"]
    for ident in _TEXT_IDS:
        yield list(body.find("div", "section", "td", ident=ident))


def _densest(body: Element, whole: int) -> Element:
    """The innermost element that holds nearly all of the prose of the page."""
    best = body
    while True:
        inner = [c for c in best.children if isinstance(c, Element) and not c.is_inline]
        held = {child: _prose(child) for child in inner if child.name not in ("p", "blockquote")}
        fullest = max(held, key=lambda child: held[child], default=None)
        if fullest is None or held[fullest] < 0.85 * whole or not whole:
            return best
        if fullest.name in ("ul", "ol", "dl", "pre"):
            return best
        best = fullest


def _prose(element: Element) -> int:
    """Characters of running text in an element, its furniture and menus aside."""
    total = 0
    waiting: list[Element] = [element]
    while waiting:
        current = waiting.pop()
        if current is not element and is_furniture(current):
            continue
        if current.name == "p" or not current.holds_blocks:
            text = current.text()
            if len(text) >= _PROSE and _linked(current) < MOST_LINKED * len(text):
                total += len(text)
            continue
        total += sum(
            len(stripped)
            for child in current.children
            if isinstance(child, str) and len(stripped := child.strip()) >= _PROSE
        )
        waiting.extend(c for c in current.children if isinstance(c, Element))
    return total


def _linked(element: Element) -> int:
    return sum(len(link.text()) for link in element.find("a"))


def _holds(outer: Element, inner: Element) -> bool:
    return outer is inner or outer in inner.ancestors()
