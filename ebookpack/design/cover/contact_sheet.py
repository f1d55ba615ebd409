"""Several covers side by side, to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from ebookpack.core.edition import Cover

ACROSS = 3
WIDE, TALL = 480, 768
"""Pixels of each cover."""
GAP, LABEL = 28, 44
_PAPER, _INK = (238, 238, 236), (30, 30, 30)


def contact_sheet(covers: Mapping[str, Cover]) -> bytes:
    """A JPEG with the covers in rows of three, what is written below each as its key."""
    rows = -(-len(covers) // ACROSS)
    size = (GAP + ACROSS * (WIDE + GAP), GAP + rows * (TALL + LABEL + GAP))
    sheet = Image.new("RGB", size, _PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(size=26)
    for index, (label, cover) in enumerate(covers.items()):
        left = GAP + index % ACROSS * (WIDE + GAP)
        top = GAP + index // ACROSS * (TALL + LABEL + GAP)
        with Image.open(BytesIO(cover.jpeg)) as picture:
            sheet.paste(picture.resize((WIDE, TALL), Image.Resampling.LANCZOS), (left, top))
        middle = (left + WIDE / 2, top + TALL + LABEL / 2)
        pen.text(middle, label, fill=_INK, font=font, anchor="mm")
    data = BytesIO()
    sheet.save(data, "JPEG", quality=88)
    return data.getvalue()
