"""PDFs of a few lines, each word put where the test wants it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

WIDTH, HEIGHT = 300, 260
LEFT, RIGHT = 40.0, 260.0
SIZE, LEADING = 10.0, 12.0

Written = tuple[float, float, float, str, float]
"""Left, base line from the top, size, text, and what is added to each of its spaces."""


def written(
    text: str, row: float, *, left: float = LEFT, size: float = SIZE, added: float = 0.0
) -> Written:
    """A text in a row, counted from 0; its spaces are wider by `added` points."""
    return (left, 40 + row * LEADING, size, text, added)


def justified(text: str, row: float, *, left: float = LEFT) -> Written:
    """A text with its spaces so wide that it ends at the right edge."""
    missing = RIGHT - left - width(text)
    return written(text, row, left=left, added=missing / text.count(" "))


def width(text: str, size: float = SIZE) -> float:
    """How wide a text is in Courier, whose every character is as wide as another."""
    return 0.6 * size * len(text)


def pdf(*pages: Sequence[Written], labels: Dictionary | None = None, cropped: float = 0.0) -> bytes:
    """A PDF in Courier. With `cropped`, so many points are cut off on the left and at the top."""
    with pikepdf.new() as document:
        font = document.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        )
        for texts in pages:
            page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            page.Contents = document.make_stream("\n".join(map(_drawn, texts)).encode())
            if cropped:
                page.CropBox = pikepdf.Array([cropped, 0, WIDTH, HEIGHT - cropped])
        if labels is not None:
            document.Root.PageLabels = labels
        made = BytesIO()
        document.save(made)
    return made.getvalue()


def _drawn(text: Written) -> str:
    left, baseline, size, words, added = text
    for mark in "\\()":
        words = words.replace(mark, f"\\{mark}")
    return (
        f"BT /F1 {size:g} Tf {added:.4f} Tw 1 0 0 1 {left:.4f} {HEIGHT - baseline:.4f} Tm "
        f"({words}) Tj ET"
    )
