"""Where the pages stand on a sheet, and how large; lengths in points, from the lower left corner.

A sheet lies across: the fold is its middle, upright. Pages touch the fold with their inner edges
and stand in the middle of the height.
"""

from __future__ import annotations

from msgspec import Struct

from ebookpack.core.binding import HomeBinding, Scale
from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import MILLIMETRE

TOLERANCE = 0.5
"""Points by which a page may be larger than the half of a sheet: half a letter is 5.5 x 8.5 in, A5
a fraction of a point more than half of A4."""
LEAST_SCALE = 0.7
"""Below it, a book's type becomes hard to read."""


class Layout(Struct, frozen=True, kw_only=True):
    """A sheet and the size of the pages on it."""

    width: float
    """Of the sheet, the longer of its sides."""
    height: float
    page_width: float
    """As printed, `scale` counted in."""
    page_height: float
    scale: float

    @property
    def fold(self) -> float:
        """Where the fold is."""
        return self.width / 2

    @property
    def foot(self) -> float:
        """Where the pages stand."""
        return (self.height - self.page_height) / 2

    def left_edge(self, *, right: bool, shift: float) -> float:
        """Left edge of the page at one side of the fold, moved towards the fold by `shift`."""
        return self.fold - shift if right else self.fold - self.page_width + shift


def layout(page: tuple[float, float], binding: HomeBinding, diagnostics: Diagnostics) -> Layout:
    """Pages of a size, two a side on the paper of a binding.

    Raises SettingsError (W221) if they are to keep their size and are larger than the half of a
    sheet; adds the warning W222 if they become very small.
    """
    width, height = max(binding.sheet), min(binding.sheet)
    room = width / 2 / page[0], height / page[1]
    fits = min(room)
    holds = page[0] <= width / 2 + TOLERANCE and page[1] <= height + TOLERANCE
    if binding.scale is Scale.ACTUAL and not holds:
        size = " x ".join(f"{length / MILLIMETRE:.0f}" for length in page)
        raise SettingsError.at(
            None,
            "W221",
            f"two pages of {size} mm side by side are larger than {binding.sheet_name}",
            "choose larger paper with --sheet, or --scale shrink",
        )
    scale = fits if binding.scale is Scale.FILL or not holds else 1.0
    if scale < LEAST_SCALE:
        diagnostics.warning(
            "W222",
            f"on {binding.sheet_name} the pages are printed at {scale:.0%} of their size",
            None,
            "choose larger paper with --sheet, or smaller pages with --trim",
        )
    return Layout(
        width=width,
        height=height,
        page_width=page[0] * scale,
        page_height=page[1] * scale,
        scale=scale,
    )
