"""Ways through the book: the navigation document (EPUB 3.3, 7), and the NCX of older readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from ebookpack.core.book import Book, Section, SectionRole
from ebookpack.writers.epub.content import section_file
from ebookpack.writers.epub.pages import document
from ebookpack.writers.epub.xml_text import xml_safe
from ebookpack.writers.labels import Term, label_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the table of contents."""

    name: str
    file: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that readers jump to."""

    epub_type: str
    name: str
    target: str


def contents(book: Book, names: dict[str, str]) -> tuple[Entry, ...]:
    """Table of contents: every section in reading order, chapters below their part.

    A section that is told elsewhere is named there.
    """
    return _entries((*book.front, *book.body, *book.back), names)


def _entries(sections: Sequence[Section], names: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name=names[section.id],
            file=section_file(section.id),
            children=_entries(section.children, names),
        )
        for section in sections
        if not section.told_in
    )


def navigation_document(
    entries: Sequence[Entry], landmarks: Sequence[Landmark], language: str
) -> bytes:
    """Make the navigation document; a reader who turns to it sees the contents alone."""
    heading = label_for(SectionRole.CONTENTS, language)
    places = "\n".join(
        f'<li><a epub:type="{mark.epub_type}" href="{escape(mark.target)}">'
        f"{escape(mark.name, quote=False)}</a></li>"
        for mark in landmarks
    )
    body = f"""<nav class="contents" epub:type="toc" role="doc-toc" id="toc" \
aria-labelledby="contents">
<h1 id="contents">{heading}</h1>
{_list(entries)}
</nav>
<nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">
<h2 id="landmarks">{label_for(Term.LANDMARKS, language)}</h2>
<ol>
{places}
</ol>
</nav>"""
    return document(title=heading, body=body, language=language, division="frontmatter")


def _list(entries: Sequence[Entry]) -> str:
    lines = []
    for entry in entries:
        link = f'<a href="{escape(entry.file)}">{escape(entry.name, quote=False)}</a>'
        below = f"\n{_list(entry.children)}\n" if entry.children else ""
        lines.append(f"<li>{link}{below}</li>")
    return "\n".join(["<ol>", *lines, "</ol>"])


def ncx(entries: Sequence[Entry], *, title: str, identifier: str) -> bytes:
    """Make the NCX (OPF 2.0.1, 2.4.1): the contents for reading systems of EPUB 2."""
    points = "".join(_points(entries, count(1)))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="{escape(identifier)}"/>
<meta name="dtb:depth" content="{_depth(entries)}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{escape(title, quote=False)}</text></docTitle>
<navMap>
{points}</navMap>
</ncx>
"""
    return xml_safe(text).encode()


def _points(entries: Sequence[Entry], numbers: Iterator[int]) -> Iterator[str]:
    for entry in entries:
        number = next(numbers)
        yield (
            f'<navPoint id="point-{number}" playOrder="{number}">\n'
            f"<navLabel><text>{escape(entry.name, quote=False)}</text></navLabel>\n"
            f'<content src="{escape(entry.file)}"/>\n'
        )
        yield from _points(entry.children, numbers)
        yield "</navPoint>\n"


def _depth(entries: Sequence[Entry]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=0) if entries else 0
