"""What stands around the text: running heads and folios.

The engine lays out one page of each kind, with a sample of a head and of a folio. On the pages of
the book those two alone are other: they are set in their place, aligned as the sample is. Head and
folio are each one line; what else a theme puts into the margins is the same on all pages of a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any, NamedTuple

from msgspec import Struct
from weasyprint.draw import draw_page
from weasyprint.formatting_structure import boxes

from ebookpack.writers.print.content import names_in
from ebookpack.writers.print.engine.bench import Bench
from ebookpack.writers.print.engine.changes import drawing
from ebookpack.writers.print.engine.drawn import Drawn
from ebookpack.writers.print.laid import UsedFont
from ebookpack.writers.print.press_colours import says_nothing
from ebookpack.writers.print.typesetter.drawing import draw_set_text
from ebookpack.writers.print.typesetter.line_boxes import SetText
from ebookpack.writers.print.typesetter.shaping import Face

Box = Any

_HEAD = "Specimen"
_FOLIOS = ("888", "dccclxxxviii")
"""The sample as an arabic and as a roman number."""
_SPECIMENS = """
@page { counter-increment: page 0 !important; counter-reset: page 888 !important }
body { hyphens: manual !important }
"""
"""Each page has the sample for its number; nothing is divided, so no dictionary is loaded."""
_CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower)


class Kind(NamedTuple):
    """Pages that have the same frame but for head and folio."""

    name: str
    """As the style sheet calls the page."""
    first: bool
    """Whether it is the first of its run: the page of a heading."""
    right: bool
    """Whether it is a right-hand page."""


class _Slot(Struct, frozen=True):
    """A text of a frame that is other on each page."""

    box: Box
    """The sample's text box."""
    is_head: bool
    cased: Callable[[str], str]
    before: str
    after: str
    """What stands around it."""

    def filled(self, head: str, folio: str) -> str:
        """Its text on a page."""
        return f"{self.before}{self.cased(head if self.is_head else folio)}{self.after}"


class Frame(Struct, frozen=True):
    """What stands around the text of a page, drawn."""

    operators: bytes
    coloured: bytes | None
    """The operators in the press's colours; None where a look at them is not enough for that."""
    states: Mapping[str, Mapping[str, float]]
    fonts: tuple[UsedFont, ...]


@dataclass(slots=True)
class Frames:
    """The frames of one book."""

    bench: Bench
    document: Callable[[str], str]
    """Makes the book's HTML document of a body."""
    _laid: dict[tuple[Kind, str], tuple[Box, list[_Slot]]] = field(default_factory=dict)
    """By kind, and by head where it has characters that its font lacks."""
    _faces: dict[int, Face] = field(default_factory=dict)
    """By the identity of a slot."""
    _drawing: Drawn = field(default_factory=Drawn)
    _drawn: dict[tuple[object, ...], Frame | None] = field(default_factory=dict)
    """What was drawn, by what it is of."""

    def prepare(self, kinds: Iterable[Kind]) -> None:
        """Lay out a page of each kind."""
        self._lay_out(kinds, "")

    def frame(self, kind: Kind, head: str, folio: str) -> Frame | None:
        """The frame of a page; None if it takes more than fonts to draw it (`draw`)."""
        page, texts = self._laid_frame(kind, head, folio)
        drawn = [self._once((id(page),), partial(_draw_page, page))]
        for slot, text in texts:
            key = (id(slot), text)
            if key not in self._drawn:
                self._once(key, partial(_draw_text, self._set(slot, text)))
            drawn.append(self._drawn[key])
        parts = [part for part in drawn if part is not None]
        if len(parts) < len(drawn):
            return None
        coloured = [part.coloured for part in parts if part.coloured is not None]
        return Frame(
            b"\n".join(part.operators for part in parts),
            b"\n".join(coloured) if len(coloured) == len(parts) else None,
            {name: state for part in parts for name, state in part.states.items()},
            tuple(font for part in parts for font in part.fonts),
        )

    def draw(self, stream: Any, kind: Kind, head: str, folio: str) -> None:
        """Draw the frame of a page with whatever it takes."""
        page, texts = self._laid_frame(kind, head, folio)
        with drawing():
            _draw_page(page, stream)
        for slot, text in texts:
            _draw_text(self._set(slot, text), stream)

    def _laid_frame(self, kind: Kind, head: str, folio: str) -> tuple[Box, list[tuple[_Slot, str]]]:
        """The page of a kind, and the texts that are other on each."""
        page, slots = self._laid[kind, ""]
        if not all(self._can_set(slot, slot.filled(head, folio)) for slot in slots):
            if (kind, head) not in self._laid:
                self._lay_out([kind], head)
            page, slots = self._laid[kind, head]
        texts = [(slot, slot.filled(head, folio)) for slot in slots]
        return page, [(slot, text) for slot, text in texts if text.strip()]

    def _once(self, key: tuple[object, ...], draw: Callable[[Any], None]) -> Frame | None:
        """What draws something, drawn once."""
        if key not in self._drawn:
            self._drawing.forget_glyphs()
            with drawing():
                operators = self._drawing.drawn_by(draw)
            self._drawn[key] = self._as_frame(operators) if self._drawing.is_type else None
        return self._drawn[key]

    def _as_frame(self, operators: bytes) -> Frame:
        named = set(names_in(operators))
        states = {name: it for name, it in self._drawing.states.items() if name in named}
        colours = self.bench.colours
        coloured = None
        if colours:
            coloured = colours.of(
                operators, {name: says_nothing(state) for name, state in states.items()}
            )
        return Frame(operators, coloured, states, self._drawing.fonts())

    def _lay_out(self, kinds: Iterable[Kind], head: str) -> None:
        """Pages of some kinds; with a head, it stands there as it is and is no slot."""
        wanted = list(kinds)
        specimens = (_specimen(index, kind, head) for index, kind in enumerate(wanted))
        # The first page of a document is a recto whatever is asked of what starts on it.
        body = "\n".join(("<p>.</p>", *specimens))
        live = self.bench.lay_out(self.document(body), extra=_SPECIMENS)
        for page in live.pages:
            for anchor in page.anchors:
                kind = wanted[int(anchor.removeprefix("kind-"))]
                slots: list[_Slot] = []
                margins = [
                    _emptied(child, slots, "" if head else _HEAD)
                    for child in page._page_box.children
                    if isinstance(child, boxes.MarginBox)
                ]
                self._laid[kind, head] = (page._page_box.copy_with_children(margins), slots)

    def _can_set(self, slot: _Slot, text: str) -> bool:
        face = self._face(slot)
        return all(face.word(word).covered for word in text.split())

    def _face(self, slot: _Slot) -> Face:
        if id(slot) not in self._faces:
            self._faces[id(slot)] = self.bench.face(slot.box.style)
        return self._faces[id(slot)]

    def _set(self, slot: _Slot, text: str) -> Box:
        """A text in the place of a slot's sample, aligned as that is."""
        face = self._face(slot)
        box = slot.box.copy_with_text(text)
        box.pango_layout = SetText(face)
        box.justification_spacing = 0
        box.width = face.width(text)
        room = slot.box.width - box.width
        align = slot.box.style["text_align_all"]
        if align in ("start", "end"):
            align = "left" if (align == "start") == (box.style["direction"] == "ltr") else "right"
        box.position_x += room * {"center": 0.5, "right": 1.0}.get(align, 0.0)
        return box


def _draw_page(page: Box, stream: Any) -> None:
    with stream.stacked():
        draw_page(page, stream)


def _draw_text(box: Box, stream: Any) -> None:
    with stream.stacked():
        draw_set_text(stream, box)


def _specimen(index: int, kind: Kind, head: str) -> str:
    """A page of a kind; one that is not the first of its run has one before it."""
    header = f'<header data-head="{escape(head or _HEAD)}"></header>'
    side = "right" if kind.right == kind.first else "left"
    before = "" if kind.first else f"{header}<p>.</p>"
    again = "" if kind.first else ' style="break-before: page"'
    return (
        f'<div style="page: {kind.name or "auto"}; break-before: {side}">{before}'
        f'<div id="kind-{index}"{again}>{header if kind.first else ""}<p>.</p></div></div>'
    )


def _emptied(box: Box, slots: list[_Slot], head: str) -> Box:
    """A box without the texts that are slots, which are added to the list."""
    if not isinstance(box, boxes.ParentBox):
        return box
    kept = []
    for child in box.children:
        slot = _slot(child, head) if isinstance(child, boxes.TextBox) else None
        if slot:
            slots.append(slot)
        else:
            kept.append(_emptied(child, slots, head))
    return box.copy_with_children(kept)


def _slot(box: Box, head: str) -> _Slot | None:
    for sample in (head, *_FOLIOS):
        for cased in _CASES:
            if sample and cased(sample) in box.text:
                before, _, after = box.text.partition(cased(sample))
                return _Slot(box, sample == head, cased, before, after)
    return None
