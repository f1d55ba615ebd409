"""Manuscripts in memory, for the tests of readers and of assembly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ebookpack.assemble.assembly import assemble
from ebookpack.core.book import Book, Document, Manuscript
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.settings_reading import parse_settings
from ebookpack.readers.registry import read_manuscript

AS_TYPED = "[typography]\nquotes = false\ndashes = false\nellipses = false\nspaces = false\n"
"""For a book.toml: typography has its own tests, elsewhere the text stays as typed."""


@dataclass(frozen=True, slots=True)
class MemoryFolder:
    """A folder (core.book.Folder) that is no more than names and bytes."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str, *, limit: int) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(name)
        if len(self.files[name]) > limit:
            raise ValueError(name)
        return self.files[name]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))


def manuscript_of(data: bytes, name: str = "story.txt") -> Manuscript:
    """A manuscript that is one file."""
    return Manuscript(path=name, data=data, folder=MemoryFolder({name: data}), name=name)


def folder_of(files: Mapping[str, bytes]) -> Manuscript:
    """A manuscript that is a folder of files."""
    return Manuscript(path="novel", data=b"", folder=MemoryFolder(files))


def document_of(data: bytes | str, name: str = "story.txt") -> Document:
    """A manuscript of one file as the reader of its format sees it."""
    manuscript = manuscript_of(data.encode() if isinstance(data, str) else data, name)
    return read_manuscript(manuscript, Diagnostics())


def book_of(
    data: bytes | str,
    toml: str = "",
    diagnostics: Diagnostics | None = None,
    name: str = "story.txt",
) -> Book:
    """The book of a manuscript of one file, its typography left as typed."""
    settings = parse_settings(f"{toml}\n{AS_TYPED}", "book.toml")
    return assemble(document_of(data, name), settings, "story", diagnostics or Diagnostics())
