"""The encodings from before Unicode, told by the text that the bytes make in each.

In the right one, the letters beyond ASCII are those of one language in their usual numbers, and
stand in words as letters do; in a wrong one a word has a capital or a sign in its middle. The
evidence is added up as logarithms of how likely each letter is where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import exp, log

from msgspec import Struct

from ebookpack.readers.legacy_letters import COMMON, LETTERS, SINGLE_BYTE

SAMPLE = 200_000
"""Bytes around letters beyond ASCII that are looked at."""
MOST_LETTERS = 20_000
LEAST_COMMON = 0.25
"""Share of the letters of East Asian text that are common ones, or kana, in the right encoding."""
MOST_BROKEN = 0.005
"""Share of them that may be damaged."""
CLEAR = 3.0
"""By how much the logarithm of the best must pass that of the next for the answer to be clear."""

LEAST_OF_AN_ALPHABET = 0.1
"""Letters beyond ASCII for each of ASCII, from which on a text can be in another script."""
_FOREIGN = 8.0
"""What speaks against another script in a text that has fewer."""

_LETTER = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
_ISO_2022 = ((b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))
_OPENING, _CLOSING, _APOSTROPHE = "“‘„‚«‹¿¡", "”»›…", "’"
_SIGNS = "“”’‘—–…«»„‚‹›\xa0¿¡"
_COMMON_SIGNS = frozenset("£©°§½¼¾®™•·€²³")
_BEFORE_NUMBERS, _AFTER_NUMBERS = frozenset("£$€¥©±"), frozenset("°½¼¾²³ºª£€%")
_WORDS = frozenset("àáéèóíåöøæïêôуоавиксяіјй")
"""Letters that are words by themselves."""
_BOXES = range(0x2500, 0x25A0)
_STEEP = 3.5
"""Letters after which an accented one is e times rarer, in the order of LETTERS."""
_FLAT = 11.0
"""The same for alphabets all of whose letters are beyond ASCII."""


class Guess(Struct, frozen=True):
    """An encoding, and whether others are as likely."""

    encoding: str
    clear: bool


def guess(data: bytes) -> Guess:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 if nothing tells."""
    for mark, encoding in _ISO_2022:
        if mark in data:
            return Guess(encoding, clear=True)
    return _east_asian(data) or _single_byte(data)


# ------------------------------------------------------------------------------- a byte a letter


def _single_byte(data: bytes) -> Guess:
    triples = _triples(data)
    latin = triples.total() < LEAST_OF_AN_ALPHABET * len(_LETTER.findall(data[:SAMPLE]))
    scores = [
        (
            _score(triples, name) - n * 0.05 - (_FOREIGN if latin and _has_alphabet(name) else 0),
            -n,
            name,
        )
        for n, name in enumerate(SINGLE_BYTE)
    ]
    (best, _, name), *others = sorted(scores, reverse=True)
    text = _high_text(triples, name)
    rival = next((s for s, _, other in others if _high_text(triples, other) != text), best - 99)
    return Guess(name, clear=best - rival >= CLEAR)


def _has_alphabet(encoding: str) -> bool:
    """Whether an encoding is for a script whose every letter is beyond ASCII."""
    return any(len(LETTERS[language]) > 25 for language in SINGLE_BYTE[encoding])


def _triples(data: bytes) -> Counter[bytes]:
    """Each byte beyond ASCII with its neighbours, and how often it is there."""
    padded = b" " + data + b" "
    found: Counter[bytes] = Counter()
    for count, high in enumerate(_HIGH.finditer(padded)):
        if count >= MOST_LETTERS:
            break
        found[padded[high.start() - 1 : high.start() + 2]] += 1
    return found


def _high_text(triples: Counter[bytes], encoding: str) -> str:
    table = _decoding(encoding)
    return "".join(table[triple[1]] for triple in triples)


@cache
def _decoding(encoding: str) -> tuple[str, ...]:
    return tuple(bytes([n]).decode(encoding, "replace") for n in range(256))


def _score(triples: Counter[bytes], encoding: str) -> float:
    """Logarithm of how likely the letters are, in the language that fits them best."""
    table = _decoding(encoding)
    counts: Counter[str] = Counter()
    fit = 0.0
    for triple, count in triples.items():
        before, letter, after = (table[byte] for byte in triple)
        fit += count * log(_fit(before, letter, after))
        counts[letter] += count
    best = max(
        sum(count * log(likely.get(c, _rare(c))) for c, count in counts.items())
        for likely in map(_likelihoods, SINGLE_BYTE[encoding])
    )
    return fit + best


@cache
def _likelihoods(language: str) -> dict[str, float]:
    """How likely each letter beyond ASCII is in a language's texts, signs among them."""
    letters = LETTERS[language]
    slope = _FLAT if len(letters) > 25 else _STEEP
    weights = {c: exp(-n / slope) for n, c in enumerate(letters)}
    weights |= {
        c.upper(): 0.1 * w for c, w in weights.items() if len(c.upper()) == 1 and not c.isupper()
    }
    total = sum(weights.values())
    likely = {c: 0.8 * w / total for c, w in weights.items()}
    for n, sign in enumerate(_SIGNS):
        likely[sign] = likely.get(sign, 0) + 0.04 * exp(-n / 8)
    return likely


def _rare(letter: str) -> float:
    """How likely a letter is that the language does not write."""
    if ord(letter) in _BOXES:
        return 0.004
    if letter.isalpha():
        return 0.0008
    if letter in _COMMON_SIGNS:
        return 0.006
    return 0.0015 if unicodedata.category(letter)[0] in "SNP" else 0.00001


def _fit(before: str, letter: str, after: str) -> float:
    """How well a letter stands between its neighbours, 1 for well."""
    if ord(letter) in _BOXES:
        return 1.0 if ord(before) in _BOXES or ord(after) in _BOXES else 0.05
    if letter.isalpha():
        return _fit_of_letter(before, letter, after)
    inside = before.isalpha() and after.isalpha()
    if letter == _APOSTROPHE:
        return 1.0 if before.isalpha() or after.isalpha() else 0.3
    if letter in _OPENING:
        return 0.02 if before.isalpha() else 0.2 if after == " " and letter not in "«" else 1.0
    if letter in _CLOSING:
        return 0.05 if after.isalpha() else 0.2 if before == " " and letter != "»" else 1.0
    if letter in "—–\xa0":
        return 0.05 if after.islower() and not before.isalpha() else 1.0
    if letter in _COMMON_SIGNS:
        if (letter in _BEFORE_NUMBERS and (after.isdigit() or after == " ")) or (
            letter in _AFTER_NUMBERS and before.isdigit()
        ):
            return 1.0
        return 0.02 if before.isalpha() else 0.3
    return 0.01 if inside else 0.2


def _fit_of_letter(before: str, letter: str, after: str) -> float:
    if letter in "ªº":
        return 0.01 if after.isalpha() else 0.5
    if letter > "\u024f" and ("A" <= before <= "z" or "A" <= after <= "z"):
        return 0.01  # letters of two scripts in one word
    if before == letter == after:
        return 0.01
    if letter.isupper():
        if not before.isalpha() and not after.isalpha():
            return 0.3 if letter.lower() in _WORDS else 0.03
        if before.islower():
            return 0.01
        return 0.3 if after.isupper() or before.isupper() else 0.7
    if after.isupper() and letter.islower():
        return 0.02
    if before.isdigit() or after.isdigit():
        return 0.02
    if not before.isalpha() and not after.isalpha():
        return 0.5 if letter in _WORDS else 0.03
    return 1.0


# ----------------------------------------------------------------------- several bytes a letter


def _east_asian(data: bytes) -> Guess | None:
    sample = _sample(data)
    shares = sorted(((_common_share(sample, name), name) for name in COMMON), reverse=True)
    (best, name), (second, _), *_ = shares
    if best < LEAST_COMMON:
        return None
    return Guess(name, clear=best > 1.5 * second)


def _sample(data: bytes) -> bytes:
    """Bytes from the first line on that has some beyond ASCII, cut at the end of a line."""
    first = _HIGH.search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    sample = data[start : start + SAMPLE]
    end = sample.rfind(b"\n")
    return sample[:end] if end > 0 and len(sample) == SAMPLE else sample


def _common_share(sample: bytes, encoding: str) -> float:
    """Share of a sample's letters beyond ASCII that are common; 0 if it cannot be decoded."""
    letters = [c for c in sample.decode(encoding, "replace") if c > "\x7f"]
    if not letters or letters.count("\ufffd") > 1 + MOST_BROKEN * len(letters):
        return 0.0
    return sum(_commonness(letters, COMMON[encoding])) / len(letters)


def _commonness(letters: Iterable[str], common: str) -> Iterable[float]:
    known = frozenset(common)
    for letter in letters:
        if "\uff61" <= letter <= "\uff9f":
            yield -0.5  # half-width kana: what other encodings look like in Shift-JIS
        elif letter in "、。「」，．":
            yield 0.5
        elif known:
            yield 1.0 if letter in known else 0.0
        else:
            yield 1.0 if "\u3041" <= letter <= "\u30fe" else 0.0
