"""Emphasis as people type it into plain text: `_italic_`, `*italic*`, `**bold**`, `/italic/`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ebookpack.core.nodes import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from ebookpack.readers.carried_emphasis import marked
from ebookpack.readers.plain_text.typed_markup import (
    ADDRESS,
    CALLS,
    CENTRED,
    CLOSERS,
    LINKED,
    MARKS,
    OPENERS,
    UNCENTRED,
    UNLINKED,
    called_by,
)

SLASHED = re.compile(
    r"(?:(?<=[\s(\"“‘'—])|^)/(?P<inner>(?:[^\W\d_]|[\"“‘'])(?:[^/\n]{0,120}[\w.,!?\"”’'…-])?)/"
    r"(?=[\s).,;:!?\"”’'—-]|$)",
    re.MULTILINE,
)
"""`/so/`, where a manuscript writes its emphasis so."""
_CONTAINERS: dict[str, type[Emphasis | Strong | Strikethrough | Superscript | Subscript]] = {
    "i": Emphasis,
    "b": Strong,
    "s": Strikethrough,
    "sup": Superscript,
    "sub": Subscript,
}
_OPENED = {mark: name for name, mark in OPENERS.items()}
_CLOSED = {mark: name for name, mark in CLOSERS.items()}
_CALL = re.compile(f"([{CALLS}])")
_ANY_MARK = re.compile(f"[{MARKS}]")
_EACH_MARK = re.compile(f"({LINKED}.|[{MARKS}])", re.DOTALL)


def read_emphasis(text: str, *, slashes: bool = False, addresses: Sequence[str] = ()) -> Inlines:
    """Inlines of a text: its emphasis, and its line ends as line breaks.

    `slashes` says that the manuscript writes emphasis with them; `addresses` are those of the links
    that `typed_markup` found.
    """
    if _ANY_MARK.search(text):
        return _marked_up(text, slashes, addresses)
    if slashes and "/" in text:
        text = SLASHED.sub(r"_\g<inner>_", text)
    if "*" not in text and "_" not in text:
        return _lines(text)
    inlines: list[Inline] = []
    done = 0
    for found in marked(text):
        inlines += _lines(text[done : found.start])
        children = read_emphasis(found.inner)
        strong = len(found.mark) == 2
        inlines.append(Strong(children=children) if strong else Emphasis(children=children))
        done = found.end
    inlines += _lines(text[done:])
    return tuple(inlines)


def _marked_up(text: str, slashes: bool, addresses: Sequence[str]) -> Inlines:
    """Inlines of a text with the marks of tags; a mark without its partner is passed over."""
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    again: Counter[str] = Counter()
    """How often what is open is opened once more, which says nothing."""
    for piece in _EACH_MARK.split(text):
        if piece in _OPENED or piece[:1] == LINKED:
            name = _OPENED.get(piece, LINKED)
            if any(opened == name or opened[:1] == name for opened, _ in stack):
                again[name] += 1
            else:
                stack.append((_OPENED.get(piece, piece), []))
        elif piece in _CLOSED or piece == UNLINKED:
            name = _CLOSED.get(piece, LINKED)
            if again[name]:
                again[name] -= 1
                continue
            depth = next(
                (
                    n
                    for n in range(len(stack) - 1, 0, -1)
                    if stack[n][0][:3] == name[:3] or (name == LINKED and stack[n][0][:1] == LINKED)
                ),
                0,
            )
            while depth and len(stack) > depth:
                _close(stack, addresses)
        elif piece and piece not in (CENTRED, UNCENTRED):
            stack[-1][1].extend(read_emphasis(piece, slashes=slashes))
    while len(stack) > 1:
        _close(stack, addresses)
    return tuple(stack[0][1])


def _close(stack: list[tuple[str, list[Inline]]], addresses: Sequence[str]) -> None:
    name, inlines = stack.pop()
    children = tuple(inlines)
    if not children:
        return
    if name[:1] == LINKED:
        number = ord(name[1]) - ADDRESS
        href = addresses[number] if 0 <= number < len(addresses) else ""
        stack[-1][1].extend((Link(href=href, children=children),) if href else children)
    else:
        stack[-1][1].append(_CONTAINERS[name](children=children))


def _lines(text: str) -> Inlines:
    if "\n" not in text:
        return _called(text)
    inlines: list[Inline] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            inlines.append(LineBreak())
        inlines += _called(line)
    return tuple(inlines)


def _called(line: str) -> Inlines:
    """A line with the calls of notes in it."""
    if not line or not _CALL.search(line):
        return (Text(text=line),) if line else ()
    pieces = (piece for piece in _CALL.split(line) if piece)
    return tuple(
        NoteRef(note=note_id(called_by(piece))) if _CALL.fullmatch(piece) else Text(text=piece)
        for piece in pieces
    )


def note_id(number: int) -> str:
    """Id of a note, counted from 0."""
    return f"note-{number + 1}"
