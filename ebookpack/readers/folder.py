"""A folder of files, each a chapter: put in their natural order and read as one manuscript."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain

from ebookpack.core.book import Document, Field, LeftOut, Manuscript, Note
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


def read_folder(manuscript: Manuscript, readers: Readers, diagnostics: Diagnostics) -> Document:
    """Read every chapter file below a folder, in natural order (2 before 10).

    Raises ManuscriptError if there is none, or more than MOST_FILES.
    """
    names = [name for name in manuscript.folder.names() if _suffix(name) in readers]
    chapters = sorted((name for name in names if _is_chapter(name)), key=natural_order)
    if not chapters:
        raise ManuscriptError.at(
            Span(path=manuscript.path),
            "R106",
            "there is no chapter in this folder",
            "put .md or .txt files into it, named so that they sort: 01-the-start.md",
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
    return _joined([_read(name, manuscript, readers, diagnostics) for name in chapters])


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
) -> Document:
    path = f"{manuscript.path.rstrip('/')}/{name}"
    try:
        data = manuscript.folder.read(name, limit=MOST_BYTES)
    except ValueError as error:
        raise too_large(Span(path=path)) from error
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
