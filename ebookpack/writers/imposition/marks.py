"""Marks for whoever folds, sews and cuts: drawn in black hairlines, as PDF operators."""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.lengths import MILLIMETRE
from ebookpack.writers.imposition.folding import Sheet
from ebookpack.writers.imposition.placing import Layout

FOLD_MARK = 12 * MILLIMETRE
"""From the edge of the sheet inwards: printers leave some 5 mm at the edges white."""
KETTLE = 12 * MILLIMETRE
"""From head and foot of the pages to the outer holes of a sewn signature."""
HOLES_APART = 45 * MILLIMETRE
"""At most, for thread that holds the pages flat."""
TALL_BOOKLET = 220 * MILLIMETRE
"""From this height on a booklet is sewn through five holes and not three."""
_CUT_MARK, _CUT_GAP = 6 * MILLIMETRE, 1.5 * MILLIMETRE
_COLLATION = (2.2 * MILLIMETRE, 5 * MILLIMETRE)
"""Width and height of the bar on a signature's back."""
_HAIRLINE = 0.35


def holes(height: float, *, sewn: bool) -> tuple[float, ...]:
    """Where the fold of a page of this height is pierced: distances from its foot, rising.

    `sewn` to other signatures: two outer holes for the kettle stitches and pairs between them for
    the tapes; else the odd number of a pamphlet stitch, which starts in the middle.
    """
    if not sewn:
        count = 5 if height >= TALL_BOOKLET else 3
        return tuple(height * (index + 0.5) / count for index in range(count))
    inner = height - 2 * KETTLE
    count = 2
    while inner / (count - 1) > HOLES_APART or count < 4:
        count += 2
    return tuple(KETTLE + inner * index / (count - 1) for index in range(count))


def marks(sheet: Sheet, layout: Layout, signatures: int, *, back: bool) -> str:
    """The operators that mark one side of a sheet; empty where there is nothing to mark.

    On the outside of each sheet where to fold it; on that of a signature where to cut and, as
    a bar across the fold, a step lower on each signature, which follows on which; in the middle of
    a signature where to pierce it.
    """
    if back:
        drawn = _holes(layout, sewn=signatures > 1) if sheet.innermost else ()
    else:
        outermost = sheet.depth == 0
        drawn = (
            *_fold(layout),
            *(_cuts(layout) if outermost else ()),
            *(_collation(sheet, layout, signatures) if outermost and signatures > 1 else ()),
        )
    body = "\n".join(drawn)
    return f"q\n0 G 0 g {_HAIRLINE} w\n{body}\nQ\n" if body else ""


def _fold(layout: Layout) -> Iterator[str]:
    x, top = layout.fold, layout.height
    yield "[3 2] 0 d"
    yield _line(x, 0, x, FOLD_MARK)
    yield _line(x, top, x, top - FOLD_MARK)
    yield "[] 0 d"


def _cuts(layout: Layout) -> Iterator[str]:
    """Ticks outside of the outer corners of the pages, where there is paper to cut off."""
    left, right = layout.fold - layout.page_width, layout.fold + layout.page_width
    foot, head = layout.foot, layout.foot + layout.page_height
    for x, way in ((left, -1), (right, 1)):
        for y, up in ((foot, -1), (head, 1)):
            if left > 0:
                yield _line(x + way * _CUT_GAP, y, x + way * (_CUT_GAP + _CUT_MARK), y)
            if foot > 0:
                yield _line(x, y + up * _CUT_GAP, x, y + up * (_CUT_GAP + _CUT_MARK))


def _holes(layout: Layout, *, sewn: bool) -> Iterator[str]:
    """A small cross at each hole, which the thread covers."""
    arm = 0.8 * MILLIMETRE
    for height in holes(layout.page_height, sewn=sewn):
        x, y = layout.fold, layout.foot + height
        yield _line(x - arm, y, x + arm, y)
        yield _line(x, y - arm, x, y + arm)


def _collation(sheet: Sheet, layout: Layout, signatures: int) -> Iterator[str]:
    """The bar of a signature; all of them make a stair down the back of the book."""
    wide, tall = _COLLATION
    room = layout.page_height - 2 * KETTLE - tall
    step = min(tall, room / max(signatures - 1, 1))
    y = layout.foot + layout.page_height - KETTLE - tall - (sheet.signature - 1) * step
    yield f"{layout.fold - wide / 2:.3f} {y:.3f} {wide:.3f} {tall:.3f} re f"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"
