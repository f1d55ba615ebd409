"""What is what on the pages of a book: text block, running heads, headings, ornaments, notes.

A PDF says only where its characters stand. All else is inferred from what nearly all pages share,
the text block, and from how a line stands in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from ebookpack.proof.setting.pages import Line, LineKind, Page, Setting
from ebookpack.proof.setting.paragraphs import edges_set_off, join_paragraphs, usual_indent
from ebookpack.proof.setting.reading import Sheet
from ebookpack.proof.setting.spacing import hanging, hangs, natural_space
from ebookpack.proof.setting.text_block import (
    ALIKE,
    SMALLEST,
    Edges,
    TextBlock,
    find_text_block,
)

INITIAL = 1.8
"""The smallest drop capital, as a part of the body's size."""
_NEAR = 0.12
"""Places nearer to each other than that, in em, are the same."""
_WIDE = 1.0
"""A gap that is narrower, in em, is a word space."""
_COLUMN = 4.0
"""A gap that stands alone in its line is one between columns if it is wider, in em."""
_NEARLY = 3.0
"""How far from the edge of the measure a line ends in ragged text as often as not, in em."""


def find_setting(sheets: Sequence[Sheet]) -> Setting:
    """The typed pages of a book; pages without any text are left as they are."""
    block = find_text_block(sheets)
    if block is None:
        bare = tuple(_page(n, sheet, (0.0, sheet.width), ()) for n, sheet in enumerate(sheets))
        return Setting(pages=bare, size=0, leading=0, space=0, indent=0, hangs=False, top=0, foot=0)
    pages = [
        _page(n, sheet, edges, _kinds(sheet.lines, block, edges))
        for n, (sheet, edges) in enumerate(zip(sheets, block.edges, strict=True))
    ]
    indent = usual_indent(pages, block.size)
    joined = join_paragraphs(pages, block.leading, indent)
    setting = Setting(
        pages=_justified(joined, indent),
        size=block.size,
        leading=block.leading,
        space=natural_space(joined),
        indent=indent,
        hangs=hangs(joined),
        top=block.top,
        foot=block.lowest,
    )
    return replace(setting, foot=_foot(setting))


def _page(index: int, sheet: Sheet, edges: Edges, lines: Iterable[Line]) -> Page:
    return Page(
        index=index,
        label=sheet.label,
        width=sheet.width,
        height=sheet.height,
        left=edges[0],
        right=edges[1],
        lines=tuple(lines),
    )


# ------------------------------------------------------------------------------------ kinds


def _kinds(lines: Sequence[Line], block: TextBlock, edges: Edges) -> Iterator[Line]:
    """The lines of a page with their kinds."""
    body = (line.baseline for line in lines if block.is_body(line) and block.holds(line))
    last = max(body, default=0.0)
    for line in lines:
        yield replace(line, kind=_kind(line, lines, block, edges, last))


def _kind(
    line: Line, lines: Sequence[Line], block: TextBlock, edges: Edges, last: float
) -> LineKind:
    """What a line is; `last` is the base line of the page's last line of the body's size."""
    if not block.holds(line):
        return LineKind.FURNITURE
    if not any(character.isalnum() for character in line.text):
        return LineKind.BREAK if _is_centred(line, lines, edges) else LineKind.TEXT
    if _is_initial(line, lines, block):
        return LineKind.INITIAL
    if line.size > (1 + ALIKE) * block.size or line.size < SMALLEST * block.size:
        return LineKind.DISPLAY
    if line.size < (1 - ALIKE) * block.size and line.baseline > last:
        return LineKind.NOTE
    if _is_tabular(line, lines) or _is_centred(line, lines, edges):
        return LineKind.DISPLAY
    return LineKind.TEXT


def _is_initial(line: Line, lines: Sequence[Line], block: TextBlock) -> bool:
    """Whether it is a large letter or two with a line of text beside it."""
    if line.size < INITIAL * block.size or len(line.text) > 3:
        return False
    highest = line.baseline - line.size
    return any(
        other.left > line.left and highest < other.baseline <= line.baseline + 1
        for other in lines
        if other is not line
    )


def _is_tabular(line: Line, lines: Sequence[Line]) -> bool:
    """Whether it has columns, or is in one of the columns of a line right above or below it."""
    if _columns(line):
        return True
    return any(
        abs(place - line.left) < _NEAR * line.size
        for other in lines
        if 0 < abs(other.baseline - line.baseline) < 1.5 * line.size
        for place in _columns(other)
    )


def _columns(line: Line) -> list[float]:
    """Where the columns of a line start but for its first; [] if its gaps are word spaces.

    Those of a line of text are alike, however wide it is set.
    """
    gaps = [right - left for left, right in line.spaces]
    widest = max(gaps, default=0.0)
    alike = widest < 2 * min(gaps, default=0.0) if len(gaps) > 1 else widest < _COLUMN * line.size
    if widest < _WIDE * line.size or alike:
        return []
    return [right for left, right in line.spaces if right - left > _WIDE * line.size]


def _is_centred(line: Line, lines: Sequence[Line], edges: Edges) -> bool:
    """Whether a line stands in the middle, with a good deal of white on both sides.

    Text that is set off on both sides does so too, but its lines start below each other.
    """
    before, behind = line.left - edges[0], edges[1] - line.right
    if before < 2 * line.size or abs(before - behind) > 0.2 * line.size:
        return False
    return not any(
        abs(other.left - line.left) < _NEAR * line.size
        and 0 < abs(other.baseline - line.baseline) < 2 * line.size
        for other in lines
    )


def _justified(pages: Sequence[Page], indent: float) -> tuple[Page, ...]:
    """The pages, their lines that fill the measure marked as set so by their spaces.

    In ragged text a line may fill it by chance, but more lines end near its edge than at it.
    """
    filled = tuple(_filled(page, indent) for page in pages)
    near = [
        line.justified
        for page in filled
        for line in page.text
        if line.right > page.right - _NEARLY * line.size
    ]
    return filled if sum(near) > len(near) / 2 else tuple(pages)


def _filled(page: Page, indent: float) -> Page:
    set_off = edges_set_off(page, indent).values()

    def fills(line: Line) -> bool:
        if line.closes or line.kind not in {LineKind.TEXT, LineKind.NOTE} or len(line.words) < 2:
            return False
        near = _NEAR * line.size
        # A line that ends beyond the measure is one that could not be shrunk any more.
        return line.right > page.right - near or any(
            -near < line.right - edge < near + hanging(line) for edge in set_off
        )

    return replace(page, lines=tuple(replace(line, justified=fills(line)) for line in page.lines))


def _foot(setting: Setting) -> float:
    """The base line at which most pages end that go on."""
    ends = Counter(
        round(page.matter[-1].baseline, 1) for page in setting.pages if setting.goes_on(page)
    )
    return ends.most_common(1)[0][0] if ends else setting.foot
