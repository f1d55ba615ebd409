"""What a proofreader marks: the kinds of defects, and one defect with its place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.proof.setting.pages import Line, Page


class Kind(StrEnum):
    """Kinds of defects; docs/proof.md defines each."""

    WIDOW = "widow"
    ORPHAN = "orphan"
    RUNT = "runt"
    HYPHENS = "stack of hyphens"
    DIVIDED = "word divided over the page"
    LOOSE = "loose line"
    TIGHT = "tight line"
    OVERFULL = "line beyond the measure"
    RIVER = "river"
    SAME_WORD = "same word below itself"
    SHORT = "short page"
    FEW_LINES = "page of a few lines"
    UNLEVEL = "facing pages not level"
    HEADING = "stranded heading"
    SCENE_BREAK = "stranded scene break"
    LOST_BREAK = "scene break lost"
    GLYPH = "missing glyph"
    INITIAL = "white below an initial"


CODES: dict[Kind, str] = {
    Kind.WIDOW: "P201",
    Kind.ORPHAN: "P202",
    Kind.RUNT: "P203",
    Kind.HYPHENS: "P204",
    Kind.DIVIDED: "P205",
    Kind.LOOSE: "P206",
    Kind.TIGHT: "P207",
    Kind.OVERFULL: "P208",
    Kind.RIVER: "P209",
    Kind.SAME_WORD: "P210",
    Kind.SHORT: "P211",
    Kind.FEW_LINES: "P212",
    Kind.UNLEVEL: "P213",
    Kind.HEADING: "P214",
    Kind.SCENE_BREAK: "P215",
    Kind.LOST_BREAK: "P216",
    Kind.GLYPH: "P217",
    Kind.INITIAL: "P218",
}

Box = tuple[float, float, float, float]
"""Left, top, right and bottom on a page, in points."""


class Defect(Struct, frozen=True, kw_only=True):
    """One defect."""

    kind: Kind
    page: int
    """Index of its page."""
    label: str
    """Folio of its page."""
    row: int | None
    """Line on the page, from 1 and without running head; None for the page as a whole."""
    message: str
    """What is wrong, in a few words that quote the text."""
    boxes: tuple[Box, ...]
    """What to mark on the page; empty where nothing can be pointed at."""
    span: Span | None = None
    """Place in the manuscript, if that is known."""

    @property
    def code(self) -> str:
        """Its code among the findings."""
        return CODES[self.kind]


def at_lines(
    kind: Kind, page: Page, lines: Sequence[Line], message: str, boxes: Sequence[Box] = ()
) -> Defect:
    """A defect of lines of a page; without boxes, the lines are marked as a whole."""
    return Defect(
        kind=kind,
        page=page.index,
        label=page.label,
        row=page.matter.index(lines[0]) + 1,
        message=message,
        boxes=tuple(boxes) or tuple(line_box(line) for line in lines),
        span=next((line.span for line in lines if line.span), None),
    )


def at_page(kind: Kind, page: Page, message: str, box: Box) -> Defect:
    """A defect of a page as a whole; it is where the page's last line is in the manuscript."""
    spans = [line.span for line in page.lines if line.span]
    return Defect(
        kind=kind,
        page=page.index,
        label=page.label,
        row=None,
        message=message,
        boxes=(box,),
        span=spans[-1] if spans else None,
    )


def line_box(line: Line) -> Box:
    """What a line covers."""
    return (
        line.left,
        line.baseline - 0.75 * line.size,
        line.right,
        line.baseline + 0.25 * line.size,
    )


SHOWN = 40
"""Characters of a line that are quoted."""


def opening(line: Line) -> str:
    """How a line starts, quoted."""
    text = line.text
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[:SHOWN].rsplit(' ', 1)[0]} …”"


def ending(line: Line) -> str:
    """How a line ends, quoted."""
    text = line.text
    return f"“{text}”" if len(text) <= SHOWN else f"“… {text[-SHOWN:].split(' ', 1)[-1]}”"
