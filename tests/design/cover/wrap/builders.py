"""Books as they come from a binder."""

from __future__ import annotations

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.lengths import INCH
from ebookpack.core.wrap import WrapGeometry
from ebookpack.design.cover.wrap.geometry import Bound, wrap_geometry
from ebookpack.design.stores import load_store, paper_of

ISBN = "9780306406157"


def bound(
    store: str,
    paper: str | None = None,
    *,
    pages: int = 300,
    size: tuple[float, float] = (6, 9),
    spine: float | None = None,
    right_to_left: bool = False,
) -> Bound:
    """A book of a store; its size is in inches, the spine in points."""
    profile = load_store(store)
    return Bound(
        store=profile,
        paper=paper_of(profile, paper),
        width=size[0] * INCH,
        height=size[1] * INCH,
        pages=pages,
        spine=spine,
        right_to_left=right_to_left,
    )


def geometry(book: Bound) -> WrapGeometry:
    """The sheet for it."""
    return wrap_geometry(book, Diagnostics())
