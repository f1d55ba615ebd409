"""A folder of files, each a chapter: put in their natural order and read as one manuscript."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from posixpath import join, normpath
from urllib.parse import unquote

from ebookpack.core.book import Document, Field, Folder, LeftOut, Manuscript, Note
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError
from ebookpack.core.nodes import Blocks
from ebookpack.readers.encoding import MOST_BYTES, too_large
from ebookpack.readers.renaming import rename_notes

Readers = Mapping[str, Callable[[Manuscript, Diagnostics], Document]]

MOST_FILES = 2000
_NOT_MANUSCRIPT = re.compile(
    r"(readme|licen[cs]e|copying|changelog|changes|contributing|authors|notice|todo|ideas|"
    r"outline|summary|code_of_conduct|requirements|acceptance)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(^|/)(build|dist|node_modules|drafts?|notes|research|archive|old|art)/", re.I)
_DIGITS = re.compile(r"(\d+)")
_SUMMARY = ("src/SUMMARY.md", "SUMMARY.md")
"""The list of chapters that mdBook and GitBook read."""
_LINK = re.compile(r"\]\(<?(?!\w+:)([^)<>#]+)")
_FRONT = re.compile(
    r"(front|title|dedication|epigraph|foreword|preface|introduction|prologue)", re.IGNORECASE
)
_BACK = re.compile(
    r"(epilogue|afterword|back|append|acknowledg|about|glossary|bibliography|colophon|end-?note)",
    re.IGNORECASE,
)


def read_folder(manuscript: Manuscript, readers: Readers, diagnostics: Diagnostics) -> Document:
    """Read the chapters that a SUMMARY.md lists, or every file in reading order.

    Raises ManuscriptError if there is none, or more than MOST_FILES.
    """
    names = [name for name in manuscript.folder.names() if _suffix(name) in readers]
    chapters = _listed(manuscript.folder, names) or sorted(
        (name for name in names if _is_chapter(name)), key=reading_order
    )
    if len(chapters) > MOST_FILES:
        raise ManuscriptError.at(
            Span(path=manuscript.path), "R107", f"{len(chapters)} files; {MOST_FILES} is the most"
        )
    aside = [name for name in names if name not in chapters]
    if aside:
        diagnostics.info(
            "R108",
            f"left out, as no part of the manuscript: {', '.join(sorted(aside)[:6])}",
            Span(path=manuscript.path),
        )
    read = [_read(name, manuscript, readers, diagnostics) for name in chapters]
    documents = [document for document in read if document is not None]
    if not documents:
        raise ManuscriptError.at(
            Span(path=manuscript.path),
            "R106",
            "there is no chapter in this folder",
            "put .md or .txt files into it, named so that they sort: 01-the-start.md",
        )
    return _joined(documents)


def _listed(folder: Folder, names: list[str]) -> list[str]:
    """The files that the folder's SUMMARY.md links to, in its order; none without one."""
    summary = next((name for name in _SUMMARY if name in names), None)
    if summary is None:
        return []
    base = summary.rpartition("/")[0]
    text = folder.read(summary, limit=MOST_BYTES).decode("utf-8", "replace")
    linked = (normpath(join(base, unquote(link.strip()))) for link in _LINK.findall(text))
    return [name for name in dict.fromkeys(linked) if name in names]


def reading_order(name: str) -> tuple[tuple[int, tuple[tuple[int, str | int], ...]], ...]:
    """Key by which files sort as they are read: front matter, chapters, back matter.

    `preface.md` and `front/...` say so themselves; a number before the name overrules it.
    """
    return tuple((_rank(part), natural_order(part)) for part in name.split("/"))


def _rank(part: str) -> int:
    return 0 if _FRONT.match(part) else 2 if _BACK.match(part) else 1


def natural_order(name: str) -> tuple[tuple[int, str | int], ...]:
    """Key by which names sort as people number them: `2.md` before `10.md`."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts if part)


def _is_chapter(name: str) -> bool:
    base = name.rpartition("/")[2]
    return not _NOT_MANUSCRIPT.match(base) and not _ASIDE.search(name) and "." in base


def _suffix(name: str) -> str:
    base, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and base else "?"


def _read(
    name: str, manuscript: Manuscript, readers: Readers, diagnostics: Diagnostics
) -> Document | None:
    """A file of the folder; None if it is blank, as one that waits to be written is."""
    path = f"{manuscript.path.rstrip('/')}/{name}"
    try:
        data = manuscript.folder.read(name, limit=MOST_BYTES)
    except ValueError as error:
        raise too_large(Span(path=path)) from error
    if not data.strip():
        diagnostics.info("R108", "left out: the file is empty", Span(path=path))
        return None
    part = Manuscript(path=path, data=data, folder=manuscript.folder, name=name)
    return readers[_suffix(name)](part, diagnostics)


def _joined(documents: list[Document]) -> Document:
    blocks: list[Blocks] = []
    notes: list[Note] = []
    starts: list[int] = []
    count = 0
    for number, document in enumerate(documents, start=1):
        starts.append(count)
        count += len(document.blocks)
        renamed = rename_notes(document, prefix=f"{number}-") if document.notes else document
        blocks.append(renamed.blocks)
        notes += renamed.notes
    resources = {r.name: r for document in documents for r in document.resources}
    fields: tuple[Field, ...] = documents[0].fields
    aside: tuple[LeftOut, ...] = tuple(chain.from_iterable(d.left_out for d in documents))
    return replace(
        documents[0],
        blocks=tuple(chain.from_iterable(blocks)),
        format="folder",
        notes=tuple(notes),
        fields=fields,
        resources=tuple(resources.values()),
        left_out=aside,
        starts=tuple(starts),
    )
