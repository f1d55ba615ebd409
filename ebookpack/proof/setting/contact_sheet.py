"""The contact sheet: all pages of a book as small pictures, its defects drawn on them.

One HTML file with nothing outside of it. Pages lie as they will in the bound book, verso beside
recto; a mark says its defect when pointed at, and so does the list below its opening.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from typing import Any

from ebookpack.proof.setting.defects import CODES, Defect, Kind
from ebookpack.proof.setting.pages import Page
from ebookpack.proof.setting.proofreading import Proof, score

WIDTH = 460
"""Width of a page's picture in pixels: text of 11 points can just be read on it."""
GREYS = 16
"""Shades in the pictures; letters have hardly more at this size."""
_MARGIN = 1.5
"""Points that a mark reaches out of what it marks."""

_HUES: dict[Kind, int] = {
    Kind.WIDOW: 350,
    Kind.ORPHAN: 20,
    Kind.DIVIDED: 40,
    Kind.RUNT: 95,
    Kind.HYPHENS: 130,
    Kind.LOOSE: 210,
    Kind.TIGHT: 255,
    Kind.OVERFULL: 285,
    Kind.RIVER: 185,
    Kind.SAME_WORD: 160,
    Kind.SHORT: 0,
    Kind.FEW_LINES: 10,
    Kind.UNLEVEL: 30,
    Kind.HEADING: 310,
    Kind.SCENE_BREAK: 325,
    Kind.LOST_BREAK: 335,
    Kind.GLYPH: 300,
    Kind.INITIAL: 60,
}
"""Colour of each kind, in degrees of hue."""

_STYLE = """
:root { color-scheme: light dark; --ground: #e9e6df; --ink: #23211d; --soft: #6d675c;
  --panel: #f6f4ef; --edge: #cdc7ba; --strong: 38%; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1a18; --ink: #e8e4da; --soft: #a39b8c; --panel: #262421; --edge: #403c36;
    --strong: 68%; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem clamp(1rem, 3vw, 3rem); background: var(--ground);
  color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 .2rem; font-size: 1.5rem; overflow-wrap: anywhere; }
.score { margin: 0 0 1.2rem; font-size: 1.05rem; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: .8rem 1rem; margin: 0 0 1rem;
  background: var(--panel); border: 1px solid var(--edge); border-radius: 6px; list-style: none; }
.legend li { white-space: nowrap; }
.legend b { font-variant-numeric: tabular-nums; }
.key { display: inline-block; width: .85em; height: .85em; margin-right: .45em; border-radius: 2px;
  vertical-align: -.05em; border: 1.5px solid hsl(var(--hue) 75% 45%);
  background: hsl(var(--hue) 85% 55% / .35); }
label { cursor: pointer; }
.sheet { display: grid; gap: 1.8rem; margin-top: 1.4rem;
  grid-template-columns: repeat(auto-fill, minmax(min(38rem, 100%), 1fr)); }
body:has(#marred:checked) .clean { display: none; }
figure { margin: 0; }
.pages { display: flex; }
.page { position: relative; flex: 1 1 50%; max-width: 50%; }
.page img, .page svg { display: block; width: 100%; height: auto; }
.page img { background: #fff; box-shadow: 0 1px 5px #0005; }
.page svg { position: absolute; inset: 0; height: 100%; }
.page rect { fill: hsl(var(--hue) 85% 55% / .26); stroke: hsl(var(--hue) 80% 40%);
  stroke-width: .9; }
.page rect:hover { fill: hsl(var(--hue) 85% 55% / .5); }
figcaption { padding-top: .5rem; font-size: .87rem; }
figcaption .folios { display: flex; color: var(--soft); }
figcaption .folios span { flex: 1; text-align: center; }
figcaption ul { margin: .3rem 0 0; padding: 0; list-style: none; }
figcaption li { padding-left: 1.35em; text-indent: -1.35em; overflow-wrap: anywhere; }
figcaption .kind { color: hsl(var(--hue) 60% var(--strong)); }
figcaption .place { color: var(--soft); }
@media (prefers-color-scheme: dark) { .page img { filter: brightness(.88); } }
@media print { .legend, figure { break-inside: avoid; } }
"""


def contact_sheet(data: bytes, proof: Proof) -> str:
    """The contact sheet of a proofread PDF, as HTML."""
    pictures = _pictures(data)
    openings = "\n".join(
        _opening(pages, [next(pictures) for _ in pages], proof) for pages in _openings(proof)
    )
    name, told = escape(proof.name), escape(score(proof))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Proof of {name}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{name}</h1>
<p class="score">{told}</p>
{_legend(proof)}
<label><input type="checkbox" id="marred"> Only openings with defects</label>
<main class="sheet">
{openings}
</main>
</body>
</html>
"""


def _openings(proof: Proof) -> Iterator[list[Page]]:
    """Pages that lie side by side; the first page has none beside it."""
    pages = proof.setting.pages
    yield list(pages[:1])
    for n in range(1, len(pages), 2):
        yield list(pages[n : n + 2])


def _legend(proof: Proof) -> str:
    entries = "".join(
        f'<li><span class="key" style="--hue: {_HUES[kind]}"></span>{kind} '
        f"<b>{count}</b> <small>{CODES[kind]}</small></li>"
        for kind, count in proof.counts.items()
    )
    return f'<ul class="legend">{entries or "<li>No defect was found.</li>"}</ul>'


def _opening(pages: Sequence[Page], pictures: Sequence[str], proof: Proof) -> str:
    indexes = {page.index for page in pages}
    here = [defect for defect in proof.defects if defect.page in indexes]
    empty = '<div class="page"></div>'
    shown = [
        _page(page, picture, [defect for defect in here if defect.page == page.index])
        for page, picture in zip(pages, pictures, strict=True)
    ]
    folios = [f"<span>{escape(page.label)}</span>" for page in pages]
    if pages and pages[0].recto:
        shown.insert(0, empty)
        folios.insert(0, "<span></span>")
    elif len(pages) == 1:
        shown.append(empty)
        folios.append("<span></span>")
    told = "".join(map(_told, here))
    return (
        f'<figure{"" if here else " class=clean"}><div class="pages">{"".join(shown)}</div>'
        f'<figcaption><div class="folios">{"".join(folios)}</div>'
        f"{f'<ul>{told}</ul>' if told else ''}</figcaption></figure>"
    )


def _page(page: Page, picture: str, defects: Sequence[Defect]) -> str:
    marks = "".join(_marks(defect) for defect in defects)
    overlay = (
        f'<svg viewBox="0 0 {page.width:g} {page.height:g}" aria-hidden="true">{marks}</svg>'
        if marks
        else ""
    )
    return (
        f'<div class="page"><img src="{picture}" alt="Page {escape(page.label)}" loading="lazy" '
        f'width="{WIDTH}" height="{round(WIDTH * page.height / page.width)}">{overlay}</div>'
    )


def _marks(defect: Defect) -> str:
    title = f"<title>{escape(f'{defect.kind}: {defect.message}')}</title>"
    rects = "".join(
        f'<rect x="{left - _MARGIN:.1f}" y="{top - _MARGIN:.1f}" '
        f'width="{max(right - left, 0) + 2 * _MARGIN:.1f}" '
        f'height="{max(bottom - top, 0) + 2 * _MARGIN:.1f}" rx="1.5">{title}</rect>'
        for left, top, right, bottom in defect.boxes
    )
    return f'<g style="--hue: {_HUES[defect.kind]}">{rects}</g>'


def _told(defect: Defect) -> str:
    place = f' <span class="place">{escape(str(defect.span))}</span>' if defect.span else ""
    row = f", line {defect.row}" if defect.row else ""
    return (
        f'<li style="--hue: {_HUES[defect.kind]}"><span class="key"></span>'
        f"p. {escape(defect.label)}{row}: "
        f'<span class="kind">{defect.kind}</span>: {escape(defect.message)}{place}</li>'
    )


def _pictures(data: bytes) -> Iterator[str]:
    """Each page as a picture in a data address, drawn when it is asked for."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for sheet in document:
            scale = WIDTH / sheet.get_width()
            bitmap = sheet.render(scale=scale, grayscale=True)
            yield _address(bitmap.to_pil())
            bitmap.close()
            sheet.close()
    finally:
        document.close()


def _address(picture: Any) -> str:
    step = 255 / (GREYS - 1)
    packed = BytesIO()
    picture.point([round(round(shade / step) * step) for shade in range(256)]).save(packed, "PNG")
    return f"data:image/png;base64,{base64.b64encode(packed.getvalue()).decode()}"
