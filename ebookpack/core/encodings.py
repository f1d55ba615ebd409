"""Names of encodings, as authors write them and as Python knows them."""

from __future__ import annotations

import codecs

COMMON_ENCODINGS = (
    *("utf-8", "utf-16", "windows-1252", "windows-1250", "windows-1251", "iso-8859-1"),
    *("iso-8859-2", "iso-8859-15", "mac-roman", "cp437", "cp850", "koi8-r", "shift-jis"),
    *("euc-jp", "gb18030", "big5", "euc-kr"),
)
"""Those that an author may have meant."""
_NOT_OF_FILES = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def encoding_named(written: str) -> str:
    """Python's name of an encoding; empty for one that is not known, or is none of text files."""
    try:
        name = codecs.lookup(written).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if name.replace("-", "_") in _NOT_OF_FILES else name
