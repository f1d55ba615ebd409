"""Bytes to text: marks and declarations first, then what the bytes themselves allow."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ebookpack.core.diagnostics import Diagnostics, Span
from ebookpack.core.errors import ManuscriptError

MOST_BYTES = 64 * 1024 * 1024
"""A manuscript file may be this large; War and Peace is 3.3 MB."""
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
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_FORM_FEED = re.compile(r"[ \t]*\x0c[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text of a manuscript and the name of the encoding it was in."""

    text: str
    """Lines end in `\\n`; a form feed has become an empty line of its own."""
    encoding: str


def decode(data: bytes, path: str, diagnostics: Diagnostics) -> Decoded:
    """Decode a text file, whatever wrote it.

    Raises ManuscriptError for an empty file, one that is not text, and one over `MOST_BYTES`.
    """
    span = Span(path=path)
    if len(data) > MOST_BYTES:
        raise too_large(span)
    text, encoding = _decode(data, span, diagnostics)
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


def _decode(data: bytes, span: Span, diagnostics: Diagnostics) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _unmarked_utf16(data)
    if wide:
        return data.decode(wide, "replace"), wide
    if _is_binary(data):
        raise ManuscriptError.at(
            span,
            "R103",
            "this is not a text file",
            "save the manuscript as plain text, Markdown or a folder of them",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_other(data, error, span, diagnostics)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in text of a Latin script every other byte is zero."""
    sample = data[:4096]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    zeros_high = sample[0::2].count(0) / half
    zeros_low = sample[1::2].count(0) / half
    if zeros_low > 0.4 and zeros_high < 0.1:
        return "utf-16-le"
    if zeros_high > 0.4 and zeros_low < 0.1:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """Whether the start of the file holds what no text does; a damaged tail is forgiven."""
    sample = data[:4096]
    strange = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in sample)
    return strange > max(2, len(sample) // 50)


def _decode_other(
    data: bytes, error: UnicodeDecodeError, span: Span, diagnostics: Diagnostics
) -> tuple[str, str]:
    """Decode what is not UTF-8: damaged UTF-8, one of Windows' pages, or what it looks like."""
    high = sum(byte >= 0x80 for byte in data)
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken <= high * _MOST_BROKEN:
        line = data.count(b"\n", 0, error.start) + 1
        diagnostics.warning(
            "R104",
            f"bytes that are not UTF-8, {broken} in all, were read as Windows-1252",
            Span(path=span.path, line=line),
        )
        return _utf8_with_damage(data), "utf-8"
    # Windows-1252 is ISO 8859-1 with letters where that has controls: it reads both.
    if _looks_western(data):
        return data.decode("cp1252", "replace"), "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, "replace"), encoding.replace("_", "-")


def _utf8_with_damage(data: bytes) -> str:
    parts: list[str] = []
    while True:
        try:
            parts.append(data.decode("utf-8"))
            return "".join(parts)
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.end].decode("cp1252", "replace"))
            data = data[error.end :]


def _looks_western(data: bytes) -> bool:
    """Whether the high bytes stand as accented letters do in a Western text: few, in words."""
    high = [index for index, byte in enumerate(data) if byte >= 0x80]
    alone = sum(
        1
        for index in high
        if (index == 0 or data[index - 1] < 0x80)
        and (index + 1 == len(data) or data[index + 1] < 0x80)
    )
    return alone >= 0.9 * len(high) and len(high) < 0.25 * len(data)


def _tidy(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    end = text.find("\x1a")
    if end != -1 and end > len(text) - 512:
        text = text[:end]  # what follows DOS's end-of-file mark is the rest of a disk sector
    if "\x0c" in text:  # the pattern is slow on long runs of blanks
        text = _FORM_FEED.sub("\n\n", text)
    return _INVISIBLE.sub("", text.replace("\x0b", "\n"))
