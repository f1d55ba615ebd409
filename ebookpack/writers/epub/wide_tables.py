"""Tables wider than the screen: their cells go on below each other, and none runs off the page.

A frame that scrolls would be no help: it cannot be parted among pages, and all below the first
would be lost.
"""

from __future__ import annotations

from ebookpack.core.node_text import plain_text
from ebookpack.core.nodes import Table

FRAME = '<div class="wide-table needs-'
"""How the markup of each of them starts."""

NARROWEST = 10
"""A table that needs no more ems has room on a phone of 360 pixels in type of thrice the size."""
_WIDTHS = (14, 18, 22, 27, 33, 40, 50)
"""Ems below which tables are too wide, one of which is said of each."""
_CHARACTER = 0.5
"""Ems of a character, about, and of the white beside a cell, in the type of tables."""
_BESIDE = 0.9

_STACKED = """@container (max-width: {width}em) {{
.needs-{width} table,
.needs-{width} thead,
.needs-{width} tbody {{ display: block; }}
.needs-{width} tr {{
  border-bottom: thin solid;
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(6em, 100%), 1fr));
}}
.needs-{width} th,
.needs-{width} td {{ border: none; overflow-wrap: anywhere; }}
}}
"""


def framed(table: Table, markup: str) -> str:
    """A table, given as markup too, within what says how much room it needs if that is much."""
    needed = _needed(table)
    if needed <= NARROWEST:
        return markup
    width = next(filter(needed.__le__, _WIDTHS), _WIDTHS[-1])
    return f'{FRAME}{width}">\n{markup}\n</div>'


def stacked_rows() -> str:
    """Rules for wide tables, each within what holds where the page is too narrow for it."""
    stacked = "".join(_STACKED.format(width=width) for width in _WIDTHS)
    return f".wide-table {{ container-type: inline-size; }}\n{stacked}"


def _needed(table: Table) -> float:
    """Ems that the longest words of the columns take side by side."""
    longest: dict[int, int] = {}
    for cells in (table.head, *table.rows):
        for column, cell in enumerate(cells):
            size = max(map(len, plain_text(cell.children).split()), default=0)
            longest[column] = max(size, longest.get(column, 0))
    return sum(size * _CHARACTER + _BESIDE for size in longest.values())
