"""Texts as parts of file names: small letters, digits and hyphens of ASCII, which every disk takes.

A text of which too little is left, as one in Cyrillic, is told apart by a digest of it.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_OTHERS = re.compile(r"[^a-z0-9]+")
_MARKS_IN_WORDS = re.compile(r"(?<=\w)['’](?=\w)")
_DIGITS = 8
"""Of a digest: enough to tell the chapters of a book apart."""


def slug(text: str, longest: int) -> str:
    """The words of a text, whole ones up to so many characters; empty for one without words."""
    plain = _OTHERS.sub("-", _ascii(_MARKS_IN_WORDS.sub("", text))).strip("-")
    letters = sum(map(str.isalnum, unicodedata.normalize("NFKD", text)))
    if 2 * len(plain.replace("-", "")) < letters:
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    if len(plain) <= longest:
        return plain
    whole, _, _ = plain[: longest + 1].rpartition("-")
    return whole or plain[:longest]


def _ascii(text: str) -> str:
    """Its characters without their accents, those left out that are of other alphabets."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def free(name: str, taken: dict[str, int]) -> str:
    """The name, with a number behind it if it is taken; it is taken from then on.

    `taken` says of each name the last number that was behind it.
    """
    if name not in taken:
        taken[name] = 1
        return name
    number = taken[name] + 1
    while (candidate := f"{name}-{number}") in taken:
        number += 1
    taken[name] = number
    taken[candidate] = 1
    return candidate
