"""A cover as the JPEG that a store takes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from ebookpack.core.ebook_store import CoverRules
from ebookpack.core.errors import BuildError

MOST_BYTES = 1_500_000
"""Of a cover within an e-book: what is more makes every copy of it slower, and is not seen."""
QUALITIES = ((86, 0), (86, 2), (80, 2), (74, 2), (66, 2), (55, 2), (40, 2))
"""(quality, subsampling), best first; the first that keeps within the bytes is taken."""


def jpeg_for(picture: Image.Image, rules: CoverRules) -> bytes:
    """The picture as the best JPEG with no more bytes than a store takes.

    Raises BuildError (D311) if there is none such.
    """
    most = min(MOST_BYTES, rules.most_bytes)
    for quality, subsampling in QUALITIES:
        data = BytesIO()
        # Tables of its own would make it 4 % smaller, and take as long again.
        picture.save(data, "JPEG", quality=quality, subsampling=subsampling)
        if data.tell() <= most:
            return data.getvalue()
    if data.tell() > rules.most_bytes:
        raise BuildError.at(
            None,
            "D311",
            f"the cover has {data.tell()} bytes, and the store takes {rules.most_bytes}",
            "another cover has less detail: --cover-seed 1, or another --cover-layout",
        )
    return data.getvalue()
