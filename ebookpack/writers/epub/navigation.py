"""Ways through the book: the navigation document (EPUB 3.3, 7), and the NCX of older readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from msgspec import Struct

from ebookpack.core.book import Book, Metadata, Section, SectionRole
from ebookpack.writers.epub.metadata import identifier
from ebookpack.writers.epub.page_list import ListedPage
from ebookpack.writers.epub.page_markers import page_id
from ebookpack.writers.epub.pages import document, section_file
from ebookpack.writers.epub.xml_text import xml_safe
from ebookpack.writers.labels import Term, label_for


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the table of contents."""

    name: str
    file: str
    children: tuple[Entry, ...] = ()


class Landmark(Struct, frozen=True, kw_only=True):
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


class PageTarget(Struct, frozen=True, kw_only=True):
    """A line of the list of pages."""

    label: str
    file: str
    fragment: str

    @property
    def target(self) -> str:
        """Address of the page's mark."""
        return f"{self.file}#{self.fragment}"


def page_targets(pages: Sequence[ListedPage]) -> tuple[PageTarget, ...]:
    """Where the pages of the print edition start."""
    return tuple(
        PageTarget(label=page.label, file=page.file, fragment=page_id(page.label)) for page in pages
    )


def navigation_document(
    entries: Sequence[Entry],
    landmarks: Sequence[Landmark],
    pages: Sequence[PageTarget],
    language: str,
    mark: str = "",
) -> bytes:
    """Make the navigation document; a reader who turns to it sees the contents alone.

    `mark` is that of the page of the print edition that has the contents, empty if none has.
    """
    heading = label_for(SectionRole.CONTENTS, language)
    places = "\n".join(
        f'<li><a epub:type="{mark.epub_type}" href="{escape(mark.target)}">'
        f"{escape(mark.name, quote=False)}</a></li>"
        for mark in landmarks
    )
    body = f"""{mark}<nav class="contents" epub:type="toc" role="doc-toc" id="toc" \
aria-labelledby="contents">
<h1 id="contents">{heading}</h1>
{_list(entries)}
</nav>
<nav class="landmarks" epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">
<h2 id="landmarks">{label_for(Term.LANDMARKS, language)}</h2>
<ol>
{places}
</ol>
</nav>{_page_list(pages, language)}"""
    return document(title=heading, body=body, language=language, division="frontmatter")


def _page_list(pages: Sequence[PageTarget], language: str) -> str:
    """The list of pages (EPUB 3.3, 7.4.3); empty without a print edition."""
    if not pages:
        return ""
    lines = "\n".join(
        f'<li><a href="{escape(page.target)}">{escape(page.label)}</a></li>' for page in pages
    )
    return f"""
<nav class="page-list" epub:type="page-list" role="doc-pagelist" \
aria-labelledby="page-list" hidden="hidden">
<h2 id="page-list">{label_for(Term.PAGES, language)}</h2>
<ol>
{lines}
</ol>
</nav>"""


def _list(entries: Sequence[Entry]) -> str:
    lines = []
    for entry in entries:
        link = f'<a href="{escape(entry.file)}">{escape(entry.name, quote=False)}</a>'
        below = f"\n{_list(entry.children)}\n" if entry.children else ""
        lines.append(f"<li>{link}{below}</li>")
    return "\n".join(["<ol>", *lines, "</ol>"])


def ncx(
    entries: Sequence[Entry],
    pages: Sequence[PageTarget],
    metadata: Metadata,
    order: Sequence[str],
) -> bytes:
    """Make the NCX (OPF 2.0.1, 2.4.1): contents and pages for reading systems of EPUB 2.

    `order` has the files of the spine in reading order, by which chapters and pages are numbered
    in one sequence (ANSI/NISO Z39.86-2005, 8.4.3).
    """
    play = _play_order(entries, pages, order)
    folios = [int(page.label) for page in pages if page.label.isdecimal()]
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="{escape(identifier(metadata))}"/>
<meta name="dtb:depth" content="{_depth(entries)}"/>
<meta name="dtb:totalPageCount" content="{len(pages)}"/>
<meta name="dtb:maxPageNumber" content="{max(folios, default=0)}"/>
</head>
<docTitle><text>{escape(metadata.title, quote=False)}</text></docTitle>
<navMap>
{"".join(_points(entries, play))}</navMap>
{_ncx_pages(pages, play, metadata.language)}</ncx>
"""
    return xml_safe(text).encode()


def _play_order(
    entries: Sequence[Entry], pages: Sequence[PageTarget], order: Sequence[str]
) -> dict[str, int]:
    """The number of each target: a chapter's, and then those of the pages in it."""
    known = {entry.file for entry in _flat(entries)}
    within: dict[str, list[str]] = {}
    for page in pages:
        within.setdefault(page.file, []).append(page.target)
    targets: list[str] = []
    for file in order:
        targets += [file] if file in known else []
        targets += within.get(file, ())
    return {target: number for number, target in enumerate(targets, 1)}


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _points(entries: Sequence[Entry], play: Mapping[str, int]) -> Iterator[str]:
    for entry in entries:
        number = play[entry.file]
        yield (
            f'<navPoint id="point-{number}" playOrder="{number}">\n'
            f"<navLabel><text>{escape(entry.name, quote=False)}</text></navLabel>\n"
            f'<content src="{escape(entry.file)}"/>\n'
        )
        yield from _points(entry.children, play)
        yield "</navPoint>\n"


def _ncx_pages(pages: Sequence[PageTarget], play: Mapping[str, int], language: str) -> str:
    if not pages:
        return ""
    heading = escape(label_for(Term.PAGES, language), quote=False)
    return "".join(
        (
            f"<pageList>\n<navLabel><text>{heading}</text></navLabel>\n",
            *(_ncx_page(page, play[page.target]) for page in pages),
            "</pageList>\n",
        )
    )


def _ncx_page(page: PageTarget, number: int) -> str:
    """A page: one with an arabic folio has it as its value, the others are front matter."""
    label = escape(page.label)
    kind = f'type="normal" value="{label}"' if page.label.isdecimal() else 'type="front"'
    return (
        f'<pageTarget id="point-{number}" {kind} playOrder="{number}">\n'
        f"<navLabel><text>{label}</text></navLabel>\n"
        f'<content src="{escape(page.target)}"/>\n</pageTarget>\n'
    )


def _depth(entries: Sequence[Entry]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries), default=0) if entries else 0
