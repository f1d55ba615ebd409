"""The units of CSS, and the at-rules for pages; `css_grammar.toml` has those for screens."""

from __future__ import annotations

UNITS = frozenset(
    "em rem ex rex ch rch ic ric cap rcap lh rlh px pt pc in cm mm q "
    "vw vh vi vb vmin vmax svw svh lvw lvh dvw dvh cqw cqh cqi cqb cqmin cqmax "
    "deg rad grad turn s ms hz khz dpi dpcm dppx x fr".split()
)
PAGE_AT_RULES = frozenset(
    "footnote "
    "top-left-corner top-left top-center top-right top-right-corner "
    "bottom-left-corner bottom-left bottom-center bottom-right bottom-right-corner "
    "left-top left-middle left-bottom right-top right-middle right-bottom".split()
)
