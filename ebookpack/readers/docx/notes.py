"""Footnotes, endnotes and comments: where their texts are, and in what order they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ebookpack.core.book import Note
from ebookpack.core.nodes import Blocks
from ebookpack.readers.docx.names import Element, attribute, children, descendants
from ebookpack.readers.docx.source import Part, Source, note_id

_KINDS = {"footnotes": "footnote", "endnotes": "endnote"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def find_notes(source: Source, main: Part) -> None:
    """Find the notes of a document. Raises ManuscriptError if a part of them is damaged.

    The line above the notes of a page is a note too, in the file; it is passed over (17.11.23).
    """
    for relationship in main.relationships.values():
        note_kind = _KINDS.get(relationship.type)
        if note_kind is None or relationship.external:
            continue
        if not source.package.has(relationship.target):
            continue
        root = source.package.required(relationship.target)
        part = Part(
            name=relationship.target,
            relationships=source.relationships(relationship.target),
        )
        for element in children(root, f"w:{note_kind}"):
            if (attribute(element, "w:type") or "normal") not in _SEPARATORS:
                key = (note_kind, attribute(element, "w:id") or "")
                source.notes.setdefault(key, (part, element))


def called_notes(source: Source, read: Callable[[Part, Element], Blocks]) -> Iterator[Note]:
    """The notes in the order of their calls; a note may itself call others.

    One that is called nowhere was left behind when its call was deleted: it is none any more,
    unless it has words, which then are kept.
    """
    done = 0
    while done < len(source.called):
        key = source.called[done]
        done += 1
        yield _note(source, key, read)
    for key in source.notes:
        if not source.is_called(key) and _has_words(source.notes[key][1]):
            yield _note(source, key, read)


def _note(source: Source, key: tuple[str, str], read: Callable[[Part, Element], Blocks]) -> Note:
    part, element = source.notes[key]
    return Note(id=note_id(key), blocks=read(part, element), span=source.span(part.name))


def _has_words(element: Element) -> bool:
    return any((text.text or "").strip() for text in descendants(element, "w:t"))


def leave_out_comments(source: Source, main: Part) -> None:
    """Report the comments in the margin."""
    for relationship in main.relationships.values():
        if relationship.type != "comments" or relationship.external:
            continue
        root = source.optional(relationship.target)
        for comment in children(root, "w:comment"):
            text = " ".join(
                "".join(t.text or "" for t in descendants(paragraph, "w:t"))
                for paragraph in descendants(comment, "w:p")
            )
            source.leave_out("comment", text, source.span(relationship.target))
