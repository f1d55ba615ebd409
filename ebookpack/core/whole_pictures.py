"""Pictures read as Pillow reads them by itself, whatever else is at work in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


@contextmanager
def whole_pictures() -> Iterator[None]:
    """While it lasts, a picture that ends early is damaged.

    WeasyPrint has Pillow take those; the same book would have other pictures with it than without.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
