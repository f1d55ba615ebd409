"""Passages in another language, written in the same letters as the book's (WCAG 2.2, 3.1.2).

A voice reads a French letter in an English novel as French, and it is hyphenated so, only if it is
marked. Where the author marked nothing, whole paragraphs, verses and quotations are told by the
small words that a language is full of: those of one are there, several of them, and hardly any of
the book's own. Words, names and phrases within a paragraph are left alone, and so is what could be
in one of two languages: a wrong mark is worse than none, for a wrong voice cannot be understood.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from unicodedata import normalize

from msgspec.structs import replace

from ebookpack.assemble.language import LATIN_LANGUAGES, small_word_scores
from ebookpack.assemble.small_words import ORDINARY_WORDS, SMALL_WORDS
from ebookpack.core.node_text import block_text, walk_inlines
from ebookpack.core.nodes import Block, Blocks, Inlines, Language, List, Paragraph, Quote, Verse
from ebookpack.core.patterns import pattern

FEWEST_WORDS = 10
FEWEST_KINDS = 4
"""Small words of the language, different from each other and none in the book's own."""
LEAST_SHARE = 0.25
"""Share of the words that are small ones of the language."""
MOST_OWN = 0.04
"""Share of them that are common ones of the book's language, and none of the other's."""
MOST_CAPITALS = 0.45
"""Share of them with a capital, even in German: what has more is a list of names."""
LEAST_LEAD = 1.6
"""How many times more speaks for the language than for the next."""

_LEAST_LETTERS = 3 * FEWEST_WORDS
"""Characters of so many words, at the least."""
_TELLING = 4
"""The book's own small words by which most of its paragraphs are known at a glance."""
_WORD = pattern(r"[^\W\d_]+")


def mark_passages(language: str) -> Callable[[Blocks], Blocks]:
    """What marks passages in other languages, in blocks of a book in this one (a BCP 47 tag)."""
    own = language.lower().partition("-")[0]
    glance = tuple(f" {word} " for word in SMALL_WORDS.get(own, "").split()[:_TELLING])

    def marked(block: Block) -> Block:
        match block:
            case Paragraph() | Verse():
                tag = tag_of(block)
                return _in_language(block, tag) if tag else block
            case Quote(blocks=blocks):
                tag = tag_of(block)
                inner = tuple(_in_language(one, tag) for one in blocks) if tag else all_of(blocks)
                return block if inner == blocks else replace(block, blocks=inner)
            case List(items=items):
                parted = tuple(map(all_of, items))
                return block if parted == items else replace(block, items=parted)
            case _:
                return block

    def tag_of(block: Block) -> str:
        text = block_text(block)
        if len(text) < _LEAST_LETTERS or any(map(text.__contains__, glance)) or not _is_latin(text):
            return ""
        tag = foreign_language(text, own)
        is_marked = tag and any(isinstance(inline, Language) for inline in walk_inlines((block,)))
        return "" if is_marked else tag

    def all_of(blocks: Blocks) -> Blocks:
        made = tuple(map(marked, blocks))
        return blocks if all(map(_is, made, blocks)) else made

    return all_of


def foreign_language(text: str, own: str) -> str:
    """Tag of the language that a text is in, if it is certain and not the book's own; else ""."""
    typed = _WORD.findall(normalize("NFC", text))
    words = Counter(map(str.casefold, typed))
    kinds, known, total = words.keys(), _common(own), words.total()
    if total < FEWEST_WORDS:
        return ""
    telling = Counter(tag for word in kinds for tag in _tells(own).get(word, ()))
    if max(telling.values(), default=0) < FEWEST_KINDS or telling[own] >= FEWEST_KINDS:
        return ""
    scores = small_word_scores(words, LATIN_LANGUAGES)
    best, second = sorted(scores, key=lambda tag: scores[tag], reverse=True)[:2]
    theirs = _small(best)
    if (
        telling[best] < FEWEST_KINDS
        or scores[best] < LEAST_LEAD * scores[second]
        or sum(words[word] for word in kinds & theirs) < LEAST_SHARE * total
        or sum(words[word] for word in (kinds & known) - _common(best)) > MOST_OWN * total
        or sum(word[0].isupper() for word in typed) > MOST_CAPITALS * total
    ):
        return ""
    return best


def _in_language(block: Block, tag: str) -> Block:
    """A block whose text is said to be in a language."""

    def said(children: Inlines) -> Inlines:
        return (Language(tag=tag, children=children),) if children else children

    match block:
        case Paragraph(children=children):
            return replace(block, children=said(children))
        case Verse(stanzas=stanzas):
            lines = (tuple(replace(it, children=said(it.children)) for it in s) for s in stanzas)
            return replace(block, stanzas=tuple(lines))
        case Quote(blocks=blocks):
            return replace(block, blocks=tuple(_in_language(one, tag) for one in blocks))
        case _:
            return block


def _is_latin(text: str) -> bool:
    """Whether most of a text are letters without accents, blanks and marks."""
    return 2 * len(text.encode("ascii", "ignore")) > len(text)


def _is(one: Block, other: Block) -> bool:
    return one is other


@cache
def _small(tag: str) -> frozenset[str]:
    return frozenset(SMALL_WORDS.get(tag, "").split())


@cache
def _tells(own: str) -> Mapping[str, tuple[str, ...]]:
    """The languages that a small word speaks for in a book in one of them."""
    tells: defaultdict[str, list[str]] = defaultdict(list)
    for tag in LATIN_LANGUAGES:
        for word in _small(tag) if tag == own else _small(tag) - _common(own):
            if len(word) > 1:
                tells[word].append(tag)
    return {word: tuple(tags) for word, tags in tells.items()}


@cache
def _common(tag: str) -> frozenset[str]:
    """Words by which a text in this language is known, those that say little by themselves too."""
    return _small(tag) | frozenset(ORDINARY_WORDS.get(tag, "").split())
