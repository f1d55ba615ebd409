"""Pages of FanFiction.net and its sister FictionPress: a chapter each, with the story's head."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

_AROUND = "stands around the story on the site's page: menus, buttons, forms, advertisements"
_SITE = re.compile(r"[|-]\s*(?:FanFiction|FictionPress)(?:\.(?:net|com))?\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?P<title>.+?)(?: Chapter \d+(?:: .*)?)?, an? (?P<fandom>.+?)(?: fanfic| crossover)?"
    r" (?:[|-]) [\w.]+\s*$"
)
_CHAPTER = re.compile(r"(?P<title>.+?) Chapter (?P<number>\d+)(?:: (?P<name>.*?))?, an? ")
LONGEST_TITLE = 500
"""Characters of what a browser shows as the title of a page."""
_OPTION = re.compile(r"(?P<number>\d+)\.\s*(?P<name>.*)")
_SAYS_NUMBER = re.compile(
    r"(?:chapter|chap|ch|part|book|prologue|epilogue|interlude|introduction|preface|foreword"
    r"|kapitel|chapitre|cap[ií]tulo)\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"(?:Fiction\s+)?Rated:\s*(?:Fiction\s+)?(?P<rating>[\w+]+)")
_WRITER = re.compile(r"/u/\d+|/~\w+")
_STATISTICS = re.compile(r"(?:Chapters|Words|Reviews|Favs|Follows|Updated|Published|Status|id)\b")
_GENRES = frozenset(
    "adventure angst crime drama family fantasy friendship general comfort horror humor"
    " mystery parody poetry romance sci-fi spiritual supernatural suspense tragedy western"
    " biography essay historical manga young adult".split()
)


def is_fanfiction_page(page: Page) -> bool:
    """Whether a page is a chapter on the site, as desktops or as telephones see it."""
    return _text(page.root) is not None and (
        page.root.first(ident="profile_top") is not None or bool(_SITE.search(page.heading))
    )


def read_fanfiction_page(page: Page) -> Draft:
    """Read the chapter that the page shows."""
    draft = Draft(page=page)
    text = _text(page.root)
    if text is None:
        return draft
    profile = first_of((page.root.first(ident="profile_top"), page.root.first(ident="content")))
    _read_profile(profile or page.root, text, draft)
    found = _TITLE.match(page.heading[:LONGEST_TITLE])
    if not any(item.name == "title" for item in draft.fields):
        draft.note("title", found["title"] if found else _SITE.sub("", page.heading))
    _read_fandom(page, found["fandom"] if found else "", draft)
    title = next((item.value for item in draft.fields if item.name == "title"), "")
    chapter = _chapter_title(page)
    if chapter or (draft.blocks and title):
        draft.head(chapter or title, 1, text)
    draft.blocks += draft.text(text)
    draft.leave_out_rest(_AROUND)
    return draft


def _text(root: Element) -> Element | None:
    return first_of(
        (
            root.first("div", ident="storytext"),
            root.first("div", classes=("storytext",)),
            root.first("div", ident="storycontent"),
            root.first("div", ident="storytextp"),
        )
    )


def _read_profile(profile: Element, text: Element, draft: Draft) -> None:
    """Read the story's head, on the page of telephones what stands above the story."""
    around = (text, *text.ancestors())
    head = [e for e in profile.find() if text not in e.ancestors() and e not in around]
    title = next((e for e in head if e.name == "b" and e.text()), None)
    author = next((e for e in head if e.name == "a" and _WRITER.search(e.get("href"))), None)
    if title is not None and author is not None:
        draft.note("title", title.text(), title)
    draft.note("author", author.text() if author is not None else "", author)
    details = next((e for e in head if _RATED.match(e.text())), None)
    if details is not None:
        _read_details(details.text(), details, draft)
        draft.leave_out("site header", details, "read as metadata: rating, genre, statistics")
    elif (found := _RATED.search(profile.text())) is not None:
        _read_details(profile.text()[found.start() :], profile, draft)
    summary = next(
        (
            e
            for e in head
            if e.name == "div" and "xcontrast_txt" in e.classes and e.text() and not e.holds_blocks
        ),
        None,
    )
    if summary is not None:
        draft.head("Summary", 1, summary)
        draft.blocks += draft.text(summary)


def _read_details(text: str, element: Element, draft: Draft) -> None:
    """`Rated: Fiction T - English - Angst/Romance - Jo P. - Chapters: 2 - Words: 204`.

    On telephones `Rated: T, English, Angst & Romance, Jo P., Words: 204`.
    """
    rated = _RATED.match(text)
    draft.note("rating", rated["rating"] if rated else "", element)
    stamps = (e.get("data-xutime") for e in element.find("span"))
    published = min((int(s) for s in stamps if re.fullmatch(r"\d{9,10}", s)), default=None)
    if published is not None:
        draft.note("date", datetime.fromtimestamp(published, UTC).date().isoformat(), element)
    mark = " - " if " - " in text[:40] else ", "
    parts = [part.strip() for part in text.split(mark)]
    for number, part in enumerate(parts[1:12], start=1):
        if number == 1:
            draft.note_language(part)
        elif _STATISTICS.match(part):
            break
        elif _GENRES.issuperset(re.split(r"/| & ", part.casefold().replace("hurt/", ""))):
            draft.note("genre", part, element)
        else:
            draft.note("characters", part, element)


def _read_fandom(page: Page, named: str, draft: Draft) -> None:
    links = page.root.first(ident="pre_story_links")
    last = list(links.find("a"))[-1:] if links is not None else []
    draft.note("fandom", last[0].text() if last else named.title())


def _chapter_title(page: Page) -> str:
    """The chapter's title from the menu of chapters, or from the page's; empty for the only one."""
    menus = [e for e in page.root.find("select") if "chap" in (e.get("id") or e.get("name"))]
    menu = first_of(menus)
    if menu is not None:
        for option in menu.find("option"):
            text = "".join(child for child in option.children if isinstance(child, str))
            found = _OPTION.fullmatch(" ".join(text.split()))
            if found and "selected" in option.tag.attributes:
                return _numbered(found["number"], found["name"])
    found = _CHAPTER.match(page.heading[:LONGEST_TITLE])
    return _numbered(found["number"], found["name"] or "") if found else ""


def _numbered(number: str, name: str) -> str:
    if not name:
        return f"Chapter {number}"
    return name if _SAYS_NUMBER.match(name) else f"Chapter {number}: {name}"
