"""Pages of archives that run on eFiction: a story's head, its notes, its chapters.

The program is the same for hundreds of archives, and so are the classes of its pages (eFiction 3,
its default templates and its view for printers); what the archive is called and looks like is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.readers.html.ao3 import add_note
from ebookpack.readers.html.page import Draft, Page, first_of
from ebookpack.readers.html.page_tree import Element

_AROUND = "stands around the story on the archive's page: menus, buttons, reviews"
_WRITER = re.compile(r"viewuser\.php\?uid=\d")
_STORY = re.compile(r"viewstory\.php\?sid=\d")
_TEXT = re.compile(r"story\d*", re.IGNORECASE)
_DETAILS = {
    **dict.fromkeys(("rated", "rating"), "rating"),
    **dict.fromkeys(("categories", "category"), "category"),
    **dict.fromkeys(("genres", "genre"), "genre"),
    **dict.fromkeys(("characters", "character"), "characters"),
    **dict.fromkeys(("warnings", "warning"), "archive warnings"),
    **dict.fromkeys(("pairings", "pairing"), "relationships"),
}
_OF_THE_STORY = re.compile(r"(?:story|end) ", re.IGNORECASE)
_CLOSES = re.compile(r"\bend\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.\s*(?P<name>\S.*)")
_SAYS_NUMBER = re.compile(
    r"(?:chapter|part|kapitel|chapitre|cap[ií]tulo|prologue|epilogue)\b", re.I
)
_BY = re.compile(r"\s+by\s+\S.*$")


def is_efiction_page(page: Page) -> bool:
    """Whether a page shows a story on such an archive, or prints it."""
    links = [a.get("href") for a in page.root.find("a")]
    return (
        any(map(_WRITER.search, links))
        and any(map(_STORY.search, links))
        and next(_texts(page.root), None) is not None
    )


def read_efiction_page(page: Page) -> Draft:
    """Read the chapters that the page shows, the story's head and the notes."""
    draft = Draft(page=page)
    _read_title(page, draft)
    held = {id(above) for text in _texts(page.root) for above in text.ancestors()}
    for box in reversed(list(page.root.find("div", "p", "td"))):
        if id(box) not in held and any(
            _label(child) for child in box.children if isinstance(child, Element)
        ):
            _read_box(box, draft)
    parts = list(_parts(page.root))
    has_heads = any(kind == "head" for kind, _ in parts)
    alone = "" if has_heads else _selected(page.root)
    told = False
    for kind, part in parts:
        if kind == "head":
            draft.head(_chapter_title(part.text()), 1, part)
            told = True
        elif kind == "note":
            _read_note(part, draft)
        else:
            title = next((f.value for f in draft.fields if f.name == "title"), "")
            if not told and (alone or (draft.blocks and title)):
                draft.head(alone or title, 1, part)
            draft.blocks += draft.text(part)
    draft.leave_out_rest(_AROUND)
    return draft


def _parts(root: Element) -> Iterator[tuple[str, Element]]:
    """(kind, element) of chapters' heads, their texts and notes, in the order of the page."""
    texts = list(_texts(root))
    inside = {id(child) for text in texts for child in text.walk()}
    for element in root.walk():
        if element in texts:
            yield "text", element
        elif id(element) in inside:
            continue
        elif element.classes & {"chapterhead", "chaptertitle"} or element.ident == "chaptertitle":
            yield "head", element
        elif "noteinfo" in element.classes:
            yield "note", element


def _texts(root: Element) -> Iterator[Element]:
    """The elements that hold the text of a chapter each, none within another."""
    taken: list[Element] = []
    for element in root.find("div", "td", "span"):
        named = _TEXT.fullmatch(element.ident) or element.classes & {"storytext", "chapter"}
        if named and element.text() and not any(above in taken for above in element.ancestors()):
            taken.append(element)
            yield element


def _read_title(page: Page, draft: Draft) -> None:
    head = first_of((page.root.first(ident="pagetitle"), page.root.first(classes=("pagetitle",))))
    links = list((head or page.root).find("a"))
    title = next((a for a in links if _STORY.search(a.get("href"))), None)
    author = next((a for a in links if _WRITER.search(a.get("href"))), None)
    draft.note("title", title.text() if title is not None else "", title)
    draft.note("author", author.text() if author is not None else "", author)


def _label(element: Element) -> str:
    """`summary`, of `<span class="label">Summary: </span>`; empty for any other element."""
    is_label = element.name == "span" and "label" in element.classes
    return element.text().strip(" :").casefold() if is_label else ""


def _read_box(box: Element, draft: Draft) -> None:
    """Read labels and what stands behind each, up to the next; the summary stays in the box."""
    values: dict[str, list[str]] = {}
    has_summary = any(_label(c) == "summary" for c in box.children if isinstance(c, Element))
    summary: list[int] = []
    label = ""
    for place, child in enumerate(box.children):
        if isinstance(child, Element) and _label(child):
            label = _label(child)
            continue
        values.setdefault(label, []).append(child if isinstance(child, str) else child.text())
        if label == "summary" and values[label][-1].strip():
            summary.append(place)
    if not has_summary and not values.keys() & _DETAILS.keys():
        return
    for label, texts in values.items():
        if label in _DETAILS:
            draft.note(_DETAILS[label], " ".join(texts), box)
    others = [place for place in range(len(box.children)) if place not in summary]
    header = Element(tag=box.tag, parent=None, line=box.line)
    header.children = [box.children[place] for place in others]
    draft.leave_out("archive header", header, "read as metadata: rating, categories, statistics")
    for place in others:
        box.children[place] = ""
    # A summary of paragraphs cannot stand in the paragraph of its label, and follows that.
    told = box if summary else _next(box) if label == "summary" else None
    if told is not None:
        add_note("Summary", 1, told, draft)


def _next(element: Element) -> Element | None:
    """The element below another, if it has no label."""
    siblings = element.parent.children[element.place + 1 :] if element.parent is not None else []
    below = next((child for child in siblings if isinstance(child, Element)), None)
    labelled = below is not None and any(_label(inner) for inner in below.walk())
    return None if labelled else below


def _read_note(note: Element, draft: Draft) -> None:
    above = note.parent
    label = next((e for e in above.find("span") if _label(e)), None) if above is not None else None
    name = label.text().strip(" :") if label is not None else ""
    if label is not None:
        draft.leave_out("archive placeholder", label, "the label of a note, written anew")
    is_whole = _OF_THE_STORY.match(name) is not None or not draft.blocks
    closes = _CLOSES.search(name) is not None
    add_note("End Notes" if closes else "Notes", 1 if is_whole else 2, note, draft)


def _selected(root: Element) -> str:
    """The title of the chapter that the menu of chapters shows."""
    for menu in root.find("select"):
        if menu.get("name") != "chapter":
            continue
        for option in menu.find("option"):
            if "selected" in option.tag.attributes:
                return _chapter_title("".join(c for c in option.children if isinstance(c, str)))
    return ""


def _chapter_title(text: str) -> str:
    """`2. Second Position by mill_rat`, as chapters are headed."""
    text = _BY.sub("", " ".join(text.split()))
    found = _NUMBERED.fullmatch(text)
    is_said = found is not None and _SAYS_NUMBER.match(found["name"]) is not None
    return found["name"] if found is not None and is_said else text
