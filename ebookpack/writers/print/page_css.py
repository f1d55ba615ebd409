"""The page in CSS: sizes, mirrored margins, the kinds of pages, running heads and folios.

What is on a page is said here, how it looks in the theme's `print.css`. Kinds of pages are named
pages (CSS Paged Media 3, 5.1); the first of a run is chosen with `:nth(1 of name)`, for `:first`
is the first of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from ebookpack.core.edition import Edition, FontFace, PageSpec, Theme
from ebookpack.writers.print.resources import addressed_faces
from ebookpack.writers.print.running import css_string, running_css

_TRADITIONAL = ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU")
_EAST_ASIAN = {
    "ja": (
        "Noto Serif CJK JP", "Source Han Serif JP", "Hiragino Mincho ProN", "Yu Mincho",
        "IPAexMincho", "IPAMincho", "MS Mincho",
    ),
    "ko": ("Noto Serif CJK KR", "Source Han Serif KR", "AppleMyungjo", "Batang"),
    "zh": ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"),
    "zh-TW": _TRADITIONAL,
    "zh-HK": _TRADITIONAL,
    "zh-Hant": _TRADITIONAL,
}  # fmt: skip
"""Fonts for books that systems have, by language."""

_ALONG = ("Noto Serif JP", "Noto Sans CJK JP")
"""Those that can come along, in the order of `design/fallbacks.py`."""

_KINDS = """
.leaf, .dedication.front, .epigraph.front { page: plain; }
.front { page: front; }
.body, .back { page: text; }
.body.opening { page: opening; }
.part { page: part; }
.part.opening { page: part-opening; }

/* A page that a picture fills: plates.py. */
.plate { page: plate; height: var(--block-height); }

/* The book's first arabic page (Chicago 1.6). */
@page opening:nth(1 of opening) { counter-reset: page 1; }
@page part-opening:nth(1 of part-opening) { counter-reset: page 1; }

/* Its ornament is drawn at the edges of pages only: engine/blank_breaks.py. */
.scene-break.blank { margin: 0; break-before: auto; break-after: auto; }

/* What goes on from a long note: footnotes.py. */
.footnote.continued::footnote-call { content: ""; }
.footnote.continued::footnote-marker { content: none; }

/* What the typesetter does not set: no word runs off the page. */
body { overflow-wrap: break-word; }

/* Tables that are wider than the text: engine/wide_tables.py. */
table.close { font-size: 0.85em; }
table.close th, table.close td { padding-left: 0.4em; padding-right: 0.4em; }
table.divided { hyphens: auto; }
table.closest { font-size: 0.75em; overflow-wrap: anywhere; }

header { string-set: heading attr(data-head); }

h1, h2, h3, h4, h5, h6 { bookmark-level: none; }
"""
"""Printers refuse bookmarks (KDP, "Saving your manuscript file", GYEKAVKMSE23PFTM)."""


def piece_css(edition: Edition) -> str:
    """Style sheet of the text on the pages, to stand before that of the theme.

    All pages have the same margin at both sides: they are moved to their side of the leaf, and from
    the gutter that the number of pages asks for, when the book is joined.
    """
    side = f"{edition.page.between:.4f}pt"
    sides = f"@page {{ margin-left: {side}; margin-right: {side}; }}"
    return "\n".join([*_base(edition), sides]) + _KINDS


def frame_css(edition: Edition) -> str:
    """Style sheet of what is around the text: mirrored margins, running heads and folios."""
    page = edition.page
    rules = [
        *_base(edition),
        f"@page :right {{ margin-left: {page.inside:.4f}pt; margin-right: {page.outside:.4f}pt; }}",
        f"@page :left {{ margin-left: {page.outside:.4f}pt; margin-right: {page.inside:.4f}pt; }}",
        running_css(edition),
    ]
    return "\n".join(rules) + _KINDS


def _base(edition: Edition) -> Iterator[str]:
    yield from font_faces(edition.theme)
    yield _properties(edition)
    yield _page_box(edition.page)


def font_faces(theme: Theme, *, covers: bool = False) -> Iterator[str]:
    """The rules that name a theme's fonts, at the addresses of `resources.py`.

    With `covers` those too that only its covers are set in.
    """
    for address, face in addressed_faces(theme, covers=covers).items():
        yield _font_face(address, face)


def _font_face(address: str, face: FontFace) -> str:
    style = "italic" if face.italic else "normal"
    lightest, heaviest = face.weights
    # A variable font is named without a weight: it is set in that which is asked for.
    weight = f"font-weight: {lightest}; " if lightest == heaviest else ""
    return (
        f"@font-face {{ font-family: {css_string(face.family)}; font-style: {style}; {weight}"
        f'src: url("{address}"); }}'
    )


def _families(edition: Edition, family: str) -> str:
    """A font of the theme and those that stand in for it.

    Western fonts have some marks of East Asian texts, which fit their letters and no others: such a
    text is set in one font of its own script, that which came along, or else one of this system.
    """
    language, _, region = edition.book.metadata.language.partition("-")
    own = _EAST_ASIAN.get(f"{language}-{region}", _EAST_ASIAN.get(language, ()))
    families = edition.theme.families(family)
    along = tuple(name for name in families if name in _ALONG) if own else ()
    return ", ".join(map(css_string, dict.fromkeys((*(along or own), *families))))


def _properties(edition: Edition) -> str:
    """Custom properties for `print.css`; all black is that of the black plate alone."""
    style, page = edition.theme.type, edition.page
    return f""":root {{
  --body-font: {_families(edition, style.body_font)};
  --heading-font: {_families(edition, style.heading_font)};
  --size: {style.size:g}pt;
  --leading: {style.leading:g}pt;
  --ornament: {css_string(style.ornament)};
  --opener-drop: {style.opener_drop:g};
  --block-height: {page.height - page.top - page.bottom:.4f}pt;
  --least-line: {edition.press.store.file.least_line:g}pt;
  color: device-cmyk(0 0 0 1);
}}"""


def _page_box(page: PageSpec) -> str:
    return f"""@page {{
  size: {page.width:.4f}pt {page.height:.4f}pt;
  margin-top: {page.top:.4f}pt;
  margin-bottom: {page.bottom:.4f}pt;
}}"""
