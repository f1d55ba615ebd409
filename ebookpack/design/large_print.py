"""Large print: a theme in type that readers with low sight can read."""

from __future__ import annotations

from dataclasses import replace

from ebookpack.core.edition import Theme

SIZE = 18.0
"""Points: the least of the American Printing House for the Blind; elsewhere it is 16."""
LEADING = 1.3
"""Distance of base lines in sizes."""

_CSS = """
body { text-align: left; hyphens: manual; }
.footnote { font-size: 0.9em; line-height: var(--leading); text-align: left; }
"""
"""No divided words, and word spaces all alike: what guidelines for large print agree on."""


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
