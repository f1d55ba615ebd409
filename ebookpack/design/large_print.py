"""Large print: a theme in type that readers with low sight can read."""

from __future__ import annotations

from msgspec.structs import replace

from ebookpack.core.edition import Theme

SIZE = 18.0
"""Points: the least of the American Printing House for the Blind; elsewhere it is 16."""
LEADING = 1.3
"""Distance of base lines in sizes."""

_CSS = """
:root { --head-size: 1em; --folio-size: 1em; --head-spacing: 0.04em; }
body { text-align: left; hyphens: manual; }
.small-caps, .lead-in, .speaker, .attribution, .notes-above, .notes-below, .chapter-note h2,
.opener .label, .imprint, .publisher, .details, .contents .entry, .reading-behind,
h3, h4, h5, h6, th, dt, code, pre, figcaption { font-size: 1em; }
.footnote { font-size: 0.9em; line-height: var(--leading); text-align: left; }
sup, sub, ::footnote-call, .note-again { font-variant-position: normal; font-size: 0.75em; }
sup, ::footnote-call, .note-again { vertical-align: 0.35em; }
"""
"""No divided words, word spaces all alike, and no line in smaller type: what guidelines for large
print agree on (American Council of the Blind, Best Practices and Guidelines for Large Print, 2011).
"""


def enlarged(theme: Theme) -> Theme:
    """The theme with its body in `SIZE`, ragged, without drop capitals; all else grows with it."""
    style = theme.type
    size = max(SIZE, style.size)
    leading = max(size * LEADING, size * style.leading / style.size)
    return replace(
        theme,
        type=replace(style, size=size, leading=round(leading * 2) / 2, drop_caps=False),
        print_css=theme.print_css + _CSS,
    )
