"""Numbers as headings write them: arabic, roman, spelled out, Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ebookpack.core.caseless import key_of
from ebookpack.core.patterns import pattern

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
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf vingt",
    "_ premier second",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti",
    "- um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis",
    "- een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien",
    "_ eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde",
    "_ första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde",
    "_ første anden tredje fjerde femte sjette syvende ottende niende tiende",
    "_ первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый",
    "_ первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая "
    "одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая",
    "_ первое второе третье четвёртое пятое шестое седьмое восьмое девятое десятое",
)
"""Cardinals from 0 on; with `-` for 0, from 1 on; with `_`, ordinals."""
_STEMS = (
    (
        "e er es en",
        "_ erst zweit dritt viert fünft sechst siebent acht neunt zehnt elft zwölft dreizehnt "
        "vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst",
    ),
    ("e er es en", "_ _ _ _ _ _ _ siebt"),
    (
        "ème",
        "_ _ deuxi troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi treizi quatorzi "
        "quinzi seizi dix-septi dix-huiti dix-neuvi vingti",
    ),
    ("ère e", "_ premi second"),
    (
        "o a",
        "_ primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim "
        "decimotercer decimocuart decimoquint",
    ),
    ("", "_ primer _ tercer"),
    (
        "o a",
        "_ prim second terz quart quint sest settim ottav non decim undicesim dodicesim "
        "tredicesim quattordicesim quindicesim sedicesim diciassettesim diciottesim "
        "diciannovesim ventesim",
    ),
    ("o a", "_ primeir segund terceir quart quint sext sétim oitav non décim"),
    ("us a um", "_ prim secund terti quart quint sext septim octav non decim"),
    (
        "y a e",
        "_ pierwsz _ _ czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast",
    ),
    ("i a ie", "_ _ drug trzec"),
)
"""(endings, stems of the ordinals 1, 2, 3...) of languages that decline them."""
_FRENCH_TENS = "vingt trente quarante cinquante soixante".split()
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_SPANISH_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_CJK_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_CJK_NUMBER = frozenset({*_CJK_DIGITS, "十", "百"})


def _beyond_twenty() -> Iterator[tuple[str, int, bool]]:
    """(number, its value, whether it is an ordinal) from 20 on, in languages of old novels."""
    french = "_ un deux trois quatre cinq six sept huit neuf".split()
    french_nth = "_ unième deuxième troisième quatrième cinquième sixième septième".split()
    french_nth += ["huitième", "neuvième"]
    for tens, word in enumerate(_FRENCH_TENS, start=2):
        yield word, 10 * tens, False
        yield f"{word.removesuffix('e')}ième", 10 * tens, True
        for ones in range(1, 10):
            for joint in ("-et-", " et ", "-", " ") if ones == 1 else ("-", " "):
                yield f"{word}{joint}{french[ones]}", 10 * tens + ones, False
                yield f"{word}{joint}{french_nth[ones]}", 10 * tens + ones, True
    german = "_ ein zwei drei vier fünf sechs sieben acht neun".split()
    for tens, word in enumerate(_GERMAN_TENS, start=2):
        for ones in range(10):
            whole = f"{german[ones]}und{word}" if ones else word
            yield whole, 10 * tens + ones, False
            for ending in ("ste", "ster", "stes", "sten"):
                yield whole + ending, 10 * tens + ones, True
    spanish = "_ uno dos tres cuatro cinco seis siete ocho nueve".split()
    twenties = "_ uno dós trés cuatro cinco séis siete ocho nueve".split()
    for ones in range(1, 10):
        yield f"veinti{twenties[ones]}", 20 + ones, False
        for tens, word in enumerate(_SPANISH_TENS, start=3):
            yield word, 10 * tens, False
            yield f"{word} y {spanish[ones]}", 10 * tens + ones, False


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
    for endings, stems in _STEMS:
        for value, stem in enumerate(stems.split()):
            for ending in endings.split(" "):
                known.setdefault(stem + ending, value)
    for word, value, _ in _beyond_twenty():
        known.setdefault(word, value)
    for word in [word for word in known if "ё" in word]:
        known[word.replace("ё", "е")] = known[word]
    known["one hundred"] = 100
    return known


_SPELLED = _spelled()
_ORDINAL = frozenset(
    {
        *_ORDINALS,
        *(word for words in _OTHER_LANGUAGES if words[0] == "_" for word in words.split()[1:]),
        *(
            stem + ending
            for endings, stems in _STEMS
            for stem in stems.split()
            for ending in endings.split(" ")
        ),
        *(word for word, _, is_nth in _beyond_twenty() if is_nth),
    }
)
_ROMAN = pattern(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_FIRST_WORDS = pattern(r"[\w.]+(?:[- ]\w+){0,2}")
_AND_A_HALF = pattern(r" and (?:a|one) half\b", re.IGNORECASE)
_FIGURES = pattern(r"\d+(\.\d+)?")
_SUFFIXED = pattern(r"(\d+)(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|°)")


def leading_number(text: str) -> tuple[float, str] | None:
    """The number that a text starts with, and what was written for it.

    `Twenty One: The Sea` gives (21, "Twenty One"); `of the sea` gives None.
    """
    found = _FIRST_WORDS.match(text)
    if found is None:
        return None
    ends = [mark.start() for mark in re.finditer(r"[- ]", found[0])]
    for end in (len(found[0]), *reversed(ends)):
        candidate = found[0][:end].rstrip(".")
        value = number_of(candidate)
        if value is not None:
            half = _AND_A_HALF.match(text, len(candidate))
            return (value + 0.5, text[: half.end()]) if half else (value, candidate)
    return None


def number_of(text: str) -> float | None:
    """Value of a number as a heading writes it, None if it is none."""
    text = key_of(text.strip())
    if text[:1].isdecimal():
        return _in_figures(text)
    if text in _SPELLED and text not in ("_", "-"):
        return float(_SPELLED[text])
    if _ROMAN.fullmatch(text):
        return float(_roman(text))
    return _chinese(text)


def _in_figures(text: str) -> float | None:
    if _FIGURES.fullmatch(text):
        return float(text)
    if text[-1] in _HALVES and text[:-1].isdecimal():
        return int(text[:-1]) + _HALVES[text[-1]]
    suffixed = _SUFFIXED.fullmatch(text)
    return float(suffixed[1]) if suffixed else None


def is_ordinal(text: str) -> bool:
    """Whether a number says the how-manieth: `first`, `2.`, `3rd`, `Zweiter`."""
    text = key_of(text.strip())
    return (
        text in _ORDINAL
        or _SUFFIXED.fullmatch(text) is not None
        or re.fullmatch(r"\d+\.", text) is not None
        or (number_of(text) is not None and re.split(r"[- ]", text)[-1] in _ORDINAL)
    )


def is_roman(text: str) -> bool:
    """Whether it is a roman numeral (and not a word spelled with the same letters)."""
    return bool(_ROMAN.fullmatch(text.strip()))


def _roman(text: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _chinese(text: str) -> float | None:
    if text[:1] not in _CJK_NUMBER or not _CJK_NUMBER.issuperset(text):
        return None
    total = current = 0
    for letter in text:
        if letter in _CJK_DIGITS:
            current = _CJK_DIGITS[letter] if current == 0 else current * 10 + _CJK_DIGITS[letter]
        else:
            total += max(current, 1) * (10 if letter == "十" else 100)
            current = 0
    return float(total + current)
