"""A front cover drawn before: it hangs on metadata and theme, and most edits change neither."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.core.edition import Cover, Edition
from ebookpack.core.shelf import NoShelf, Shelf, get_sealed, put_sealed

_DRAWN_BY = ("pillow", "fonttools")


def titled(edition: Edition) -> Edition:
    """An edition without the text of its book: what a cover is drawn from, and soon handed over."""
    title = replace(edition.book, front=(), body=(), back=(), notes=(), resources=())
    return replace(edition, book=title)


def front_cover(edition: Edition, diagnostics: Diagnostics, shelf: Shelf) -> Cover:
    """The front cover of an edition, drawn if the shelf does not have it: `draw_cover`.

    One of which there is something to say is drawn each time, so that it is said each time.
    """
    if isinstance(shelf, NoShelf):
        return _drawn(edition, diagnostics)
    key = f"cover {_digest(edition)}"
    kept = get_sealed(shelf, key)
    if kept is not None:
        return _from_bytes(kept)
    found = Diagnostics()
    cover = _drawn(edition, found)
    diagnostics.extend(found)
    if not tuple(found):
        put_sealed(shelf, key, _to_bytes(cover))
    return cover


def _drawn(edition: Edition, diagnostics: Diagnostics) -> Cover:
    from ebookpack.design.cover.front import draw_cover

    # What the key does not tell, it is not drawn from.
    return draw_cover(titled(edition).book, edition.theme, diagnostics, edition.store.cover)


def _digest(edition: Edition) -> str:
    """Stands for all that a cover is drawn from."""
    digest = sha256()
    for part in _parts(edition):
        digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()


def _parts(edition: Edition) -> Iterator[bytes]:
    from importlib.metadata import version

    theme = edition.theme
    for name in _DRAWN_BY:
        yield version(name).encode()
    # A set is written in an order of its own in each run.
    yield repr(sorted(theme.cover.chosen)).encode()
    picture = theme.cover.picture
    yield picture.data if picture else b""
    shown = replace(picture, data=b"") if picture else None
    style = replace(theme.cover, chosen=frozenset(), layout_place=None, picture=shown)
    yield repr((edition.book.metadata, replace(theme, cover=style), edition.store.cover)).encode()
    for face in theme.faces:
        yield Path(face.path).read_bytes()


def _to_bytes(cover: Cover) -> bytes:
    facts = {"width": cover.width, "height": cover.height, "alt": cover.alt}
    return json.dumps(facts).encode() + b"\n" + cover.jpeg


def _from_bytes(data: bytes) -> Cover:
    facts, _, jpeg = data.partition(b"\n")
    return Cover(jpeg=jpeg, **json.loads(facts))
