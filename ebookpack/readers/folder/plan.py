"""What a folder's own list of chapters says: files, parts and their titles, in order."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ebookpack.core.book import Field, Matter


class Entry(Struct, frozen=True, kw_only=True):
    """A line of such a list: a file, the title of a part, or a chapter yet to be written."""

    name: str = ""
    """The file's path in the folder; empty for a title that has no file."""
    title: str = ""
    """What the list calls it."""
    part: bool = False
    """Whether it is a part, and what follows its chapters."""
    group: bool = False
    """Whether it is an item of the list, whose own items make it a part."""
    in_part: bool = False
    """Whether it belongs to the part before it."""
    matter: Matter | None = None
    """Where in the book it belongs, if the list says so."""
    then: Matter | None = None
    """Where those below it belong, if the file ends by saying so."""
    depth: int = 0
    """How deep in the list it stands."""
    line: int | None = None
    """Line of the list."""


class Plan(Struct, frozen=True, kw_only=True):
    """The order of a folder's files."""

    entries: tuple[Entry, ...]
    source: str = ""
    """The file that lists them; empty if they come in the order of their names."""
    whole: bool = False
    """Whether each file is one section of the book, whatever headings are in it."""
    joined: bool = False
    """Whether the files are joined before they are read, so that the directives of Leanpub or
    bookdown in one hold for those behind it."""
    vault: bool = False
    """Whether the files are written with Obsidian's marks."""
    includes: bool = False
    """Whether a file may ask for others to be put into it, as mdBook's do."""
    fields: tuple[Field, ...] = ()
    """Metadata that the folder's own files declare."""


def of_names(names: Iterable[str], source: str = "") -> Plan:
    """A plan that is no more than names in order."""
    return Plan(entries=tuple(Entry(name=name) for name in dict.fromkeys(names)), source=source)
