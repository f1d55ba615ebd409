"""Everything a print edition may load, by address: its pictures and its theme's fonts."""

from __future__ import annotations

from pathlib import Path

from ebookpack.core.edition import Edition, FontFace, Theme

IMAGES = "book:/images/"
"""What the addresses of pictures start with."""


def image_address(index: int) -> str:
    """Address of the book's picture at this index of `Book.resources`."""
    return f"{IMAGES}{index}"


def font_address(index: int) -> str:
    """Address of the theme's font at this index of `Theme.faces`."""
    return f"book:/fonts/{index}"


def addressed_faces(theme: Theme, *, covers: bool = False) -> dict[str, FontFace]:
    """The fonts of a theme's pages by address; those that only its covers are set in if asked."""
    return {
        font_address(index): face
        for index, face in enumerate(theme.faces)
        if covers or not theme.is_for_covers_alone(face.family)
    }


def edition_resources(edition: Edition, *, covers: bool = False) -> dict[str, bytes]:
    """The bytes behind each address; there is nothing else that the layout may reach.

    `covers` are set in fonts that no page is set in.
    """
    images = enumerate(edition.book.resources)
    return {image_address(index): image.data for index, image in images} | {
        address: Path(face.path).read_bytes()
        for address, face in addressed_faces(edition.theme, covers=covers).items()
    }
