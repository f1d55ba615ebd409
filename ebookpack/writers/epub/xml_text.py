"""Characters that an XML document can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Drop what XML 1.0, 2.2 leaves no way to write: most control characters, lone surrogates."""
    return _NOT_XML.sub("", text)
