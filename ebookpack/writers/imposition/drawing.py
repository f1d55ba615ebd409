"""Small drawings of what hands do: turning, folding, nesting and sewing sheets, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

_PANEL = 110
"""Width and height of a drawing; its own units."""
_CAPTIONS = ("turn: short edge", "fold: in the middle", "nest: into one another")


def drawings(stitches: int, font: str, *, sewn: bool) -> str:
    """Four drawings in a row: the last shows a fold with so many holes, and the thread in it.

    Their captions are set in a font family.
    """
    last = "sew: each to the last" if sewn else "sew: through the fold"
    panels = (_turning(), _folding(), _nesting(), _sewing(stitches))
    inner = "".join(
        f'<g transform="translate({index * (_PANEL + 22)} 0)">{"".join(panel)}'
        f'<text x="{_PANEL / 2}" y="{_PANEL + 15}" text-anchor="middle" font-size="11" '
        f'font-family="{escape(font)}" font-style="italic">{caption}</text></g>'
        for index, (panel, caption) in enumerate(zip(panels, (*_CAPTIONS, last), strict=True))
    )
    wide = len(panels) * _PANEL + (len(panels) - 1) * 22
    return f'<svg viewBox="0 0 {wide} {_PANEL + 20}">{inner}</svg>'


def _turning() -> Iterator[str]:
    """A sheet that lies across, an arrow that turns it over from side to side."""
    yield _shape([(12, 34), (98, 34), (98, 94), (12, 94)])
    yield _path("M55 34 V94", dashed=True)
    yield from (_path(f"M{x} {y} h24", light=True) for x in (22, 66) for y in range(46, 88, 7))
    yield _path("M24 24 C34 4 76 4 86 24")
    yield _path("M79 19 L86.5 25 L89 15.5")


def _folding() -> Iterator[str]:
    """A sheet on a table, one half lifted."""
    yield _shape([(55, 92), (14, 80), (14, 30), (55, 42)], light=True)
    yield _shape([(55, 42), (102, 58), (102, 104), (55, 92)])
    yield _path("M55 42 V92", dashed=True)
    yield _path("M22 22 C40 8 74 14 86 40")
    yield _path("M78.5 36.5 L86.5 41 L89.5 32")


def _nesting() -> Iterator[str]:
    """Three folded sheets seen from above the head, the third on its way into the others."""
    for index in range(3):
        x = 16 + index * 9 + (18 if index == 2 else 0)
        y = 8 + index * 7
        right = 100 + (18 - 9 if index == 2 else 0)
        yield _path(f"M{right} {y} L{x} 56 L{right} {112 - y}")
    yield _path("M82 56 H66")
    yield _path("M72 51 L65.5 56 L72 61")


def _sewing(stitches: int) -> Iterator[str]:
    """An open signature, its fold with holes and the thread in and out of them."""
    yield _shape([(55, 14), (100, 6), (100, 92), (55, 100)])
    yield _shape([(55, 14), (10, 6), (10, 92), (55, 100)])
    heights = [22 + (92 - 22) * index / (stitches - 1) for index in range(stitches)]
    for upper, lower in zip(heights[::2], heights[1::2], strict=False):
        yield f'<path d="M55 {upper:.1f} V{lower:.1f}" stroke="#000" stroke-width="2.4"/>'
    for upper, lower in zip(heights[1::2], heights[2::2], strict=False):
        yield _path(f"M55 {upper:.1f} V{lower:.1f}", dashed=True)
    for height in heights:
        yield f'<circle cx="55" cy="{height:.1f}" r="2.4" fill="#fff" stroke="#000"/>'


def _shape(points: Sequence[tuple[float, float]], *, light: bool = False) -> str:
    at = " ".join(f"{x},{y}" for x, y in points)
    fill = "#eee" if light else "#fff"
    return f'<polygon points="{at}" fill="{fill}" stroke="#000" stroke-width="1"/>'


def _path(d: str, *, dashed: bool = False, light: bool = False) -> str:
    dash = ' stroke-dasharray="3 2.5"' if dashed else ""
    colour = "#999" if light else "#000"
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="1"{dash}/>'
