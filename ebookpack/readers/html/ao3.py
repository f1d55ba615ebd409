"""Pages of the Archive of Our Own, which say what each of their parts is.

Their markup is that of the archive's own views (otwarchive: works, chapters). Notes on the work
stand under headings of level 1; those on a chapter below its heading, at level 2, in quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.core.nodes import Quote
from ebookpack.readers.html.ao3_header import read_authors, read_tags
from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

AROUND = "stands around the work on the Archive's page: menus, header, kudos, comments"
_SEE = re.compile(r"\(?See the end of the (?:work|chapter) for .{0,80}", re.IGNORECASE)


def is_archive_page(page: Page) -> bool:
    """Whether a page is a work on the Archive."""
    return (
        page.root.first("dl", classes=("work", "meta")) is not None
        or page.root.first("div", ident="workskin") is not None
    )


def read_archive_page(page: Page) -> Draft:
    """Read a work, or the chapter of one that the page shows."""
    draft = Draft(page=page)
    root = page.root
    landmarks = root.find("h1", "h2", "h3", "h4", "p", "ul", classes=("landmark",))
    draft.leave_out_all("archive placeholder", landmarks, "names a part of the page, unseen")
    work = first_of((root.first(ident="workskin"), root.first(ident="main"), root)) or root
    read_tags(root, draft)
    title = work.first("h2", classes=("title",))
    draft.note("title", title.text() if title is not None else "", title)
    read_authors(work.first("h3", classes=("byline",)), draft)
    prefaces = [e for e in work.find("div", classes=("preface",)) if "chapter" not in e.classes]
    for preface in prefaces:
        _read_notes(preface, 1, draft)
    chapters = list(_chapters(work))
    for chapter in chapters:
        _read_chapter(chapter, draft)
    if not chapters:
        body = work.first("div", ident="chapters")
        text = first_of(((body or work).first("div", classes=("userstuff",)), body))
        if text is not None:
            open_text(draft, text)
            draft.blocks += draft.text(text)
    for preface in prefaces:
        _read_end_notes(preface, 1, draft)
    draft.leave_out_rest(AROUND)
    return draft


def add_note(label: str, level: int, element: Element, draft: Draft) -> None:
    """Add a note below its label; one on a chapter as a quotation, which says where it ends."""
    blocks = draft.text(element)
    if not blocks:
        return
    draft.head(label, level, element)
    if level > 1:
        draft.blocks.append(Quote(blocks=blocks, span=blocks[0].span))
    else:
        draft.blocks += blocks


def open_text(draft: Draft, text: Element) -> None:
    """Part the text of a work in one piece from the notes above it, by its title."""
    title = next((f.value for f in draft.fields if f.name == "title"), "")
    if draft.blocks and title:
        draft.head(title, 1, text)


def leave_out_references(part: Element, draft: Draft) -> None:
    """Leave out the lines that send the reader to the notes at the end."""
    for line in list(part.find("p", "div", "span")):
        if line.parent is not None and _SEE.match(line.text()) and not line.holds_blocks:
            draft.leave_out("archive placeholder", line, "leads to notes that stand in the book")


def leave_out_byline(part: Element, draft: Draft) -> None:
    """Take the byline of a chapter whose authors are not those of the whole work."""
    byline = part.first("h4", "p", classes=("byline",))
    if byline is not None:
        read_authors(byline, draft)
        draft.leave_out("byline", byline, "names the authors of the chapter, who are the book's")


def _chapters(work: Element) -> Iterator[Element]:
    for element in work.find("div", classes=("chapter",)):
        if element.get("id").startswith("chapter-"):
            yield element


def _read_chapter(chapter: Element, draft: Draft) -> None:
    title = chapter.first(classes=("title",))
    preface = title.parent if title is not None and title.parent is not None else chapter
    if title is not None:
        draft.head(title.text(), 1, title)
    leave_out_byline(preface, draft)
    _read_notes(preface, 2, draft)
    text = next((e for e in chapter.find("div", classes=("userstuff",)) if not _is_quoted(e)), None)
    if text is not None:
        draft.blocks += draft.text(text)
    _read_end_notes(chapter, 2, draft)


def _is_quoted(element: Element) -> bool:
    return any(above.name == "blockquote" for above in element.ancestors())


def _read_notes(preface: Element, level: int, draft: Draft) -> None:
    """Summary and notes at the head of the work or of a chapter, each below its label."""
    recipients = preface.first("h3", classes=("recipients",))
    if recipients is not None:
        add_note("Dedication", 1, recipients, draft)
    for part in list(preface.find("div", "blockquote")):
        if part.parent is None or "end" in part.classes or not part.classes & {"summary", "notes"}:
            continue
        leave_out_references(part, draft)
        _read_associations(part, draft)
        _leave_out_label(part, draft)
        label = "Summary" if "summary" in part.classes else "Notes"
        add_note(label, level, part.first("blockquote", classes=("userstuff",)) or part, draft)


def _read_end_notes(element: Element, level: int, draft: Draft) -> None:
    ends = [e for e in element.find("div", "blockquote") if _is_end_note(e)]
    for part in ends:
        _leave_out_label(part, draft)
        text = part.first("blockquote", classes=("userstuff",)) or part
        add_note("End Notes", level, text, draft)


def _is_end_note(element: Element) -> bool:
    return {"end", "notes"} <= element.classes or "footnotes" in element.classes


def _leave_out_label(part: Element, draft: Draft) -> None:
    """Labels are written anew, alike on pages and in downloads."""
    labels = (heading for heading in part.find("h3") if not _is_quoted(heading) or part is heading)
    draft.leave_out_all("archive placeholder", labels, "the label of a note, written anew")


def _read_associations(notes: Element, draft: Draft) -> None:
    """The line `For somebody.`, which the archive sets above the notes: a dedication."""
    for line in list(notes.find("li")):
        above = line.parent
        if above is not None and "associations" in above.classes:
            if line.text().startswith("For "):
                add_note("Dedication", 1, line, draft)
            else:
                draft.leave_out("archive header", line, "says what the work is related to")
