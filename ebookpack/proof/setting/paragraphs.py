"""Which lines are one paragraph, inferred from indents, white space and lines that end early.

A line starts a paragraph if it is indented as first lines of this book are, if white space or
anything but text stands above it, or if its first word would have fitted at the end of the line
above: only the end of a paragraph keeps a word from where there is room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ebookpack.proof.setting.pages import Line, LineKind, Page

WHITE = 1.4
"""A line that is farther below another one than that, in lines, starts something new."""
LARGEST_INDENT = 4.0
"""In em."""
_OFF = 0.12
"""Places nearer to each other than that, in em, are the same."""
_HANGING = 0.3
"""How far a quote may hang out of the left edge, in em."""
_RARE = 0.04
"""Part of all lines that an indent must be seen in to be the one of first lines."""


def usual_indent(pages: Iterable[Page], size: float) -> float:
    """How far first lines of paragraphs are indented, in points; 0 if they are not."""
    lines = 0
    seen: Counter[float] = Counter()
    for page in pages:
        text = page.text
        lines += len(text)
        for n, line in enumerate(text):
            offset = line.left - page.left
            below = text[n + 1].left - page.left if n + 1 < len(text) else 0.0
            # An indented block has more than one such line in a row as often as not.
            if _OFF * size < offset < LARGEST_INDENT * size:
                seen[round(offset, 1)] += 1 + (abs(below) < _OFF * size)
    if not seen:
        return 0.0
    indent, count = seen.most_common(1)[0]
    return indent if count > _RARE * lines else 0.0


@dataclass(slots=True)
class _Reading:
    """Where the reading of a book is."""

    leading: float
    indent: float
    paragraph: int = 0
    above: Line | None = None
    """The line of text above; None behind anything else."""
    above_left: float = 0.0
    """How far it is indented."""
    above_edge: float = 0.0
    """The right edge that it was set to."""
    opened: bool = False
    """Whether the line above opened its paragraph."""
    same_page: bool = False
    initial: Line | None = None


def join_paragraphs(pages: Sequence[Page], leading: float, indent: float) -> list[Page]:
    """The pages, each line of text with the number of its paragraph, first and last lines told.

    Notes are numbered apart: a paragraph that goes on over the foot of a page goes on above them.
    """
    body = _Reading(leading, indent)
    numbered = [_number(page, body) for page in pages]
    notes = _Reading(leading, indent, paragraph=body.paragraph)
    numbered = [_number_notes(page, notes) for page in numbered]
    last = {
        line.paragraph: (page.index, n)
        for page in numbered
        for n, line in enumerate(page.lines)
        if line.paragraph
    }
    return [
        replace(
            page,
            lines=tuple(
                replace(line, closes=last.get(line.paragraph) == (page.index, n))
                for n, line in enumerate(page.lines)
            ),
        )
        for page in numbered
    ]


def _number(page: Page, reading: _Reading) -> Page:
    reading.same_page = False
    reading.initial = None
    return replace(page, lines=tuple(_numbered(page, page.lines, reading)))


def _numbered(page: Page, lines: Iterable[Line], reading: _Reading) -> Iterator[Line]:
    initials = [line for line in page.lines if line.kind is LineKind.INITIAL]
    edges = edges_set_off(page, reading.indent)
    for line in lines:
        if line.kind in {LineKind.DISPLAY, LineKind.BREAK}:
            reading.above = None
        if line.kind is not LineKind.TEXT:
            yield line
            continue
        initial = next((cap for cap in initials if _is_beside(line, cap)), None)
        if initial is None and _goes_on_beside(line, reading):
            initial = reading.initial
        if initial is not None:
            opens = initial is not reading.initial
        else:
            opens = _opens(line, page, reading)
        reading.initial = initial
        reading.paragraph += opens
        reading.opened = opens
        reading.above, reading.same_page = line, True
        reading.above_left = 0.0 if initial is not None else _offset(line, page)
        reading.above_edge = edges.get(round(reading.above_left), page.right)
        yield replace(line, paragraph=reading.paragraph, opens=opens)


def edges_set_off(page: Page, indent: float) -> dict[int, float]:
    """Right edges of text that is set off on the left, by how far it is, in whole points.

    Where two lines end at the same place it is an edge that they were set to. Verse has none.
    """
    rights: dict[int, Counter[float]] = {}
    for line in page.text:
        offset = line.left - page.left
        if offset > _OFF * line.size and abs(offset - indent) > _OFF * line.size:
            rights.setdefault(round(offset), Counter())[round(line.right, 1)] += 1
    usual = {
        offset: max(found, key=lambda right: (found[right], -right))
        for offset, found in rights.items()
    }
    return {offset: right for offset, right in usual.items() if rights[offset][right] > 1}


def _is_beside(line: Line, initial: Line) -> bool:
    """Whether a line stands beside a drop capital and is shortened by it."""
    height = initial.size * 0.75
    return (
        line.left >= initial.right - 1
        and initial.baseline - height < line.baseline < initial.baseline + 0.1 * line.size
    )


def _goes_on_beside(line: Line, reading: _Reading) -> bool:
    """Whether a line stands as far in as the one above, though the initial ends higher up."""
    above = reading.above
    return (
        above is not None
        and reading.initial is not None
        and abs(line.left - above.left) < _OFF * line.size
    )


def _opens(line: Line, page: Page, reading: _Reading) -> bool:
    """Whether a line of text starts a paragraph."""
    above = reading.above
    if above is None:
        return True
    if reading.same_page and line.baseline - above.baseline > WHITE * reading.leading:
        return True
    near = _OFF * line.size
    left = _offset(line, page)
    if reading.indent and abs(left - reading.indent) < near:
        return True
    if _has_room(line, above, reading.above_edge):
        return True
    if abs(left) < near:
        # What is set off ends with its page; on the page itself white would show it.
        return not reading.same_page and _is_set_off(reading, near)
    # Within what is set off a first line is indented more than what follows it.
    if abs(left - reading.above_left) < near:
        return False
    return left > reading.above_left or not reading.opened


def _offset(line: Line, page: Page) -> float:
    """How far a line is indented; a mark that hangs out of the left edge stands at it."""
    offset = line.left - page.left
    return 0.0 if -_HANGING * line.size < offset < 0 else offset


def _is_set_off(reading: _Reading, near: float) -> bool:
    left = reading.above_left
    return left > near and abs(left - reading.indent) > near


def _has_room(line: Line, above: Line, edge: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the line above."""
    first = line.words[0]
    return edge - above.right > first.right - first.left + 0.2 * line.size


def _number_notes(page: Page, reading: _Reading) -> Page:
    """Number the notes of a page; each starts with its number or sign."""
    lines: list[Line] = []
    first = True
    for line in page.lines:
        if line.kind is LineKind.NOTE:
            opens = first or not line.words[0].text[0].isalpha()
            reading.paragraph += opens
            first = False
            line = replace(line, paragraph=reading.paragraph, opens=opens)
        lines.append(line)
    return replace(page, lines=tuple(lines))
