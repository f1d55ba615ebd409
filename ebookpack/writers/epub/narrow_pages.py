"""What a book does where its page is narrow for the type that its reader has chosen.

How narrow that is, only a container query tells (CSS Containment 3, 5). Engines that know none show
the page as it is. So the rules are in a sheet of their own: engines built on Adobe's RMSDK drop a
whole one for what they do not know.
"""

from __future__ import annotations

from ebookpack.writers.epub.wide_tables import stacked_rows

NARROW_SHEET = "style/narrow.css"
"""Path from the package document of the sheet; it stands behind that of the book."""

_TITLES = """.titlepage,
.opener { container-type: inline-size; }
@container (max-width: 14em) {
.titlepage .title { font-size: 1.5em; letter-spacing: 0; }
.titlepage .subtitle,
.titlepage .byline { font-size: 1.1em; letter-spacing: 0; }
.opener h1 { font-size: 1.25em; letter-spacing: 0; }
}
@container (max-width: 9em) {
.titlepage .title { font-size: 1.1em; }
.titlepage .subtitle,
.titlepage .byline { font-size: 1em; }
.opener h1 { font-size: 1.05em; }
.opener .label { letter-spacing: 0; }
}
"""
"""On a phone of 360 pixels, words of titles would else be broken in type of twice the size."""


def narrow_sheet(*, has_wide_tables: bool) -> str:
    """The style sheet, with the rules for wide tables if there are any."""
    return _TITLES + (stacked_rows() if has_wide_tables else "")
