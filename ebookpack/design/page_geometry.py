"""The page of a print edition: its size, its margins, and the text block on its grid.

The text block is a whole number of lines high, so that the lines of a leaf's two sides fall on
each other. Its measure depends on the type and not on the number of pages: a thicker book moves
the block away from the spine, and breaks its lines and pages where a thin one does.
"""

from __future__ import annotations

import re
from math import ceil, floor

from ebookpack.core.book import Book
from ebookpack.core.edition import PageSpec
from ebookpack.core.errors import SettingsError
from ebookpack.core.lengths import INCH, MILLIMETRE, UNITS
from ebookpack.core.node_text import block_text
from ebookpack.core.press import Press
from ebookpack.core.type_style import TypeStyle
from ebookpack.design.stores import named_trims

_ISO = {
    "a4": (210, 297),
    "a5": (148, 210),
    "a6": (105, 148),
    "b5": (176, 250),
    "b6": (125, 176),
}
"""ISO 216 sizes in millimetres."""
_SMALLEST, _LARGEST = 3 * INCH, 13 * INCH
_MOST_BARE_INCHES = 30
"""A size without a unit is in inches up to here, in millimetres above."""

_NUMBER = r"(\d+(?:\.\d+)?)"
_UNIT = r"(in|mm|cm|pt|\"|″)?"
_TRIM = re.compile(rf"{_NUMBER}\s*{_UNIT}\s*(?:x|×|\*|by)\s*{_NUMBER}\s*{_UNIT}")


def parse_trim(text: str) -> tuple[float, float]:
    """Width and height in points of a trim size: `5.5x8.5in`, `140x216mm`, `6x9`, `A5`, `pocket`.

    Raises SettingsError if it is no size, or one that no book is cut to (3 to 13 inches).
    """
    wanted = text.strip().lower()
    if wanted in _ISO:
        width, height = _ISO[wanted]
        return width * MILLIMETRE, height * MILLIMETRE
    if named := named_trims().get(re.sub(r"[\s_]+", "-", wanted)):
        return named.width, named.height
    found = _TRIM.fullmatch(wanted)
    if found is None:
        raise _bad_trim(text, "is not a width and a height")
    first, second = float(found[1]), float(found[3])
    unit = found[4] or found[2] or ("in" if max(first, second) <= _MOST_BARE_INCHES else "mm")
    size = first * UNITS[found[2] or unit], second * UNITS[unit]
    if min(size) < _SMALLEST or max(size) > _LARGEST:
        raise _bad_trim(text, "is not between 3 and 13 inches (76 and 330 mm) each way")
    return size


def _bad_trim(text: str, what: str) -> SettingsError:
    names = ", ".join((*(name.upper() for name in _ISO), *named_trims()))
    hint = f"write it as 5.5x8.5in or 140x216mm, or say one of {names}"
    return SettingsError.at(None, "D120", f'trim size "{text}" {what}', hint)


# ----------------------------------------------------------------------------------- margins

_LEAST_OUTSIDE = 0.5 * INCH
"""Less white outside looks like a mistake, whatever a printer can do."""
_OVERHANG = 0.4
"""How far marks hang out of the text block, in em: optical margins."""
_INSIDE_SHARE = 0.47
"""The two inside margins are seen together, so each is a little less than the outside one."""
_TOP_SHARE = 0.44
"""The block stands a little above the middle of the page."""
_VERTICAL_WHITE = 0.215
"""Top and bottom margin together, as part of the page's height..."""
_LEAST_WHITE_LINES = 6
"""...and at least so many lines: running head and folio stand in it."""
_HEAD_LINES, _FOLIO_LINES = 1.8, 2.2
"""What those take with the white between them and the text."""
_MOST_MEASURE = 1.15
"""The most characters in a line, in those that the theme wants; more only on a wide page."""
_MEASURE_SHARES = (0.68, 0.74)
"""Part of the page's width that the measure should take, and the most that it may."""


def page_spec(width: float, height: float, pages: int, style: TypeStyle, press: Press) -> PageSpec:
    """The page for a trim size in points, a book of so many pages, a theme's type and a press.

    `height - top - bottom` is a whole number of `style.leading`.
    """
    margins = press.store.margins
    least = margins.least_outside(bleeds=press.bleeds)
    least_top, least_bottom = (
        least + lines * style.leading for lines in (_HEAD_LINES, _FOLIO_LINES)
    )
    white = max(
        _VERTICAL_WHITE * height, _LEAST_WHITE_LINES * style.leading, least_top + least_bottom
    )
    lines = max(1, floor((height - white) / style.leading))
    vertical = height - lines * style.leading
    top = min(max(_TOP_SHARE * vertical, least_top), vertical - least_bottom)
    across = width - _measure(width, style)
    inside = max(_INSIDE_SHARE * across, margins.gutter(pages) + margins.curve)
    outside = max(across - inside, _LEAST_OUTSIDE, least + _OVERHANG * style.size)
    return PageSpec(
        width=width,
        height=height,
        inside=round(inside, 2),
        outside=round(outside, 2),
        top=top,
        bottom=vertical - top,
    )


def manuscript_page(width: float, height: float) -> PageSpec:
    """The page of a typescript: an inch of white all round."""
    return PageSpec(width=width, height=height, inside=INCH, outside=INCH, top=INCH, bottom=INCH)


def _measure(width: float, style: TypeStyle) -> float:
    good = style.measure * style.character_width * style.size
    most = _MOST_MEASURE * good
    share, largest_share = (share * width for share in _MEASURE_SHARES)
    return min(max(good, share), most, largest_share)


# ---------------------------------------------------------------------------- number of pages

_WORD_CHARACTERS = 5.7
"""Mean length of an English word and the space after it."""
_FILL = 0.83
"""Part of a text block that running text fills: paragraphs end early, chapters open late."""
_PAGES_A_SECTION = 0.7
"""White at its head and foot."""
_PAGES_BESIDE_TEXT = 6


def estimate_pages(book: Book, width: float, height: float, style: TypeStyle, press: Press) -> int:
    """About how many pages the book will make: good enough to choose a gutter by."""
    page = page_spec(width, height, 0, style, press)
    measure = page.measure
    lines = (page.height - page.top - page.bottom) / style.leading
    characters = measure / (style.size * style.character_width) * lines * _FILL
    sections = [section for _, section in book.sections()]
    words = sum(len(block_text(block).split()) for each in sections for block in each.blocks)
    white = _PAGES_BESIDE_TEXT + _PAGES_A_SECTION * len(sections)
    return ceil(words * _WORD_CHARACTERS / characters + white)
