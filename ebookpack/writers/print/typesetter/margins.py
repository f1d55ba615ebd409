"""Optical margins: marks at the ends of a line stand a little outside of the measure.

A hyphen or a full stop has so little ink that a line which ends in one looks short. Hung into the
margin by a part of its width, it makes the edge of the text look straight (R. Bringhurst, The
Elements of Typographic Style, 2.1.10; Hàn Thế Thành, Micro-typographic extensions to TeX, 2000).
"""

from __future__ import annotations

from collections.abc import Mapping

AT_END: Mapping[str, float] = {
    **dict.fromkeys("-\u2010\u00ad", 0.5),
    **dict.fromkeys(".,", 0.55),
    **dict.fromkeys(":;", 0.35),
    **dict.fromkeys("!?", 0.15),
    **dict.fromkeys("’”'\"", 0.5),
    **dict.fromkeys("»›", 0.3),
    "\u2013": 0.25,
    "\u2014": 0.15,
    ")": 0.1,
}
"""Part of a mark's width that hangs into the right margin."""

AT_START: Mapping[str, float] = {
    **dict.fromkeys("‘“'\"„‚", 0.5),
    **dict.fromkeys("«‹", 0.3),
    "(": 0.1,
}
"""Part of a mark's width that hangs into the left margin."""
