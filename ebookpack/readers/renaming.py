"""Notes and headings under new ids, so that the files of a folder do not share any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.core.book import Document
from ebookpack.core.nodes import Blocks, Heading, Link, NoteRef

Rename = Callable[[str], str]


class _Names(Struct, frozen=True):
    note: Rename
    heading: Rename
    link: Rename


def rename(document: Document, *, note: Rename, heading: Rename, link: Rename) -> Document:
    """The document with its notes and headings renamed, and all that leads to them.

    `link` gives the new address of a link; a link whose address becomes empty leaves its text.
    """
    names = _Names(note, heading, link)
    return replace(
        document,
        blocks=_renamed(document.blocks, names),
        notes=tuple(
            replace(item, id=note(item.id), blocks=_renamed(item.blocks, names))
            for item in document.notes
        ),
    )


def _renamed(blocks: Blocks, names: _Names) -> Blocks:
    renamed: Blocks = _rewritten(blocks, names)
    return renamed


def _rewritten(value: Any, names: _Names) -> Any:
    """A node, or a tuple of nodes, rewritten; shared if there is nothing to rename below it."""
    if isinstance(value, NoteRef):
        return NoteRef(note=names.note(value.note))
    if isinstance(value, tuple):
        parts: list[Any] = []
        for part in value:
            new = _rewritten(part, names)
            if isinstance(new, Link) and not new.href:
                parts += new.children
            else:
                parts.append(new)
        same = len(parts) == len(value) and all(
            new is old for new, old in zip(parts, value, strict=True)
        )
        return value if same else tuple(parts)
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    if isinstance(value, Heading) and value.id and (ident := names.heading(value.id)) != value.id:
        changed["id"] = ident
    if isinstance(value, Link) and (href := names.link(value.href)) != value.href:
        changed["href"] = href
    for name in value.__struct_fields__:
        old = getattr(value, name)
        new = _rewritten(old, names) if isinstance(old, tuple | Struct) else old
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value
