"""The documents of a folder's files to one: ids that no two files share, links between files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import commonprefix

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Division, Document, Field, FileStart, LeftOut, Matter, in_order
from ebookpack.core.node_text import named_headings
from ebookpack.core.nodes import Blocks, Heading
from ebookpack.readers.folder.plan import Entry
from ebookpack.readers.markdown.anchors import TO_FILE
from ebookpack.readers.renaming import rename

OF_A_FILE = frozenset({"title", "subtitle", "description", "date", "chapter", "number"})
"""Fields that say something of one file, where more files than one have them."""


class Part(Struct, frozen=True, kw_only=True):
    """A file that has been read, or the title of a part, with its line of the list."""

    entry: Entry
    document: Document


def title_document(entry: Entry, blocks: Blocks) -> Part:
    """A part of which a list gives nothing but the title."""
    return Part(entry=entry, document=Document(blocks=blocks, format="folder"))


def in_divisions(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, each in the division and the part of the book that those before it opened.

    A file that opens a part and goes on with its first chapter is parted in two.
    """
    matter: Matter | None = None
    said: Matter | None = None
    open_part = False
    for part in parts:
        entry = part.entry
        if said is not None and said is not matter:
            matter, open_part = said, False
        said = entry.then
        if entry.matter is not None and entry.matter is not matter:
            matter, open_part = entry.matter, False
        if not entry.part or matter is Matter.BACK:
            yield replace(part, entry=replace(entry, part=False, in_part=open_part, matter=matter))
            continue
        open_part = True
        document = part.document
        cut = _second_heading(document.blocks)
        opening = replace(document, blocks=document.blocks[:cut])
        yield Part(entry=replace(entry, matter=matter), document=opening)
        if cut < len(document.blocks):
            rest = Document(blocks=document.blocks[cut:], format=document.format)
            yield Part(entry=replace(entry, part=False, in_part=True, matter=matter), document=rest)


def _second_heading(blocks: Blocks) -> int:
    """Index of the next heading of the level of the first; the end if there is none."""
    levels = [(n, block.level) for n, block in enumerate(blocks) if isinstance(block, Heading)]
    return next((n for n, level in levels[1:] if level <= levels[0][1]), len(blocks))


def joined(parts: Sequence[Part], *, declared: tuple[Field, ...], whole: bool) -> Document:
    """The parts as one document, in order; `declared` is what the folder itself says."""
    named = _names(parts)
    documents = [_renamed(part, number, named) for number, part in enumerate(parts)]
    files: list[FileStart] = []
    divisions: list[Division] = []
    count = 0
    titles = _titles_are_of_files(parts, declared)
    pages = [_field(part.document, "title") for part in parts if part.entry.name]
    common = _common_title(pages) if all(pages) else ""
    for part, document in zip(parts, documents, strict=True):
        entry = part.entry
        own = _own_title(_field(document, "title"), common) if titles else ""
        if document.blocks:
            files.append(
                FileStart(
                    block=count,
                    name=entry.name,
                    title=entry.title or own,
                    part=entry.part,
                    in_part=entry.in_part,
                    depth=entry.depth,
                    matter=entry.matter,
                    whole=whole,
                )
            )
        divisions += (replace(each, block=count + each.block) for each in document.divisions)
        count += len(document.blocks)
    resources = {r.name: r for document in documents for r in document.resources}
    left_out: Iterable[LeftOut] = chain.from_iterable(d.left_out for d in documents)
    encodings = Counter(d.encoding for part in parts if part.entry.name for d in [part.document])
    return Document(
        blocks=tuple(chain.from_iterable(document.blocks for document in documents)),
        format="folder",
        encoding=max(encodings, key=lambda name: encodings[name], default="utf-8"),
        fields=tuple(_fields(parts, declared, titles, common)),
        notes=tuple(chain.from_iterable(document.notes for document in documents)),
        resources=tuple(resources.values()),
        left_out=tuple(left_out),
        files=tuple(files),
        divisions=in_order(divisions),
    )


# ------------------------------------------------------------------------------------ fields


def _field(document: Document, name: str) -> str:
    return next((field.value for field in document.fields if field.name == name), "")


def _common_title(titles: Sequence[str]) -> str:
    """What the titles of pages have in common: `The Weir - Chapter 1`, `Home | The Weir`."""
    if len(set(titles)) < 2:
        return ""
    start = commonprefix(list(titles))
    if found := re.match(r"(.{3,}?)\s*(?:\s[-–—|:·]+\s|[:|,]\s)", start):
        return found[1].strip()
    end = commonprefix([title[::-1] for title in titles])[::-1]
    found = re.search(r"\s[-–—|:·]+\s(.{3,})$", end)
    return found[1].strip() if found else ""


def _own_title(title: str, common: str) -> str:
    """A page's title without what all have in common."""
    return title.replace(common, "").strip(" -–—|:·,") if common else title


def _titles_are_of_files(parts: Sequence[Part], declared: tuple[Field, ...]) -> bool:
    """Whether the titles in the files' front matter are the chapters', and not the book's."""
    titles = [title for part in parts if (title := _field(part.document, "title"))]
    if any(field.name == "title" for field in declared):
        return True
    return len(set(titles)) > 1


def _fields(
    parts: Sequence[Part], declared: tuple[Field, ...], titles: bool, common: str
) -> Iterator[Field]:
    """What the folder declares, then what its files do, of each name the first file's alone."""
    yield from declared
    known = {field.name for field in declared}
    if common and "title" not in known:
        yield Field(name="title", value=common)
        known.add("title")
    for part in parts:
        found = [field for field in part.document.fields if field.name not in known]
        if titles:
            found = [field for field in found if field.name not in OF_A_FILE]
        yield from found
        known |= {field.name for field in found}


# ------------------------------------------------------------------------------ ids and links


def _names(parts: Sequence[Part]) -> dict[str, dict[str, str]]:
    """For each file, the ids of its headings in the joined document, by those in the file.

    The first heading is also there under the empty name: a link to a file leads to it.
    """
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    named: dict[str, dict[str, str]] = {}
    for part in parts:
        own: dict[str, str] = {}
        for ident in (heading.id for heading in named_headings(part.document.blocks)):
            unique = ident
            while unique in taken:
                counts[ident] += 1
                unique = f"{ident}-{counts[ident] + 1}"
            taken.add(unique)
            own.setdefault("", unique)
            own.setdefault(ident, unique)
        if part.entry.name:
            named.setdefault(part.entry.name, {}).update(own)
    return named


def _renamed(part: Part, number: int, named: dict[str, dict[str, str]]) -> Document:
    own = named.get(part.entry.name, {})

    def target(href: str) -> str:
        if href.startswith(TO_FILE):
            name, _, anchor = href[len(TO_FILE) :].partition("#")
            if not name:
                places = (
                    there.get(anchor) or there.get(anchor.lower()) for there in named.values()
                )
                return next((f"#{ident}" for ident in places if ident), "")
            there = named.get(name) or named.get(re.sub(r"\.html?$", ".md", name), {})
            ident = there.get(anchor) or there.get(anchor.lower()) or there.get("", "")
            return f"#{ident}" if ident else ""
        return f"#{own.get(href[1:], href[1:])}" if href.startswith("#") else href

    return rename(
        part.document,
        note=lambda ident: f"{number + 1}-{ident}",
        heading=lambda ident: own.get(ident, ident),
        link=target,
    )
