"""Plates: pictures that fill a page of their own to beyond its edges.

The layout leaves the page empty; the picture is put there when the file is finished.
"""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image, ImageOps

from ebookpack.core.press import Box

_ID = re.compile(r"_plate-(\d+)")


def plate_markup(index: int) -> str:
    """The empty page of the book's picture at this index."""
    return f'<div class="plate" id="_plate-{index}"></div>'


def plate_of(anchors: tuple[str, ...]) -> int | None:
    """Index of the picture whose page has these anchors; None for a page of text."""
    found = (_ID.fullmatch(anchor) for anchor in anchors)
    return next((int(plate[1]) for plate in found if plate), None)


def fitted(data: bytes, box: Box) -> Image.Image:
    """A picture cut at two of its edges, alike, so that it has the shape of a box."""
    with Image.open(BytesIO(data)) as opened:
        picture = ImageOps.exif_transpose(opened)
    width, height = picture.size
    wide = min(width, round(height * box.width / box.height))
    high = min(height, round(width * box.height / box.width))
    left, top = (width - wide) // 2, (height - high) // 2
    return picture.crop((left, top, left + wide, top + high))
