"""What the Archive of Our Own says about a work: its tags, its authors, its series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ebookpack.readers.html.page import Draft
from ebookpack.readers.html.page_tree import Element

_BY_CLASS = {
    "rating": "rating",
    "warning": "archive warnings",
    "category": "category",
    "fandom": "fandom",
    "relationship": "relationships",
    "character": "characters",
    "freeform": "additional tags",
    "collections": "collections",
}
_BY_LABEL = {
    "rating": "rating",
    "archive warning": "archive warnings",
    "warning": "archive warnings",
    "categor": "category",
    "fandom": "fandom",
    "relationship": "relationships",
    "character": "characters",
    "additional tag": "additional tags",
    "freeform": "additional tags",
    "collection": "collections",
}
"""Starts of the labels in downloads, one or many: `Fandom:`, `Fandoms:`."""
_SERIES = re.compile(r"Part (?P<number>\d+) of (?:the )?", re.IGNORECASE)
_DATE = re.compile(r"Published:\s*(\d{4}-\d\d-\d\d)")
_ARCHIVED = re.compile(r"(?:by )?(?P<name>.+?) \[archived by ", re.IGNORECASE)
_PSEUD = re.compile(r"(?P<pseud>.+) \((?P<user>\w+)\)")
_NOBODY = frozenset({"", "anonymous", "orphan_account", "unknown"})
_WHY = "read as metadata: rating, fandom, tags, statistics"


def read_tags(root: Element, draft: Draft) -> None:
    """Read the header of a page, whose items say by their class what they are."""
    header = root.first("dl", classes=("work", "meta"))
    if header is None:
        return
    for item in header.find("dd"):
        for kind, name in _BY_CLASS.items():
            if kind in item.classes:
                for tag in item.find("a"):
                    draft.note(name, tag.text(), tag)
        if "language" in item.classes:
            draft.note_language(item.get("lang") or item.text())
        if "series" in item.classes:
            _read_series(item, draft)
        if "published" in item.classes:
            draft.note("date", item.text(), item)
    draft.leave_out("archive header", header, _WHY)


def read_labelled_tags(part: Element, draft: Draft) -> None:
    """Read the headers of a download, whose items stand below labels."""
    for header in list(part.find("dl")):
        if "tags" not in header.classes:
            continue
        label = ""
        for item in header.find("dt", "dd"):
            if item.name == "dt":
                label = item.text().rstrip(":").casefold()
            else:
                _read_labelled_tag(label, item, draft)
        draft.leave_out("archive header", header, _WHY)


def read_authors(byline: Element | None, draft: Draft) -> None:
    """Read a byline; works of nobody, given up by their authors or hidden, have none."""
    if byline is None:
        return
    known = {field.value for field in draft.fields if field.name == "author"}
    for name in _names(byline):
        if name.casefold() not in _NOBODY and name not in known:
            draft.note("author", name, byline)


def _names(byline: Element) -> Iterator[str]:
    text = re.sub(r"^(?:chapter )?by\s+", "", byline.text(), flags=re.IGNORECASE)
    archived = _ARCHIVED.match(text)
    links = [a for a in byline.find("a") if a.get("rel") == "author"] or list(byline.find("a"))
    if archived is not None:
        yield archived["name"]
    elif links:
        yield from map(_pen_name, links)
    else:
        yield text


def _pen_name(link: Element) -> str:
    """The name under which somebody writes, without that of the account behind it."""
    name = link.text()
    found = _PSEUD.fullmatch(name)
    account = unquote(link.get("href")).partition("/users/")[2].partition("/")[0]
    return found["pseud"] if found and account in ("", found["user"]) else name


def _read_labelled_tag(label: str, item: Element, draft: Draft) -> None:
    name = next((name for start, name in _BY_LABEL.items() if label.startswith(start)), "")
    if name:
        for tag in [tag.text() for tag in item.find("a")] or item.text().split(", "):
            draft.note(name, tag, item)
    elif label == "language":
        draft.note_language(item.text())
    elif label == "series":
        _read_series(item, draft)
    elif label == "stats" and (published := _DATE.search(item.text())):
        draft.note("date", published[1], item)


def _read_series(item: Element, draft: Draft) -> None:
    """The first series that a work is part of; a book names one."""
    name = next((a for a in item.find("a") if "/series/" in a.get("href")), None) or item.first("a")
    number = _SERIES.search(item.text())
    if name is not None and not any(f.name == "series" for f in draft.fields):
        draft.note("series", name.text(), name)
        draft.note("series-number", number["number"] if number else "", name)
