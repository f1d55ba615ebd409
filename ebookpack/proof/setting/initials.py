"""Drop capitals and the lines beside them.

An initial stands on the base line of one of the lines that make room for it, and the next one
starts at the edge of the measure again. A line that makes room for nothing leaves a hole in the
page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ebookpack.proof.setting.defects import Defect, Kind, at_lines, line_box, opening
from ebookpack.proof.setting.pages import Line, LineKind, Page, Setting

TAILED = frozenset("QJ")
"""Letters that in many faces reach below the line that they stand on, and need one line more."""
_BELOW = frozenset({202, 220, 240})
"""Canonical combining classes of marks below a letter: a cedilla, a dot, an iota."""
_OFF = 0.5
"""How far below an initial's base line a line is beside it no more, in lines."""
_ALIKE = 0.12
"""Places nearer to each other than that, in em, are the same."""


def initials(setting: Setting) -> Iterator[Defect]:
    """Lines that make room for an initial which does not reach down to them."""
    for page in setting.pages:
        for initial in page.lines:
            if initial.kind is not LineKind.INITIAL or has_tail(initial.text):
                continue
            for line in _making_room(page, initial):
                if line.baseline > initial.baseline + _OFF * setting.leading:
                    _, top, _, bottom = line_box(line)
                    yield at_lines(
                        Kind.INITIAL,
                        page,
                        [line],
                        f"the line {opening(line)} makes room for an initial that ends above it",
                        [(page.left, top, line.left, bottom)],
                    )


def has_tail(initial: str) -> bool:
    """Whether the letter of an initial may reach below its line."""
    letters = unicodedata.normalize("NFD", initial)
    return any(letter in TAILED or unicodedata.combining(letter) in _BELOW for letter in letters)


def _making_room(page: Page, initial: Line) -> Iterator[Line]:
    """Lines that start where the first line beside an initial does, down to one that does not."""
    left: float | None = None
    for line in page.text:
        if left is None and line.baseline > initial.baseline - initial.size:
            if line.left < initial.right - 1:
                return
            left = line.left
        if left is not None:
            if abs(line.left - left) > _ALIKE * line.size:
                return
            yield line
