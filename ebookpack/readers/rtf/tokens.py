"""The signs of a file: braces, control words and symbols, bytes of text (RTF 1.9.1, syntax)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ebookpack.core.diagnostics import Span
from ebookpack.readers.word_processor.source import too_much

MOST_TOKENS = 3_000_000
"""A novel has 20,000 to 800,000."""

_TOKEN = re.compile(
    rb"""(?P<brace>[{}])
    | \\ (?P<word>[A-Za-z]{1,40}) (?P<number>-?[0-9]{1,10})? [ ]?
    | (?P<codes>(?:\\'[0-9A-Fa-f]{2})+)
    | \\ (?P<symbol>[^A-Za-z])
    | (?P<text>[^\\{}]+)""",
    re.VERBOSE | re.DOTALL,
)


class Token(Struct, frozen=True):
    """One sign; `kind` is `{`, `}`, `word`, `symbol`, `text` or `binary`."""

    kind: str
    name: str = ""
    """Of a control word; the character of a symbol."""
    number: int | None = None
    """Parameter of a control word."""
    data: bytes = b""
    """Bytes of text, or of a picture."""


_OPENS, _CLOSES = Token("{"), Token("}")


def tokens_of(data: bytes, span: Span) -> Iterator[Token]:
    """The signs of a file. Raises ManuscriptError for more than MOST_TOKENS."""
    at = count = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        count += 1
        if count > MOST_TOKENS:
            raise too_much(span, MOST_TOKENS, "control words")
        if found is None:  # a backslash at the very end
            return
        at = found.end()
        match found.lastgroup:
            case "brace":
                yield _OPENS if found["brace"] == b"{" else _CLOSES
            case "text":
                text = found["text"].translate(None, b"\r\n\0")
                if text:
                    yield Token("text", data=text)
            case "codes":
                # Bytes of text that are typed in hexadecimal, as many as follow on one another.
                digits = found["codes"].decode().replace("\\'", "")
                yield Token("text", data=bytes.fromhex(digits))
            case "symbol":
                yield Token("symbol", name=found["symbol"].decode("latin-1"))
            case _:
                name = found["word"].decode()
                number = int(found["number"]) if found["number"] else None
                if name == "bin" and number is not None and number > 0:
                    yield Token("binary", data=data[at : at + number])
                    at += number
                else:
                    yield Token("word", name=name, number=number)
