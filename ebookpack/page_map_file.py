"""The pages of a print edition as a file beside it, for an EPUB that tells where each starts."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ebookpack.core.edition import PageMap, PageStart

SUFFIX = "-pages.json"
MOST_BYTES = 1 << 24


class SavedPages(Struct, frozen=True, kw_only=True):
    """The pages of a print edition that was made."""

    text: str
    """Digest of what it was made of (print_record.digest)."""
    map: PageMap


def page_map_file(pages: PageMap, text: str) -> bytes:
    """The file: an object with the digest of the `text`, and the `pages` of the book in order.

    Each has the fields of `PageStart`, empty where they say nothing: `label`, `recto`, `blank`,
    `section`, and `block` and `offset`, the text that it starts with.
    """
    lines = ",\n".join(json.dumps(asdict(page), ensure_ascii=False) for page in pages.pages)
    return f'{{"text": {json.dumps(text)}, "pages": [\n{lines}\n]}}\n'.encode()


def read_page_map(place: Path) -> SavedPages | None:
    """The pages of the last print edition; None if there is no file of them that can be read."""
    try:
        with place.open("rb") as file:
            values = json.loads(file.read(MOST_BYTES))
        pages = tuple(PageStart(**page) for page in values["pages"])
        return SavedPages(text=values["text"], map=PageMap(pages=pages))
    except (OSError, ValueError, TypeError, KeyError):
        return None
