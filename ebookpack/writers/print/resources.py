"""Everything a print edition may load, by address: its pictures and its theme's fonts."""

from __future__ import annotations

from pathlib import Path

from ebookpack.core.edition import Edition

IMAGES = "book:/images/"
"""What the addresses of pictures start with."""


def image_address(index: int) -> str:
    """Address of the book's picture at this index of `Book.resources`."""
    return f"{IMAGES}{index}"


def font_address(index: int) -> str:
    """Address of the theme's font at this index of `Theme.faces`."""
    return f"book:/fonts/{index}"


def edition_resources(edition: Edition) -> dict[str, bytes]:
    """The bytes behind each address; there is nothing else that the layout may reach."""
    images = enumerate(edition.book.resources)
    faces = enumerate(edition.theme.faces)
    return {image_address(index): image.data for index, image in images} | {
        font_address(index): Path(face.path).read_bytes() for index, face in faces
    }
