"""The language of a text that does not declare it: by its script, then by its small words.

A word that several languages are full of (`de`, `la`) says less for each; near kin (Danish and
Norwegian, Czech and Slovak) are told apart by the few that they do not share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from unicodedata import normalize

from ebookpack.assemble.small_words import BRITISH_AMERICAN, SMALL_WORDS
from ebookpack.core.patterns import pattern

SAMPLE = 60_000
"""Characters that are looked at, from all over the text."""
FEWEST_WORDS = 12
FEWEST_SURE_WORDS = 40
"""Words by which two languages that are near to each other can be told apart."""
LEAST_SHARE = 0.05
"""Share of a text's words that are small ones of its language, each counted by what it says."""
LEAST_KANA = 0.03
"""Share of kana among the letters of a text in Japanese."""
FEWEST_SPELLINGS = 8
"""Words that only one of Britain and America spells so, from which on a text is its."""

_WORD = pattern(r"[^\W\d_]+")
_SCRIPTS = (
    ("latin", "A-Za-zÀ-ɏḀ-ỿ"),
    ("cyrillic", "Ѐ-ӿ"),
    ("el", "Ͱ-Ͽἀ-῿"),
    ("he", "֐-׿"),
    ("arabic", "؀-ۿﭐ-﷿ﹰ-﻾"),
    ("hi", "ऀ-ॿ"),
    ("bn", "ঀ-৿"),
    ("ta", "஀-௿"),
    ("th", "฀-๿"),
    ("ka", "Ⴀ-ჿ"),
    ("hy", "԰-֏"),
    ("ko", "가-힯ᄀ-ᇿ"),
    ("han", "一-鿿㐀-䶿"),
    ("kana", "ぁ-ヿ"),
)
_IN_SCRIPT = [(name, pattern(f"[{letters}]")) for name, letters in _SCRIPTS]
_OF_CYRILLIC = ("ru", "uk", "bg", "sr", "be", "mk")
LATIN_LANGUAGES = tuple(tag for tag in SMALL_WORDS if tag not in _OF_CYRILLIC)
"""Tags of those whose small words are known, and that are written in Latin letters."""
_TRADITIONAL = frozenset("這個們來為國說時會對於過發後裡")
_SIMPLIFIED = frozenset("这个们来为国说时会对于过发后里")
_SELDOM = frozenset("gl eu ga cy sq is et lt lv sl eo la ca be mk id vi".split())
"""Languages whose small words must be more, for there are fewer books in them."""
_NAMES = {
    name: line.split()[0]
    for line in """
        en english eng
        de german deutsch deu ger
        fr french français fra fre
        es spanish español castellano spa
        it italian italiano ita
        nl dutch nederlands nld dut
        pt portuguese português por
        sv swedish svenska swe
        da danish dansk dan
        no norwegian norsk nor
        fi finnish suomi fin
        pl polish polski pol
        cs czech čeština ces cze
        sk slovak slovenčina
        hu hungarian magyar hun
        ro romanian română
        hr croatian hrvatski
        tr turkish türkçe
        ru russian русский rus
        uk ukrainian українська ukr
        bg bulgarian
        sr serbian
        el greek ελληνικά ell gre
        he hebrew עברית
        ar arabic العربية
        ja japanese 日本語 jpn
        zh chinese 中文 zho chi
        ko korean 한국어 kor
        la latin latina lat
        eo esperanto epo
        ca catalan català
        is icelandic
        cy welsh
        ga irish
        vi vietnamese
        id indonesian
    """.strip().splitlines()
    for name in line.split()[1:]
}
"""Tags by the names of languages and by the codes of three letters (ISO 639-2)."""
_TAG = pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def language_tag(said: str) -> str:
    """BCP 47 tag of a language given by a tag or by its name; "" if it is neither."""
    name = re.split(r"[,;/(]", said.strip())[0].strip()
    tag = _NAMES.get(name.casefold(), name.replace("_", "-"))
    primary, dash, rest = tag.partition("-")
    tag = f"{_NAMES.get(primary.lower(), primary)}{dash}{rest}"
    return tag if _TAG.fullmatch(tag) else ""


def guess_language(texts: Sequence[str], default: str = "en") -> str:
    """BCP 47 tag of the language that a text is in, `default` if there is too little to tell.

    `texts` are its paragraphs; of a text in several languages it is the one with most of them.
    """
    sample = _sample(texts)
    counts = {name: len(letters.findall(sample)) for name, letters in _IN_SCRIPT}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return default
    if script in ("han", "kana"):
        kana = counts["kana"] > LEAST_KANA * (counts["han"] + counts["kana"])
        return "ja" if kana else _chinese(sample)
    if script == "arabic":
        return "fa" if sum(c in "پچژگ" for c in sample) > counts[script] / 100 else "ar"
    if script not in ("latin", "cyrillic"):
        return script
    words = Counter(map(str.casefold, _WORD.findall(sample)))
    if words.total() < FEWEST_WORDS:
        return default if script == "latin" else "ru"
    best = _by_small_words(words, LATIN_LANGUAGES if script == "latin" else _OF_CYRILLIC)
    if best == "en":
        return _variant(words)
    return best or (default if script == "latin" else "ru")


def _sample(texts: Sequence[str]) -> str:
    """Paragraphs from all over a text."""
    total = sum(map(len, texts))
    step = max(1, -(-total // SAMPLE))
    return normalize("NFC", " ".join(text[:SAMPLE] for text in texts[::step])[:SAMPLE])


def _chinese(sample: str) -> str:
    traditional = sum(c in _TRADITIONAL for c in sample)
    return "zh-Hant" if traditional > sum(c in _SIMPLIFIED for c in sample) else "zh"


def _by_small_words(words: Counter[str], tags: Sequence[str]) -> str:
    """The language whose small words the text is full of; "" if it is full of none's."""
    scores = small_word_scores(words, tuple(tags))
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] > words.total() * LEAST_SHARE else ""


def small_word_scores(words: Counter[str], tags: tuple[str, ...]) -> dict[str, float]:
    """How many small words of each language are among the words, counted by what they say."""
    return {
        tag: sum(words[word] * weight for word, weight in _weights(tag, tags))
        * (0.85 if tag in _SELDOM else 1)
        for tag in tags
    }


@cache
def _weights(tag: str, tags: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """A language's small words, and what each says for it: the less, the more languages have it."""
    sharing = Counter(word for other in tags for word in set(SMALL_WORDS[other].split()))
    return tuple((word, 1 / sharing[word]) for word in dict.fromkeys(SMALL_WORDS[tag].split()))


def _variant(words: Counter[str]) -> str:
    """English of Britain or America, if its spelling leaves no doubt."""
    british = sum(words[word] for word, _ in BRITISH_AMERICAN if word)
    american = sum(words[word] for _, word in BRITISH_AMERICAN if word)
    if british + american < FEWEST_SPELLINGS:
        return "en"
    if british > 20 * american:
        return "en-GB"
    return "en-US" if american > 20 * british else "en"


def second_language(texts: Sequence[str], first: str) -> str:
    """What a text could be in as well, if it is too short to tell; "" if it is long enough."""
    words = Counter(map(str.casefold, _WORD.findall(_sample(texts))))
    if words.total() >= FEWEST_SURE_WORDS or first.partition("-")[0] not in LATIN_LANGUAGES:
        return ""
    others = tuple(tag for tag in LATIN_LANGUAGES if tag != first.partition("-")[0])
    return _by_small_words(words, others) or others[0]
