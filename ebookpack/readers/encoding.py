"""Bytes to text: marks and declarations first, then what the bytes themselves allow."""

from __future__ import annotations

import codecs
import re
from unicodedata import category

from msgspec import Struct

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError

MOST_BYTES = 64 * 1024 * 1024
"""A manuscript file may be this large; War and Peace is 3.3 MB."""
_HEAD = 4096
"""Bytes at the start of a file by which its kind is told."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_WORD_WITH_MORE = re.compile(r"\w{0,20}[^\x00-\x7f\s]\w{0,20}")
EMPTY = "R102"
"""The code of a file in which there is no text."""
_MOST_BROKEN = 0.1
"""Share of broken sequences up to which a text is still taken for UTF-8 with damage."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a"),
    *(b"\x7fELF", b"MZ\x90", b"OggS", b"ID3", b"fLaC", b"SQLite format 3"),
)
"""How pictures, archives, programs and word processors' files start, whatever they are named."""
_DECLARED = re.compile(
    rb"(?:character set encoding|charset|\bcoding)\s*[:=]\s*[\"']?([A-Za-z][\w.:-]{2,30})",
    re.IGNORECASE,
)
"""What Project Gutenberg, mail and editors write at the head of a text."""
_SAY_WHICH = 'if that is wrong, write encoding = "..." in book.toml, or save the file anew as UTF-8'
_NAMES = {
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "iso2022_jp_2": "iso-2022-jp",
    "iso2022_kr": "iso-2022-kr",
}
"""Names by which people know what Python decodes best by another."""
_LINE_ENDS = re.compile(r"\r+\n|\r|[\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_FORM_FEED = re.compile(r"\n?(?<![ \t])[ \t]*\x0c[ \t]*\n?")
_TERMINAL = re.compile(r"\x1b(?:\[[0-9;?]{0,20}[A-Za-z]|[()][A-Z0-9])")
_UNDERLINED = re.compile(r"(?:_\x08[^\s_\x08]|[^\s_\x08]\x08_)+")
_STRUCK_TWICE = re.compile(r"([^\x08])(?:\x08\1)+")
_STRUCK_OVER = re.compile(r"[^\x08\n]\x08")
_TAIL_MARK = b"\x1a"
_SHORT_TAIL = 1024
"""Bytes behind the end-of-file mark of CP/M and DOS: the rest of a disk sector, a SAUCE record."""


class Decoded(Struct, frozen=True, kw_only=True):
    """Text of a manuscript and the name of the encoding it was in."""

    text: str
    """Lines end in `\\n`; a form feed stands on a line of its own."""
    encoding: str


def decode(data: bytes, path: str, diagnostics: Diagnostics, said: str = "") -> Decoded:
    """Decode a text file, whatever wrote it.

    `said` is the encoding that the author names; only a byte order mark counts for more.
    Raises ManuscriptError for an empty file, one that is not text, and one over `MOST_BYTES`.
    """
    span = Span(path=path)
    if len(data) > MOST_BYTES:
        raise too_large(span)
    text, encoding = _decode(data, said, span, diagnostics)
    text = _tidy(text)
    if not text.strip():
        raise ManuscriptError.at(span, EMPTY, "the file is empty", "is it the right file?")
    return Decoded(text=text, encoding=encoding)


def too_large(span: Span) -> ManuscriptError:
    """The error of a file over `MOST_BYTES`."""
    return ManuscriptError.at(
        span,
        "R101",
        f"the file is larger than {MOST_BYTES >> 20} MB",
        "split it into a folder of chapters",
    )


def _no_text(span: Span) -> ManuscriptError:
    return ManuscriptError.at(
        span,
        "R103",
        "this is not a text file",
        "save the manuscript as plain text, Markdown or a folder of them",
    )


def _decode(data: bytes, said: str, span: Span, diagnostics: Diagnostics) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if data.startswith(_SIGNATURES):
        raise _no_text(span)
    if said:
        return _decode_as(said, data, span, diagnostics)
    wide = _unmarked_unicode(data)
    if wide:
        return data.decode(wide, "replace"), wide
    data = _without_tail(data)
    if _is_binary(data):
        raise _no_text(span)
    if b"\x1b$" in data[:_HEAD]:
        return _decode_other(data, span, diagnostics)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_damaged(data, error, span, diagnostics) or _decode_other(
            data, span, diagnostics
        )


def _decode_as(said: str, data: bytes, span: Span, diagnostics: Diagnostics) -> tuple[str, str]:
    """Decode as the author says; bytes that are no characters then are marked as such."""
    text = data.decode(said, "replace")
    broken = text.count("\ufffd")
    if broken:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        diagnostics.warning(
            "R112",
            f"bytes that are not {_named(said)}, {broken} in all, stand in the text as \ufffd",
            Span(path=span.path, line=line),
            "see whether book.toml names the right encoding",
        )
    return text.rstrip("\0\x1a"), _named(said)


def _unmarked_unicode(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark, by where the zeros of its blanks and line ends stand.

    In the wrong order of the bytes they are letters of far scripts, or of none.
    """
    sample = data[: _HEAD - _HEAD % 4]
    if len(sample) < 8 or sample.count(0) < len(sample) / 200:
        return None
    quarters = [sample[start::4].count(0) / (len(sample) // 4) for start in range(4)]
    if quarters[2] > 0.9 and quarters[3] > 0.9 > quarters[0]:
        return "utf-32-le"
    if quarters[0] > 0.9 and quarters[1] > 0.9 > quarters[3]:
        return "utf-32-be"
    even, odd = sample[0::2], sample[1::2]
    little = _ascii_pairs(even, odd)
    big = _ascii_pairs(odd, even)
    encoding = "utf-16-le" if little > big else "utf-16-be"
    if max(little, big) <= 4 * min(little, big) or max(little, big) < max(3, len(even) / 200):
        return None
    text = sample.decode(encoding, "replace")
    unknown = sum(category(c) in ("Cn", "Co", "Cs", "Cc") and c not in "\r\n\t\f" for c in text)
    return encoding if unknown < len(text) / 50 else None


def _ascii_pairs(low: bytes, high: bytes) -> int:
    """Pairs of bytes that are a blank, a line end or a letter of ASCII in UTF-16."""
    return sum(
        h == 0 and (byte in b"\t\r\n" or 32 <= byte < 127)
        for byte, h in zip(low, high, strict=False)
    )


def _without_tail(data: bytes) -> bytes:
    """The text without what follows DOS's end-of-file mark and zeros that fill a sector."""
    data = data.rstrip(b"\0")
    end = data.find(_TAIL_MARK)
    while end != -1:
        tail = data[end + 1 :]
        strange = sum(byte < 9 or 13 < byte < 32 or byte >= 127 for byte in tail[:_HEAD])
        if len(tail) <= _SHORT_TAIL or strange > len(tail[:_HEAD]) / 3:
            return data[:end]
        if data.count(_TAIL_MARK) > 8:
            return data
        end = data.find(_TAIL_MARK, end + 1)
    return data


def _is_binary(data: bytes) -> bool:
    """Whether the start of the file holds what no text does; a damaged tail is forgiven."""
    sample = data[:_HEAD]
    strange = sum(byte < 32 and byte not in b"\t\n\v\f\r\b\x1a\x1b" for byte in sample)
    return strange > max(2, len(sample) // 50)


def _decode_damaged(
    data: bytes, error: UnicodeDecodeError, span: Span, diagnostics: Diagnostics
) -> tuple[str, str] | None:
    """UTF-8 with a few bytes that are none: they are read as Windows wrote them."""
    high = sum(map(len, _HIGH_RUN.findall(data)))
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if broken > high * _MOST_BROKEN:
        return None
    line = data.count(b"\n", 0, error.start) + 1
    diagnostics.warning(
        "R104",
        f"bytes that are not UTF-8, {broken} in all, were read as Windows-1252",
        Span(path=span.path, line=line),
    )
    return data.decode("utf-8", _AS_WINDOWS), "utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows wrote them (an error handler of `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "ebookpack.as-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)


def _decode_other(data: bytes, span: Span, diagnostics: Diagnostics) -> tuple[str, str]:
    """Decode what is not UTF-8: as the text itself says, or as it makes most sense."""
    from ebookpack.readers.legacy_encodings import guess

    declared = _declared(data)
    if declared:
        return data.decode(declared, "replace"), _named(declared)
    found = guess(data)
    text = data.decode(found.encoding, "replace")
    name = _named(found.encoding)
    word = _WORD_WITH_MORE.search(text)
    shown = word[0] if word else ""
    message = f"the file does not say in what encoding it is; taken for {name}, as in “{shown}”"
    if found.clear:
        diagnostics.info("R111", message, span)
    else:
        diagnostics.warning("R111", message, span, _SAY_WHICH)
    return text, name


def _declared(data: bytes) -> str:
    """The encoding that the head of a text names, if its bytes can be that; "" else."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        # Windows-1252 is ISO 8859-1 with letters where that has controls: it reads both.
        name = "cp1252" if name in ("iso8859-1", "latin-1") else name
        broken = data.decode(name, "replace").count("\ufffd")
    except (LookupError, UnicodeError):
        return ""
    return "" if name in ("ascii", "utf-8", "utf-7") or broken > len(data) / 1000 else name


def _named(encoding: str) -> str:
    return _NAMES.get(encoding, encoding.replace("_", "-").replace("iso8859", "iso-8859"))


def _tidy(text: str) -> str:
    if any(end in text for end in "\r\x85\u2028\u2029"):
        text = _LINE_ENDS.sub("\n", text)
    if "\x08" in text:
        text = _as_struck(text)
    if "\x1b" in text:
        text = _TERMINAL.sub("", text)
    if "\x0c" in text:
        text = _FORM_FEED.sub("\n\x0c\n", text)
    text = text.replace("\x0b", "\n")
    # Hardly any text holds such characters, and that none is there is quickly seen.
    return text if text.replace("\n", "").isprintable() else _INVISIBLE.sub("", text)


def _as_struck(text: str) -> str:
    """What printers struck twice: underlined words as emphasis, others as letters once."""
    text = _UNDERLINED.sub(lambda found: f"_{found[0].replace(chr(8), '').replace('_', '')}_", text)
    return _STRUCK_OVER.sub("", _STRUCK_TWICE.sub(r"\1", text))
