"""Notes under new ids, so that the files of a folder do not share any."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from ebookpack.core.book import Document
from ebookpack.core.nodes import Blocks, NoteRef


def rename_notes(document: Document, prefix: str) -> Document:
    """The document with a prefix before the id of each note, and in every call of one."""
    return replace(
        document,
        blocks=_renamed(document.blocks, prefix),
        notes=tuple(
            replace(note, id=prefix + note.id, blocks=_renamed(note.blocks, prefix))
            for note in document.notes
        ),
    )


def _renamed(blocks: Blocks, prefix: str) -> Blocks:
    renamed: Blocks = _rewritten(blocks, prefix)
    return renamed


def _rewritten(value: Any, prefix: str) -> Any:
    """A node, or a tuple of nodes, with the note calls below it renamed; shared if it has none."""
    if isinstance(value, NoteRef):
        return NoteRef(note=prefix + value.note)
    if isinstance(value, tuple):
        parts = [_rewritten(part, prefix) for part in value]
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else tuple(parts)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for item in fields(value):
        old = getattr(value, item.name)
        new = _rewritten(old, prefix) if isinstance(old, tuple) or is_dataclass(old) else old
        if new is not old:
            changed[item.name] = new
    return replace(value, **changed) if changed else value
