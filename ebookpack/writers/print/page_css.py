"""The page in CSS: sizes, mirrored margins, the kinds of pages, running heads and folios.

What is on a page is said here, how it looks in the theme's `print.css`. Kinds of pages are named
pages (CSS Paged Media 3, 5.1); the first of a run is chosen with `:nth(1 of name)`, for `:first`
is the first of the document.
"""

from __future__ import annotations

from ebookpack.core.edition import Edition, FontFace, PageSpec
from ebookpack.writers.print.resources import font_address
from ebookpack.writers.print.titles import running_head

_KINDS = """
.leaf, .dedication.front, .epigraph.front { page: plain; }
.front { page: front; }
.body, .back { page: text; }
.body.opening { page: opening; }
.part { page: part; }
.part.opening { page: part-opening; }

.leaf, .front, .body, .back { break-before: page; }
.halftitle-page, .titlepage-page, .dedication.front, .epigraph.front,
.dedication.front + .front, .epigraph.front + .front,
.contents, .part, .opening { break-before: recto; }
.imprint-page { break-before: verso; }
.part > section:first-of-type { break-before: recto; }

/* The book's first arabic page (Chicago 1.6). */
@page opening:nth(1 of opening) { counter-reset: page 1; }
@page part-opening:nth(1 of part-opening) { counter-reset: page 1; }

section { counter-reset: footnote; }
header { string-set: heading attr(data-head); }

/* No running head above a heading, and nothing at all on the page of a part. */
@page text:nth(1 of text) { @top-center { content: none; } }
@page opening:nth(1 of opening) { @top-center { content: none; } }
@page front:nth(1 of front) { @top-center { content: none; } }
@page part:nth(1 of part) { @top-center { content: none; } @bottom-center { content: none; } }
@page part-opening:nth(1 of part-opening) {
  @top-center { content: none; }
  @bottom-center { content: none; }
}

h1, h2, h3, h4, h5, h6 { bookmark-level: none; }
"""
"""Printers refuse bookmarks (KDP, "Saving your manuscript file", GYEKAVKMSE23PFTM)."""

_ARABIC_PAGES = ("text", "opening", "part", "part-opening")


def page_css(edition: Edition) -> str:
    """Style sheet of an edition, to stand before that of its theme."""
    rules = [
        *(_font_face(index, face) for index, face in enumerate(edition.theme.faces)),
        _properties(edition),
        _page_boxes(edition.page),
        *(_running_heads(edition, name, "counter(page)") for name in _ARABIC_PAGES),
        _running_heads(edition, "front", "counter(page, lower-roman)"),
    ]
    return "\n".join(rules) + _KINDS


def _font_face(index: int, face: FontFace) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f"@font-face {{ font-family: {css_string(face.family)}; font-style: {style}; "
        f'src: url("{font_address(index)}"); }}'
    )


def _properties(edition: Edition) -> str:
    """Custom properties for `print.css`; all black is that of the black plate alone."""
    style, page = edition.theme.type, edition.page
    return f""":root {{
  --body-font: {css_string(style.body_font)};
  --size: {style.size:g}pt;
  --leading: {style.leading:g}pt;
  --ornament: {css_string(style.ornament)};
  --opener-drop: {style.opener_drop:g};
  --block-height: {page.height - page.top - page.bottom:.4f}pt;
  color: device-cmyk(0 0 0 1);
}}
.body {{ break-before: {"recto" if style.chapter_on_recto else "page"}; }}"""


def _page_boxes(page: PageSpec) -> str:
    return f"""@page {{
  size: {page.width:.4f}pt {page.height:.4f}pt;
  margin-top: {page.top:.4f}pt;
  margin-bottom: {page.bottom:.4f}pt;
}}
@page :right {{ margin-left: {page.inside:.4f}pt; margin-right: {page.outside:.4f}pt; }}
@page :left {{ margin-left: {page.outside:.4f}pt; margin-right: {page.inside:.4f}pt; }}"""


def _running_heads(edition: Edition, name: str, folio: str) -> str:
    """The author at the head of versos, or the title where nobody is named; heading on rectos."""
    metadata = edition.book.metadata
    verso = css_string(running_head(metadata.byline or metadata.title))
    return f"""@page {name} {{ @bottom-center {{ content: {folio}; }} }}
@page {name}:left {{ @top-center {{ content: {verso}; }} }}
@page {name}:right {{ @top-center {{ content: string(heading); }} }}
@page {name}:blank {{
  @top-center {{ content: none; }}
  @bottom-center {{ content: none; }}
}}"""


def css_string(text: str) -> str:
    """A text as a CSS string (CSS Syntax 3, 4.3.5 and 4.3.7)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
