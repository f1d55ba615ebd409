"""Characters that an XML document can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """Drop what XML 1.0, 2.2 leaves no way to write: most control characters, lone surrogates."""
    return _NOT_XML.sub("", text)
