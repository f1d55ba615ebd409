"""Pages of FanFiction.net and its sister FictionPress: a chapter each, with the story's head."""

from __future__ import annotations

import re

from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

_AROUND = "stands around the story on the site's page: menus, buttons, forms, advertisements"
_SITE = re.compile(r"\|\s*(?:FanFiction|FictionPress)\s*$", re.IGNORECASE)
_TITLE = re.compile(r"(?P<title>.+?)(?: Chapter \d+(?:: .*)?)?, an? .+\| \w+\s*$")
_CHAPTER = re.compile(r"(?P<title>.+?) Chapter (?P<number>\d+)(?:: (?P<name>.*?))?, an? ")
_OPTION = re.compile(r"(?P<number>\d+)\.\s*(?P<name>.*)")
_SAYS_NUMBER = re.compile(
    r"(?:chapter|chap|ch|part|book|prologue|epilogue|interlude|introduction|preface|foreword"
    r"|kapitel|chapitre|cap[ií]tulo)\b",
    re.IGNORECASE,
)
_RATED = re.compile(r"Rated:\s*(?:Fiction\s+)?(?P<rating>\S+)")
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
    chapter = _chapter_title(page)
    if profile is not None:
        _read_profile(profile, draft)
    if not any(item.name == "title" for item in draft.fields):
        found = _TITLE.match(page.heading)
        draft.note("title", found["title"] if found else _SITE.sub("", page.heading))
    links = page.root.first(ident="pre_story_links")
    if links is not None:
        last = list(links.find("a"))[-1:]
        draft.note("fandom", last[0].text() if last else "")
    title = next((item.value for item in draft.fields if item.name == "title"), "")
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


def _read_profile(profile: Element, draft: Draft) -> None:
    title = profile.first("b")
    author = next((a for a in profile.find("a") if re.search(r"/u/\d+", a.get("href"))), None)
    draft.note("title", title.text() if title is not None else "", title)
    draft.note("author", author.text() if author is not None else "", author)
    details = next((e for e in profile.find("span", "div") if _is_details(e)), None)
    if details is not None:
        _read_details(details, draft)
        draft.leave_out("site header", details, "read as metadata: rating, genre, statistics")
    summary = next(
        (
            e
            for e in profile.find("div")
            if "xcontrast_txt" in e.classes and e.text() and not e.holds_blocks
        ),
        None,
    )
    if summary is not None:
        draft.head("Summary", 1, summary)
        draft.blocks += draft.text(summary)


def _is_details(element: Element) -> bool:
    return element.text().startswith("Rated:")


def _read_details(details: Element, draft: Draft) -> None:
    """`Rated: Fiction T - English - Angst/Romance - Jo P. - Chapters: 2 - Words: 204`."""
    text = details.text()
    rated = _RATED.match(text)
    draft.note("rating", rated["rating"] if rated else "", details)
    parts = [part.strip() for part in text.split(" - ")]
    for number, part in enumerate(parts[1:], start=1):
        if number == 1:
            draft.note_language(part)
        elif ":" in part:
            break
        elif _GENRES.issuperset(part.casefold().replace("hurt/", "").split("/")):
            draft.note("genre", part, details)
        else:
            draft.note("character", part, details)


def _chapter_title(page: Page) -> str:
    """The chapter's title from the menu of chapters, or from the page's; empty for the only one."""
    menu = page.root.first("select", ident="chap_select")
    if menu is not None:
        for option in menu.find("option"):
            text = "".join(child for child in option.children if isinstance(child, str))
            found = _OPTION.fullmatch(" ".join(text.split()))
            if found and "selected" in option.tag.attributes:
                return _numbered(found["number"], found["name"])
    found = _CHAPTER.match(page.heading)
    return _numbered(found["number"], found["name"] or "") if found else ""


def _numbered(number: str, name: str) -> str:
    if not name:
        return f"Chapter {number}"
    return name if _SAYS_NUMBER.match(name) else f"Chapter {number}: {name}"
