"""What a printer asks of a book: the profile of a store, every length of it in points.

A profile is data (`design/stores.toml`). Each number there has a source with the date on which it
was looked up; what was not read at the printer's own place is trusted less, see `Confidence`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

SAME_SIZE = 1.0
"""Points by which a size may miss that of a trim and still be it: sizes in inches are rounded."""


class Confidence(StrEnum):
    """How well a number is known."""

    PRIMARY = "primary"
    """Read in the printer's own text."""
    SECONDARY = "secondary"
    """Quoted from it by others, with a date."""
    TRADE = "trade"
    """What the trade does; no printer's number."""
    DISPUTED = "disputed"
    """Sources differ."""


class Source(Struct, frozen=True, kw_only=True):
    """Where a number comes from."""

    name: str
    title: str
    checked: str
    """Day on which it was looked up, `YYYY-MM-DD`; empty for what nobody can look up."""
    confidence: Confidence

    @property
    def is_trusted(self) -> bool:
        """Whether a number of it can be an error: it is the store's own, or quoted from it."""
        return self.confidence in (Confidence.PRIMARY, Confidence.SECONDARY)

    @property
    def cited(self) -> str:
        """Its title, with the day on which it was looked up."""
        return f"{self.title} ({self.checked})" if self.checked else self.title


class Edge(StrEnum):
    """An edge of a page, as it lies in the book."""

    TOP = "top"
    BOTTOM = "bottom"
    OUTSIDE = "outside"
    INSIDE = "inside"
    """At the spine."""


class Ink(StrEnum):
    """What a paper is printed with."""

    BLACK = "black"
    COLOUR = "colour"


class ColourSpace(StrEnum):
    """What colours of an interior are written in."""

    RGB = "rgb"
    CMYK = "cmyk"


class Standard(StrEnum):
    """The kinds of PDF that can be made."""

    PLAIN = "pdf"
    """PDF 1.7 with nothing in it that printers refuse."""
    X_1A = "x-1a"
    """PDF/X-1a:2001 (ISO 15930-1)."""
    X_3 = "x-3"
    """PDF/X-3:2002 (ISO 15930-3)."""
    X_4 = "x-4"
    """PDF/X-4 (ISO 15930-7)."""


class Trim(Struct, frozen=True, kw_only=True):
    """A size that books are cut to."""

    width: float
    height: float

    def is_size(self, width: float, height: float) -> bool:
        """Whether it is this size, but for rounding."""
        return abs(self.width - width) <= SAME_SIZE and abs(self.height - height) <= SAME_SIZE


class Bleed(Struct, frozen=True, kw_only=True):
    """What is printed beyond the trim and cut off."""

    width: float
    edges: tuple[Edge, ...]
    """Of an interior page; a cover bleeds on all its edges."""
    source: Source

    def at(self, edge: Edge) -> float:
        """The bleed at an edge of an interior page."""
        return self.width if edge in self.edges else 0.0


class Margins(Struct, frozen=True, kw_only=True):
    """White that text must leave around it."""

    gutters: tuple[tuple[int, float], ...]
    """(most pages, inside margin), rising: the first that has room for a book is its own."""
    curve: float
    """White between gutter and text: the leaf curves into the binding."""
    outside: float
    """At top, bottom and outside."""
    outside_with_bleed: float
    source: Source

    def gutter(self, pages: int) -> float:
        """The least inside margin of a book of so many pages; of a thicker one, the widest."""
        return next((width for most, width in self.gutters if pages <= most), self.gutters[-1][1])

    def least_outside(self, *, bleeds: bool) -> float:
        """The least white at the other three edges."""
        return self.outside_with_bleed if bleeds else self.outside


class Spine(Struct, frozen=True, kw_only=True):
    """How thick a book becomes."""

    a_page: float = 0.0
    """Thickness of a page, that is of half a leaf."""
    cover: float = 0.0
    """What the cover itself adds."""
    measured: tuple[tuple[int, float], ...] = ()
    """(pages, width) where the printer gives no formula, rising; between them it is a straight
    line, beyond them it goes on as between the last two."""
    is_estimate: bool = False
    """Whether the printer's own calculator has the last word."""
    source: Source

    def width(self, pages: int) -> float:
        """Width of the spine of a book of so many pages."""
        if not self.measured:
            return pages * self.a_page + self.cover
        if len(self.measured) == 1:
            return pages * self.measured[0][1] / self.measured[0][0]
        after = bisect_right(self.measured, pages, key=lambda point: point[0])
        after = min(max(after, 1), len(self.measured) - 1)
        (few, thin), (many, thick) = self.measured[after - 1 : after + 1]
        return thin + (pages - few) * (thick - thin) / (many - few)


class Paper(Struct, frozen=True, kw_only=True):
    """A paper that a store prints on."""

    name: str
    title: str
    ink: Ink
    pages: tuple[int, int]
    """Fewest and most pages of a book on it."""
    pages_of_trims: tuple[tuple[Trim, tuple[int, int]], ...] = ()
    """The same of sizes for which it is otherwise."""
    trims: tuple[Trim, ...] = ()
    """The only sizes that it is used for; empty for all."""
    refused: tuple[Trim, ...] = ()
    """Sizes that it is not used for."""
    spine: Spine
    source: Source

    def page_limits(self, width: float, height: float) -> tuple[int, int]:
        """Fewest and most pages of a book of a size."""
        of_size = (limits for trim, limits in self.pages_of_trims if trim.is_size(width, height))
        return next(of_size, self.pages)

    def takes(self, width: float, height: float) -> bool:
        """Whether books of a size are printed on it."""
        if any(trim.is_size(width, height) for trim in self.refused):
            return False
        return not self.trims or any(trim.is_size(width, height) for trim in self.trims)


class SpineText(Struct, frozen=True, kw_only=True):
    """When a spine is wide enough for words."""

    from_pages: int
    clearances: tuple[tuple[float, float], ...]
    """(least width of the spine, white to leave at each fold), rising."""
    source: Source

    def clearance(self, width: float) -> float:
        """White at each fold of a spine of a width."""
        wide = [white for least, white in self.clearances if width >= least]
        return wide[-1] if wide else self.clearances[0][1]


class Barcode(Struct, frozen=True, kw_only=True):
    """The place of the bar code, at the lower right of the back."""

    width: float
    height: float
    from_bottom: float
    """Distance of its lower edge from the trim."""
    from_fold: float
    """Distance of its right edge from the fold of the spine."""
    printed_by_store: bool
    """Whether the store prints its own where there is none."""
    source: Source


class Wrap(Struct, frozen=True, kw_only=True):
    """The cover of a paperback in one sheet: back, spine, front."""

    bleed: float
    """On all four edges."""
    safe: float
    """White that words and faces keep from the trim..."""
    safe_at_folds: float
    """...and from the folds of the spine."""
    text: SpineText
    barcode: Barcode
    tolerance: float
    """By how much its size may miss the printer's."""
    source: Source


class FileRules(Struct, frozen=True, kw_only=True):
    """What the file itself must be."""

    standards: tuple[Standard, ...]
    """Those that the store takes; the first is made unless another is asked for."""
    colours: ColourSpace
    """What colours are written in; what is printed in black is gray whatever it says."""
    tagged_colours: bool
    """Whether colours may carry an ICC profile."""
    ink_limit: int | None
    """Most ink at a place, in per cent of all plates together."""
    marks: bool
    """Whether there may be crop marks."""
    links: bool
    """Whether there may be bookmarks, links and other annotations."""
    transparency: bool
    least_type: float
    """Smallest body size of type, in points."""
    least_line: float
    """Thinnest line, in points."""
    least_tint: float
    """Lightest tint, as a part of full ink."""
    least_ppi: int
    """Pixels in an inch that a picture needs."""
    most_bytes: int | None
    most_blank_pages: int | None
    """Blank pages that may follow on each other."""
    source: Source


class Leaves(Struct, frozen=True, kw_only=True):
    """How many pages a book has."""

    multiple: int
    """The count is a multiple of it."""
    blank_last: bool
    """Whether the last page must be blank."""
    source: Source


class Store(Struct, frozen=True, kw_only=True):
    """The profile of a store."""

    name: str
    title: str
    trims: tuple[Trim, ...]
    """Sizes that it cuts to; empty for any."""
    custom: tuple[Trim, Trim] | None
    """The smallest and the largest of sizes of one's own; None if it has only those of `trims`."""
    leaves: Leaves
    bleed: Bleed
    margins: Margins
    papers: tuple[Paper, ...]
    """The first is taken unless another is asked for."""
    file: FileRules
    wrap: Wrap
    sources: Mapping[str, Source] = field(default_factory=dict)
    """All that are named, by name."""

    def cuts_to(self, width: float, height: float) -> bool:
        """Whether it makes books of a size, in points."""
        if not self.trims or any(trim.is_size(width, height) for trim in self.trims):
            return True
        if self.custom is None:
            return False
        least, most = self.custom
        return (
            least.width - SAME_SIZE <= width <= most.width + SAME_SIZE
            and least.height - SAME_SIZE <= height <= most.height + SAME_SIZE
        )

    def paper(self, name: str | None) -> Paper | None:
        """The paper of a name; the first for None, and None for a name that it does not have."""
        if name is None:
            return self.papers[0]
        return next((paper for paper in self.papers if paper.name == name), None)
