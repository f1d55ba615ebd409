"""Addresses out of a book."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST = re.compile(r"(?:[\w.~%!$&*+-]+@)?\w[\w-]*(?:\.\w[\w-]*)*\.?(?::\d{1,5})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URL_CHARACTERS = "%/:@!$&'()*+,;=-._~?"


def outward(href: str) -> str | None:
    """A URL as XHTML may hold it; None if it is none that a reader could follow."""
    try:
        parts = urlsplit(_STRAY_PERCENT.sub("%25", href.strip()))
        _ = parts.port
    except ValueError:  # brackets that do not match, a port beyond 65535
        return None
    scheme = parts.scheme.lower()
    path, query, fragment = (
        quote(part, safe=_URL_CHARACTERS) for part in (parts.path, parts.query, parts.fragment)
    )
    if scheme == "mailto" and "@" in path and not parts.netloc:
        return urlunsplit((scheme, "", path, query, fragment))
    if scheme in ("http", "https") and _HOST.fullmatch(parts.netloc):
        return urlunsplit((scheme, parts.netloc, path, query, fragment))
    return None
