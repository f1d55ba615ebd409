"""A novel of any length: the sample novella again and again, each time in other words.

A novella repeated as it stands would flatter every program that remembers words: it has two and
a half thousand different ones, however often it is repeated. In novels new words keep coming. So
each time names are others, figures too, and what the novella says but once or twice is said in
words coined from English syllables. They mean nothing, but are as long as words are, can be divided
where words can, and come as often as words do: by Simon's rule (H. A. Simon, "On a Class of Skew
Distribution Functions", 1955), the ones more that have come more.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from tests.source import ROOT

NOVELLA = ROOT / "manuscripts" / "the-minutes-are-missing"
HEAD = '---\ntitle: "A Novel of Some Length"\nauthor: "Nobody in Particular"\nlang: en-GB\n---\n\n'

RARE = 2
"""What the novella says no oftener is said in other words."""
VOCABULARY = (8.0, 0.6)
"""For a text of n words 8 n^0.6 are coined (Heaps' law): 9,000 for 120,000, 22,000 for 560,000.
Novels of such lengths have no more different ones."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+")
_ROW_OR_WORD = re.compile(rf"^\|.*|{_WORD.pattern}", re.MULTILINE)
"""Rows of tables stay as they are: a table of longer words might be wider than a page."""
_POSSESSIVE = re.compile(r"[’']s?$")
_HEADING = re.compile(r"#+ (?:.*?: )?|Chapter \w+\n")
_ONSETS = (
    "b bl br c ch cl cr d dr f fl fr g gl gr h j l m n p pl pr qu r s sc sh sl sp st str".split()
)
_ONSETS += "sw t th tr v w wh".split()
_NUCLEI = "a e i o u a e i o ai ea ee oa oo ou".split()
_CODAS = "b ck d ft g l ll m mp n nd ng nt p r rd rk rn s ss st t tch th x".split()
_ENDINGS = "er ed ing ly ness able ment ish ous y le ow et on en s".split()


@dataclass(slots=True)
class Coiner:
    """Makes words, and says the ones more that it has said more."""

    chance: random.Random
    said: list[str] = field(default_factory=list)
    """Each time that one of its words was said."""
    known: set[str] = field(default_factory=set)
    """What cannot be coined any more."""
    coinages: int = 0
    """How many it has coined, names left out."""

    def word(self, words_so_far: int) -> str:
        """A rare word for a text of so many words."""
        factor, power = VOCABULARY
        if not self.said or self.coinages < factor * words_so_far**power:
            word = self.coined()
            self.coinages += 1
        else:
            word = self.chance.choice(self.said)
        self.said.append(word)
        return word

    def coined(self) -> str:
        """A word that the text does not have yet."""
        while True:
            pick = self.chance.choice
            word = pick(_ONSETS) + pick(_NUCLEI) + pick(_CODAS)
            if self.chance.random() < 0.3:
                word += pick(_ONSETS) + pick(_NUCLEI) + pick(_CODAS)
            if self.chance.random() < 0.6:
                word += pick(_ENDINGS)
            if word not in self.known:
                self.known.add(word)
                return word


def novel(words: int, seed: int = 1897) -> str:
    """A novel of at least so many words, and less than a chapter more, in Markdown."""
    written, count = [HEAD], 0
    for number, (chapter, chapter_words) in enumerate(_chapters(seed), 1):
        written.append(f"# {number}: {chapter}\n\n")
        count += chapter_words
        if count >= words:
            break
    return "".join(written)


def _chapters(seed: int) -> Iterator[tuple[str, int]]:
    """(title and text, words) of chapters, without end."""
    coiner = Coiner(random.Random(seed))
    coiner.known.update(_frequencies())
    count = 0
    while True:
        names = {name: coiner.coined() for name in sorted(_names())}
        for chapter in _novella():

            def other(found: re.Match[str], names: dict[str, str] = names) -> str:
                nonlocal count
                count += len(_WORD.findall(found[0]))
                if found[0].startswith("|"):
                    return found[0]
                return _other(found[0], names, coiner, count)

            before = count
            yield _ROW_OR_WORD.sub(other, chapter), count - before


def _other(word: str, names: dict[str, str], coiner: Coiner, count: int) -> str:
    """What is said in place of a word."""
    if word.isdigit():
        return str(coiner.chance.randrange(10 ** (len(word) - 1), 10 ** len(word)))
    stem = _POSSESSIVE.sub("", word)
    ending = word.removeprefix(stem)
    if stem in names:
        return names[stem].capitalize() + ending
    if len(stem) < 4 or _frequencies()[stem.lower()] > RARE or not stem.isalpha():
        return word
    coined = coiner.word(count)
    if stem.isupper():
        return coined.upper() + ending
    return (coined.capitalize() if stem[0].isupper() else coined) + ending


@cache
def _novella() -> tuple[str, ...]:
    """Title and text of each chapter, a paragraph a line."""
    found = []
    for path in sorted(NOVELLA.glob("0*")):
        text = _HEADING.sub("", path.read_text(encoding="utf-8"), count=1)
        if path.suffix == ".txt":  # what is typed in lines there is in Markdown no code
            title, _, text = text.partition("\n")
            blocks = re.split(r"\n\s*\n", text)
            text = "\n\n".join([title, *(" ".join(block.split()) for block in blocks)])
        found.append(text.strip() + "\n\n")
    return tuple(found)


@cache
def _frequencies() -> Counter[str]:
    """How often the novella has each word, in small letters."""
    words = (_POSSESSIVE.sub("", word).lower() for word in _WORD.findall("".join(_novella())))
    return Counter(words)


@cache
def _names() -> frozenset[str]:
    """Words that the novella has with a capital within sentences, and never without."""
    text = "".join(_novella())
    within = re.findall(r"(?<=[a-z,;] )[A-Z][a-z]{3,}", text)
    small = set(re.findall(r"\b[a-z]+\b", text))
    return frozenset(name for name in within if name.lower() not in small)
