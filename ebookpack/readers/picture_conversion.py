"""Pictures in formats that EPUB does not know, to PNG; the only readers' module with Pillow."""

from __future__ import annotations

import io
import warnings

from PIL import Image as PillowImage
from PIL import UnidentifiedImageError

_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})
"""Modes that PNG holds as they are."""


class TooManyPixelsError(Exception):
    """The picture is too large to be decoded."""

    def __init__(self, width: int, height: int) -> None:
        """Raise for a picture of so many pixels."""
        super().__init__(f"{width} x {height}")
        self.width = width
        self.height = height


def png_of(data: bytes, *, most_pixels: int) -> bytes | None:
    """PNG of a picture's first frame; None if it cannot be decoded.

    Raises TooManyPixelsError, before anything is decoded, if it has more than `most_pixels`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _png(data, most_pixels)
    except (UnidentifiedImageError, PillowImage.DecompressionBombError):
        return None
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError):
        # Pillow's decoders meet damage with any of these.
        return None


def _png(data: bytes, most_pixels: int) -> bytes:
    with PillowImage.open(io.BytesIO(data), formats=("WEBP", "TIFF", "BMP")) as picture:
        if picture.width * picture.height > most_pixels:
            raise TooManyPixelsError(picture.width, picture.height)
        frame = picture if picture.mode in _MODES else picture.convert("RGB")
        written = io.BytesIO()
        frame.save(written, "PNG")
        return written.getvalue()
