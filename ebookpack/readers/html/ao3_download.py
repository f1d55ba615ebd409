"""Downloads of the Archive of Our Own: a work in one file, in the layouts of its years."""

from __future__ import annotations

from ebookpack.readers.html.ao3 import (
    AROUND,
    add_note,
    leave_out_byline,
    leave_out_references,
    open_text,
)
from ebookpack.readers.html.ao3_header import read_authors, read_labelled_tags
from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element


def is_archive_download(page: Page) -> bool:
    """Whether a page is a work as the Archive gives it for download."""
    return page.root.first("div", ident="chapters") is not None and _preface(page.root) is not None


def read_archive_download(page: Page) -> Draft:
    """Read a work with all of its chapters."""
    draft = Draft(page=page)
    root = page.root
    preface, chapters = _preface(root), root.first("div", ident="chapters")
    if preface is None or chapters is None:
        return draft
    headings = root.find("h1", "h2", "h3", classes=("toc-heading",))
    draft.leave_out_all("archive placeholder", headings, "names a part of the file, unseen")
    title = first_of(
        (preface.first("h1"), preface.first("h2", classes=("title",)), root.first("b"))
    )
    draft.note("title", title.text() if title is not None else "", title)
    read_authors(preface.first(classes=("byline",)), draft)
    read_labelled_tags(preface, draft)
    _read_notes(preface, 1, draft)
    _read_chapters(chapters, draft)
    afterword = first_of(
        (root.first("div", ident="afterword"), root.first("div", ident="endnotes"))
    )
    if afterword is not None:
        _read_notes(afterword, 1, draft)
    draft.leave_out_rest(AROUND)
    return draft


def _preface(root: Element) -> Element | None:
    """What stands above the chapters; the oldest downloads have no more than `meta` for it."""
    preface = root.first("div", ident="preface")
    if preface is None:
        tags = root.first("dl", classes=("tags",))
        preface = tags.parent if tags is not None and tags.parent is not None else None
        if preface is not None and "meta" not in preface.classes:
            return None
    return preface


def _read_chapters(chapters: Element, draft: Draft) -> None:
    parts = [part for part in chapters.children if isinstance(part, Element)]
    if not any(part.classes & {"userstuff", "meta"} for part in parts):
        open_text(draft, chapters)
        draft.blocks += draft.text(chapters)
        return
    started = False
    for part in parts:
        heading = part.first("h2", "h3") if "meta" in part.classes else None
        if heading is not None:
            draft.head(heading.text(), 1, heading)
            heading.remove()
            leave_out_byline(part, draft)
            started = True
        if "meta" in part.classes:
            _read_notes(part, 2 if started else 1, draft)
            continue
        if not started:
            open_text(draft, part)
            started = True
        draft.blocks += draft.text(part)


def _read_notes(part: Element, level: int, draft: Draft) -> None:
    """Quotations below paragraphs that label them: `Summary`, `Notes`, `Chapter End Notes`."""
    leave_out_references(part, draft)
    label = ""
    for element in list(part.find("p", "blockquote")):
        if any(above.name == "blockquote" for above in element.ancestors()):
            continue
        if element.name == "p" and "message" not in element.classes:
            label = element.text()
        elif element.name == "blockquote" and label:
            kinds = (kind for kind in ("End Notes", "Summary") if kind in label)
            add_note(next(kinds, "Notes"), level, element, draft)
            label = ""
