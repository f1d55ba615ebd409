"""The refusal of manuscripts that are longer than any book."""

from __future__ import annotations

from ebookpack.core.diagnostics import Span
from ebookpack.core.errors import ManuscriptError


def endless(path: str, count: int, what: str, most: int, way_out: str) -> ManuscriptError:
    """The error about a manuscript that has `count` of something, `most` being the most."""
    message = f"the manuscript has {count} {what}; {most} is the most"
    return ManuscriptError.at(Span(path=path), "R114", message, way_out)
