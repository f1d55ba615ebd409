"""Pages and downloads of the Archive of Our Own, which say what each of their parts is.

Their markup is that of the archive's own views (otwarchive: works, chapters, downloads).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.core.nodes import Quote
from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

_AROUND = "stands around the work on the Archive's page: menus, header, kudos, comments"
_LISTS = {
    "rating": "rating",
    "warning": "warning",
    "category": "category",
    "fandom": "fandom",
    "relationship": "relationship",
    "character": "character",
    "freeform": "tags",
}
_LABELLED = {
    "rating": "rating",
    "archive warning": "warning",
    "categor": "category",
    "fandom": "fandom",
    "relationship": "relationship",
    "character": "character",
    "additional tag": "tags",
}
"""Starts of the labels in downloads, one or many: `Fandom:`, `Fandoms:`."""
_SERIES = re.compile(r"Part (?P<number>\d+) of (?:the )?", re.IGNORECASE)
_SEE = re.compile(r"\(?See the end of the (?:work|chapter) for .{0,80}", re.IGNORECASE)
_DATE = re.compile(r"Published:\s*(\d{4}-\d\d-\d\d)")


def is_archive_page(page: Page) -> bool:
    """Whether a page is a work on the Archive, or a download of one."""
    return _is_download(page.root) or (
        page.root.first("dl", classes=("work", "meta")) is not None
        or page.root.first("div", ident="workskin") is not None
    )


def read_archive_page(page: Page) -> Draft:
    """Read a work, or the chapter of one that the page shows."""
    draft = Draft(page=page)
    if _is_download(page.root):
        _read_download(page.root, draft)
    else:
        _read_page(page.root, draft)
    draft.leave_out_rest(_AROUND)
    return draft


def _is_download(root: Element) -> bool:
    return (
        root.first("div", ident="preface") is not None
        and root.first("div", ident="chapters") is not None
    )


# ------------------------------------------------------------------------- pages of the site


def _read_page(root: Element, draft: Draft) -> None:
    for landmark in list(root.find("h1", "h2", "h3", "h4", "p", "ul", classes=("landmark",))):
        landmark.remove()
    work = first_of((root.first(ident="workskin"), root.first(ident="main"), root)) or root
    _read_tags(root, draft)
    title = work.first("h2", classes=("title",))
    if title is not None:
        draft.note("title", title.text(), title)
    _read_authors(work.first("h3", classes=("byline",)), draft)
    chapters = list(_chapters(work))
    body = work.first("div", ident="chapters")
    prefaces = [e for e in work.find("div", classes=("preface",)) if "chapter" not in e.classes]
    for preface in prefaces:
        if not any("end" in part.classes for part in preface.find("div")):
            _read_notes(preface, draft, level=1)
    for number, chapter in enumerate(chapters):
        _read_chapter(chapter, draft, first=number == 0)
    if not chapters:
        text = first_of(((body or work).first("div", classes=("userstuff",)), body))
        if text is not None:
            _open_text(draft, text)
            draft.blocks += draft.text(text)
    for preface in prefaces:
        _read_end_notes(preface, draft)


def _chapters(work: Element) -> Iterator[Element]:
    for element in work.find("div", classes=("chapter",)):
        if element.get("id").startswith("chapter-"):
            yield element


def _read_chapter(chapter: Element, draft: Draft, *, first: bool) -> None:
    preface = next(
        (
            element
            for element in chapter.find("div", classes=("preface",))
            if element.first(classes=("title",)) is not None
        ),
        chapter,
    )
    title = preface.first(classes=("title",))
    if first:
        # Above its heading, they stand with the notes on the work, in the front matter.
        _read_notes(preface, draft, level=1)
    if title is not None:
        draft.head(title.text(), 1, title)
    if not first:
        _read_notes(preface, draft, level=2)
    text = next(
        (
            element
            for element in chapter.find("div", classes=("userstuff",))
            if not any(above.name == "blockquote" for above in element.ancestors())
        ),
        None,
    )
    if text is not None:
        draft.blocks += draft.text(text)
    _read_end_notes(chapter, draft)


def _read_notes(preface: Element, draft: Draft, *, level: int) -> None:
    """Summary and notes at the head of the work or of a chapter, each below its label."""
    for part in list(preface.find("div", "blockquote")):
        if "end" in part.classes or not part.classes & {"summary", "notes"}:
            continue
        label = "Summary" if "summary" in part.classes else "Notes"
        _leave_out_references(part, draft)
        _read_gift(part, draft)
        for heading in list(part.find("h3")):
            heading.remove()
        _add_part(label, level, part.first("blockquote", classes=("userstuff",)) or part, draft)


def _read_gift(notes: Element, draft: Draft) -> None:
    """The line `For somebody.`, which the archive sets above the notes: a dedication."""
    for line in list(notes.find("li")):
        above = line.parent
        if above is not None and "associations" in above.classes:
            if line.text().startswith("For "):
                _add_part("Dedication", 1, line, draft)
            else:
                draft.leave_out("archive header", line, "says what the work is related to")


def _read_end_notes(element: Element, draft: Draft) -> None:
    for part in list(element.find("div", "blockquote", classes=("end", "notes"))):
        for heading in list(part.find("h3")):
            heading.remove()
        text = part.first("blockquote", classes=("userstuff",)) or part
        _add_part("End Notes", 1, text, draft)


def _leave_out_references(part: Element, draft: Draft) -> None:
    for line in list(part.find("p", "div", "span")):
        if line.parent is not None and _SEE.match(line.text()) and not line.holds_blocks:
            draft.leave_out("archive placeholder", line, "leads to notes that stand in the book")


def _read_tags(root: Element, draft: Draft) -> None:
    header = root.first("dl", classes=("work", "meta"))
    if header is None:
        return
    for item in header.find("dd"):
        for kind, name in _LISTS.items():
            if kind in item.classes:
                for tag in item.find("a"):
                    draft.note(name, tag.text(), tag)
        if "language" in item.classes:
            draft.note_language(item.get("lang") or item.text())
        if "series" in item.classes:
            _read_series(item, draft)
        if "published" in item.classes:
            draft.note("date", item.text(), item)
    draft.leave_out("archive header", header, "read as metadata: rating, fandom, tags, statistics")


def _read_series(item: Element, draft: Draft) -> None:
    """The first series that a work is part of; a book names one."""
    name = next((a for a in item.find("a") if "/series/" in a.get("href")), None) or item.first("a")
    number = _SERIES.search(item.text())
    if name is not None and not any(f.name == "series" for f in draft.fields):
        draft.note("series", name.text(), name)
        draft.note("series-number", number["number"] if number else "", name)


def _read_authors(byline: Element | None, draft: Draft) -> None:
    if byline is None:
        return
    named = [a for a in byline.find("a") if a.get("rel") == "author"] or list(byline.find("a"))
    for author in named:
        draft.note("author", author.text(), author)
    if not named:
        draft.note("author", re.sub(r"^by\s+", "", byline.text(), flags=re.IGNORECASE), byline)


def _open_text(draft: Draft, text: Element) -> None:
    """Part the text of a work in one piece from the notes above it, by its title."""
    title = next((f.value for f in draft.fields if f.name == "title"), "")
    if draft.blocks and title:
        draft.head(title, 1, text)


def _add_part(label: str, level: int, element: Element, draft: Draft) -> None:
    blocks = draft.text(element)
    if not blocks:
        return
    draft.head(label, level, element)
    if level > 1:
        draft.blocks.append(Quote(blocks=blocks, span=blocks[0].span))
    else:
        draft.blocks += blocks


# -------------------------------------------------------------------------------- downloads


def _read_download(root: Element, draft: Draft) -> None:
    preface = root.first("div", ident="preface")
    chapters = root.first("div", ident="chapters")
    afterword = root.first("div", ident="afterword")
    if preface is None or chapters is None:
        return
    title = first_of((preface.first("h1"), preface.first("b")))
    draft.note("title", title.text() if title else "", title)
    _read_authors(preface.first(classes=("byline",)), draft)
    for header in list(preface.find("dl")):
        _read_labelled_tags(header, draft)
    _read_labelled(preface, draft, level=1)
    _read_download_chapters(chapters, draft)
    if afterword is not None:
        _read_labelled(afterword, draft, level=1)


def _read_download_chapters(chapters: Element, draft: Draft) -> None:
    seen = 0
    parts = [c for c in chapters.children if isinstance(c, Element)]
    if not any(part.classes & {"userstuff", "meta"} for part in parts):
        _open_text(draft, chapters)
        draft.blocks += draft.text(chapters)
        return
    for part in parts:
        if "meta" in part.classes:
            heading = part.first("h2", "h3")
            if heading is None:
                _read_labelled(part, draft, level=1)
                continue
            if not seen:
                _read_labelled(part, draft, level=1)
            draft.head(heading.text(), 1, heading)
            heading.remove()
            if seen:
                _read_labelled(part, draft, level=2)
            seen += 1
        else:
            if not seen:
                _open_text(draft, part)
            draft.blocks += draft.text(part)


def _read_labelled(part: Element, draft: Draft, *, level: int) -> None:
    """Quotations below paragraphs that label them: `Summary`, `Notes`, `Chapter End Notes`."""
    _leave_out_references(part, draft)
    label = ""
    for element in list(part.find("p", "blockquote")):
        if any(above.name == "blockquote" for above in element.ancestors()):
            continue
        if element.name == "p" and "message" not in element.classes:
            label = element.text()
            continue
        if element.name == "blockquote" and label:
            if "End Notes" in label:
                _add_part("End Notes", 1, element, draft)
            else:
                _add_part("Summary" if "Summary" in label else "Notes", level, element, draft)
            label = ""


def _read_labelled_tags(header: Element, draft: Draft) -> None:
    if "tags" not in header.classes:
        return
    label = ""
    for item in header.find("dt", "dd"):
        if item.name == "dt":
            label = item.text().rstrip(":").casefold()
            continue
        name = next((name for start, name in _LABELLED.items() if label.startswith(start)), "")
        if name:
            tags = [tag.text() for tag in item.find("a")] or item.text().split(", ")
            for tag in tags:
                draft.note(name, tag, item)
        elif label == "language":
            draft.note_language(item.text())
        elif label == "series":
            _read_series(item, draft)
        elif label == "stats" and (published := _DATE.search(item.text())):
            draft.note("date", published[1], item)
    draft.leave_out("archive header", header, "read as metadata: rating, fandom, tags, statistics")
