"""The lists of chapters that Leanpub, bookdown, Quarto and pandoc read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import basename, dirname, join, normpath
from typing import Any

from msgspec.structs import replace

from ebookpack.core.book import Folder, Matter
from ebookpack.core.caseless import key_of
from ebookpack.readers.folder.aside import says_of_the_folder
from ebookpack.readers.folder.makefile import is_script, order_in_script
from ebookpack.readers.folder.order import natural_order
from ebookpack.readers.folder.plan import Entry, Plan, of_names
from ebookpack.readers.folder.yaml_values import plain_values

MOST_BYTES = 1 << 20
_DIRECTIVE = re.compile(r"\{?(front|main|back)matter\}?:?", re.IGNORECASE)
_MATTERS = {"front": Matter.FRONT, "main": Matter.BODY, "back": Matter.BACK}
_YAML = (".yaml", ".yml")


def read_list(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """The plan of a folder that has one of these lists; None without one."""
    return (
        _leanpub(folder, names)
        or _quarto(folder, names)
        or _bookdown(folder, names)
        or _pandoc(folder, names)
        or _script(folder, names)
    )


def text_of(folder: Folder, name: str) -> str:
    """A small file's text; empty if there is none."""
    try:
        return folder.read(name, limit=MOST_BYTES).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ""


def _nearest(names: Iterable[str], *bases: str) -> str:
    """The name of one of these files that lies nearest to the folder's root; empty without one."""
    found = [name for name in names if basename(name) in bases]
    return min(
        found,
        key=lambda name: (name.count("/"), dirname(name) not in ("", "manuscript"), name),
        default="",
    )


def _leanpub(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """Book.txt: a name a line; https://leanpub.com/help/manual, "Your Book's Files"."""
    listed = _nearest(names, "Book.txt")
    entries: list[Entry] = []
    matter: Matter | None = None
    known = set(names)
    for number, line in enumerate(text_of(folder, listed).splitlines() if listed else (), 1):
        line = line.strip()
        if directive := _DIRECTIVE.fullmatch(line):
            matter = _MATTERS[key_of(directive[1])]
        elif line and not line.startswith("#"):
            name = normpath(join(dirname(listed), line))
            entries.append(Entry(name=name, matter=matter, line=number))
    found = sum(entry.name in known for entry in entries)
    if not found or found < len(entries) / 2:
        return None  # some other file of that name
    return Plan(entries=tuple(entries), source=listed, joined=True)


def _bookdown(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """_bookdown.yml; all .Rmd files without it (bookdown.org, 1.3 Usage)."""
    config = _nearest(names, "_bookdown.yml", "_bookdown.yaml")
    if not config:
        return None
    base = dirname(config)
    values = plain_values(text_of(folder, config))
    listed = values.get("rmd_files")
    if isinstance(listed, dict):
        listed = listed.get("html") or listed.get("epub") or next(iter(listed.values()), None)
    if isinstance(listed, str):
        listed = [listed]
    if isinstance(listed, list):
        chosen = [normpath(join(base, name)) for name in listed if isinstance(name, str)]
    else:
        inside = values.get("rmd_subdir")
        chosen = sorted(
            (
                name
                for name in names
                if name.lower().endswith(".rmd")
                and not basename(name).startswith("_")
                and (dirname(name) == base or inside not in (None, "false", False))
            ),
            key=lambda name: (basename(name).lower() != "index.rmd", natural_order(name)),
        )
    if not set(chosen) & set(names):
        return None
    return replace(of_names(chosen, config), joined=True)


def _quarto(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """_quarto.yml with a book (quarto.org, "Book Structure")."""
    config = _nearest(names, "_quarto.yml", "_quarto.yaml")
    book = plain_values(text_of(folder, config)).get("book") if config else None
    if not isinstance(book, dict):
        return None
    entries = [
        *_quarto_entries(book.get("chapters"), dirname(config), None),
        *_quarto_entries(book.get("appendices"), dirname(config), Matter.BACK),
    ]
    if not any(entry.name in names for entry in entries):
        return None
    return Plan(entries=tuple(entries), source=config)


def _quarto_entries(
    chapters: Any, base: str, matter: Matter | None, *, in_part: bool = False
) -> Iterator[Entry]:
    for item in chapters if isinstance(chapters, list) else ():
        if isinstance(item, str):
            name = normpath(join(base, item))
            yield Entry(name=name, matter=matter, in_part=in_part)
        elif isinstance(item, dict) and isinstance(item.get("part"), str):
            part = item["part"]
            if re.search(r"\.(qmd|r?md|ipynb)$", part, re.IGNORECASE):
                yield Entry(name=normpath(join(base, part)), part=True)
            else:
                yield Entry(title=part, part=True)
            yield from _quarto_entries(item.get("chapters"), base, matter, in_part=True)
        elif isinstance(item, dict):
            file, said = item.get("file") or item.get("href"), item.get("text")
            if isinstance(file, str):
                yield Entry(
                    name=normpath(join(base, file)),
                    title=said if isinstance(said, str) else "",
                    matter=matter,
                    in_part=in_part,
                )


def _script(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """A Makefile, or a script, that hands the chapters to pandoc in their order."""
    for name in names:
        if is_script(name):
            order = order_in_script(text_of(folder, name), name, names)
            chapters = [chapter for chapter in order if not says_of_the_folder(chapter)]
            if len(chapters) > 1:
                return of_names(chapters, name)
    return None


def _pandoc(folder: Folder, names: tuple[str, ...]) -> Plan | None:
    """A defaults file with `input-files` (pandoc's manual, "Defaults files")."""
    known = set(names)
    for name in names:
        if not name.endswith(_YAML) or name.count("/") > 1:
            continue
        values = plain_values(text_of(folder, name))
        files = values.get("input-files") or values.get("input-file")
        files = [files] if isinstance(files, str) else files
        if not isinstance(files, list):
            continue
        written = [normpath(file) for file in files if isinstance(file, str)]
        beside = [normpath(join(dirname(name), file)) for file in written]
        chosen = max(written, beside, key=lambda found: len(known.intersection(found)))
        if known.intersection(chosen):
            return of_names((file for file in chosen if not file.endswith(_YAML)), name)
    return None
