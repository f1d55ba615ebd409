"""A folder of files, each a chapter: put in their order and read as one manuscript.

The order is that of the folder's own list (SUMMARY.md, Book.txt, _quarto.yml and their like), else
that of the names. What the list does not name, or is no manuscript by its own name, is left out,
and the report says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.core.book import Document, Field, LeftOut, Manuscript
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import EbookpackError, ManuscriptError
from ebookpack.core.nodes import Heading, Text
from ebookpack.readers.encoding import EMPTY, MOST_BYTES, decode, too_large
from ebookpack.readers.folder.aside import put_aside
from ebookpack.readers.folder.declared import declared_fields, is_title_file
from ebookpack.readers.folder.includes import Inclusions
from ebookpack.readers.folder.joining import Part, in_divisions, joined, title_document
from ebookpack.readers.folder.leanpub import announced, opened, plain_markdown
from ebookpack.readers.folder.lists import read_list, text_of
from ebookpack.readers.folder.order import reading_order
from ebookpack.readers.folder.plan import Entry, Plan, of_names
from ebookpack.readers.folder.sites import read_site
from ebookpack.readers.folder.summary import read_summary
from ebookpack.readers.folder.vault import plain_marks, read_linked, read_vault
from ebookpack.readers.foreign_formats import unreadable

Readers = Mapping[str, Callable[[Manuscript, Diagnostics], Document]]

MOST_FILES = 2000
MOST_BYTES_IN_ALL = 256 * 1024 * 1024
"""Texts of a folder together."""
MOST_NAMED = 6
"""Files left out that one message names."""
MOST_LEFT_OUT = 200
"""Files left out of which the report has a line each."""


def read_folder(manuscript: Manuscript, readers: Readers, diagnostics: Diagnostics) -> Document:
    """Read the chapters that the folder's own list names, or every file in reading order.

    Raises ManuscriptError if there is none, or more than MOST_FILES.
    """
    return _Reading(manuscript, readers, diagnostics).read()


@dataclass(slots=True)
class _Reading:
    """One folder while it is read."""

    manuscript: Manuscript
    readers: Readers
    diagnostics: Diagnostics
    bytes_read: int = 0
    inclusions: Inclusions | None = None

    def read(self) -> Document:
        names = self.manuscript.folder.names()
        self._refuse_projects(names)
        texts = [name for name in names if _suffix(name) in self.readers]
        plan, aside = self._plan(names, texts)
        if len(plan.entries) > MOST_FILES:
            raise ManuscriptError.at(
                self._span(), "R107", f"{len(plan.entries)} files; {MOST_FILES} is the most"
            )
        declared = declared_fields(self.manuscript.folder, names, self._path(""), self.diagnostics)
        parts, empty = self._parts(plan, names)
        declared += plan.fields
        declared += tuple(self._title_fields(parts))
        parts = [part for part in parts if not _is_title(part)]
        if not any(part.document.blocks for part in parts if part.entry.name):
            raise ManuscriptError.at(
                self._span(),
                "R106",
                "there is no chapter in this folder",
                "put .md or .txt files into it, named so that they sort: 01-the-start.md",
            )
        self._report(aside)
        document = joined(parts, declared=declared, whole=plan.whole)
        left_out = (*document.left_out, *empty, *self._left_out(aside))
        return replace(document, left_out=left_out)

    def _refuse_projects(self, names: tuple[str, ...]) -> None:
        """The files of a Scrivener project are named by chance, and are no chapters."""
        if any(_suffix(name) == ".scrivx" for name in names):
            raise unreadable(self._path(""), "a Scrivener project", ".scriv")

    def _plan(self, names: tuple[str, ...], texts: list[str]) -> tuple[Plan, dict[str, str]]:
        """The order of the files, and why the others are left out."""
        path = self._path("")
        folder = self.manuscript.folder
        plan = (
            read_summary(folder, names, path)
            or read_list(folder, names)
            or read_vault(folder, names, path)
            or read_linked(folder, names, path)
            or read_site(folder, names, path)
        )
        if plan is not None:
            listed = {entry.name for entry in plan.entries}
            why = f"{plan.source} does not list it"
            aside = put_aside(names, texts)
            others = [name for name in (*texts, *aside) if name not in listed | {plan.source}]
            return plan, {name: aside.get(name, why) for name in others}
        aside = put_aside(names, texts)
        return of_names(reading_order(name for name in texts if name not in aside)), aside

    def _parts(self, plan: Plan, names: tuple[str, ...]) -> tuple[list[Part], list[LeftOut]]:
        known = set(names)
        parts: list[Part] = []
        empty: list[LeftOut] = []
        for entry in plan.entries:
            span = Span(path=self._path(plan.source), line=entry.line)
            if entry.part and not entry.name:
                heading = Heading(level=1, children=(Text(text=entry.title),), span=span)
                parts.append(title_document(entry, (heading,)))
            elif not entry.name:
                why = "the list of chapters names it, and no file"
                empty.append(LeftOut(what="draft", text=entry.title, why=why, span=span))
            elif entry.name not in known:
                self.diagnostics.warning("R109", f'"{entry.name}" is listed and not there', span)
            else:
                read = self._read(entry, plan)
                if read is None:
                    said = LeftOut(what=entry.name, text="", why="the file is empty", span=None)
                    empty.append(said)
                    continue
                parts.append(read)
        return list(in_divisions(parts) if plan.joined else parts), empty

    def _read(self, entry: Entry, plan: Plan) -> Part | None:
        """A file of the folder; None if it is blank, as one that waits to be written is."""
        name = entry.name
        span = Span(path=self._path(name))
        try:
            data = self.manuscript.folder.read(name, limit=MOST_BYTES)
        except ValueError as error:
            raise too_large(span) from error
        except OSError as error:  # a link that leads elsewhere, or to nothing
            hint = "put the file itself into the folder"
            raise ManuscriptError.at(span, "R113", f"cannot be read: {error}", hint) from error
        self.bytes_read += len(data)
        if self.bytes_read > MOST_BYTES_IN_ALL:
            raise too_large(self._span())
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf\x1a"):
            self.diagnostics.info("R108", "left out: the file is empty", span)
            return None
        part = replace(self.manuscript, path=self._path(name), data=data, name=name, in_folder=True)
        reader = self.readers.get(_suffix(name)) or self.readers[".md"]
        if plan.includes or plan.vault:
            part = replace(part, data=self._completed(part, plan, span).encode(), encoding="utf-8")
        if plan.joined and _suffix(name) in (".txt", ".md", ".markdown", ".markua", ".rmd"):
            text = decode(data, part.path, self.diagnostics, part.encoding).text
            entry, text = opened(entry, text)
            entry = replace(entry, then=announced(text))
            if not text.strip():
                return Part(entry=entry, document=Document(blocks=(), format="folder"))
            part = replace(part, data=plain_markdown(text).encode())
            reader = self.readers[".md"]
        elif _suffix(name) == ".txt" and is_title_file(name, data.decode("utf-8", "replace")):
            reader = self.readers[".md"]
        try:
            document = reader(part, self.diagnostics)
        except EbookpackError as error:
            if all(found.code == EMPTY for found in error.diagnostics):
                self.diagnostics.info("R108", "left out: the file is empty", span)
                return None
            raise
        return Part(entry=entry, document=document)

    def _completed(self, part: Manuscript, plan: Plan, span: Span) -> str:
        """A file's text with what it asks to be put into it, and with marks that Markdown has."""
        text = decode(part.data, part.path, self.diagnostics, part.encoding).text
        if plan.vault:
            return plain_marks(text)
        if self.inclusions is None:
            folder = self.manuscript.folder
            known = set(folder.names())
            self.inclusions = Inclusions(
                lambda name: text_of(folder, name) if name in known else None
            )
        text, missing = self.inclusions.put_in(text, part.name)
        for name in missing[:MOST_NAMED]:
            self.diagnostics.warning("R109", f'"{name}" is included and not there', span)
        return text

    def _title_fields(self, parts: list[Part]) -> Iterator[Field]:
        for part in parts:
            if _is_title(part):
                yield from part.document.fields

    # ------------------------------------------------------------------------- what is left out

    def _report(self, aside: Mapping[str, str]) -> None:
        if aside:
            names = sorted(aside)
            more = len(names) - MOST_NAMED
            others = f" and {more} more" if more > 0 else ""
            self.diagnostics.info(
                "R108",
                f"left out, as no part of the manuscript: {', '.join(names[:MOST_NAMED])}{others}",
                self._span(),
            )
        unreadable = [name for name, why in aside.items() if why.endswith("cannot be read")]
        if unreadable:
            self.diagnostics.warning(
                "R110",
                f"{', '.join(unreadable[:MOST_NAMED])}: files of this format cannot be read",
                self._span(),
                "if they are chapters, save them as .docx, .md or .txt",
            )

    def _left_out(self, aside: Mapping[str, str]) -> Iterator[LeftOut]:
        """A line for each file: its words were never the manuscript's, and are not counted."""
        for name in sorted(aside)[:MOST_LEFT_OUT]:
            yield LeftOut(what=name, text="", why=aside[name])

    def _path(self, name: str) -> str:
        return f"{self.manuscript.path.rstrip('/')}/{name}".rstrip("/")

    def _span(self) -> Span:
        return Span(path=self.manuscript.path)


def _is_title(part: Part) -> bool:
    """Whether a file holds fields and no text, as pandoc's title.txt does."""
    return bool(part.document.fields) and not part.document.blocks


def _suffix(name: str) -> str:
    base, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and base.rpartition("/")[2] else "?"
