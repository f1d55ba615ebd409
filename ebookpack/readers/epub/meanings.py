"""What documents are: `epub:type`, DPUB-ARIA roles, the guide of EPUB 2, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ebookpack.core.book import Matter, SectionRole

_ROLES: dict[str, SectionRole] = {
    **{role.value: role for role in SectionRole},
    "abstract": SectionRole.SYNOPSIS,
    "notice": SectionRole.WARNINGS,
    "acknowledgements": SectionRole.ACKNOWLEDGMENTS,
    "contributors": SectionRole.ABOUT_AUTHOR,
    "endnotes": SectionRole.NOTES,
    "rearnotes": SectionRole.NOTES,
    "footnotes": SectionRole.NOTES,
    "copyright": SectionRole.COPYRIGHT_PAGE,
}
OWN_ROLE = "ebookpack:"
"""Before the role of a section in a book of our own."""
_ROLES |= {f"{OWN_ROLE}{role.value}": role for role in SectionRole}
for _word in ("text", "contents", "titlepage", "note", "endnote"):
    _ROLES.pop(_word, None)
_LEFT_OUT = {
    "cover": ("cover page", "the book has a cover of its own"),
    "cover-page": ("cover page", "the book has a cover of its own"),
    "toc": ("contents list", "the book makes its own"),
    "toc-brief": ("contents list", "the book makes its own"),
    "landmarks": ("contents list", "the book makes its own"),
    "page-list": ("contents list", "the book makes its own"),
    "loi": ("contents list", "the book makes its own"),
    "lot": ("contents list", "the book makes its own"),
    "titlepage": ("title page", "the book sets its own"),
    "title-page": ("title page", "the book sets its own"),
    "halftitlepage": ("half title", "the book sets its own"),
    "halftitle": ("half title", "the book sets its own"),
    "imprint": ("imprint", "the book makes its own"),
}
_NAMES = (
    (re.compile(r"(?:^|[/_-])cover(?:[_-]?page)?\.x?html?$", re.IGNORECASE), "cover"),
    (re.compile(r"(?:^|[/_-])(?:toc|nav|contents)\.x?html?$", re.IGNORECASE), "toc"),
    (re.compile(r"(?:^|[/_-])(?:half[_-]?)?title[_-]?page\.x?html?$", re.IGNORECASE), "titlepage"),
)
_MATTERS = {
    "frontmatter": Matter.FRONT,
    "bodymatter": Matter.BODY,
    "backmatter": Matter.BACK,
}
_LEFT_OUT[f"{OWN_ROLE}imprint"] = _LEFT_OUT["imprint"]
MOST_WORDS_OF_A_COVER = 120
"""A page that is named as a cover or a title page, and holds more words, is text."""


def words_of(*attributes: str) -> tuple[str, ...]:
    """Single words of `epub:type` and `role`, `doc-` taken off."""
    written = " ".join(attributes).lower().split()
    return tuple(dict.fromkeys(word.removeprefix("doc-") for word in written))


def role_of(words: Iterable[str]) -> SectionRole | None:
    """The role of a section, by the first word that tells one."""
    return next((_ROLES[word] for word in words if word in _ROLES), None)


def matter_of(words: Iterable[str]) -> Matter | None:
    """The division of the book, if a word tells it."""
    return next((_MATTERS[word] for word in words if word in _MATTERS), None)


def left_out_as(words: Iterable[str]) -> tuple[str, str] | None:
    """(what, why) of a document that the book makes anew; None for one that is text."""
    return next((_LEFT_OUT[word] for word in words if word in _LEFT_OUT), None)


def named_as(name: str) -> tuple[str, ...]:
    """The word that the name of a file tells, if any."""
    return tuple(word for pattern, word in _NAMES if pattern.search(name))
