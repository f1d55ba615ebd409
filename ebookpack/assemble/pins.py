"""Where the pins of book.toml stand: quotations found in the manuscript, or named as errors."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ebookpack.assemble.parted_blocks import part_at
from ebookpack.assemble.quotations import Quotations, quotable, shown, spoken
from ebookpack.core.book import Document, LeftOut
from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.nodes import Paragraph, Text
from ebookpack.core.pins import EVERY, KEEP, SCENE_BREAK, Pin
from ebookpack.core.settings import Settings

MOST_LINES_NAMED = 5
"""Places of an ambiguous quotation that a message names."""
SHOWN = 60
"""Characters of a paragraph that a hint quotes."""


class Placed(Struct, frozen=True):
    """A pin and the blocks that it is about."""

    pin: Pin
    first: int
    last: int


def prepare(document: Document, settings: Settings) -> Document:
    """The document with what pins keep in it, and parted at each line that a pin quotes.

    Formats leave out of themselves what is not text, as comments: no pass could give it back.
    """
    if not settings.pins:
        return document
    for pin in settings.pins:
        if pin.role == KEEP:
            document = _with_kept(document, pin)
    quotations = quotable(document.blocks)
    lines: dict[int, set[int]] = {}
    for pin in settings.pins:
        for quote in (pin.quote, pin.until):
            if quote and not quotations.find(quote):
                for index, line in quotations.find_line(quote):
                    lines.setdefault(index, set()).add(line)
    return part_at(document, lines)


def _with_kept(document: Document, pin: Pin) -> Document:
    found = Quotations([item.text for item in document.left_out]).find(pin.quote)
    if not found or quotable(document.blocks).find(pin.quote):
        return document
    item = document.left_out[found[0]]
    restored = tuple(
        Paragraph(children=(Text(text=" ".join(line.split())),), span=item.span)
        for line in item.text.split("\n")
        if line.strip()
    )
    place = _below(document, item)
    blocks = (*document.blocks[:place], *restored, *document.blocks[place:])
    left_out = tuple(other for other in document.left_out if other is not item)
    return replace(document, left_out=left_out).with_blocks(
        blocks, lambda block: block + len(restored) * (block > place)
    )


def _below(document: Document, item: LeftOut) -> int:
    """Index of the first block below what was left out; the end if that is nowhere."""
    if item.span is None or item.span.line is None:
        return len(document.blocks)
    for index, block in enumerate(document.blocks):
        span = block.span
        if span is not None and span.path == item.span.path and (span.line or 0) > item.span.line:
            return index
    return len(document.blocks)


def place_pins(
    document: Document, quotations: Quotations, settings: Settings, diagnostics: Diagnostics
) -> tuple[Placed, ...]:
    """Each pin at the blocks that it quotes; a quotation that stands nowhere is an error (S104)."""
    search = _Search(document, quotations, settings.span, diagnostics)
    return tuple(placed for pin in settings.pins for placed in search.places(pin))


class _Search(Struct, frozen=True):
    document: Document
    quotations: Quotations
    toml: Span | None
    diagnostics: Diagnostics

    def places(self, pin: Pin) -> Iterator[Placed]:
        found = self.quotations.find(pin.quote)
        if not found:
            self._nowhere(pin, pin.quote)
            return
        for first in self._chosen(pin, found):
            last = self._end(pin, first)
            if last is not None:
                yield Placed(pin, first, last)

    def _chosen(self, pin: Pin, found: tuple[int, ...]) -> tuple[int, ...]:
        # A mark of scene breaks means the same wherever it stands.
        if pin.nth == EVERY or (pin.role == SCENE_BREAK and pin.nth is None and self._alike(found)):
            return found
        if isinstance(pin.nth, int):
            if pin.nth > len(found):
                self.diagnostics.error(
                    "S104",
                    f'"{pin.quote}" stands {_times(len(found))}, not {pin.nth} times',
                    self._span(pin),
                    f"it stands at {self._lines(found)}",
                )
            return found[pin.nth - 1 : pin.nth]
        if len(found) > 1:
            self.diagnostics.warning(
                "S107",
                f'"{pin.quote}" stands {_times(len(found))}, at {self._lines(found)}; '
                "the first was taken",
                self._span(pin),
                f'quote more of it, or say which: nth = 2, or nth = "{EVERY}"',
            )
        return found[:1]

    def _alike(self, found: tuple[int, ...]) -> bool:
        texts = {shown(self.document.blocks[index]).strip() for index in found}
        return len(texts) == 1 and len(spoken(next(iter(texts)))) <= 3

    def _end(self, pin: Pin, first: int) -> int | None:
        if not pin.until:
            return first
        ends = [index for index in self.quotations.find(pin.until) if index >= first]
        if not ends:
            self._nowhere(pin, pin.until, below=first)
        return ends[0] if ends else None

    def _nowhere(self, pin: Pin, quote: str, *, below: int | None = None) -> None:
        where = "" if below is None else f" below {self._place(below)}"
        self.diagnostics.error(
            "S104",
            f'no paragraph{where} starts with "{quote}"',
            self._span(pin),
            self._way_out(pin, quote),
        )

    def _way_out(self, pin: Pin, quote: str) -> str:
        inside = self.quotations.inside(quote)
        if inside is not None:
            return (
                f"it stands inside of “{self._start(inside)}” ({self._place(inside)}): quote the "
                "first words of a paragraph, or part the paragraph in the manuscript"
            )
        nearest = self.quotations.nearest(quote)
        if nearest is not None:
            return f"nearest: “{self._start(nearest)}” ({self._place(nearest)})"
        return f'quote the first words of the paragraph that "{pin.role}" is about'

    def _start(self, index: int) -> str:
        text = " ".join(shown(self.document.blocks[index]).split())
        return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} ..."

    def _place(self, index: int) -> str:
        return str(self.document.blocks[index].span or f"paragraph {index + 1}")

    def _lines(self, found: tuple[int, ...]) -> str:
        """`story.txt:41, 52 and 60`; the path again where it changes."""
        places = []
        path = ""
        for index in found[:MOST_LINES_NAMED]:
            place = self._place(index)
            same = path and place.startswith(f"{path}:")
            places.append(place.removeprefix(f"{path}:") if same else place)
            path = place.rpartition(":")[0]
        if len(found) > MOST_LINES_NAMED:
            return f"{', '.join(places)} and {len(found) - MOST_LINES_NAMED} more"
        return " and ".join([", ".join(places[:-1]), places[-1]] if places[1:] else places)

    def _span(self, pin: Pin) -> Span | None:
        return replace(self.toml, line=pin.line) if self.toml else None


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
