"""Titles as lines: balanced where they are displayed, cut where they run along the head."""

from __future__ import annotations

from html import escape

MOST_RUNNING_HEAD_CHARACTERS = 44
"""A longer title, in spaced small capitals, would run the width of the measure."""
_SENSE_BREAK = 12
"""Characters of imbalance that are worth a break after a colon, comma or dash."""


def running_head(title: str) -> str:
    """A title as it is set at the head of a page: cut at a word's end if it is too long."""
    line = " ".join(title.split())
    if len(line) <= MOST_RUNNING_HEAD_CHARACTERS:
        return line
    kept = line[:MOST_RUNNING_HEAD_CHARACTERS].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:–—-')}…"


def displayed_title(title: str, fits: float) -> str:
    """Markup of a displayed title: of more characters than fit, in two lines of about one length.

    A title that is too long for two lines breaks where it comes to the edge.
    """
    words = title.split()
    if len(words) < 2 or not fits < len(" ".join(words)) <= 2 * fits:
        return escape(" ".join(words), quote=False)
    lines = min(
        ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))),
        key=_imbalance,
    )
    return "<br/>".join(escape(line, quote=False) for line in lines)


def _imbalance(lines: tuple[str, str]) -> int:
    first, second = lines
    at_sense = first.endswith((":", ",", ";", "—", "–"))
    return abs(len(first) - len(second)) - _SENSE_BREAK * at_sense
