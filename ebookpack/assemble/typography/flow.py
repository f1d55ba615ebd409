"""Running text that goes on across inline nodes: flattened, edited as one string, put back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.core.nodes import Code, Image, Inline, Inlines, Language, LineBreak, NoteRef, Text

Edit = tuple[int, int, str]
"""(start, end, what stands there instead); the range is never empty and never holds a stand-in."""

STAND_IN = "x"
"""Code, pictures and words of another language are to their neighbours what a letter is."""


@dataclass(slots=True)
class Flow:
    """The text of some inlines, and where each leaf of them ends in it."""

    text: str
    ends: list[int]

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits, given in the order of the text; of two that overlap the first is made.

        What an edit puts in belongs to the leaf in which its range starts.
        """
        text, at = self.text, 0
        parts: list[str] = []
        made: list[tuple[int, int, int]] = []
        for start, end, new in edits:
            if start < at:
                continue
            parts += (text[at:start], new)
            made.append((start, end, len(new)))
            at = end
        if not made:
            return
        self.text = "".join(parts) + text[at:]
        if len(self.ends) > 1:
            self.ends = list(_moved(self.ends, made))
        else:
            self.ends = [len(self.text)]


def _moved(ends: list[int], made: list[tuple[int, int, int]]) -> Iterator[int]:
    """Where leaves end after edits of the form (start, end, new length)."""
    edits = iter(made)
    edit = next(edits, None)
    shift = last = 0
    for leaf_end in ends:
        while edit is not None and edit[0] < leaf_end:
            start, last, length = edit
            shift += length - (last - start)
            edit = next(edits, None)
        yield max(leaf_end, last) + shift


def flatten(children: Iterable[Inline]) -> Flow:
    """Text of inlines, line breaks as newlines, what typography leaves alone as a stand-in."""
    parts = [_seen(leaf) for leaf in _leaves(children)]
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
    return Flow("".join(parts), ends)


def rebuild(children: Inlines, flow: Flow, foreign: Callable[[Language], Language]) -> Inlines:
    """The same inlines with the text of the flow; `foreign` sets those of another language."""
    starts = [0, *flow.ends]
    texts = (flow.text[start:end] for start, end in zip(starts, flow.ends, strict=False))
    return _filled(children, texts, foreign)


def _filled(
    children: Inlines, texts: Iterator[str], foreign: Callable[[Language], Language]
) -> Inlines:
    filled: list[Inline] = []
    for child in children:
        match child:
            case Text(text=old):
                new = next(texts)
                filled.append(child if new == old else Text(text=new))
            case Code() | Image() | NoteRef() | LineBreak():
                next(texts)
                filled.append(child)
            case Language():
                next(texts)
                filled.append(foreign(child))
            case _:
                inner = _filled(child.children, texts, foreign)
                filled.append(child if inner == child.children else replace(child, children=inner))
    return tuple(filled)


def _leaves(children: Iterable[Inline]) -> Iterator[Inline]:
    for child in children:
        if isinstance(child, Text | Code | Image | NoteRef | LineBreak | Language):
            yield child
        else:
            yield from _leaves(child.children)


def _seen(leaf: Inline) -> str:
    match leaf:
        case Text(text=text):
            return text
        case LineBreak():
            return "\n"
        case NoteRef():
            return ""
        case _:
            return STAND_IN
