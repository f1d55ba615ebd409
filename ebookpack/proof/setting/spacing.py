r"""How far the word spaces of a line are from their natural width.

The *stretch* of a justified line is (its word space - the natural one) / the natural one: 0 is as
the font has it, +1.0 twice as wide, -0.3 three tenths narrower. It is counted as in the typesetter,
whose lines may shrink to -0.3, and stretch to +0.5, or to +1.0 where words may be divided. TeX
counts in the stretch of its glue, for most fonts half a space: its ratio 1 is a stretch of 0.5.

A line's word space is the median of its spaces: those that the font kerns, as behind an f, and
TeX's wider ones behind full stops do not count. The natural space is the median of those in last
lines of paragraphs, which no program stretches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from ebookpack.proof.setting.pages import HYPHENS, Line, LineKind, Page, Setting

LOOSEST = 1.0
"""Stretch of a line beyond which it is loose: a space twice its natural width. Bringhurst (The
Elements of Typographic Style, 2.1.1) allows M/2 at the most where M/4 is natural."""
TIGHTEST = -0.35
"""Stretch of a line below which it is tight: TeX lets a space shrink by a third, and no more."""
USUAL_SPACE = 0.25
"""Natural word space in em, where no last line shows it (Bringhurst 2.1.1)."""
HANGING = 0.25
"""How far a mark may hang into the margin, in em: a hyphen by all its width."""
_ENOUGH = 5
_HANGS = f".,:;!?'’”»›)–—{HYPHENS}"


class Spacing(Struct, frozen=True, kw_only=True):
    """The word spaces of all justified lines of a book."""

    lines: int
    """Justified lines."""
    rms: float
    """Root mean square of their stretch."""
    widest: float
    """Stretch of the loosest line."""
    narrowest: float
    """Stretch of the tightest line; below 0 where spaces are shrunk."""
    over_half: int
    """Lines that are stretched by more than 0.5."""
    over_one: int
    """Lines that are stretched by more than 1.0."""
    loosest: tuple[Page, Line] | None
    """Where the loosest line is."""


def stretch(line: Line, space: float) -> float:
    """Stretch of a line; `space` is the natural word space in em. 0 for a line without spaces."""
    gaps = [right - left for left, right in line.spaces]
    natural = space * line.size
    return median(gaps) / natural - 1 if gaps and natural else 0.0


def natural_space(pages: Iterable[Page]) -> float:
    """Natural width of a word space in em, from the last lines of paragraphs."""
    found: list[float] = []
    for page in pages:
        for line in page.lines:
            if line.kind is LineKind.TEXT and line.closes and line.right < page.right - line.size:
                found += ((right - left) / line.size for left, right in line.spaces)
    return round(median(found), 4) if len(found) >= _ENOUGH else USUAL_SPACE


def hanging(line: Line) -> float:
    """How far a mark at the end of a line may hang into the margin, in points."""
    return HANGING * line.size if line.words[-1].text[-1] in _HANGS else 0.0


def hangs(pages: Iterable[Page]) -> bool:
    """Whether marks hang into the right margin in a book: most hyphens at the ends of lines do."""
    beyond = [
        (line.right - page.right) / line.size
        for page in pages
        for line in page.text
        if line.hyphenated and abs(line.right - page.right) < HANGING * line.size
    ]
    return bool(beyond) and median(beyond) > 0.02


def measure_spacing(setting: Setting) -> Spacing:
    """What the lines of a book add up to."""
    placed = [
        (stretch(line, setting.space), page, line)
        for page in setting.pages
        for line in page.lines
        if line.justified
    ]
    if not placed:
        return Spacing(lines=0, rms=0, widest=0, narrowest=0, over_half=0, over_one=0, loosest=None)
    values = [value for value, _, _ in placed]
    widest, page, line = max(placed, key=lambda found: found[0])
    return Spacing(
        lines=len(values),
        rms=root_mean_square(values),
        widest=widest,
        narrowest=min(values),
        over_half=sum(value > 0.5 for value in values),
        over_one=sum(value > LOOSEST for value in values),
        loosest=(page, line),
    )


def root_mean_square(values: Sequence[float]) -> float:
    """Square root of the mean of squares; 0 of nothing."""
    return (sum(value * value for value in values) / len(values)) ** 0.5 if values else 0.0
