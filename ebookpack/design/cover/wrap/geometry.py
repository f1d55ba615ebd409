"""Measures of a wrap: how thick the spine is, whether it has words, where the bar code goes."""

from __future__ import annotations

from msgspec import Struct

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.lengths import INCH, inches
from ebookpack.core.store import Paper, Store
from ebookpack.core.wrap import Area, WrapGeometry

LEAST_SPINE_ROOM = 4.5
"""Points between the white at both folds: capitals of seven points."""

WIDEST_OWN_CODE = 2 * INCH
_SPINE_ENDS = 0.07
"""White at head and foot of a spine, with its rules, as a part of the height."""


class Bound(Struct, frozen=True, kw_only=True):
    """A book as it comes from the binder."""

    store: Store
    paper: Paper
    width: float
    """Of a page, in points."""
    height: float
    pages: int
    spine: float | None = None
    """Width of the spine that the printer gave; None to reckon it."""
    right_to_left: bool = False


def wrap_geometry(bound: Bound, diagnostics: Diagnostics) -> WrapGeometry:
    """The sheet for a book.

    Adds the warning D140 where the printer's own calculator has the last word on the spine, D141
    where a spine that was given is far from what the paper comes to.
    """
    reckoned = bound.paper.spine.width(bound.pages)
    width = reckoned if bound.spine is None else bound.spine
    if bound.spine is None and bound.paper.spine.is_estimate and bound.store.trims:
        diagnostics.warning(
            "D140",
            f"the spine is {inches(width)} wide by the values of others: "
            f"{bound.store.title} gives its own",
            None,
            f"ask its calculator for {bound.pages} pages, and give it: [wrap] spine = "
            f'"{width / 72:.4f}in"',
        )
    if bound.spine is not None and not 0.5 * reckoned <= bound.spine <= 2 * reckoned:
        diagnostics.warning(
            "D141",
            f"the spine is to be {inches(width)} wide, {bound.pages} pages of this paper come to "
            f"{inches(reckoned)}",
            None,
            "ask the printer's calculator again, with this number of pages",
        )
    return WrapGeometry(
        width=bound.width,
        height=bound.height,
        spine_width=width,
        bleed=bound.store.wrap.bleed,
        right_to_left=bound.right_to_left,
    )


def spine_room(bound: Bound, geometry: WrapGeometry) -> Area | None:
    """Where words may stand on the spine; None if the book is too thin for them."""
    rules = bound.store.wrap.text
    white = rules.clearance(geometry.spine_width)
    room = geometry.spine.inset(white, max(bound.store.wrap.safe, geometry.height * _SPINE_ENDS))
    if bound.pages < rules.from_pages or room.width < LEAST_SPINE_ROOM:
        return None
    return room


def barcode_area(bound: Bound, geometry: WrapGeometry, *, own: bool) -> Area:
    """The white place of the bar code: at the foot of the back, beside the spine.

    The book's own code needs no more than its quiet zones, whatever place the printer's would take.
    """
    code, back = bound.store.wrap.barcode, geometry.back
    width = min(code.width, WIDEST_OWN_CODE) if own else code.width
    bottom = back.bottom - code.from_bottom
    if geometry.right_to_left:
        left = back.left + code.from_fold
    else:
        left = back.right - code.from_fold - width
    return Area(left=left, top=bottom - code.height, right=left + width, bottom=bottom)
