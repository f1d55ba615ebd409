"""Numbers as headings write them: arabic, roman, spelled out, Chinese."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_OTHER_LANGUAGES = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "_ erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes elftes "
    "zwölftes",
    "_ erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "_ premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "_ première seconde",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
    "_ primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
    "_ primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "_ primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
    "_ prima seconda terza",
    "_ um dois três quatro cinco seis sete oito nove dez onze doze",
    "_ een twee drie vier vijf zes zeven acht negen tien elf twaalf",
)
_CJK_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}


def _spelled() -> dict[str, int]:
    known = {word: value for value, word in enumerate(_ONES)}
    known |= {word: value for value, word in enumerate(_ORDINALS)}
    for tens, word in enumerate(_TENS, start=2):
        known[word] = 10 * tens
        for ones in range(1, 10):
            for joint in ("-", " ", ""):
                known[f"{word}{joint}{_ONES[ones]}"] = 10 * tens + ones
                known[f"{word}{joint}{_ORDINALS[ones]}"] = 10 * tens + ones
    for words in _OTHER_LANGUAGES:
        for value, word in enumerate(words.split()):
            known.setdefault(word, value)
    known["one hundred"] = 100
    return known


_SPELLED = _spelled()
_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_FIRST_TWO = re.compile(r"[\w.]+(?:[- ]\w+)?")


def leading_number(text: str) -> tuple[float, str] | None:
    """The number that a text starts with, and what was written for it.

    `Twenty One: The Sea` gives (21, "Twenty One"); `of the sea` gives None.
    """
    found = _FIRST_TWO.match(text)
    if found is None:
        return None
    for candidate in (found[0].rstrip("."), re.split(r"[- ]", found[0])[0].rstrip(".")):
        value = number_of(candidate)
        if value is not None:
            return value, candidate
    return None


def number_of(text: str) -> float | None:
    """Value of a number as a heading writes it, None if it is none."""
    text = text.strip().casefold()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    if text in _SPELLED and text != "_":
        return float(_SPELLED[text])
    if _ROMAN.fullmatch(text):
        return float(_roman(text))
    return _chinese(text)


def is_roman(text: str) -> bool:
    """Whether it is a roman numeral (and not a word spelled with the same letters)."""
    return bool(_ROMAN.fullmatch(text.strip()))


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _chinese(text: str) -> float | None:
    if not text or not set(text) <= {*_CJK_DIGITS, "十", "百"}:
        return None
    total = current = 0
    for letter in text:
        if letter in _CJK_DIGITS:
            current = _CJK_DIGITS[letter] if current == 0 else current * 10 + _CJK_DIGITS[letter]
        else:
            total += max(current, 1) * (10 if letter == "十" else 100)
            current = 0
    return float(total + current)
