"""Pages of a PDF told by digests of all that they are drawn from: what was read of one is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pikepdf
from msgspec import Struct

_PARENT = re.compile(rb"/Parent \d+ \d+ R")
"""Where a page stands among the others is no part of it."""
_REFERENCE = re.compile(rb"(?<![\w.])(\d+) (\d+) R\b")
_PAGINATION = b"/Artifact"
"""Opens running heads and folios, which stand outside of the text block (ISO 32000-1, 14.8.2.2)."""


class PageDigest(Struct, frozen=True, kw_only=True):
    """A page; two that have the same look the same."""

    whole: bytes
    above: bytes
    """Of what is drawn before the first pagination artifact, of what with, and of the boxes."""


def page_digests(document: pikepdf.Pdf) -> Iterator[PageDigest]:
    """The pages of a document, in their order."""
    known: dict[tuple[int, int], bytes] = {}

    def digest(found: re.Match[bytes]) -> bytes:
        number = (int(found[1]), int(found[2]))
        if number not in known:  # many pages draw with the same things
            known[number] = digest_of(document.get_object(number)).hex().encode()
        return known[number]

    for page in document.pages:
        content = page.obj.get("/Contents")
        written = _PARENT.sub(b"", page.obj.unparse(resolved=True))
        if isinstance(content, pikepdf.Stream):
            written = written.replace(b"/Contents " + content.unparse(), b"", 1)
            above, mark, below = content.read_bytes().partition(_PAGINATION)
        else:
            above, mark, below = b"", b"", b""
        # A text may read as a reference does: it comes to another digest, of something or nothing.
        made = sha256(_REFERENCE.sub(digest, written))
        made.update(b"%d:" % len(above) + above)
        found = made.digest()
        made.update(mark + below)
        yield PageDigest(whole=made.digest(), above=found)


def digest_of(thing: Any) -> bytes:
    """A digest of a PDF object and of all that it leads to."""
    digest = sha256()
    seen: set[tuple[int, int]] = set()

    def add(found: Any) -> None:
        if isinstance(found, pikepdf.Object) and found.is_indirect:
            if found.objgen in seen:
                return
            seen.add(found.objgen)
        if isinstance(found, pikepdf.Stream):
            # As it stands in the file: a photograph cannot be decoded without loss.
            digest.update(found.read_raw_bytes())
        if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
            for name in sorted(found.keys()):
                if name not in ("/Parent", "/Length"):
                    digest.update(name.encode())
                    add(found[name])
        elif isinstance(found, pikepdf.Array):
            written = found.unparse(resolved=True)
            if b" R" not in written:  # leads nowhere: the widths of a font are thousands
                digest.update(written)
                return
            for item in found:
                add(item)
        else:
            digest.update(f"{found!r};".encode())

    add(thing)
    return digest.digest()
