"""Addresses within the container of an EPUB (EPUB 3.3, 4.2.5)."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote


def resolved(base: str, href: str) -> tuple[str, str]:
    """(path in the container, fragment) of an address in the file at the path `base`.

    Neither is escaped. No address leads out of the container: one that would leads to its root.
    """
    path, _, fragment = href.partition("#")
    if not path:
        return base, unquote(fragment)
    joined = posixpath.join("/", posixpath.dirname(base), unquote(path))
    return posixpath.normpath(joined).lstrip("/"), unquote(fragment)
