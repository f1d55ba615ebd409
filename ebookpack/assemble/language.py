"""The language of a text that does not declare it, by the small words it is full of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_SMALL_WORDS: Mapping[str, str] = {
    "en": "the and of to in was he she that it his her with had for you not but said they",
    "de": "der die und in zu den das nicht von sie ist des sich mit dem er es ein ich auf war",
    "fr": "de la le et les des en un du une que est pour qui dans il elle pas sur avec était",
    "es": "de la que el en y los se del las un por con una su para es al lo como más había",
    "it": "di che la il un a è per una in del si con non sono le da della come più era",
    "pt": "de que o a do da em um para com não uma os no se na por mais as dos ele ela",
    "nl": "de van het een en in is dat op te zijn met voor niet was hij ze aan er maar had",
    "sv": "och i att det som en på är av för med den till inte om han hon var ett sig men",
    "da": "og i at det som en på er af for med den til ikke om han hun var et sig men jeg",
    "no": "og i at det som en på er av for med den til ikke om han hun var et seg men jeg",
    "pl": "i w na nie się z do to że jest jak po co ale o tym był za od przez jego",
    "fi": "ja on ei se että hän oli kun niin mutta ole minä mitä sen kuin vain jos",
}
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 40_000
"""Characters that are looked at."""
FEWEST_WORDS = 20


def guess_language(texts: Iterable[str], default: str = "en") -> str:
    """BCP 47 tag of the language that a text is in, `default` if there is too little to tell."""
    sample = ""
    for text in texts:
        sample += f" {text}"
        if len(sample) > SAMPLE:
            break
    kana = sum("\u3040" <= c <= "\u30ff" for c in sample[:4000])
    if kana > 20:
        return "ja"
    for low, high, tag in (
        ("\u0400", "\u04ff", "ru"),
        ("\u0370", "\u03ff", "el"),
        ("\u0590", "\u05ff", "he"),
        ("\u0600", "\u06ff", "ar"),
        ("\uac00", "\ud7af", "ko"),
        ("\u4e00", "\u9fff", "zh"),
    ):
        if sum(low <= c <= high for c in sample[:4000]) > 100:
            return tag
    counts = Counter(map(str.casefold, _WORD.findall(sample)))
    if counts.total() < FEWEST_WORDS:
        return default
    scores = {
        tag: sum(counts[word] for word in words.split()) for tag, words in _SMALL_WORDS.items()
    }
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] > counts.total() * 0.08 else default
