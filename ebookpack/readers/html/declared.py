"""Bytes of a page to text: by its mark, by what the page declares, by what the bytes allow."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ebookpack.core.diagnostics import Diagnostics
from ebookpack.readers.encoding import MOST_BYTES, Decoded, decode

LOOKED_AT = 8192
"""Bytes in which a declaration is looked for. Browsers look at 1024 (HTML, 13.2.3.2), but saved
pages have notes of the browser above it."""

_META = re.compile(rb"<meta\b[^<>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

_CODECS = {
    **dict.fromkeys(
        (
            *("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "ansi"),
            *("windows-1252", "cp1252", "x-cp1252", "cp819", "ibm819", "iso_8859-1"),
        ),
        ("windows-1252", "cp1252"),
    ),
    **{f"windows-{page}": (f"windows-{page}", f"cp{page}") for page in range(1250, 1259)},
    **{f"cp{page}": (f"windows-{page}", f"cp{page}") for page in range(1250, 1259)},
    **{
        f"iso-8859-{part}": (f"iso-8859-{part}", f"iso8859-{part}")
        for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
    },
    "iso-8859-9": ("windows-1254", "cp1254"),
    "iso-8859-11": ("windows-874", "cp874"),
    "tis-620": ("windows-874", "cp874"),
    "windows-874": ("windows-874", "cp874"),
    "koi8-r": ("koi8-r", "koi8-r"),
    "koi8-u": ("koi8-u", "koi8-u"),
    "macintosh": ("macintosh", "mac-roman"),
    "x-mac-roman": ("macintosh", "mac-roman"),
    "ibm866": ("ibm866", "cp866"),
    "gb2312": ("gbk", "gb18030"),
    "gbk": ("gbk", "gb18030"),
    "gb18030": ("gb18030", "gb18030"),
    "big5": ("big5", "big5hkscs"),
    "big5-hkscs": ("big5", "big5hkscs"),
    "euc-jp": ("euc-jp", "euc-jp"),
    "x-euc-jp": ("euc-jp", "euc-jp"),
    "iso-2022-jp": ("iso-2022-jp", "iso2022-jp"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), ("shift_jis", "cp932")),
    "windows-31j": ("shift_jis", "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), ("euc-kr", "cp949")),
}
"""Labels that pages declare: the encoding's name and Python's codec (Encoding Standard, 4.2).
What says ISO 8859-1 was written by Windows, whose page reads both."""


def decode_page(data: bytes, path: str, diagnostics: Diagnostics, said: str = "") -> Decoded:
    """Decode a page. Raises ManuscriptError as `readers.encoding.decode` does.

    What the author names, as `said`, counts for more than what the page declares.
    A mark at the start comes first, then the declaration, unless the bytes are UTF-8 beyond
    doubt: browsers save pages in it and leave the old declaration in them.
    """
    declared = declared_encoding(data)
    if (
        said
        or declared is None
        or len(data) > MOST_BYTES
        or data.startswith(_MARKS)
        or _is_wide(data)
    ):
        return decode(data, path, diagnostics, said)
    name, codec = declared
    if not data.isascii() and _is_utf8(data):
        return decode(data, path, diagnostics)
    text = data.decode(codec, "replace")
    return replace(decode(text.encode(), path, diagnostics), encoding=name)


def declared_encoding(data: bytes) -> tuple[str, str] | None:
    """(name, codec) of the encoding that a page declares; None for UTF-8 and for none known."""
    head = data[:LOOKED_AT]
    found = _XML.match(head) or _META.search(head)
    return _CODECS.get(found[1].decode("ascii").lower()) if found else None


def _is_wide(data: bytes) -> bool:
    """Whether characters take two bytes; what declares itself in ASCII is then mistaken."""
    return data[:LOOKED_AT].count(0) > len(data[:LOOKED_AT]) // 5


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
