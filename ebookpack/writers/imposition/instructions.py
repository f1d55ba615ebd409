"""The page that lies on top of the sheets: how to print, fold, nest and sew them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import groupby

import pikepdf

from ebookpack.core.binding import HomeBinding
from ebookpack.core.edition import Edition
from ebookpack.core.lengths import MILLIMETRE
from ebookpack.writers.imposition.drawing import drawings
from ebookpack.writers.imposition.imposing import Imposed
from ebookpack.writers.imposition.marks import KETTLE, holes
from ebookpack.writers.print.engine.bench import Supplies
from ebookpack.writers.print.engine.single import drawn_document
from ebookpack.writers.print.finish import describe
from ebookpack.writers.print.page_css import font_faces
from ebookpack.writers.print.resources import edition_resources
from ebookpack.writers.print.running import css_string

_SIZE = 11.8
"""Points of the text, on paper as large as A4."""
_A4_WIDTH = 595.276

_STYLE = """
body { font-size: 1em; line-height: 1.36; margin: 0; }
h1 { font-size: 1.9em; font-weight: 500; line-height: 1.1; margin: 0 0 .1em; }
.what { font-style: italic; margin: 0 0 1.2em; }
svg { display: block; width: 100%; margin: 0 0 1.3em; }
ol { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 .65em; padding-left: 1.7em; text-indent: -1.7em; }
li > b { font-weight: 600; }
.number { display: inline-block; width: 1.7em; text-indent: 0; font-weight: 600; }
.order { margin-top: 1.1em; padding-top: .6em; border-top: .5pt solid #000; font-size: .92em; }
"""


def instructions(edition: Edition, binding: HomeBinding, imposed: Imposed) -> bytes:
    """A PDF of one page of the binding's paper, upright: what to do with the sheets, in order."""
    width, height = sorted(binding.sheet)
    size = _SIZE * width / _A4_WIDTH
    css = "\n".join(
        (
            *font_faces(edition.theme),
            f"@page {{ size: {width:.3f}pt {height:.3f}pt; margin: {width * 0.11:.1f}pt; }}",
            f"html {{ font: {size:.2f}pt {css_string(edition.theme.type.body_font)}; }}",
            _STYLE,
        )
    )
    supplies = Supplies(style_sheets=(css,), resources=edition_resources(edition))
    pdf, _ = drawn_document(_page(edition, binding, imposed), supplies, edition.modified)
    with pikepdf.open(BytesIO(pdf)) as document:
        describe(document, edition, title=f"How to bind {edition.book.metadata.title}")
        finished = BytesIO()
        document.save(finished, deterministic_id=True)
    return finished.getvalue()


def _page(edition: Edition, binding: HomeBinding, imposed: Imposed) -> str:
    sewn = len(imposed.sizes) > 1
    places = holes(imposed.layout.page_height, sewn=sewn)
    items = "".join(
        f'<li><span class="number">{number}</span><b>{name}.</b> {text}</li>'
        for number, (name, text) in enumerate(_steps(binding, imposed, places), 1)
    )
    title = escape(edition.book.metadata.title)
    return (
        f'<html lang="en"><body><h1>How to bind this book</h1><p class="what">{title}: '
        f"{imposed.pages} pages on {_sheets(imposed.sheets)} of "
        f"{escape(binding.sheet_name)} paper{_blanks(imposed.blanks)}</p>"
        f"{drawings(len(places), edition.theme.type.body_font, sewn=sewn)}<ol>{items}</ol>"
        f'<p class="order">{_order(imposed)}</p></body></html>'
    )


def _steps(
    binding: HomeBinding, imposed: Imposed, places: tuple[float, ...]
) -> Iterator[tuple[str, str]]:
    """What is done, in order: a name and a text each."""
    sewn = len(imposed.sizes) > 1
    yield (
        "Print",
        f"Choose {escape(binding.sheet_name)}, <i>actual size</i> (100&nbsp;%, not “fit to page”), "
        "both sides, <i>flip on short edge</i>. Print the first sheet alone (pages 1 and 2 of the "
        "file) and look at it: held up to the light, the pages of both sides lie on each other, "
        "and neither is upside down. Then print the rest.",
    )
    yield (
        "A printer that prints one side",
        "Print the odd pages of the file, lay the stack back as your trial sheet taught you, "
        "and print the even pages.",
    )
    yield (
        "Fold",
        "Take the sheets one by one, as they came out: the side that was printed first goes "
        "outside. Fold each in the middle, short edge on short edge, and press the crease "
        "flat with a spoon." + (" The dashed marks show where." if binding.marks else ""),
    )
    if imposed.sheets > 1:
        yield "Nest", _nesting_of(binding, sewn=sewn)
    yield "Pierce", _piercing(binding, places, sewn=sewn)
    yield "Sew", _kettle_stitch() if sewn else _pamphlet_stitch(len(places))
    yield (
        "Press and cut",
        "Leave it under a pile of books overnight. Cut the front edge even with a sharp knife "
        "along a steel ruler, then head and foot if you like"
        + (", at the cut marks." if binding.marks and _has_waste(imposed) else ".")
        + (" Brush the back with glue, and hang the cover on it." if sewn else ""),
    )


def _nesting_of(binding: HomeBinding, *, sewn: bool) -> str:
    if not sewn:
        return "Lay the sheets into one another, the first of them outside."
    return (
        "Lay the sheets of a signature into one another, the first of them outside; how many is "
        "said below. Stack the signatures, the first on top."
        + (" The black bars on their backs make a stair." if binding.marks else "")
    )


def _piercing(binding: HomeBinding, places: tuple[float, ...], *, sewn: bool) -> str:
    millimetres = [f"{place / MILLIMETRE:.0f}" for place in places]
    where = (
        f"{', '.join(millimetres[:-1])} and {millimetres[-1]}&nbsp;mm from the foot of the pages"
    )
    each = "each signature" if sewn else "the booklet"
    marked = ": the crosses in the middle show where" if binding.marks else ""
    return f"Open {each} in the middle and pierce the fold with a needle, {where}{marked}."


def _pamphlet_stitch(places: int) -> str:
    outer = " (of the outer pairs, in and out through both)" if places > 3 else ""
    return (
        "Start inside: go out through the middle hole, in through the upper one, along the inside "
        f"to the lower one and out{outer}, and in again in the middle. Knot the two ends over the "
        "long stitch. Or staple the fold twice, from outside."
    )


def _kettle_stitch() -> str:
    return (
        "Go in at one end of the first signature and in and out to the other end. Lay the next one "
        "on it, go up into it and back. At each end, before you climb on, pass the needle behind "
        "the stitch of the signature below: that knot, the kettle stitch, holds the book together. "
        f"The outer holes, {KETTLE / MILLIMETRE:.0f}&nbsp;mm from the ends, are for it."
    )


def _order(imposed: Imposed) -> str:
    if len(imposed.sizes) == 1:
        return "All sheets, in the order in which they are printed, make one booklet."
    parts = []
    for size, run in groupby(enumerate(imposed.sizes, 1), key=lambda item: item[1]):
        numbers = [number for number, _ in run]
        which = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        parts.append(f"{which}:&nbsp;{_sheets(size // 4)}{' each' * (len(numbers) > 1)}")
    return (
        "<i>How many sheets make a signature, in the order in which they are printed.</i> "
        f"{'; '.join(parts)}."
    )


def _has_waste(imposed: Imposed) -> bool:
    placed = imposed.layout
    return placed.foot > 1 or placed.page_width < placed.fold - 1


def _sheets(count: int) -> str:
    return "1 sheet" if count == 1 else f"{count} sheets"


def _blanks(count: int) -> str:
    return "" if not count else f", the last {'page' if count == 1 else f'{count} pages'} blank"
