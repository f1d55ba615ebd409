"""Letters of a loose or a tight line set apart or together by a little.

Where the spaces of a line would stray far from their natural width, its letters take a part of it:
a hundredth of an em is not seen, and over a line comes to a third of a space for each of its spaces
(H. Zapf, "About micro-typography and the hz-program", 1993; Bringhurst 2.1.9 allows three times as
much). A line that no way of breaking its paragraph fills, beside a picture or among long words, has
white that is seen from afar: its letters take more, which is seen less than that white.
"""

from __future__ import annotations

MOST = 0.012
LEAST = -0.006
"""Tracking in em."""
MOST_IN_NEED = 0.025
"""Tracking of lines whose spaces would still be more than `VERY_LOOSE`."""
LOOSE = 0.6
TIGHT = -0.15
"""Stretch of spaces, as a part of their natural width, from which on letters take part."""

VERY_LOOSE = 0.8
"""Stretch at which gaps are twice as wide as they are by nature, the tracking at both ends of each
in them: the eye falls into them."""


def tracked(extra: float, spaces: float, ems: float) -> float:
    """Tracking of a line in em.

    `extra` is what the line has to grow by, or below 0 to shrink; `spaces` the natural width of its
    spaces, and `ems` the width by which it grows for one em of tracking. All in one unit.
    """
    if ems <= 0:
        return 0.0
    if extra > LOOSE * spaces:
        apart = min(MOST, (extra - LOOSE * spaces) / ems)
        return max(apart, min(MOST_IN_NEED, (extra - VERY_LOOSE * spaces) / ems))
    if extra < TIGHT * spaces:
        return max(LEAST, (extra - TIGHT * spaces) / ems)
    return 0.0
